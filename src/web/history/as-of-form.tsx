import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '../format/number.ts'

/** The record as it was known on a past day: any day, or one on which something was recorded. */
export function AsOfForm({ asOf, days }: { asOf: string | undefined; days: readonly { day: string; count: number }[] }) {
  const t = useTranslations('history.as_of')
  const lang = useLocale()
  return (
    <section aria-labelledby="as-of" className="card no-print">
      <h2 id="as-of" className="card-title">
        {t('title')}
      </h2>
      <Form method="get" className="filter-form">
        <label className="field">
          <span>{t('day')}</span>
          <input key={asOf} type="date" name="as_of" defaultValue={asOf ?? ''} required min="2020-01-01" max="2099-12-31" />
        </label>
        <button type="submit" className="button">
          {t('show')}
        </button>
        {asOf !== undefined && <Link to="?">{t('today')}</Link>}
      </Form>
      <p className="note">{t('utc')}</p>
      {days.length > 0 && (
        <details className="more">
          <summary>{t('days', { count: days.length })}</summary>
          <ul className="tight">
            {days.slice(0, 50).map(({ day, count }) => (
              <li key={day}>
                <Link to={`?as_of=${day}`}>{formatDate(day, lang)}</Link> <span className="quiet">{t('recorded', { count })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
