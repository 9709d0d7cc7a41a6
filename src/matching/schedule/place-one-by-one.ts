import type { Placed, ScheduleProblem } from './problem.ts'
import { openRoom, pairAt } from './room-left.ts'

/**
 * Slots for chosen pairs when some people are away: those with the fewest slots first, each into its emptiest slot; where nothing is
 * free, somebody who is in the way moves. It proves nothing by itself: placing all of a best choice does.
 */
export function placeOneByOne(
  problem: ScheduleProblem,
  chosen: readonly number[],
  slotsOf: (pair: number) => readonly number[],
): { meetings: Placed[]; left: number[] } {
  const room = openRoom(problem)
  const placed = new Map<number, Placed>()
  const put = (meeting: Placed) => {
    room.place(meeting)
    placed.set(meeting.pair, meeting)
  }
  const take = (meeting: Placed) => {
    room.remove(meeting)
    placed.delete(meeting.pair)
  }
  const emptiest = (pair: number, except = -1): Placed | undefined => {
    let best: Placed | undefined
    for (const slot of slotsOf(pair)) {
      if (slot === except) continue
      const fit = room.fit(pair, slot)
      if (fit !== undefined && (best === undefined || room.tablesAt(slot) > room.tablesAt(best.slot))) best = { pair, slot, ...fit }
    }
    return best
  }
  /** Everybody in the way at this slot goes elsewhere, or nobody moves. */
  const clear = (pair: number, slot: number): boolean => {
    const { buyer, supplier } = pairAt(problem, pair)
    const inTheWay = [...new Set([room.buyerAt(buyer, slot), room.supplierAt(supplier, slot)].filter((each) => each !== undefined))]
    const before = inTheWay.flatMap((each) => placed.get(each) ?? [])
    before.forEach(take)
    const fit = room.fit(pair, slot)
    if (fit !== undefined) {
      put({ pair, slot, ...fit })
      const moved: Placed[] = []
      for (const each of inTheWay) {
        const elsewhere = emptiest(each, slot)
        if (elsewhere === undefined) break
        put(elsewhere)
        moved.push(elsewhere)
      }
      if (moved.length === inTheWay.length) return true
      moved.forEach(take)
      take({ pair, slot, ...fit })
    }
    before.forEach(put)
    return false
  }
  const order = chosen.toSorted(
    (a, b) =>
      Number(pairAt(problem, a).interpreters === null) - Number(pairAt(problem, b).interpreters === null) ||
      slotsOf(a).length - slotsOf(b).length ||
      pairAt(problem, b).weight - pairAt(problem, a).weight ||
      a - b,
  )
  const left = order.filter((pair) => {
    const free = emptiest(pair)
    if (free !== undefined) put(free)
    return free === undefined && !slotsOf(pair).some((slot) => clear(pair, slot))
  })
  return { meetings: [...placed.values()].toSorted((a, b) => a.pair - b.pair), left }
}
