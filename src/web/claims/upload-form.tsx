import { useLocale, useTranslations } from 'use-intl'

interface UploadFormProps {
  kind: 'registration' | 'certificate' | 'nameplate' | 'photo'
  companyId: string
  organisationId: string
  about?: string
  label: string
  note?: string
  /** Address without the language to come back to. */
  back: string
}

/** A plain form: it works without script, and the camera of a phone opens by itself. */
export function UploadForm({ kind, companyId, organisationId, about, label, note, back }: UploadFormProps) {
  const t = useTranslations('claims.one')
  const lang = useLocale()
  return (
    <form method="post" encType="multipart/form-data" action="/api/v1/documents" className="own-form">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="company_id" value={companyId} />
      <input type="hidden" name="organisation_id" value={organisationId} />
      {about && <input type="hidden" name="about" value={about} />}
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="return_to" value={`/${lang}${back}`} />
      <label className="field">
        <span>{label}</span>
        <input type="file" name="file" accept="image/jpeg,image/png,image/webp,application/pdf,image/*" capture="environment" required />
        {note && <small className="note">{note}</small>}
      </label>
      <button className="button">{t('send_document')}</button>
    </form>
  )
}

const REFUSED = [
  'empty',
  'too_large',
  'heic',
  'svg',
  'gif',
  'office',
  'other',
  'broken',
  'too_many_pixels',
  'too_slow',
  'too_many',
  'forbidden',
] as const

/** Why a document was not taken: the address holds one of a few words, never a text. */
export function UploadRefusal({ refused }: { refused: string | null }) {
  const t = useTranslations('claims.refused')
  if (refused === null) return null
  return (
    <p role="alert" className="note-box refusal-box">
      {t(REFUSED.find((each) => each === refused) ?? 'failed')}
    </p>
  )
}
