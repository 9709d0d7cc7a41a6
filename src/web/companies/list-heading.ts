import { useLocale, useTranslations } from 'use-intl'
import { MULTI_FILTERS, type MultiFilter } from '../../domain/company-filters.ts'
import type { CompanyPage } from '../../api/contract/company-list.ts'
import { readingsOf } from '../search/readings.ts'
import type { CompanyFilterValues } from './filters.ts'
import type { ValueName } from './filter-names.ts'

/** More names than this in a heading are a list; the chips below have them all. */
const MOST_NAMED = 2

interface Listed {
  page: Pick<CompanyPage, 'total' | 'understood' | 'words' | 'facets'>
  filters: CompanyFilterValues
  valueName: ValueName
  /** Name of the place to be near to. */
  near: string | undefined
}

/** The list in one sentence: "34 companies make printed circuits in Bắc Ninh, with 2 more filters". Never "0 companies exist". */
export function useListHeading(): (listed: Listed) => string {
  const t = useTranslations('companies.heading')
  const lang = useLocale()
  const or = new Intl.ListFormat(lang, { type: 'disjunction' })
  return ({ page, filters, valueName, near }) => {
    const { total, understood, words } = page
    const byName = foundByName(page)
    const count = total - byName
    const named = (param: MultiFilter): string[] => [
      ...understood.flatMap((one) => (one.applied && one.param === param ? [one.name] : [])),
      ...filters[param].map((value) => valueName(param, value)),
    ]
    const active = MULTI_FILTERS.filter((param) => named(param).length > 0)
    const said = new Set<MultiFilter>()
    const say = (param: MultiFilter): string | undefined => {
      const names = named(param)
      if (names.length === 0 || names.length > MOST_NAMED) return undefined
      said.add(param)
      return or.format(names)
    }
    const readNear = understood.find((one) => one.applied && one.param === 'near')
    if (total === 0) {
      const isWide = words.length === 0 && near === undefined && readNear === undefined && filters.freshness === undefined
      const segment = isWide && active.length === 1 ? say('segment') : undefined
      if (segment !== undefined) return t('none_segment', { segment: midSentence(segment) })
      return t(isWide && active.length === 0 ? 'none' : 'none_filtered')
    }
    const place = say('park') ?? say('province')
    const does = whatTheyDo()
    let sentence = does ?? (place === undefined ? t('all', { count }) : t('province', { count, province: place }))
    if (does !== undefined && place !== undefined) sentence = t('segment_in', { sentence, province: place })
    if (near !== undefined && filters.radius_km !== undefined) sentence = t('near', { sentence, km: filters.radius_km, place: near })
    else if (readNear) sentence = t('near_read', { sentence, near: readNear.name })
    const certificates = say('certificate')
    if (certificates !== undefined) sentence = t('certified', { sentence, certificates })
    if (words.length > 0) sentence = t('matching', { sentence, words: words.join(' ') })
    if (byName > 0) sentence = t('by_name', { sentence, count: byName })
    const unsaid = active.filter((param) => !said.has(param)).length + (filters.freshness === undefined ? 0 : 1)
    return unsaid === 0 ? sentence : t('more_filters', { sentence, count: unsaid })

    function whatTheyDo(): string | undefined {
      const segment = say('segment')
      if (segment === undefined) {
        const process = say('process')
        return process === undefined ? undefined : t('process', { count, process: midSentence(process) })
      }
      const [role, second] = filters.role
      if (role === undefined || second !== undefined) return t('segment', { count, segment: midSentence(segment) })
      said.add('role')
      return t(role, { count, segment: midSentence(segment) })
    }
  }
}

/**
 * What was read as a product or a place may also be part of a name: "PCB" of a firm of which no source says what it makes. The facet
 * counts those that are what was read; the others must not be said to be it.
 */
function foundByName({ total, understood, facets }: Pick<CompanyPage, 'total' | 'understood' | 'facets'>): number {
  const single = readingsOf(understood).find((one) => one.applied && one.values.length === 1 && facets[one.param] !== undefined)
  if (!single) return 0
  const are = facets[single.param]?.find((facet) => facet.value === single.values[0])?.count ?? 0
  return are > 0 && are < total ? total - are : 0
}

/** "Printed circuits" → "printed circuits"; "LED drivers", "Li-ion cells" and names in Korean stay as they are. */
export function midSentence(name: string): string {
  const [first = ''] = name.split(' ')
  return /^\p{Lu}\p{Ll}*,?$/u.test(first) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
