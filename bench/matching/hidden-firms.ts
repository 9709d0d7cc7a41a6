import { type RelatednessWeights, relatedness, relatednessOfFirm } from '../../src/matching/relatedness/relatedness.ts'
import { countCoProduction } from '../../src/matching/relatedness/frame.ts'
import { baselinesOf } from './baselines.ts'
import type { World } from './world.ts'

/** One maker of a segment hidden: who of all others, and it, is the likeliest maker? */
export interface HiddenFirm {
  readonly firm: string
  readonly segment: string
  readonly candidates: readonly string[]
  readonly target: number
  /** Ranker → score of each candidate. */
  readonly scores: Readonly<Record<string, readonly number[]>>
  /** Candidates that make something of the segment's own stage: the hard ones. */
  readonly isHard: (candidate: number) => boolean
}

/** Firms with one product leave nothing to rank them by when it is hidden: they are candidates, never hidden. */
export function hiddenFirms(world: World, weightsOf: (firm: string) => { weights: RelatednessWeights }): HiddenFirm[] {
  const rows = [...world.made].flatMap(([company_id, made]) => made.map((segment_id) => ({ company_id, segment_id })))
  const baselines = baselinesOf(world)
  const stageOf = new Map(world.segments.map(({ segment_id, stage_id }) => [segment_id, stage_id]))
  return rows.flatMap((row) => {
    const { company_id: firm, segment_id: segment } = row
    if ((world.made.get(firm)?.length ?? 0) < 2) return []
    const knownOf = (id: string) => (world.made.get(id) ?? []).filter((made) => made !== segment)
    const candidates = [...world.made.keys()].filter((id) => id === firm || !world.made.get(id)?.includes(segment))
    const production = countCoProduction(rows.filter((other) => other !== row))
    const related = relatedness({ ...world, production }, weightsOf(firm).weights)
    const byBaseline = Object.entries(baselines).flatMap(([name, baseline]) => {
      if (name === 'popularity' || name === 'size') return []
      const score = baseline(production)
      return [[name, candidates.map((id) => score(knownOf(id))(segment))] as const]
    })
    return [
      {
        firm,
        segment,
        candidates,
        target: candidates.indexOf(firm),
        scores: {
          // Of a firm, popularity is how much it makes, size whom it employs.
          popularity: candidates.map((id) => knownOf(id).length),
          size: candidates.map((id) => world.firmSize.get(id) ?? 0),
          ...Object.fromEntries(byBaseline),
          relatedness: candidates.map((id) => relatednessOfFirm(related, knownOf(id), segment)),
        },
        isHard: (candidate) => knownOf(candidates[candidate] ?? '').some((made) => stageOf.get(made) === stageOf.get(segment)),
      },
    ]
  })
}

export interface Exposure {
  /** Share of all firms that stand among the first ten for at least one segment. */
  readonly coverage: number
  /** Ownership → share of firms, share of attention (1 / log2(1 + rank) over the first ten of every segment). */
  readonly shares: ReadonlyMap<string, { readonly firms: number; readonly attention: number }>
}

/** Who is shown when every segment asks for firms that are not known to make it; nothing hidden, firms with score 0 are not shown. */
export function exposureOf(world: World, weights: RelatednessWeights): Exposure {
  const rows = [...world.made].flatMap(([company_id, made]) => made.map((segment_id) => ({ company_id, segment_id })))
  const related = relatedness({ ...world, production: countCoProduction(rows) }, weights)
  const attention = new Map<string, number>()
  for (const { segment_id } of world.segments) {
    const shown = [...world.made]
      .filter(([, made]) => !made.includes(segment_id))
      .map(([firm, made]) => ({ firm, score: relatednessOfFirm(related, made, segment_id) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score || (a.firm < b.firm ? -1 : 1))
    shown.slice(0, 10).forEach(({ firm }, index) => attention.set(firm, (attention.get(firm) ?? 0) + 1 / Math.log2(2 + index)))
  }
  const all = [...attention.values()].reduce((a, b) => a + b, 0)
  const firms = [...world.made.keys()]
  return {
    coverage: attention.size / firms.length,
    shares: new Map(
      [...Map.groupBy(firms, (firm) => world.ownership.get(firm) ?? 'unknown')].map(([ownership, own]) => [
        ownership,
        { firms: own.length / firms.length, attention: own.reduce((sum, firm) => sum + (attention.get(firm) ?? 0), 0) / all },
      ]),
    ),
  }
}
