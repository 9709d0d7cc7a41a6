import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { changedSearch } from '../links.ts'
import type { CompanyFilter } from './filters.ts'

interface ZeroHelpProps {
  without: readonly { param: CompanyFilter; total: number }[]
  nameOf: (param: CompanyFilter) => string
}

/** Nothing found: which one filter to drop, and how many that brings back. */
export function ZeroHelp({ without, nameOf }: ZeroHelpProps) {
  const t = useTranslations('companies.zero')
  const [search] = useSearchParams()
  return (
    <section className="note-box zero" aria-labelledby="zero">
      <p>{t('note')}</p>
      <h2 id="zero">{t('heading')}</h2>
      {without.length === 0 && <p>{t('still')}</p>}
      <ul>
        {without.map(({ param, total }) => (
          <li key={param}>
            <Link to={changedSearch(search, { [param]: null })}>{t('without', { name: nameOf(param), count: total })}</Link>
          </li>
        ))}
        <li>
          <Link to="?">{t('all')}</Link>
        </li>
      </ul>
    </section>
  )
}
