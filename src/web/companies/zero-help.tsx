import { Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { addressWithout, type FoundNothing } from './search-address.ts'

/** Nothing found: which filter to drop, or which together, and how many that brings back. */
export function ZeroHelp({ page }: { page: FoundNothing }) {
  const t = useTranslations('companies.zero')
  const format = useFormatter()
  const [search] = useSearchParams()
  return (
    <section className="note-box zero" aria-labelledby="zero">
      <p>{t('note')}</p>
      <h2 id="zero">{t('heading')}</h2>
      {page.drop.every((drop) => drop.and.length > 0) && <p>{t('still')}</p>}
      <ul>
        {page.drop.map((drop) => {
          const gone = [drop, ...drop.and]
          const names = format.list(gone.map(({ name }) => t('quoted', { name })))
          return (
            <li key={gone.map(({ param, value }) => `${param} ${value}`).join(' ')}>
              <Link to={addressWithout(search, page, gone)}>{t('without', { names, count: drop.total })}</Link>
            </li>
          )
        })}
        <li>
          <Link to="?">{t('all')}</Link>
        </li>
      </ul>
    </section>
  )
}
