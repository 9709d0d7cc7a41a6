import { type CoProduction, countCoProduction } from '../../src/matching/relatedness/frame.ts'
import { coProduction, RELATEDNESS_PARTS, SHRINKAGE } from '../../src/matching/relatedness/parts.ts'
import { relatednessParts, type RelatednessWeights } from '../../src/matching/relatedness/relatedness.ts'
import type { World } from './world.ts'

/** One product of a firm hidden. Everything counted is counted without that row. */
export interface HiddenSegment {
  readonly firm: string
  readonly hidden: string
  readonly known: readonly string[]
  readonly candidates: readonly string[]
  /** Place of the hidden one among the candidates. */
  readonly target: number
  readonly production: CoProduction
  /** Values of the parts before weighing, [candidate × known × part]. */
  readonly parts: Float64Array
}

const N = RELATEDNESS_PARTS.length
const EVEN: RelatednessWeights = { firms: 1, family: 1, headings: 1, inputs: 1, processes: 1 }

/**
 * Every product of every firm with two or more, hidden in turn. With `firms`, the world is theirs alone: of the others nothing is
 * counted, not even who makes what.
 */
export function hiddenSegments(
  world: World,
  firms: ReadonlySet<string> = new Set(world.made.keys()),
  shrinkage = SHRINKAGE,
): HiddenSegment[] {
  const rows = [...world.made]
    .filter(([firm]) => firms.has(firm))
    .flatMap(([company_id, made]) => made.map((segment_id) => ({ company_id, segment_id })))
  const still = stillParts(world)
  return rows.flatMap((row) => {
    const made = world.made.get(row.company_id) ?? []
    if (made.length < 2) return []
    const known = made.filter((id) => id !== row.segment_id)
    const candidates = world.segments.map(({ segment_id }) => segment_id).filter((id) => !known.includes(id))
    const production = countCoProduction(rows.filter((other) => other !== row))
    const together = coProduction({ production }, shrinkage)
    const parts = new Float64Array(candidates.length * known.length * N)
    let at = 0
    for (const candidate of candidates)
      for (const own of known) {
        parts.set(still(own, candidate), at)
        parts[at] = together(own, candidate)
        at += N
      }
    return [
      { firm: row.company_id, hidden: row.segment_id, known, candidates, target: candidates.indexOf(row.segment_id), production, parts },
    ]
  })
}

/** The parts that do not depend on who makes what; the first, co-production, is left at 0. */
function stillParts(world: World): (a: string, b: string) => Float64Array {
  const values = relatednessParts({ ...world, production: { makers: new Map(), together: [] } }, EVEN)
  const kept = new Map<string, Float64Array>()
  return (a, b) => {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const before = kept.get(key)
    if (before !== undefined) return before
    const made = Float64Array.from(values(a, b), ({ value }) => value)
    kept.set(key, made)
    return made
  }
}

/** How a firm's several products are put together. The platform's is `apart` (relatednessOfFirm). */
export type Together = 'apart' | 'max' | 'mean'

/** What the engine's relatednessOfFirm gives for each candidate, from values of parts worked out before. */
export function scoresOf(
  { candidates, known, parts }: HiddenSegment,
  weights: RelatednessWeights,
  together: Together = 'apart',
): Float64Array {
  const beta = RELATEDNESS_PARTS.map((part) => weights[part])
  const scores = new Float64Array(candidates.length)
  for (let c = 0, at = 0; c < candidates.length; c++) {
    let [apart, most, sum] = [1, 0, 0]
    for (let k = 0; k < known.length; k++) {
      let related = 0
      for (let p = 0; p < N; p++) related += (beta[p] ?? 0) * (parts[at++] ?? 0)
      apart *= 1 - related
      most = Math.max(most, related)
      sum += related
    }
    scores[c] = together === 'apart' ? 1 - apart : together === 'max' ? most : sum / known.length
  }
  return scores
}
