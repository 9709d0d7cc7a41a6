import { RELATEDNESS_PARTS } from '../../src/matching/relatedness/parts.ts'
import type { RelatednessWeights } from '../../src/matching/relatedness/relatedness.ts'
import { placeOf, rankingQuality } from '../../test/support/ranking-quality.ts'
import { type HiddenSegment, hiddenSegments, scoresOf } from './hidden-segments.ts'
import type { World } from './world.ts'

export interface Tuned {
  readonly weights: RelatednessWeights
  readonly shrinkage: number
  readonly quality: number
}

export const FOLDS = 10
const SHRINKAGES = [0, 1, 2, 4]
const STEPS = [0.1, 0.05]

/** The mean of three figures that reward different things: the whole order, the first ten, the first. */
function objective(cases: readonly HiddenSegment[], weights: RelatednessWeights): number {
  const { auc, hit10, mrr } = rankingQuality(cases.map((one) => placeOf(scoresOf(one, weights), one.target)))
  return (auc + hit10 + mrr) / 3
}

/** From even weights, moves weight from one part to another while that helps: first in steps of 0.1, then of 0.05. */
export function tuneWeights(world: World, firms?: ReadonlySet<string>): Tuned {
  return SHRINKAGES.map((shrinkage) => ({ shrinkage, ...climb(hiddenSegments(world, firms, shrinkage)) })).reduce((best, tuned) =>
    tuned.quality > best.quality ? tuned : best,
  )
}

function climb(cases: readonly HiddenSegment[]): Omit<Tuned, 'shrinkage'> {
  let weights: RelatednessWeights = { firms: 0.2, family: 0.2, headings: 0.2, inputs: 0.2, processes: 0.2 }
  let quality = objective(cases, weights)
  for (const step of STEPS)
    for (let better = true; better;) {
      better = false
      for (const from of RELATEDNESS_PARTS)
        for (const to of RELATEDNESS_PARTS) {
          if (from === to || weights[from] < step - 1e-9) continue
          const moved = { ...weights, [from]: round(weights[from] - step), [to]: round(weights[to] + step) }
          const found = objective(cases, moved)
          if (found <= quality + 1e-9) continue
          ;[weights, quality, better] = [moved, found, true]
        }
    }
  return { weights, quality }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Firms by the fold they are tested in; those with one product are in all of them, to be counted, never asked. */
export function foldsOf(world: World): ReadonlySet<string>[] {
  const asked = [...world.made].filter(([, made]) => made.length > 1).map(([firm]) => firm)
  return Array.from({ length: FOLDS }, (_, fold) => new Set(asked.filter((__, index) => index % FOLDS === fold)))
}

/** Weights for the firms of each fold, tuned on the firms of the others alone: of a fold's firms not even a row is counted. */
export function tuneNested(world: World): { readonly fold: ReadonlySet<string>; readonly tuned: Tuned }[] {
  const everybody = [...world.made.keys()]
  return foldsOf(world).map((fold) => ({ fold, tuned: tuneWeights(world, new Set(everybody.filter((firm) => !fold.has(firm)))) }))
}
