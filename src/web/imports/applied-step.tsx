import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { formatMoment } from '../format/moment.ts'
import { Effects } from './effects.tsx'

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
