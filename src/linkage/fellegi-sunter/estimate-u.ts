import { type Comparison, NULL_LEVEL, type Parameters } from './model.ts'

/** A reproducible generator of numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Sampling {
  readonly max_pairs: number
  readonly seed: number
}

/**
 * u from pairs drawn without looking, nearly all of which do not match: all pairs when they are few enough, else a random sample.
 * A level no pair reaches keeps its value.
 */
export function estimateU<Row>(
  rows: readonly Row[],
  comparisons: readonly Comparison<Row>[],
  parameters: Parameters,
  sampling: Sampling,
): Parameters {
  const counts = comparisons.map(({ levels }) => new Float64Array(levels.length))
  const count = (left: Row, right: Row) => {
    comparisons.forEach((comparison, index) => {
      const level = comparison.assess(left, right)
      if (level !== NULL_LEVEL) counts[index]![level]! += 1
    })
  }
  const total = (rows.length * (rows.length - 1)) / 2
  if (total <= sampling.max_pairs) {
    for (let a = 0; a < rows.length; a++) for (let b = a + 1; b < rows.length; b++) count(rows[a]!, rows[b]!)
  } else {
    const random = randomFrom(sampling.seed)
    for (let drawn = 0; drawn < sampling.max_pairs; drawn++) {
      const a = Math.floor(random() * rows.length)
      const b = Math.floor(random() * (rows.length - 1))
      count(rows[a]!, rows[b < a ? b : b + 1]!)
    }
  }
  const levels = { ...parameters.levels }
  comparisons.forEach(({ name }, index) => {
    const before = parameters.levels[name]!
    const sum = counts[index]!.reduce((a, b) => a + b, 0)
    levels[name] = { m: before.m, u: before.u.map((value, level) => (counts[index]![level]! > 0 ? counts[index]![level]! / sum : value)) }
  })
  return { ...parameters, levels }
}
