import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { CompanyPage } from '../../api/contract/company-list.ts'
import { MULTI_FILTERS, type MultiFilter, FRESHNESS, SIZE_CLASSES } from '../../domain/company-filters.ts'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'
import { useEdition } from '../components/site-data.ts'
import { FacetGroup, type FacetOption } from './facet-group.tsx'
import { type CompanyFilterValues, countFilters } from './filters.ts'
import type { ValueName } from './filter-names.ts'
import { FilterSheet } from './filter-sheet.tsx'
import { FormerProvinces, type FormerProvince } from './former-provinces.tsx'
import { type NearChoices, NearFields } from './near-fields.tsx'
import { asAnswered, asPlainWords } from './search-address.ts'

const OWNED = [...MULTI_FILTERS, 'freshness', 'near', 'radius_km']

interface CompanyFacetsProps {
  page: Pick<CompanyPage, 'facets' | 'total' | 'understood' | 'did_you_mean'>
  filters: CompanyFilterValues
  valueName: ValueName
  formerProvinces: readonly FormerProvince[]
  places: NearChoices
}

/** Everything the list can be narrowed by, each choice with the number of companies it would leave. */
export function CompanyFacets({ page, filters, valueName, formerProvinces, places }: CompanyFacetsProps) {
  const t = useTranslations('companies')
  const { stages } = useEdition()
  const applied = page.understood.filter((one) => one.applied)
  const [search] = useSearchParams()
  const readOf = (param: MultiFilter, value: string) => {
    const text = applied.find((one) => one.param === param && one.value === value)?.text
    return text === undefined ? undefined : { text, to: asPlainWords(asAnswered(search, page.did_you_mean), text) }
  }
  const options = (param: MultiFilter): FacetOption[] => {
    const counted = page.facets[param] ?? []
    // What is chosen stays to be unticked when the other filters leave nothing of it.
    const read = applied.flatMap((one) => (one.param === param ? [one.value] : []))
    // Provinces from before July 2025 have a list of their own below.
    const isFormer = (value: string) => param === 'province' && formerProvinces.some(({ id }) => id === value)
    const gone = [...read, ...filters[param]].filter((value) => !counted.some((facet) => facet.value === value))
    return [...new Set(gone)]
      .map((value) => ({ value, count: 0 }))
      .concat(counted)
      .filter(({ value }) => !isFormer(value))
      .map(({ value, count }) => {
        const also = param === 'province' ? formerNames(formerProvinces, value) : undefined
        const readFrom = readOf(param, value)
        return { value, count, name: valueName(param, value), ...(also && { also }), ...(readFrom && { readFrom }) }
      })
  }
  const formerOptions = (): FacetOption[] =>
    formerProvinces.flatMap(({ id, name, todayName }) => {
      const count = page.facets['province']?.find((facet) => facet.value === id)?.count ?? 0
      const readFrom = readOf('province', id)
      const isShown = count > 0 || readFrom !== undefined || filters.province.includes(id)
      return isShown ? [{ value: id, name, count, also: `→ ${todayName}`, readFrom }] : []
    })
  const group = (param: MultiFilter, rest: { open?: boolean; hint?: string; children?: React.ReactNode } = {}) => (
    <FacetGroup key={param} param={param} legend={t(`filter.${param}`)} options={options(param)} chosen={filters[param]} {...rest} />
  )
  // Steps of a ladder stand in their order, not in that of the counts.
  const inOrder = (param: MultiFilter, order: readonly string[], open = true) => (
    <FacetGroup
      param={param}
      legend={t(`filter.${param}`)}
      options={options(param).toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))}
      chosen={filters[param]}
      open={open}
    />
  )
  return (
    <FilterSheet owns={OWNED} count={countFilters(filters) + applied.length} total={page.total}>
      {group('segment')}
      {group('process')}
      {group('province', { children: <FormerProvinces options={formerOptions()} chosen={filters.province} /> })}
      {group('certificate', { hint: t('certificate_hint') })}
      {group('ownership')}
      {inOrder('size', SIZE_CLASSES)}
      {inOrder('grade', EVIDENCE_GRADES.toReversed())}
      <NearFields places={places} open={filters.near !== undefined} />
      {group('material', { open: false })}
      {group('park', { open: false })}
      {group('home_country', { open: false })}
      {group('role', { open: false })}
      {inOrder(
        'stage',
        stages.map(({ id }) => id),
        false,
      )}
      <Freshness chosen={filters.freshness} counts={page.facets['freshness'] ?? []} />
      {group('has', { open: false })}
      {group('lacks', { open: false })}
    </FilterSheet>
  )
}

function formerNames(provinces: readonly FormerProvince[], today: string): string | undefined {
  const names = provinces.filter((one) => one.today === today).map(({ name }) => name)
  return names.length > 0 ? names.join(', ') : undefined
}

/** One of a kind: the younger half of the record, or all of it. */
function Freshness({ chosen, counts }: { chosen: string | undefined; counts: readonly { value: string; count: number }[] }) {
  const t = useTranslations('companies')
  const rows = [{ value: '', name: t('freshness.any') }, ...FRESHNESS.map((value) => ({ value, name: t(`freshness.${value}`) }))]
  return (
    <details className="facet" open={chosen !== undefined}>
      <summary>{t('filter.freshness')}</summary>
      <ul role="group" aria-label={t('filter.freshness')}>
        {rows.map(({ value, name }) => (
          <li key={value}>
            <label className="check">
              <input type="radio" name="freshness" value={value} defaultChecked={(chosen ?? '') === value} />
              <span className="facet-name">{name}</span>
              <span className="count">{counts.find((one) => one.value === value)?.count}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
