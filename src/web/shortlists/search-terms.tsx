import { useTranslations } from 'use-intl'
import type { SavedSearch } from '../../api/contract/saved-search.ts'

const PARAMS = [
  'q',
  'segment',
  'stage',
  'process',
  'material',
  'province',
  'park',
  'ownership',
  'home_country',
  'role',
  'grade',
  'certificate',
  'freshness',
  'size',
  'has',
  'lacks',
  'near',
  'radius_km',
] as const

/** What is searched for, filter by filter. */
export function SearchTerms({ terms }: { terms: SavedSearch['terms'] }) {
  const t = useTranslations('shortlists.param')
  return (
    <ul className="plain search-terms">
      {terms.map(({ param, value, name }) => (
        <li key={`${param} ${value}`}>
          <span className="quiet">{t(PARAMS.find((known) => known === param) ?? 'other')}: </span>
          {name}
        </li>
      ))}
    </ul>
  )
}
