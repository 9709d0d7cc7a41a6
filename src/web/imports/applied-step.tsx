import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { formatMoment } from '../format/moment.ts'
import { formatNumber } from '../format/number.ts'
import { Effects } from './effects.tsx'
import { useImportEvents } from './use-import-events.ts'

/** It has been taken in: what came of it, where to go from here, and how to take it back. */
export function AppliedStep({ detail }: { detail: ImportDetail }) {
  const t = useTranslations('imports.applied')
  const lang = useLocale()
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <section className="card" aria-labelledby="applied">
        <h2 id="applied">{t('title')}</h2>
        {detail.applied_at && <p className="note">{t('when', { time: formatMoment(detail.applied_at, lang) })}</p>}
        <Effects detail={detail} tense="did" />
        <Findable detail={detail} />
        <ul className="plain">
          {detail.counts.review > 0 && (
            <li>
              <Link to={`/${lang}/review?import_id=${detail.id}`}>{t('to_review', { count: detail.counts.review })}</Link>
            </li>
          )}
          <li>
            <Link to={`/${lang}/companies`}>{t('to_companies')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/sources/${detail.source.id}`}>{t('to_source')}</Link>
          </li>
        </ul>
      </section>
      <details className="card more undo">
        <summary>{t('undo_title')}</summary>
        <p>{t('undo_text')}</p>
        <Form method="post" className="filter-form">
          <label className="field field-grow">
            <span>{t('reason')}</span>
            <input type="text" name="reason" maxLength={500} required />
          </label>
          <button className="button" name="intent" value="undo" disabled={busy}>
            {t('undo')}
          </button>
        </Form>
      </details>
    </>
  )
}

/** What a search finds of it is made after it was taken in. */
function Findable({ detail }: { detail: ImportDetail }) {
  const t = useTranslations('imports.applied')
  const lang = useLocale()
  const { progress } = useImportEvents(detail)
  if (progress?.total == null) return null
  const { done, total } = progress
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <progress aria-hidden="true" max={1} value={done / total} />
      <p className="note">{t('findable', { done: formatNumber(done, lang), total: formatNumber(total, lang) })}</p>
    </>
  )
}
