import type { Placed, Prices, ScheduleProblem } from './problem.ts'
import { openRoom, pairAt } from './room-left.ts'
import { slotsOf } from './selection.ts'

export interface WaitingPair {
  readonly pair: number
  /** How much more it would have to be worth: the price of the time of both and of a table, less its weight. */
  readonly lacks: number
  /** Slots in which both are free as it stands. */
  readonly free_slots: readonly number[]
}

/** Pairs that found no place, nearest to one first: by the prices of the linear programme, not by weight alone. */
export function listWaiting(
  problem: ScheduleProblem,
  { meetings, prices, out }: { meetings: readonly Placed[]; prices: Prices; out: ReadonlySet<number> },
  most: number,
): WaitingPair[] {
  const taken = new Set([...out, ...meetings.map(({ pair }) => pair)])
  const room = openRoom(problem)
  meetings.forEach(room.place)
  return problem.pairs
    .map((_, pair) => ({ pair, lacks: priceOf(prices, problem, pair) - pairAt(problem, pair).weight }))
    .filter(({ pair }) => !taken.has(pair))
    .toSorted((a, b) => a.lacks - b.lacks || a.pair - b.pair)
    .flatMap((each) => {
      const slots = slotsOf(problem, each.pair)
      return slots.length === 0 ? [] : [{ ...each, free_slots: slots.filter((slot) => room.fit(each.pair, slot) !== undefined) }]
    })
    .slice(0, most)
}

function priceOf(prices: Prices, problem: ScheduleProblem, index: number): number {
  const { buyer, supplier } = pairAt(problem, index)
  return (prices.buyers[buyer] ?? 0) + (prices.suppliers[supplier] ?? 0) + prices.table
}
