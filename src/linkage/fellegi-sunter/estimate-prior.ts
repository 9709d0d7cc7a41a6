import { type BlockingRule, blockPairs } from './blocking.ts'

/**
 * Probability that two random records match: pairs found by rules that hardly ever err, over the share of the matches
 * such rules are assumed to find, over all pairs.
 */
export function estimatePrior<Row>(rows: readonly Row[], rules: readonly BlockingRule<Row>[], assumedRecall: number): number {
  const found = blockPairs(rows, rules).left.length
  const all = (rows.length * (rows.length - 1)) / 2
  if (found > all * assumedRecall) throw new RangeError(`The rules find more pairs than a recall of ${assumedRecall} allows.`)
  return found / assumedRecall / all
}
