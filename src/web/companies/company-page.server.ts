/** What the list of companies needs besides the list: names of what is chosen, and the places one can be near to. */
import { MULTI_FILTERS } from '../../domain/company-filters.ts'
import type { CompanyPage } from '../../api/contract/company-list.ts'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Province } from '../../api/contract/place.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { CompanyFilterValues } from './filters.ts'
import type { FormerProvince } from './former-provinces.tsx'
import type { NearChoices } from './near-fields.tsx'

/** Names by "param:value" of what is chosen and in no facet, which hold only what is found. */
export type ChosenNames = Readonly<Record<string, string>>

export async function chosenNames(
  api: ApiClient,
  lang: Language,
  filters: CompanyFilterValues,
  { facets, drop }: Pick<CompanyPage, 'facets' | 'drop'>,
  places: { former: readonly FormerProvince[]; near: NearChoices },
): Promise<ChosenNames> {
  const names: Record<string, string> = {}
  const unknown = MULTI_FILTERS.flatMap((param) =>
    filters[param].filter((value) => !facets[param]?.some((facet) => facet.value === value)).map((value) => ({ param, value })),
  )
  for (const { param, value } of unknown) {
    const name =
      drop.find((one) => one.param === param && one.value === value)?.name ??
      places.former.find(({ id }) => param === 'province' && id === value)?.name ??
      places.near[param === 'park' ? 'park' : 'province'].find((place) => place.value === `${param}:${value}`)?.name ??
      (param === 'segment' ? await segmentName(api, lang, value) : undefined)
    if (name !== undefined) names[`${param}:${value}`] = name
  }
  return names
}

/** An id nobody knows is shown as it stands: the list then is empty and says so. */
async function segmentName(api: ApiClient, lang: Language, id: string): Promise<string | undefined> {
  return api.segment.get({ id, lang }).then(
    (segment) => segment.name,
    () => undefined,
  )
}

/** Old names of provinces, and everything one can be near to. */
export async function placeChoices(api: ApiClient, lang: Language) {
  const [provinces, parks, gateways] = await Promise.all([
    api.place.provinces({ lang, limit: 500 }),
    api.place.parks({ lang, limit: 500 }),
    api.place.gateways({ lang, limit: 500 }),
  ])
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, lang)
  const gatewaysOf = (kind: string) =>
    gateways.items
      .filter((gateway) => gateway.kind === kind)
      .map(({ id, name }) => ({ value: `gateway:${id}`, name }))
      .toSorted(byName)
  const near: NearChoices = {
    seaport: gatewaysOf('seaport'),
    airport: gatewaysOf('airport'),
    border_gate: [...gatewaysOf('border_gate'), ...gatewaysOf('inland_port')],
    park: parks.items
      .filter((park) => park.position_basis !== 'none')
      .map(({ id, name, position_basis }) => ({ value: `park:${id}`, name, isAbout: position_basis !== 'published' }))
      .toSorted(byName),
    province: provinces.items.map(({ id, name }) => ({ value: `province:${id}`, name })).toSorted(byName),
  }
  return { provinces: provinces.items, parks: parks.items, near, former: formerProvinces(provinces.items).toSorted(byName) }
}

/** A province that kept its id is found by it; these are the others. */
function formerProvinces(provinces: readonly Province[]): FormerProvince[] {
  const today = new Set(provinces.map(({ id }) => id))
  return provinces.flatMap((province) =>
    province.former.filter(({ id }) => !today.has(id)).map(({ id, name }) => ({ id, name, today: province.id, todayName: province.name })),
  )
}

/** The place distances are taken from, in words; a point is shown as it stands. */
export function nearName(near: string | undefined, choices: NearChoices): string | undefined {
  if (near === undefined) return undefined
  return (
    Object.values(choices)
      .flat()
      .find((place) => place.value === near)?.name ?? near
  )
}
