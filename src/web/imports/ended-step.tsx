import { Form, Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { formatMoment } from '../format/moment.ts'
import { changedSearch } from '../links.ts'

/** Undone, cancelled or failed: why, what is left of it (nothing), and how to go on. */
export function EndedStep({ detail, state }: { detail: ImportDetail; state: 'undone' | 'cancelled' | 'failed' }) {
  const t = useTranslations('imports.ended')
  const lang = useLocale()
  const [search] = useSearchParams()
  const canChange = state === 'failed' && detail.columns.length > 0
  return (
    <section className="card" aria-labelledby="ended">
      <h2 id="ended">{t(`title.${state}`)}</h2>
      {state === 'failed' && <p className="refusal">{detail.failure ?? t('no_reason')}</p>}
      {state === 'undone' && detail.undone_at && <p className="note">{formatMoment(detail.undone_at, lang)}</p>}
      <p>{t(`text.${state}`)}</p>
      <div className="row">
        {canChange && (
          <Link className="button button-main" to={changedSearch(search, { step: 'columns' })}>
            {t('change_columns')}
          </Link>
        )}
        <Link className={canChange ? 'button' : 'button button-main'} to={`/${lang}/imports/new`}>
          {t('another')}
        </Link>
        {state === 'failed' && (
          <Form method="post">
            <button className="button" name="intent" value="cancel">
              {t('cancel')}
            </button>
          </Form>
        )}
        <Link to={`/${lang}/imports`}>{t('all')}</Link>
      </div>
    </section>
  )
}
