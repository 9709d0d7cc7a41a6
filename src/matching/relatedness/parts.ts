/**
 * The five views of how close two segments are. Each is symmetric, in [0, 1], and 0 where nothing is known: two segments are not
 * held to be related because a table has no row about them.
 */
import type { RelatednessFrame, SegmentPlace } from './frame.ts'

export const RELATEDNESS_PARTS = ['firms', 'family', 'headings', 'inputs', 'processes'] as const
export type RelatednessPart = (typeof RELATEDNESS_PARTS)[number]

export type PartOf = (a: string, b: string) => number

/**
 * As if this many further companies made each segment and none made both: one company that makes two rare things is an anecdote,
 * not a law. φ = 1 of 1 becomes 1/3.
 */
export const SHRINKAGE = 2

/** Smaller steps of the taxonomy than "same family", which is 1. */
const SAME_STAGE = 0.3
const SAME_SECTOR = 0.15

/** Largest number of leading HS digits two segments share, and what it counts. The first two are those of matching a need's HS code. */
const DIGITS = [
  [6, 1],
  [4, 0.6],
  [2, 0.15],
] as const

const ESSENTIAL_LINK = 1
const OTHER_LINK = 0.6
/** The most that common inputs and outputs count without a link between the two. */
const COMMON_LINKS = 0.5

/**
 * Co-production: φ_ab = n_ab / (max(n_a, n_b) + κ), the smaller of the two conditional probabilities that a firm that makes one
 * makes the other (Hidalgo et al. 2007, with firms in place of countries), shrunk towards 0 by κ = SHRINKAGE firms.
 */
export function coProduction({ production }: Pick<RelatednessFrame, 'production'>, shrinkage = SHRINKAGE): PartOf {
  const { makers } = production
  const phi = pairTable()
  for (const { a, b, companies } of production.together)
    phi.set(a, b, companies / (Math.max(makers.get(a) ?? 0, makers.get(b) ?? 0) + shrinkage))
  return phi.get
}

/** Same family 1; else same stage of the chain and same sector add up (0.3 + 0.15). */
export function familyDistance({ segments }: Pick<RelatednessFrame, 'segments'>): PartOf {
  const places = new Map(segments.map((place) => [place.segment_id, place]))
  return (a, b) => {
    const [one, other] = [places.get(a), places.get(b)]
    if (one === undefined || other === undefined) return 0
    const same = (field: keyof SegmentPlace) => one[field] !== null && one[field] === other[field]
    if (same('family_id')) return 1
    return (same('stage_id') ? SAME_STAGE : 0) + (same('sector_id') ? SAME_SECTOR : 0)
  }
}

/** The deepest level of the Harmonized System at which two segments share a code: subheading 1, heading 0.6, chapter 0.15. */
export function headingDistance({ codes }: Pick<RelatednessFrame, 'codes'>): PartOf {
  const bySegment = Map.groupBy(codes, (row) => row.segment_id)
  const levels = DIGITS.map(([digits, value]) => ({
    value,
    prefixes: new Map(
      [...bySegment].map(([id, rows]) => [
        id,
        new Set(rows.filter(({ code }) => code.length >= digits).map(({ code }) => code.slice(0, digits))),
      ]),
    ),
  }))
  return (a, b) => {
    for (const { value, prefixes } of levels) {
      const [one, other] = [prefixes.get(a), prefixes.get(b)]
      if (one !== undefined && other !== undefined && [...one].some((prefix) => other.has(prefix))) return value
    }
    return 0
  }
}

/**
 * Input links: 1 where one is an essential input of the other, 0.6 where it is another input; else half the mean of what they have
 * in common upstream and downstream, each |A ∩ B| / |A ∪ B|.
 */
export function chainDistance({ links }: Pick<RelatednessFrame, 'links'>): PartOf {
  const direct = pairTable()
  const inputs = new Map<string, Set<string>>()
  const outputs = new Map<string, Set<string>>()
  for (const { input_segment_id: input, output_segment_id: output, essential } of links) {
    const value = essential ? ESSENTIAL_LINK : OTHER_LINK
    if (value > direct.get(input, output)) direct.set(input, output, value)
    addTo(inputs, output, input)
    addTo(outputs, input, output)
  }
  return (a, b) =>
    direct.get(a, b) || COMMON_LINKS * ((overlap(inputs.get(a), inputs.get(b)) + overlap(outputs.get(a), outputs.get(b))) / 2)
}

/**
 * Shared processes, the rare ones counting more: Σ_{p ∈ A ∩ B} w_p / Σ_{p ∈ A ∪ B} w_p with w_p = ln(1 + N / n_p), N the segments
 * and n_p those made by p. "Assembly" shared says little, "anodising" much.
 */
export function sharedProcesses({ segments, processes }: Pick<RelatednessFrame, 'segments' | 'processes'>): PartOf {
  const used = new Map<string, Set<string>>()
  const usedBy = new Map<string, Set<string>>()
  for (const { process_id, segment_id } of processes) {
    addTo(used, segment_id, process_id)
    addTo(usedBy, process_id, segment_id)
  }
  const weight = (process: string) => Math.log(1 + segments.length / (usedBy.get(process)?.size ?? 1))
  return (a, b) => overlap(used.get(a), used.get(b), weight)
}

function overlap(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
  weight: (item: string) => number = () => 1,
): number {
  if (a === undefined || b === undefined) return 0
  let [common, all] = [0, 0]
  for (const item of new Set([...a, ...b])) {
    all += weight(item)
    if (a.has(item) && b.has(item)) common += weight(item)
  }
  return all > 0 ? common / all : 0
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key)
  if (set === undefined) map.set(key, new Set([value]))
  else set.add(value)
}

function pairTable() {
  const table = new Map<string, number>()
  const key = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)
  return {
    get: (a: string, b: string) => table.get(key(a, b)) ?? 0,
    set: (a: string, b: string, value: number) => table.set(key(a, b), value),
  }
}
