import { type Asked, countGroups, GROUP_KINDS, type GroupKind, type WholeRow } from '../../db/queries/search.ts'
import { FRESHNESS } from '../../domain/company-filters.ts'
import { type Chosen, countMade, countPlaces, countTerms, countTraits, type Group, MADE_DIMENSIONS, PLACE_DIMENSIONS, TRAIT_COUNTS, type TraitGroup, type TraitsAsked } from '../../search/facets.ts'
import { type Filters, isAsked, masks, type Question } from '../../search/question.ts'
import type { ServiceContext } from '../context.ts'
import { askedOf, type Asking, yearsAgo } from './asked.ts'
import { kept } from './kept.ts'

export interface Counted {
  readonly total: number
  readonly facets: Readonly<Record<string, ReadonlyMap<string, number>>>
}

type Groups = ReadonlyMap<GroupKind, readonly TraitGroup[]>

/**
 * Companies by value of every dimension, under the filters of the others, and how many there are in all. Kinds of which nothing is
 * asked share one look at what is found, which `rows` may hold already; each other kind needs its own, without its own filters.
 */
export async function countCompanies(context: ServiceContext, asking: Asking, rows: readonly WholeRow[] | null = null): Promise<Counted> {
  const { question } = asking
  const own = GROUP_KINDS.filter((kind) => isAsked(question.all, kind))
  const shared = GROUP_KINDS.filter((kind) => !own.includes(kind))
  const groups = new Map<GroupKind, readonly TraitGroup[]>()
  if (rows !== null) for (const kind of shared) groups.set(kind, rows.map((row) => groupOf(row, kind, asking.today)))
  else if (shared.length > 0) for (const [kind, list] of await lookUp(context, asking, shared, null)) groups.set(kind, list)
  for (const kind of own) for (const [one, list] of await lookUp(context, asking, [kind], kind)) groups.set(one, list)
  const of = (kind: GroupKind) => groups.get(kind) ?? []
  const asked = ({ by_name }: Group): Chosen => (by_name ? question.given : question.all)
  const traits = countTraits(of('traits'), (group) => traitsAsked(question, group))
  const facets = Object.fromEntries([
    ...MADE_DIMENSIONS.map((dimension) => [dimension, countMade(of('made'), dimension, asking.words.stageOf, asked)] as const),
    ...PLACE_DIMENSIONS.map((dimension) => [dimension, countPlaces(of('places'), dimension, asked)] as const),
    ['process', countTerms(of('process'))] as const,
    ['material', countTerms(of('material'))] as const,
    ...TRAIT_COUNTS.map((dimension) => [dimension, traits.counts[dimension]] as const),
  ])
  return { total: traits.total, facets }
}

const TEXTS = { made: 'made', places: 'places', traits: 'traits', process: 'processes', material: 'materials' } as const

function groupOf(row: WholeRow, kind: GroupKind, today: string): TraitGroup {
  const fresh = Number(row.latest >= yearsAgo(today, 1)) + Number(row.latest >= yearsAgo(today, 2))
  return { text: row[TEXTS[kind]], count: 1, by_name: row.by_name, has: row.has, fresh }
}

function traitsAsked({ given, all }: Question, { by_name }: Group): TraitsAsked {
  const filters: Filters = by_name ? given : all
  const fresh = filters.freshness === undefined ? 0 : FRESHNESS.length - FRESHNESS.indexOf(filters.freshness)
  return { ...filters, ...masks(filters), fresh }
}

/**
 * What passes the filters, kept from one question to the next, and what is found by its name beside that: few, and never the same.
 * What is both counts by its name, for which less is asked, so it is taken off the first.
 */
async function lookUp(context: ServiceContext, asking: Asking, kinds: readonly GroupKind[], without: GroupKind | null): Promise<Groups> {
  const { asked } = askedOf(asking, without)
  const [first, second] = asked.branches
  const years = [yearsAgo(asking.today, 1), yearsAgo(asking.today, 2)] as const
  const one = (branch: Asked['branches'][number] | undefined): Asked => ({ ...asked, branches: branch === undefined ? [] : [branch] })
  const passing = await kept(context, asking.today, JSON.stringify([one(first), kinds]), () => countGroups(context.db, one(first), kinds, null, years))
  const named = second === undefined ? [] : await countGroups(context.db, one(second), kinds, one(first), years)
  const all = [
    ...passing.map((row) => ({ ...row, by_name: false })),
    ...named.map((row) => ({ ...row, by_name: true })),
    ...named.flatMap((row) => (row.both ? [{ ...row, by_name: false, count: -row.count }] : [])),
  ]
  return Map.groupBy(all, (row) => row.kind)
}
