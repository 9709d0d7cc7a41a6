import { useTranslations } from 'use-intl'
import type { Facets } from '../../api/contract/common.ts'
import type { ActiveFilter } from '../components/filters.tsx'
import { useEdition } from '../components/site-data.ts'
import type { ChosenNames } from './company-page.server.ts'
import { type CompanyFilterValues, setFilters } from './filters.ts'

/** What is filtered now, in words: "Province: Bắc Ninh". */
export function useFilterNames(facets: Facets, chosen: ChosenNames): (filters: CompanyFilterValues) => ActiveFilter[] {
  const t = useTranslations('companies.filter')
  const common = useTranslations('common')
  const { stages } = useEdition()
  return (filters) => {
    const texts: Record<keyof CompanyFilterValues, () => string> = {
      q: () => t('words', { q: filters.q ?? '' }),
      segment: () => `${t('segment')}: ${chosen.segment ?? filters.segment ?? ''}`,
      stage: () => `${t('stage')}: ${stages.find((stage) => stage.id === filters.stage)?.name ?? filters.stage ?? ''}`,
      province: () => `${t('province')}: ${chosen.formerProvince ?? chosen.province ?? filters.province ?? ''}`,
      park: () => `${t('park')}: ${chosen.park ?? filters.park ?? ''}`,
      ownership: () => (filters.ownership ? common(`ownership.${filters.ownership}`) : ''),
      home_country: () =>
        `${t('home_country')}: ${facets.home_country?.find((facet) => facet.value === filters.home_country)?.name ?? filters.home_country ?? ''}`,
      role: () => `${common('role.label')}: ${filters.role ? common(`role.${filters.role}`) : ''}`,
      grade: () => `${common('evidence.label')}: ${filters.grade ? common(`evidence.${filters.grade}`) : ''}`,
    }
    return setFilters(filters).map((param) => ({ param, name: texts[param](), label: texts[param]() }))
  }
}
