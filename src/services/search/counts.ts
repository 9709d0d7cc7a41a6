import { countGroups, GROUP_KINDS, type GroupKind, type Groups } from '../../db/queries/search.ts'
import { readSearchStamp } from '../../db/queries/search-words.ts'
import { FRESHNESS } from '../../domain/company-filters.ts'
import {
  type Chosen,
  countMade,
  countPlaces,
  countTerms,
  countTraits,
  type Group,
  MADE_DIMENSIONS,
  PLACE_DIMENSIONS,
  TRAIT_COUNTS,
  type TraitsAsked,
} from '../../search/facets.ts'
import { type Filters, isAsked, masks, type Question } from '../../search/question.ts'
import type { ServiceContext } from '../context.ts'
import { askedOf, type Asking, yearsAgo } from './asked.ts'

export interface Counted {
  readonly total: number
  readonly facets: Readonly<Record<string, ReadonlyMap<string, number>>>
}

/**
 * Companies by value of every dimension, under the filters of the others, and how many there are in all. Kinds of which nothing is
 * asked share one look at what is found; each of the others needs its own, without its own filters.
 */
export async function countCompanies(context: ServiceContext, asking: Asking): Promise<Counted> {
  const { question } = asking
  const own = GROUP_KINDS.filter((kind) => isAsked(question.all, kind))
  const shared = GROUP_KINDS.filter((kind) => !own.includes(kind))
  const groups = new Map<GroupKind, Groups[GroupKind]>()
  const looks: (readonly GroupKind[])[] = [...(shared.length === 0 ? [] : [shared]), ...own.map((kind) => [kind] as const)]
  for (const kinds of looks) {
    const found = await keptGroups(context, asking, kinds, kinds === shared ? null : (kinds[0] ?? null))
    for (const kind of kinds) groups.set(kind, found[kind])
  }
  const of = (kind: GroupKind): Groups[GroupKind] => groups.get(kind) ?? []
  const asked = ({ by_name }: Group): Chosen => (by_name ? question.given : question.all)
  const traits = countTraits(of('traits'), (group) => traitsAsked(by(question, group)))
  const facets = Object.fromEntries([
    ...MADE_DIMENSIONS.map((dimension) => [dimension, countMade(of('made'), dimension, asking.words.stageOf, asked)] as const),
    ...PLACE_DIMENSIONS.map((dimension) => [dimension, countPlaces(of('places'), dimension, asked)] as const),
    ['process', countTerms(of('process'))] as const,
    ['material', countTerms(of('material'))] as const,
    ...TRAIT_COUNTS.map((dimension) => [dimension, traits.counts[dimension]] as const),
  ])
  return { total: traits.total, facets }
}

function by({ given, all }: Question, { by_name }: Group): Filters {
  return by_name ? given : all
}

function traitsAsked(filters: Filters): TraitsAsked {
  const fresh = filters.freshness === undefined ? 0 : FRESHNESS.length - FRESHNESS.indexOf(filters.freshness)
  return { ...filters, ...masks(filters), fresh }
}

/** Counts of what is asked often stay until something changes: the whole directory, one product, one province. */
const MOST_KEPT = 300
const kept = new WeakMap<ServiceContext['db'], { stamp: string; groups: Map<string, Groups> }>()

async function keptGroups({ db }: ServiceContext, asking: Asking, kinds: readonly GroupKind[], without: GroupKind | null): Promise<Groups> {
  const { asked, names } = askedOf(asking, without)
  const stamp = `${await readSearchStamp(db)} ${asking.today}`
  let store = kept.get(db)
  if (store?.stamp !== stamp) kept.set(db, (store = { stamp, groups: new Map() }))
  const key = JSON.stringify([asked, names, kinds])
  const known = store.groups.get(key)
  if (known !== undefined) {
    // Used last goes last.
    store.groups.delete(key)
    store.groups.set(key, known)
    return known
  }
  const groups = await countGroups(db, asked, kinds, names, [yearsAgo(asking.today, 1), yearsAgo(asking.today, 2)])
  store.groups.set(key, groups)
  if (store.groups.size > MOST_KEPT) for (const oldest of [...store.groups.keys()].slice(0, 1)) store.groups.delete(oldest)
  return groups
}
