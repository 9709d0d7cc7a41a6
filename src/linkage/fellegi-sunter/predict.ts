import { bitsOf, type Comparison, levelBits, NULL_LEVEL, type Parameters, probabilityOf } from './model.ts'
import { type TermFrequencies, termFrequencyBits } from './term-frequency.ts'

/** One step of the waterfall that leads from the prior to the weight of the pair. */
export interface Step {
  readonly comparison: string
  /** Label of the level, or null where a side says nothing. */
  readonly level: string | null
  readonly bits: number
  /** Part of the bits that comes from the rarity of the value. */
  readonly term_frequency_bits: number
}

export interface Prediction {
  readonly bits: number
  readonly probability: number
}

export function predict<Row>(
  comparisons: readonly Comparison<Row>[],
  parameters: Parameters,
  frequencies: TermFrequencies,
  left: Row,
  right: Row,
): Prediction {
  let bits = bitsOf(parameters.prior)
  for (const comparison of comparisons) {
    const level = comparison.assess(left, right)
    const own = parameters.levels[comparison.name]!
    bits += levelBits(own, level) + termFrequencyBits(comparison, own, frequencies, level, left, right)
  }
  return { bits, probability: probabilityOf(bits) }
}

/** The same sum with its parts: prior first, then one step for each comparison. */
export function waterfall<Row>(
  comparisons: readonly Comparison<Row>[],
  parameters: Parameters,
  frequencies: TermFrequencies,
  left: Row,
  right: Row,
): Step[] {
  const steps: Step[] = [{ comparison: 'prior', level: null, bits: bitsOf(parameters.prior), term_frequency_bits: 0 }]
  for (const comparison of comparisons) {
    const level = comparison.assess(left, right)
    const own = parameters.levels[comparison.name]!
    const term_frequency_bits = termFrequencyBits(comparison, own, frequencies, level, left, right)
    steps.push({
      comparison: comparison.name,
      level: level === NULL_LEVEL ? null : (comparison.levels[level]?.label ?? null),
      bits: levelBits(own, level) + term_frequency_bits,
      term_frequency_bits,
    })
  }
  return steps
}
