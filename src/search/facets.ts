/**
 * Filters and counts. What a firm makes and where it is are rows of their own, and one row must pass all filters of its kind:
 * who makes A and trades B does not make B. So pairs are terms of the index, and counts are taken from whole sets of rows.
 */
import { WANTED_DATA } from '../domain/company-filters.ts'
import { lexeme, type Terms } from './lexemes.ts'

export interface Place {
  readonly province: string | null
  readonly former: string | null
  readonly park: string | null
  readonly certificates: readonly string[]
}

/** Begins the terms of each kind; words have no colon. */
export const TRAIT = { process: 'pr:', material: 'ma:', ownership: 'o:', home_country: 'hc:', grade: 'g:', size: 'z:' } as const
type Trait = keyof typeof TRAIT

export function madeLexemes(segment: string, role: string): string[] {
  return [`s:${segment}`, `r:${role}`, `sr:${segment}/${role}`]
}

/** Of today's province and of the former one, of the park and of every certificate, alone and together. */
export function placeLexemes({ province, former, park, certificates }: Place): string[] {
  const provinces = [...new Set([province, former])].filter((one) => one !== null)
  const parks = park === null ? [] : [park]
  const out = [...provinces.map((p) => `p:${p}`), ...parks.map((k) => `k:${k}`), ...certificates.map((c) => `c:${c}`)]
  for (const p of provinces) for (const k of parks) out.push(`pk:${p}/${k}`)
  for (const c of certificates) {
    for (const p of provinces) out.push(`pc:${p}/${c}`)
    for (const k of parks) out.push(`kc:${k}/${c}`)
    for (const p of provinces) for (const k of parks) out.push(`pkc:${p}/${k}/${c}`)
  }
  return out
}

/** Values of one dimension of which any will do; undefined: not asked. */
export interface Chosen {
  readonly segment?: readonly string[] | undefined
  readonly stage?: readonly string[] | undefined
  readonly role?: readonly string[] | undefined
  readonly province?: readonly string[] | undefined
  readonly park?: readonly string[] | undefined
  readonly certificate?: readonly string[] | undefined
  readonly process?: readonly string[] | undefined
  readonly material?: readonly string[] | undefined
  readonly ownership?: readonly string[] | undefined
  readonly home_country?: readonly string[] | undefined
  readonly grade?: readonly string[] | undefined
  readonly size?: readonly string[] | undefined
}

export type Dimension = keyof Chosen
export const MADE_DIMENSIONS = ['segment', 'stage', 'role'] as const
export const PLACE_DIMENSIONS = ['province', 'park', 'certificate'] as const
export const TRAIT_DIMENSIONS = ['ownership', 'home_country', 'grade', 'size'] as const
export const TERM_DIMENSIONS = ['process', 'material'] as const

export type StageOf = ReadonlyMap<string, string>

/** The terms all of which a company must have. */
export function filterTerms(chosen: Chosen, stageOf: StageOf): Terms {
  return { all: [madeTerms(chosen, stageOf), placeTerms(chosen), ...traitTerms(chosen)] }
}

const NO_CONDITION: Terms = { all: [] }

function madeTerms({ segment, stage, role }: Chosen, stageOf: StageOf): Terms {
  const inStage = stage === undefined ? undefined : [...stageOf].flatMap(([id, of]) => (stage.includes(of) ? [id] : []))
  const segments = segment === undefined ? inStage : inStage === undefined ? segment : segment.filter((id) => inStage.includes(id))
  if (segments === undefined) return role === undefined ? NO_CONDITION : { any: role.map((r) => lexeme(`r:${r}`)) }
  return { any: segments.flatMap((s) => (role === undefined ? [lexeme(`s:${s}`)] : role.map((r) => lexeme(`sr:${s}/${r}`)))) }
}

function placeTerms({ province, park, certificate }: Chosen): Terms {
  const asked = [
    ['p', province],
    ['k', park],
    ['c', certificate],
  ].flatMap(([mark, values]) => (values === undefined ? [] : [{ mark: String(mark), values: values as readonly string[] }]))
  if (asked.length === 0) return NO_CONDITION
  const keys = asked.reduce<string[]>((found, { values }) => found.flatMap((key) => values.map((value) => (key === '' ? value : `${key}/${value}`))), [''])
  return { any: keys.map((key) => lexeme(`${asked.map(({ mark }) => mark).join('')}:${key}`)) }
}

function traitTerms(chosen: Chosen): Terms[] {
  return (Object.keys(TRAIT) as Trait[]).flatMap((trait) => {
    const values = chosen[trait]
    return values === undefined ? [] : [{ any: values.map((value) => lexeme(`${TRAIT[trait]}${value}`)) }]
  })
}

/** Companies that say the same: the rows of one kind as one text, and how many there are. */
export interface Group {
  readonly text: string
  readonly count: number
  /** Found by their name alone: what was understood of the words is not asked of them. */
  readonly by_name: boolean
}

type Counts = Map<string, number>

function add(counts: Counts, values: ReadonlySet<string>, count: number): void {
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + count)
}

/** Counts of one dimension among groups that pass all filters of other kinds; rows pass the filters of their own kind here. */
export function countMade(groups: readonly Group[], dimension: (typeof MADE_DIMENSIONS)[number], stageOf: StageOf, asked: (group: Group) => Chosen): Counts {
  const counts: Counts = new Map()
  for (const group of groups) {
    const others = { ...asked(group), [dimension]: undefined }
    const values = new Set<string>()
    for (const row of rowsOf(group.text)) {
      const slash = row.lastIndexOf('/')
      const one = { segment: row.slice(0, slash), role: row.slice(slash + 1), stage: stageOf.get(row.slice(0, slash)) ?? '' }
      if (MADE_DIMENSIONS.every((other) => others[other]?.includes(one[other]) ?? true) && one[dimension] !== '') values.add(one[dimension])
    }
    add(counts, values, group.count)
  }
  return counts
}

export function countPlaces(groups: readonly Group[], dimension: (typeof PLACE_DIMENSIONS)[number], asked: (group: Group) => Chosen): Counts {
  const counts: Counts = new Map()
  for (const group of groups) {
    const others = { ...asked(group), [dimension]: undefined }
    const values = new Set<string>()
    for (const row of rowsOf(group.text)) {
      const place = readPlace(row)
      if (PLACE_DIMENSIONS.every((other) => others[other]?.some((value) => place[other].includes(value)) ?? true)) for (const value of place[dimension]) values.add(value)
    }
    add(counts, values, group.count)
  }
  return counts
}

function readPlace(row: string): Record<(typeof PLACE_DIMENSIONS)[number], readonly string[]> {
  const [province = '', former = '', park = '', certificates = ''] = row.split('/')
  const said = (...values: string[]) => values.filter((value) => value !== '')
  return { province: said(province, former), park: said(park), certificate: said(...certificates.split(',')) }
}

export function countTerms(groups: readonly Group[]): Counts {
  const counts: Counts = new Map()
  for (const group of groups) add(counts, new Set(rowsOf(group.text)), group.count)
  return counts
}

/** Of all traits at once. */
export interface TraitGroup extends Group {
  readonly has: number
  /** 2: within a year, 1: within two, 0: older or undated. */
  readonly fresh: number
}

export interface TraitsAsked extends Chosen {
  /** Masks of what must be said, and of what must not. */
  readonly has: number
  readonly lacks: number
  readonly fresh: number
}

export const TRAIT_COUNTS = [...TRAIT_DIMENSIONS, 'freshness', 'has', 'lacks'] as const
export type TraitCount = (typeof TRAIT_COUNTS)[number]

export function countTraits(
  groups: readonly TraitGroup[],
  asked: (group: Group) => TraitsAsked,
): { total: number; counts: Record<TraitCount, Counts> } {
  let total = 0
  const counts = Object.fromEntries(TRAIT_COUNTS.map((dimension) => [dimension, new Map()])) as Record<TraitCount, Counts>
  for (const group of groups) {
    const values = group.text.split('/')
    const filters = asked(group)
    const fails: TraitCount[] = []
    for (const [i, dimension] of TRAIT_DIMENSIONS.entries()) if (filters[dimension]?.includes(values[i] ?? '') === false) fails.push(dimension)
    if (group.fresh < filters.fresh) fails.push('freshness')
    if ((group.has & filters.has) !== filters.has) fails.push('has')
    if ((group.has & filters.lacks) !== 0) fails.push('lacks')
    if (fails.length > 1) continue
    if (fails.length === 0) total += group.count
    const counted = fails[0]
    const tally = (dimension: TraitCount, of: readonly string[]) => {
      if (counted === undefined || counted === dimension) add(counts[dimension], new Set(of), group.count)
    }
    for (const [i, dimension] of TRAIT_DIMENSIONS.entries()) if (values[i] !== '') tally(dimension, [values[i] ?? ''])
    tally('freshness', [...(group.fresh >= 2 ? ['12m'] : []), ...(group.fresh >= 1 ? ['24m'] : [])])
    tally('has', WANTED_DATA.filter((_, bit) => (group.has & (1 << bit)) !== 0))
    tally('lacks', WANTED_DATA.filter((_, bit) => (group.has & (1 << bit)) === 0))
  }
  return { total, counts }
}

function rowsOf(text: string): string[] {
  return text === '' ? [] : text.split('|')
}
