import { useTranslations } from 'use-intl'
import { COMPANY_FILTERS } from '../../domain/company-filters.ts'
import type { SavedSearch } from '../../api/contract/saved-search.ts'

/** What is searched for, filter by filter. */
export function SearchTerms({ terms }: { terms: SavedSearch['terms'] }) {
  const t = useTranslations('shortlists.param')
  return (
    <ul className="plain search-terms">
      {terms.map(({ param, value, name }) => (
        <li key={`${param} ${value}`}>
          <span className="quiet">{t(COMPANY_FILTERS.find((known) => known === param) ?? 'other')}: </span>
          {name}
        </li>
      ))}
    </ul>
  )
}
