import { useTranslations } from 'use-intl'
import type { Facets } from '../../api/contract/common.ts'
import type { Edition } from '../../api/contract/edition.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES } from '../../domain/vocabulary.ts'
import { FacetList, FilterForm, SelectField } from '../components/filters.tsx'
import type { ChosenNames } from './company-page.server.ts'
import type { CompanyFilterValues } from './filters.ts'

/** Everything the list can be narrowed by. Choices with few values are links with counts, long ones are menus. */
export function CompanyFacets({
  facets,
  stages,
  filters,
  chosen,
}: {
  facets: Facets
  stages: Edition['stages']
  filters: CompanyFilterValues
  chosen: ChosenNames
}) {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  // What is chosen stays in its menu when the other filters leave nothing of it: else the next "Show" would drop it.
  const options = (param: 'segment' | 'province' | 'home_country') => {
    const counted = (facets[param] ?? []).map(({ value, name, count }) => ({ value, name: `${name} (${count})` }))
    const value = filters[param]
    if (value === undefined || counted.some((option) => option.value === value)) return counted
    const name = param === 'segment' ? chosen.segment : param === 'province' ? (chosen.formerProvince ?? chosen.province) : undefined
    return [{ value, name: name ?? value }, ...counted]
  }
  // The API counts; the names of these closed lists are ours.
  const named = <T extends string>(param: string, values: readonly T[], name: (value: T) => string) =>
    (facets[param] ?? []).flatMap((facet) => {
      const value = values.find((known) => known === facet.value)
      return value ? [{ ...facet, name: name(value) }] : []
    })
  // In the order of the chain. A stage without companies under the other filters stays: choosing it says so.
  const stageOptions = stages.map(({ id, name }) => ({
    value: id,
    name: `${name} (${facets.stage?.find((facet) => facet.value === id)?.count ?? 0})`,
  }))
  const menus = (
    <FilterForm owns={['segment', 'stage', 'province', 'home_country']} label={t('filter.fold')}>
      <SelectField
        param="segment"
        label={t('filter.segment')}
        none={t('filter.any')}
        options={options('segment').toSorted((a, b) => a.name.localeCompare(b.name))}
      />
      <SelectField param="stage" label={t('filter.stage')} none={t('filter.any')} options={stageOptions} />
      <SelectField param="province" label={t('filter.province')} none={t('filter.any')} options={options('province')} />
      <SelectField param="home_country" label={t('filter.home_country')} none={t('filter.any')} options={options('home_country')} />
    </FilterForm>
  )
  return (
    <details className="facets-fold company-facets">
      <summary>{t('filter.fold')}</summary>
      {menus}
      <FacetList
        param="ownership"
        legend={common('ownership.label')}
        items={named('ownership', OWNERSHIPS, (value) => common(`ownership.${value}`))}
      />
      <FacetList param="role" legend={common('role.label')} items={named('role', ROLES, (value) => common(`role.${value}`))} />
      <FacetList
        param="grade"
        legend={common('evidence.label')}
        items={named('grade', EVIDENCE_GRADES, (value) => common(`evidence.${value}`))}
      />
    </details>
  )
}
