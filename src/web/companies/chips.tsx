import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { COMPANY_FILTERS, MULTI_FILTERS } from '../../domain/company-filters.ts'
import type { CompanyPage } from '../../api/contract/company-list.ts'
import { fold } from '../../domain/fold.ts'
import type { CompanyFilterValues } from './filters.ts'
import type { ValueName } from './filter-names.ts'
import { readingsOf } from '../search/readings.ts'
import { asAnswered, asPlainWords, withoutAll, withoutValue, withoutWords } from './search-address.ts'

interface Chip {
  key: string
  name: string
  /** The reader's own words, where we took the filter from them and they read otherwise. */
  from?: string
  to: string
}

/** Of what one word may mean. */
const NAMES_SHOWN = 2

interface ChipsProps {
  page: Pick<CompanyPage, 'understood' | 'words' | 'did_you_mean'>
  filters: CompanyFilterValues
  chipName: ValueName
  nearName: string | undefined
}

/** Everything that narrows the list, each part to be taken away with one click; what we read out of the words stands first. */
export function Chips(props: ChipsProps) {
  const t = useTranslations('common.filter')
  const [search] = useSearchParams()
  const chips = useChips(props)
  if (chips.length === 0) return null
  return (
    <ul className="chips" aria-label={t('active')}>
      {chips.map(({ key, name, from, to }) => (
        <li key={key}>
          <Link className="chip" to={to} aria-label={t('remove', { name: from ? `${name} ${from}` : name })} preventScrollReset>
            <span>
              {name}
              {from && <span className="quiet"> {from}</span>}
            </span>
            <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link className="chip chip-clear" to={withoutAll(search, COMPANY_FILTERS)} preventScrollReset>
            {t('clear')}
          </Link>
        </li>
      )}
    </ul>
  )
}

function useChips({ page, filters, chipName, nearName }: ChipsProps): Chip[] {
  const t = useTranslations('companies')
  const chip = useTranslations('companies.chip')
  const [address] = useSearchParams()
  const search = asAnswered(address, page.did_you_mean)
  const read = readingsOf(page.understood)
    .filter((one) => one.applied)
    .map(({ text, param, names }): Chip => {
      const all = names.length > NAMES_SHOWN ? chip('more', { name: names[0] ?? '', count: names.length - 1 }) : names.join(' / ')
      const name = `${all.charAt(0).toUpperCase()}${all.slice(1)}`
      return {
        key: `read ${param} ${text}`,
        name,
        ...(fold(text) !== fold(name) && { from: chip('from', { text }) }),
        to: asPlainWords(search, text),
      }
    })
  const chosen = MULTI_FILTERS.flatMap((param) =>
    filters[param].map((value): Chip => ({
      key: `${param} ${value}`,
      name: chipName(param, value),
      to: withoutValue(search, param, value),
    })),
  )
  const plain = filters.plain.map((text): Chip => ({
    key: `plain ${text}`,
    name: chip('plain', { text }),
    to: withoutWords(search, [text]),
  }))
  const isSaid = new Set(filters.plain.flatMap((text) => fold(text).split(' ')))
  const rest = page.words.filter((word) => !isSaid.has(fold(word)))
  return [
    ...read,
    ...chosen,
    ...(filters.freshness
      ? [{ key: 'freshness', name: t(`freshness.${filters.freshness}`), to: withoutValue(search, 'freshness', null) }]
      : []),
    ...(filters.near && nearName
      ? [
          {
            key: 'near',
            name:
              filters.radius_km === undefined
                ? chip('from_place', { place: nearName })
                : chip('near', { km: filters.radius_km, place: nearName }),
            to: withoutValue(search, 'near', null),
          },
        ]
      : []),
    ...(rest.length > 0 ? [{ key: 'words', name: chip('words', { q: rest.join(' ') }), to: withoutWords(search, rest) }] : []),
    ...plain,
  ]
}
