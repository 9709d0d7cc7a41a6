import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Facets } from '../../api/contract/common.ts'
import { useEdition } from '../components/site-data.ts'
import { type ActiveFilter, ActiveFilters, FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { SEGMENT_FILTERS } from './filters.ts'

interface SegmentFilterFormProps {
  facets: Facets
  /** Sort orders of this list, if it can be sorted. */
  sorts?: readonly { value: string; name: string }[]
  searchable?: boolean
}

/** One row of choices with counts, and what is chosen now. */
export function SegmentFilterForm({ facets, sorts, searchable = false }: SegmentFilterFormProps) {
  const t = useTranslations('segment')
  const common = useTranslations('common')
  const [search] = useSearchParams()
  const labels = {
    stage: common('stage.label'),
    sector: common('sector.label'),
    serves: t('list.serves'),
    status: common('status.label'),
    overlay: common('overlay.label'),
  }
  const edition = useEdition()
  const known: Record<string, readonly { id: string; name: string }[]> = {
    stage: edition.stages,
    sector: edition.sectors,
    serves: edition.sectors,
    status: edition.statuses,
    overlay: edition.overlays,
  }
  const nameOf = (param: string, value: string) => known[param]?.find((one) => one.id === value)?.name ?? value
  // What is chosen stays in its menu when the other filters leave nothing of it: else the next "Show" would drop it.
  const options = (param: string) => {
    const counted = (facets[param] ?? []).map(({ value, name, count }) => ({ value, name: `${name} (${count})` }))
    const value = search.get(param)
    return !value || counted.some((option) => option.value === value) ? counted : [{ value, name: nameOf(param, value) }, ...counted]
  }
  const active = SEGMENT_FILTERS.flatMap((param): ActiveFilter[] => {
    const value = search.get(param)
    if (!value) return []
    const name = `${labels[param]}: ${nameOf(param, value)}`
    return [{ param, name, label: name }]
  })
  const words = search.get('q')?.trim()
  // Reached by the breadcrumb of a segment; too many to be a menu of their own.
  const family = edition.families.find((one) => one.id === search.get('family'))
  const more: ActiveFilter[] = [
    ...(words ? [{ param: 'q', name: `“${words}”`, label: words }] : []),
    ...(family ? [{ param: 'family', name: family.name, label: family.name }] : []),
  ]
  return (
    <div className="segment-filters">
      <FilterForm owns={[...SEGMENT_FILTERS, ...(sorts ? ['sort'] : []), ...(searchable ? ['q'] : [])]}>
        {searchable && <SearchField label={t('list.search')} />}
        {SEGMENT_FILTERS.map((param) => (
          <SelectField key={param} param={param} label={labels[param]} none={common('filter.all')} options={options(param)} />
        ))}
        {sorts && <SelectField param="sort" label={common('list.sort')} options={sorts} />}
      </FilterForm>
      <ActiveFilters filters={searchable ? [...more, ...active] : active} />
    </div>
  )
}
