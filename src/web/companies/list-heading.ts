import { useLocale, useTranslations } from 'use-intl'
import type { CompanyPage } from '../../api/contract/company-list.ts'
import { type CompanyFilterValues, MULTI_FILTERS, type MultiFilter } from './filters.ts'
import type { ValueName } from './filter-names.ts'

/** More names than this in a heading are a list; the chips below have them all. */
const MOST_NAMED = 2

interface Listed {
  page: Pick<CompanyPage, 'total' | 'understood' | 'words'>
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
  return ({ page: { total: count, understood, words }, filters, valueName, near }) => {
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
    if (count === 0) {
      const isAlone = active.length === 1 && words.length === 0 && near === undefined && filters.freshness === undefined
      const segment = isAlone ? say('segment') : undefined
      if (segment !== undefined) return t('none_segment', { segment: midSentence(segment) })
      return t(active.length === 0 && words.length === 0 && near === undefined ? 'none' : 'none_filtered')
    }
    const place = say('park') ?? say('province')
    const does = whatTheyDo()
    let sentence = does ?? (place === undefined ? t('all', { count }) : t('province', { count, province: place }))
    if (does !== undefined && place !== undefined) sentence = t('segment_in', { sentence, province: place })
    const readNear = understood.find((one) => one.applied && one.param === 'near')
    if (near !== undefined && filters.radius_km !== undefined) sentence = t('near', { sentence, km: filters.radius_km, place: near })
    else if (readNear) sentence = t('near_read', { sentence, near: readNear.name })
    const certificates = say('certificate')
    if (certificates !== undefined) sentence = t('certified', { sentence, certificates })
    if (words.length > 0) sentence = t('matching', { sentence, words: words.join(' ') })
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

/** "Printed circuits" → "printed circuits"; "LED drivers", "Li-ion cells" and names in Korean stay as they are. */
export function midSentence(name: string): string {
  const [first = ''] = name.split(' ')
  return /^\p{Lu}\p{Ll}*,?$/u.test(first) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
