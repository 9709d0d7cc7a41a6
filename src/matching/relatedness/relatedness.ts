/**
 * How close two segments are: could a firm that makes one make the other?
 *
 * Sources: Hidalgo et al. (2007, Science 317:482) for proximity; Neffke, Henning and Boschma (2011, Economic Geography 87:237) for
 * reading it off plants that make both; Brintrup et al. (2018, Complexity 9104387) for links of production as a second view.
 */
import type { RelatednessFrame } from './frame.ts'
import {
  chainDistance,
  coProduction,
  familyDistance,
  headingDistance,
  type PartOf,
  RELATEDNESS_PARTS,
  type RelatednessPart,
  sharedProcesses,
} from './parts.ts'

export type RelatednessWeights = Readonly<Record<RelatednessPart, number>>

/** Chosen on the edition's own firms; how, and what they are worth on others, stands in docs/methods/relatedness.md. They add up to 1. */
export const RELATEDNESS_WEIGHTS: RelatednessWeights = { firms: 0.6, family: 0.1, headings: 0.1, inputs: 0.1, processes: 0.1 }

export interface PartValue {
  readonly part: RelatednessPart
  readonly value: number
  readonly weight: number
  /** value × weight; the contributions of a pair add up to its relatedness. */
  readonly contribution: number
}

/** Relatedness of two segments in [0, 1]; symmetric; 1 for a segment and itself, 0 where nothing is known. */
export function relatedness(frame: RelatednessFrame, weights = RELATEDNESS_WEIGHTS): (a: string, b: string) => number {
  const parts = relatednessParts(frame, weights)
  const known = new Map<string, number>()
  return (a, b) => {
    if (a === b) return 1
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const before = known.get(key)
    if (before !== undefined) return before
    const value = Math.min(
      1,
      parts(a, b).reduce((sum, { contribution }) => sum + contribution, 0),
    )
    known.set(key, value)
    return value
  }
}

/** What the relatedness of two different segments is made of. */
export function relatednessParts(frame: RelatednessFrame, weights = RELATEDNESS_WEIGHTS): (a: string, b: string) => PartValue[] {
  const views: Record<RelatednessPart, PartOf> = {
    firms: coProduction(frame),
    family: familyDistance(frame),
    headings: headingDistance(frame),
    inputs: chainDistance(frame),
    processes: sharedProcesses(frame),
  }
  return (a, b) =>
    RELATEDNESS_PARTS.map((part) => {
      const [value, weight] = [views[part](a, b), weights[part]]
      return { part, value, weight, contribution: value * weight }
    })
}

/**
 * How close a firm is to a segment it is not known to make, from those it makes: 1 − Π_p (1 − r_ps). One close product counts most,
 * each further one adds; no order of the products matters, and another product never lowers it.
 */
export function relatednessOfFirm(related: (a: string, b: string) => number, made: Iterable<string>, segment: string): number {
  let apart = 1
  for (const product of made) apart *= 1 - related(product, segment)
  return 1 - apart
}
