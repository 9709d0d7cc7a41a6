import type { Understood } from '../../api/contract/search.ts'

/** One span of the words with everything it may mean: "pcb" is rigid boards or flexible ones. */
export interface Reading {
  text: string
  param: string
  values: string[]
  names: string[]
  applied: boolean
}

export function readingsOf(understood: readonly Understood[]): Reading[] {
  const groups = Map.groupBy(understood, ({ text, param }) => `${param} ${text}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { text, param, applied } = first
    return [{ text, param, applied, values: group.map(({ value }) => value), names: group.map(({ name }) => name) }]
  })
}
