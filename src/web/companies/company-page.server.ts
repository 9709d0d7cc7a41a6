/** What the list of companies needs besides the list: names of what is chosen, and a way out of an empty answer. */
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { type CompanyFilter, type CompanyFilterValues, setFilters } from './filters.ts'

/** For an empty answer: how many there would be without each filter. */
export async function countsWithoutEach(
  api: ApiClient,
  lang: Language,
  filters: CompanyFilterValues,
): Promise<{ param: CompanyFilter; total: number }[]> {
  const counts = await Promise.all(
    setFilters(filters).map(async (param) => {
      const { total } = await api.company.list({ ...filters, [param]: undefined, lang, limit: 1 })
      return { param, total }
    }),
  )
  return counts.filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total)
}

export interface ChosenNames {
  segment?: string
  province?: string
  /** Set when the address names a province by a name from before July 2025. */
  formerProvince?: string
  park?: string
}

/** Names of the chosen segment, province and park: the facets have them only while something is found. */
export async function chosenNames(api: ApiClient, lang: Language, filters: CompanyFilterValues): Promise<ChosenNames> {
  const [segment, province, parks] = await Promise.all([
    filters.segment === undefined ? undefined : orNothing(api.segment.get({ id: filters.segment, lang })),
    filters.province === undefined ? undefined : orNothing(api.place.province({ id: filters.province, lang })),
    filters.park === undefined ? undefined : api.place.parks({ limit: 500, lang }),
  ])
  const former = province?.former.find((one) => one.id === filters.province && one.name !== province.name)
  const park = parks?.items.find((one) => one.id === filters.park)
  return {
    ...(segment && { segment: segment.name }),
    ...(province && { province: province.name }),
    ...(former && { formerProvince: former.name }),
    ...(park && { park: park.name }),
  }
}

/** An id nobody knows is shown as it stands: the list then is empty and says so. */
async function orNothing<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch(() => undefined)
}
