import type { Comparison, LevelParameters } from './model.ts'
import { NULL_LEVEL } from './model.ts'

/** Share of each value among the rows that have one, by column. */
export type TermFrequencies = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Counted over the rows themselves; count over distinct entities where rows repeat, or common firms look like common words. */
export function countTermFrequencies<Row>(rows: readonly Row[], comparisons: readonly Comparison<Row>[]): TermFrequencies {
  const tables = new Map<string, Map<string, number>>()
  for (const { term_frequency } of comparisons.flatMap((comparison) => comparison.levels)) {
    if (term_frequency === undefined || tables.has(term_frequency.column)) continue
    const counts = new Map<string, number>()
    let total = 0
    for (const row of rows) {
      const value = term_frequency.value(row)
      if (value === null) continue
      total++
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    for (const [value, count] of counts) counts.set(value, count / total)
    tables.set(term_frequency.column, counts)
  }
  return tables
}

/** Bits that the rarity of the values adds: Splink's `_tf_adjustment_sql`, weight × (log2 u of exact agreement − log2 max(tf)). */
export function termFrequencyBits<Row>(
  comparison: Comparison<Row>,
  parameters: LevelParameters,
  frequencies: TermFrequencies,
  level: number,
  left: Row,
  right: Row,
): number {
  const adjustment = level === NULL_LEVEL ? undefined : comparison.levels[level]?.term_frequency
  if (adjustment === undefined) return 0
  const table = frequencies.get(adjustment.column)
  const known = [adjustment.value(left), adjustment.value(right)].flatMap((value) => {
    const share = value === null ? undefined : table?.get(value)
    return share === undefined ? [] : [share]
  })
  if (known.length === 0) return 0
  const average = parameters.u[adjustment.exact_level ?? level] ?? Number.NaN
  return (adjustment.weight ?? 1) * (Math.log2(average) - Math.log2(Math.max(...known, adjustment.minimum ?? 0)))
}
