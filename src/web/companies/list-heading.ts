import { useTranslations } from 'use-intl'
import type { ChosenNames } from './company-page.server.ts'
import { type CompanyFilterValues, setFilters } from './filters.ts'

/** The list in one sentence: "34 companies make printed circuits in Bắc Ninh". Never "0 companies exist". */
export function useListHeading(): (total: number, filters: CompanyFilterValues, chosen: ChosenNames) => string {
  const t = useTranslations('companies.heading')
  return (count, filters, chosen) => {
    const segment = chosen.segment === undefined ? undefined : midSentence(chosen.segment)
    const province = chosen.formerProvince ?? chosen.province
    if (count === 0) {
      if (setFilters(filters).length === 1 && segment !== undefined) return t('none_segment', { segment })
      return t(setFilters(filters).length === 0 ? 'none' : 'none_filtered')
    }
    if (segment === undefined) return province === undefined ? t('all', { count }) : t('province', { count, province })
    const sentence = t(filters.role ?? 'segment', { count, segment })
    return province === undefined ? sentence : t('segment_in', { sentence, province })
  }
}

/** "Printed circuits" → "printed circuits"; "LED drivers", "Li-ion cells" and names in Korean stay as they are. */
export function midSentence(name: string): string {
  const [first = ''] = name.split(' ')
  return /^\p{Lu}\p{Ll}*,?$/u.test(first) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
