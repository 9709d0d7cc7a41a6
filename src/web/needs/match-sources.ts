import type { MatchItem, NearMiss } from '../../api/contract/match.ts'

type Rests = Pick<MatchItem, 'gates' | 'parts'>

/** Every source an answer names, for their names on the page. */
export function evidenceSources({ items, near_misses }: { items: readonly Rests[]; near_misses: readonly NearMiss[] }): string[] {
  const found = [...items, ...near_misses].flatMap(({ gates, parts }) => [...gates, ...parts].flatMap(({ evidence }) => evidence))
  const lacking = near_misses.flatMap(({ would_qualify_if }) => would_qualify_if.flatMap(({ evidence }) => evidence))
  return [...new Set([...found, ...lacking].map(({ source_id }) => source_id))]
}
