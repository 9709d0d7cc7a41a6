/**
 * Gap score v1: how much a missing or weak link matters.
 * score = 100 · (Π partᵢ)^(1/n), each part the percentile rank (0–1, floor 0.05) among all gap candidates. Geometric, so
 * that a link that nothing needs cannot win by being absent (OECD/JRC Handbook on composite indicators 2008, partial
 * compensability). A part with no data counts as the middle, 0.5, and is reported as null: it neither lifts nor sinks.
 */
export interface GapCandidate {
  id: string
  /** Raw values, higher = a more serious gap; null = not known. */
  parts: Record<string, number | null>
}

export interface GapScore {
  id: string
  /** 0–100. */
  score: number
  /** Percentile rank of each known part, 0–1. */
  percentiles: Record<string, number | null>
}

const FLOOR = 0.05
const UNKNOWN = 0.5

/** Scores in falling order; candidates with fewer than `minimumParts` known parts are not ranked. Ties break by id. */
export function gapScores(candidates: readonly GapCandidate[], minimumParts = 2): GapScore[] {
  const names = [...new Set(candidates.flatMap((candidate) => Object.keys(candidate.parts)))]
  const ranks = new Map(names.map((name) => [name, percentileRanks(candidates.map((candidate) => candidate.parts[name] ?? null))]))
  return candidates
    .map((candidate, i) => {
      const percentiles = Object.fromEntries(names.map((name) => [name, ranks.get(name)?.[i] ?? null]))
      const values = Object.values(percentiles)
      const product = values.reduce<number>((a, b) => a * Math.max(b ?? UNKNOWN, FLOOR), 1)
      return {
        id: candidate.id,
        score: 100 * product ** (1 / values.length),
        percentiles,
        known: values.filter((value) => value !== null).length,
      }
    })
    .filter((gap) => gap.known >= minimumParts)
    .map(({ id, score, percentiles }) => ({ id, score, percentiles }))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/** Mid-rank percentile of each value among the known ones: (below + half of the equals) / n. null stays null. */
export function percentileRanks(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b)
  return values.map((value) => {
    if (value === null) return null
    const below = known.findIndex((other) => other >= value)
    const notAbove = known.findLastIndex((other) => other <= value) + 1
    return (below + (notAbove - below) / 2) / known.length
  })
}
