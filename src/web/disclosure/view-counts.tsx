import { useLocale, useTranslations } from 'use-intl'
import { formatDate, formatNumber } from '../format/number.ts'
import type { OwnValues } from './own-values.server.ts'

/** Days, not readers. */
export function ViewCounts({ views }: { views: OwnValues['views'] }) {
  const t = useTranslations('disclosure.views')
  const lang = useLocale()
  return (
    <section aria-labelledby="views" className="card">
      <h2 id="views" className="card-title">
        {t('title')}
      </h2>
      <p>{t('lead')}</p>
      <p>
        <b>{t('total', { count: views.views })}</b>
      </p>
      {views.items.length > 0 && (
        <details>
          <summary>{t('day')}</summary>
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('count')}</th>
              </tr>
            </thead>
            <tbody>
              {views.items.map(({ day, count }) => (
                <tr key={day}>
                  <td>{formatDate(day, lang)}</td>
                  <td>{formatNumber(count, lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}
