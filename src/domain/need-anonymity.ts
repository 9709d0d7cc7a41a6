/**
 * How an anonymous need is shown, so that nobody can tell whose it is. Whoever wants to find out has the public directory: which
 * companies use what is wanted, where they stand and which certificates they hold. So what is shown must fit at least FEWEST_BUYERS
 * groups of companies, from two countries at least (k-map), and it is made of nothing but what is counted: words, numbers and
 * preferences of the buyer do not go in at all. docs/needs.md has the rule in words.
 */
import type { NeedFieldLevel, VolumeBand } from './needs.ts'
import { type Condition, idsOf } from './requirement.ts'

export const FEWEST_BUYERS = 5
const FEWEST_COUNTRIES = 2

/** A company of the directory, as somebody would look at it who guesses. */
export interface PossibleBuyer {
  /** Companies of one group count once. */
  readonly group: string
  readonly home_country: string | null
  /** Segments that go into what it makes, and what it makes itself. */
  readonly wants: ReadonlySet<string>
  readonly provinces: ReadonlySet<string>
  readonly certificates: ReadonlySet<string>
}

export interface AnonymityFrame {
  readonly buyers: readonly PossibleBuyer[]
  readonly segments: ReadonlyMap<string, { readonly family: string; readonly sector: string }>
  /** Region of each province. */
  readonly regions: ReadonlyMap<string, string>
  /** Processes by segment: what makes it, or is used for it. Naming one says no more than the segment. */
  readonly processes: ReadonlyMap<string, ReadonlySet<string>>
}

/** Of a need: what is left when words and numbers are gone. */
export interface CoarseNeed {
  readonly segments: readonly string[]
  /** Where it is wanted. */
  readonly provinces: readonly string[]
  /** An amount a year, where one is given. */
  readonly amount: number | null
  readonly unit: string | null
  readonly gates: readonly Condition[]
  readonly wants: readonly Condition[]
  /** YYYY-MM-DD. */
  readonly deadline: string | null
}

export interface ShownNeed {
  readonly field: { readonly level: NeedFieldLevel; readonly ids: readonly string[] }
  readonly place: { readonly level: 'province' | 'region' | 'country'; readonly ids: readonly string[] }
  readonly band: VolumeBand | null
  readonly unit: string | null
  readonly gates: readonly Condition[]
  readonly wants: readonly Condition[]
  /** YYYY-MM. */
  readonly deadline: string | null
}

const FIELD_LEVELS = ['segment', 'family', 'sector', 'all'] as const
const PLACE_LEVELS = ['province', 'region', 'country'] as const

/** Three words for "how much": under, between, and more. Rare amounts have no word of their own. */
const BANDS: readonly VolumeBand[] = [
  { min: 0, max: 10_000 },
  { min: 10_000, max: 1_000_000 },
  { min: 1_000_000, max: null },
]

/** Undefined: there are not enough companies it could be of, however coarse. Then it is not shown at all. */
export function showAnonymously(need: CoarseNeed, earlier: readonly ShownNeed[], frame: AnonymityFrame): ShownNeed | undefined {
  for (const level of FIELD_LEVELS)
    for (const placeLevel of PLACE_LEVELS) {
      const bare: ShownNeed = {
        field: fieldAt(need.segments, level, frame),
        place: placeAt(need.provinces, placeLevel, frame),
        band: level === 'segment' ? bandOf(need) : null,
        unit: level === 'segment' ? need.unit : null,
        gates: [],
        wants: [],
        deadline: need.deadline?.slice(0, 7) ?? null,
      }
      if (isEnough(possibleBuyers([...earlier, bare], frame))) return withConditions(bare, need, earlier, frame)
    }
  return undefined
}

/** Whose it could be, for somebody who saw all of these views of one need. */
export function possibleBuyers(views: readonly ShownNeed[], frame: AnonymityFrame): PossibleBuyer[] {
  return frame.buyers.filter((buyer) => views.every((view) => fits(buyer, view, frame)))
}

/** Groups, and not all from one country: else where the buyer is from would be told. */
export function isEnough(buyers: readonly PossibleBuyer[]): boolean {
  return countGroups(buyers) >= FEWEST_BUYERS && new Set(buyers.map(({ home_country }) => home_country ?? '?')).size >= FEWEST_COUNTRIES
}

export function countGroups(buyers: readonly PossibleBuyer[]): number {
  return new Set(buyers.map(({ group }) => group)).size
}

function fits(buyer: PossibleBuyer, { field, place, gates, wants }: ShownNeed, frame: AnonymityFrame): boolean {
  return (
    wantsField(buyer, field, frame) &&
    (place.level === 'country' || [...buyer.provinces].some((province) => isIn(province, place, frame))) &&
    // Who asks for a certificate has it as a rule: it narrows down as a fact of the buyer would.
    [...gates, ...wants].every(
      (condition) => !('certificate' in condition) || idsOf(condition.certificate).some((id) => buyer.certificates.has(id)),
    )
  )
}

function wantsField({ wants }: PossibleBuyer, { level, ids }: ShownNeed['field'], { segments }: AnonymityFrame): boolean {
  if (level === 'all') return true
  if (level === 'segment') return ids.every((id) => wants.has(id))
  return ids.every((id) => [...wants].some((segment) => segments.get(segment)?.[level] === id))
}

function isIn(province: string, { level, ids }: ShownNeed['place'], { regions }: AnonymityFrame): boolean {
  return ids.includes(level === 'province' ? province : (regions.get(province) ?? ''))
}

function fieldAt(segments: readonly string[], level: NeedFieldLevel, frame: AnonymityFrame): ShownNeed['field'] {
  // Without a segment nothing is told of the field anyway.
  if (level === 'all' || segments.length === 0) return { level: 'all', ids: [] }
  if (level === 'segment') return { level, ids: unique(segments) }
  return { level, ids: unique(segments.flatMap((id) => frame.segments.get(id)?.[level] ?? [])) }
}

function placeAt(provinces: readonly string[], level: ShownNeed['place']['level'], frame: AnonymityFrame): ShownNeed['place'] {
  if (level === 'country' || provinces.length === 0) return { level: 'country', ids: [] }
  return { level, ids: unique(level === 'province' ? provinces : provinces.flatMap((id) => frame.regions.get(id) ?? [])) }
}

function bandOf({ amount }: CoarseNeed): VolumeBand | null {
  return amount === null ? null : (BANDS.find(({ max }) => max === null || amount < max) ?? null)
}

/** One after the other, as long as enough companies are left. Of the rest nothing is said, not even how many there are. */
function withConditions(bare: ShownNeed, need: CoarseNeed, earlier: readonly ShownNeed[], frame: AnonymityFrame): ShownNeed {
  let shown = bare
  for (const side of ['gates', 'wants'] as const)
    for (const condition of need[side]) {
      const plain = plainOf(condition, bare, frame)
      if (plain === undefined) continue
      const more: ShownNeed = { ...shown, [side]: [...shown[side], plain] }
      if (isEnough(possibleBuyers([...earlier, more], frame))) shown = more
    }
  return shown
}

/** Without days, amounts and weights. Preferences that tell something of the buyer (languages, countries, limits) are none of these. */
function plainOf(condition: Condition, { field }: ShownNeed, frame: AnonymityFrame): Condition | undefined {
  if ('certificate' in condition) return { certificate: condition.certificate }
  if ('role' in condition) return { role: condition.role }
  if (!('process' in condition) || field.level !== 'segment') return undefined
  const usual = idsOf(condition.process).every((id) => field.ids.some((segment) => frame.processes.get(segment)?.has(id) === true))
  return usual ? { process: condition.process } : undefined
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].toSorted()
}
