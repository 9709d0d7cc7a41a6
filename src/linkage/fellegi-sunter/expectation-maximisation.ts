import { bitsOf, type Comparison, levelBits, type LevelParameters, NULL_LEVEL, type Parameters, probabilityOf } from './model.ts'

/** Pairs that reach the same levels behave alike, so EM runs over a few hundred patterns instead of over millions of pairs. */
export interface Pattern {
  readonly levels: readonly number[]
  readonly count: number
  /** Bits beside those of the levels: term frequencies, where a pair is its own pattern. */
  readonly bits?: number
}

export function countPatterns<Row>(
  rows: readonly Row[],
  pairs: { readonly left: Uint32Array; readonly right: Uint32Array },
  comparisons: readonly Comparison<Row>[],
): Pattern[] {
  const patterns = new Map<string, { levels: number[]; count: number }>()
  for (let pair = 0; pair < pairs.left.length; pair++) {
    const levels = comparisons.map((comparison) => comparison.assess(rows[pairs.left[pair]!]!, rows[pairs.right[pair]!]!))
    const key = levels.join()
    const pattern = patterns.get(key)
    if (pattern === undefined) patterns.set(key, { levels, count: 1 })
    else pattern.count++
  }
  return [...patterns.values()]
}

export interface Limits {
  readonly max_iterations: number
  readonly convergence: number
}

export const SPLINK_LIMITS: Limits = { max_iterations: 25, convergence: 1e-4 }

/** m of a level no pair of the session reached: undefined, so that other sessions may say. */
export interface Learned {
  readonly prior: number
  readonly m: Readonly<Record<string, readonly (number | undefined)[]>>
  readonly iterations: number
}

/** u stays as it is; m and the prior inside the block are what makes the patterns most likely. */
export function maximiseExpectation<Row>(
  patterns: readonly Pattern[],
  comparisons: readonly Comparison<Row>[],
  start: Parameters,
  limits: Limits = SPLINK_LIMITS,
): Learned {
  let prior = start.prior
  let levels: LevelParameters[] = comparisons.map(({ name }) => start.levels[name]!)
  let seen: boolean[][] = []
  let iterations = 0
  while (iterations < limits.max_iterations) {
    iterations++
    const step = iterate(patterns, levels, prior)
    seen = step.m.map((shares) => shares.map((share) => share !== undefined))
    const next = levels.map(({ u }, index) => ({ u, m: step.m[index]!.map((share) => share ?? UNSEEN) }))
    const changes = next.flatMap(({ m }, index) => m.map((value, level) => Math.abs(value - levels[index]!.m[level]!)))
    const change = Math.max(Math.abs(step.prior - prior), ...changes)
    levels = next
    prior = step.prior
    if (change < limits.convergence) break
  }
  const m = comparisons.map(({ name }, index) => [name, levels[index]!.m.map((value, level) => (seen[index]![level] ? value : undefined))])
  return { prior, m: Object.fromEntries(m) as Learned['m'], iterations }
}

const UNSEEN = 1e-6

function iterate(patterns: readonly Pattern[], parameters: readonly LevelParameters[], prior: number) {
  const bits = parameters.map((each) => each.m.map((_, level) => levelBits(each, level)))
  const counts = parameters.map(({ m }) => new Float64Array(m.length))
  const reached = parameters.map(({ m }) => new Uint8Array(m.length))
  let [matches, total] = [0, 0]
  for (const { levels, count, bits: extra = 0 } of patterns) {
    let weight = bitsOf(prior) + extra
    levels.forEach((level, index) => (weight += level === NULL_LEVEL ? 0 : bits[index]![level]!))
    const expected = probabilityOf(weight) * count
    matches += expected
    total += count
    levels.forEach((level, index) => {
      if (level === NULL_LEVEL) return
      counts[index]![level]! += expected
      reached[index]![level] = 1
    })
  }
  const m = counts.map((each, index) => {
    const sum = each.reduce((a, b) => a + b, 0)
    return Array.from(each, (value, level) => (reached[index]![level] === 1 ? value / sum : undefined))
  })
  return { m, prior: matches / total }
}
