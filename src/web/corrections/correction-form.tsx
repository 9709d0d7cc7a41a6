import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { CorrectionField } from '../../domain/corrections.ts'
import type { Refusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { choicesOf } from './fields.ts'
import { useValueName } from './value-names.ts'

interface CorrectionFormProps {
  subject: string
  field: CorrectionField
  current: string | null
  refusal: Refusal | undefined
  /** What was sent and refused, so that nobody types it twice. */
  sent: Readonly<Record<string, string>>
}

/** One field, one value, how one knows. Nothing else is asked; the contact is optional and says what happens with it. */
export function CorrectionForm({ subject, field, current, refusal, sent }: CorrectionFormProps) {
  const t = useTranslations('corrections.form')
  const valueName = useValueName()
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" className="card stack correction-form">
      <RefusalBox refusal={refusal} />
      <input type="hidden" name="subject" value={subject} />
      <input type="hidden" name="field" value={field} />
      {current !== null && (
        <p>
          {t('now')} <b>{valueName(field, current)}</b>
        </p>
      )}
      <ValueField field={field} sent={sent['proposed_value'] ?? ''} />
      <label className="field field-text">
        <span>{t('why')}</span>
        <textarea name="why" rows={4} required minLength={10} maxLength={2000} defaultValue={sent['why']} aria-describedby="why-note" />
        <small id="why-note" className="note">
          {t('why_note')}
        </small>
      </label>
      <label className="field field-text">
        <span>{t('evidence')}</span>
        <input
          type="url"
          name="evidence_url"
          maxLength={500}
          defaultValue={sent['evidence_url']}
          placeholder="https://"
          aria-describedby="evidence-note"
        />
        <small id="evidence-note" className="note">
          {t('evidence_note')}
        </small>
      </label>
      <label className="field field-text">
        <span>{t('contact')}</span>
        <input
          type="text"
          name="contact"
          maxLength={200}
          autoComplete="email"
          defaultValue={sent['contact']}
          aria-describedby="contact-note"
        />
        <small id="contact-note" className="note">
          {t('contact_note')}
        </small>
      </label>
      {/* Programs fill in every field they find; people do not see this one. */}
      <p className="trap" aria-hidden="true">
        <label>
          {t('trap')} <input type="text" name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </p>
      <p className="note">{t('public')}</p>
      <button type="submit" className="button button-main" disabled={busy}>
        {t('send')}
      </button>
    </Form>
  )
}

/** Fields of which people do not know what we need. */
const HINTED = ['capacity', 'certificate', 'equipment', 'process'] as const

function ValueField({ field, sent }: { field: CorrectionField; sent: string }) {
  const t = useTranslations('corrections')
  const valueName = useValueName()
  const choices = choicesOf(field)
  const label = t('form.value', { field: t(`field.${field}`) })
  if (choices)
    return (
      <label className="field">
        <span>{label}</span>
        <select name="proposed_value" required defaultValue={sent}>
          <option value="">{t('form.choose')}</option>
          {choices.map((value) => (
            <option key={value} value={value}>
              {valueName(field, value)}
            </option>
          ))}
        </select>
      </label>
    )
  const hint = HINTED.find((one) => one === field)
  if (hint || field === 'other' || field === 'segment' || field === 'address')
    return (
      <label className="field field-text">
        <span>{label}</span>
        <textarea name="proposed_value" rows={2} required maxLength={500} defaultValue={sent} aria-describedby={hint && 'value-note'} />
        {hint && (
          <small id="value-note" className="note">
            {t(`form.hint.${hint}`)}
          </small>
        )}
      </label>
    )
  return (
    <label className="field field-text">
      <span>{label}</span>
      <input type={field === 'website' ? 'url' : 'text'} name="proposed_value" required maxLength={500} defaultValue={sent} />
    </label>
  )
}
