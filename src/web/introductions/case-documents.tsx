import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { IntroductionDetail } from '../../api/contract/introduction.ts'
import { DOCUMENT_KINDS, LINK_DAYS } from '../../domain/introductions.ts'
import { UploadRefusal } from '../claims/upload-form.tsx'
import { formatBytes } from '../format/bytes.ts'
import { formatMoment } from '../format/moment.ts'

type Shown = IntroductionDetail['documents'][number]

/** Files the sides show each other, each by links that end. */
export function CaseDocuments({ one, refused }: { one: IntroductionDetail; refused: string | null }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  return (
    <section className="card stack" aria-labelledby="documents">
      <h2 id="documents" className="card-title">
        {t('documents.title')}
      </h2>
      <p className="note">{t('documents.lead')}</p>
      <UploadRefusal refused={refused} />
      {one.documents.length === 0 ? (
        <p>{t('documents.none')}</p>
      ) : (
        <ul className="case-lists">
          {one.documents.map((document) => (
            <li key={document.document_id}>
              <b>{document.title ?? t('erased')}</b> <span className="quiet">· {document.kind_name}</span>
              <div className="note">
                {t(document.mine ? 'documents.ours' : 'documents.theirs')} · {formatMoment(document.created_at, lang)} ·{' '}
                {formatBytes(document.bytes, lang)}
                {document.deleted && ` · ${t('documents.deleted')}`}
              </div>
              {document.file_path && (
                <a href={`${document.file_path}?lang=${lang}`} download>
                  {t('documents.open_own')}
                </a>
              )}
              <Links document={document} />
            </li>
          ))}
        </ul>
      )}
      {one.may.show && <ShowForm one={one} />}
    </section>
  )
}

function Links({ document }: { document: Shown }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  if (document.deleted) return null
  if (!document.mine && document.links.length === 0) return <p className="note">{t('documents.no_link')}</p>
  return (
    <>
      <ul className="case-links">
        {document.links.map((link) => (
          <li key={link.link_id}>
            {!document.mine && link.path ? (
              <a href={`${link.path}&lang=${lang}`} download>
                {t('documents.open')}
              </a>
            ) : (
              <b>{link.state_name}</b>
            )}
            <span>{t('documents.until', { time: formatMoment(link.expires_at, lang) })}</span>
            {document.mine && <span>{t('documents.opened', { count: link.opened })}</span>}
            {document.mine && link.state === 'active' && (
              <Form method="post">
                <input type="hidden" name="link_id" value={link.link_id} />
                <button className="button button-small" name="intent" value="unlink">
                  {t('documents.revoke')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {document.mine && (
        <div className="ladder-acts">
          <Form method="post">
            <input type="hidden" name="document_id" value={document.document_id} />
            <Days />
            <button className="button" name="intent" value="link">
              {t('documents.new_link')}
            </button>
          </Form>
          <Form method="post">
            <input type="hidden" name="document_id" value={document.document_id} />
            <button className="button" name="intent" value="unshow">
              {t('documents.take_back')}
            </button>
          </Form>
        </div>
      )}
    </>
  )
}

function Days() {
  const t = useTranslations('introductions')
  return (
    <label className="field field-text">
      <span>{t('documents.days')}</span>
      <select name="days" defaultValue="7">
        {LINK_DAYS.map((days) => (
          <option key={days} value={days}>
            {t('documents.for_days', { count: days })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A plain form: it works without script. */
function ShowForm({ one }: { one: IntroductionDetail }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  if (one.stage === null) return <p className="note">{t('documents.accept_first')}</p>
  return (
    <details>
      <summary>{t('documents.show')}</summary>
      <form method="post" encType="multipart/form-data" action={`/api/v1/introductions/${one.introduction_id}/documents`} className="stack">
        <input type="hidden" name="lang" value={lang} />
        <input type="hidden" name="return_to" value={`/${lang}/introductions/${one.introduction_id}#documents`} />
        <label className="field field-text">
          <span>{t('documents.kind')}</span>
          <select name="kind" required defaultValue="rfq">
            {DOCUMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`document.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field field-text">
          <span>{t('documents.name')}</span>
          <input type="text" name="title" required maxLength={120} autoComplete="off" />
        </label>
        <label className="field field-text">
          <span>{t('documents.file')}</span>
          <input type="file" name="file" accept="application/pdf,image/jpeg,image/png,image/webp" required />
        </label>
        <Days />
        <p>
          <button className="button button-main">{t('documents.send')}</button>
        </p>
      </form>
    </details>
  )
}
