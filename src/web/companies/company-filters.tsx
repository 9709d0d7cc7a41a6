import { useTranslations } from 'use-intl'
import type { Facets } from '../../api/contract/common.ts'
import type { Edition } from '../../api/contract/edition.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES } from '../../domain/vocabulary.ts'
import { FacetList, FilterForm, SelectField } from '../components/filters.tsx'

/** Everything the list can be narrowed by. Choices with few values are links with counts, long ones are menus. */
export function CompanyFacets({ facets, stages }: { facets: Facets; stages: Edition['stages'] }) {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const options = (param: string) => (facets[param] ?? []).map(({ value, name, count }) => ({ value, name: `${name} (${count})` }))
  // The API counts; the names of these closed lists are ours.
  const named = <T extends string>(param: string, values: readonly T[], name: (value: T) => string) =>
    (facets[param] ?? []).flatMap((facet) => {
      const value = values.find((known) => known === facet.value)
      return value ? [{ ...facet, name: name(value) }] : []
    })
  const menus = (
    <FilterForm owns={['segment', 'stage', 'province', 'home_country']} label={t('filter.fold')}>
      <SelectField param="segment" label={t('filter.segment')} none={t('filter.any')} options={options('segment').toSorted((a, b) => a.name.localeCompare(b.name))} />
      <SelectField param="stage" label={t('filter.stage')} none={t('filter.any')} options={facets.stage ? options('stage') : stages.map(({ id, name }) => ({ value: id, name }))} />
      <SelectField param="province" label={t('filter.province')} none={t('filter.any')} options={options('province')} />
      <SelectField param="home_country" label={t('filter.home_country')} none={t('filter.any')} options={options('home_country')} />
    </FilterForm>
  )
  return (
    <details className="facets-fold company-facets">
      <summary>{t('filter.fold')}</summary>
      {menus}
      <FacetList param="ownership" legend={common('ownership.label')} items={named('ownership', OWNERSHIPS, (value) => common(`ownership.${value}`))} />
      <FacetList param="role" legend={common('role.label')} items={named('role', ROLES, (value) => common(`role.${value}`))} />
      <FacetList param="grade" legend={common('evidence.label')} items={named('grade', EVIDENCE_GRADES, (value) => common(`evidence.${value}`))} />
    </details>
  )
}
