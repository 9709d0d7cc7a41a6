import type { Highs } from 'highs'
import { findClashes } from './clashes.ts'
import { colourEdges, equaliseColours } from './edge-colouring.ts'
import { scheduleGreedily } from './greedy.ts'
import { placeOneByOne } from './place-one-by-one.ts'
import { type Placed, type ScheduleOptions, type ScheduleProblem, type ScheduleResult, valueOf } from './problem.ts'
import { pairAt } from './room-left.ts'
import { goalOf, selectPairs, type Selection, slotsOf } from './selection.ts'
import { scheduleByTime } from './time-indexed.ts'

/** Larger programmes in whole numbers take longer than anybody waits: then only the pairs nearest to a place are asked. */
const MOST_COLUMNS = 60_000
/** Goals are whole numbers; what a computer adds up is not quite. */
const TOLERANCE = 1e-3

/** The best schedule there is, with a bound that says so; or the best found in time, with how far it may be from that. */
export function makeSchedule(highs: Highs, problem: ScheduleProblem, options: ScheduleOptions): ScheduleResult {
  const slots = new Map<number, number[]>()
  problem.pairs.forEach((_, index) => {
    const free = slotsOf(problem, index)
    if (free.length > 0) slots.set(index, free)
  })
  const possible = [...slots.keys()]
  const greedy = scheduleGreedily(problem)
  const selection = selectPairs(highs, problem, possible, options)
  const free = isFree(problem, possible)
  const found = free
    ? { meetings: colourSelection(problem, selection), bound: selection.bound }
    : placeSelection(highs, problem, { selection, slots, greedy: greedy.meetings, options })
  // Out of time before anything was chosen.
  const meetings = goalOfMeetings(problem, greedy.meetings) > goalOfMeetings(problem, found.meetings) ? greedy.meetings : found.meetings
  const clashes = findClashes(problem, meetings)
  if (clashes.length > 0) throw new Error(`A schedule came out wrong: ${clashes.join(', ')}.`)
  const value = valueOf(problem, meetings)
  const missing = Math.min(found.bound, goalOf(problem, possible)) - goalOfMeetings(problem, meetings)
  const proved = missing < 1 - TOLERANCE
  return {
    meetings,
    value,
    bound: proved ? value : value + missing,
    proved,
    method: free ? 'edge_colouring' : 'time_indexed',
    greedy: { value: greedy.value, meetings: greedy.meetings.length },
    prices: selection.prices,
    impossible: problem.pairs.length - possible.length,
  }
}

function goalOfMeetings(problem: ScheduleProblem, meetings: readonly Placed[]): number {
  return goalOf(
    problem,
    meetings.map(({ pair }) => pair),
  )
}

/** Nobody is away, nobody needs an interpreter or a room, and every slot has as many tables. */
function isFree({ buyers, suppliers, tables, pairs }: ScheduleProblem, possible: readonly number[]): boolean {
  return (
    [...buyers, ...suppliers].every(({ away, room }) => away.length === 0 && room === null) &&
    tables.every((number) => number === tables[0]) &&
    possible.every((index) => pairs[index]?.interpreters === null)
  )
}

function colourSelection(problem: ScheduleProblem, { chosen }: Selection): Placed[] {
  const edges = chosen.map((index) => pairAt(problem, index))
  const colours = problem.slots
  const colourOf = colourEdges(edges, { buyers: problem.buyers.length, suppliers: problem.suppliers.length, colours })
  equaliseColours(edges, colourOf, colours)
  return chosen.map((pair, at) => ({ pair, slot: colourOf[at] ?? 0, interpreter: null }))
}

interface Placing {
  selection: Selection
  slots: ReadonlyMap<number, readonly number[]>
  greedy: readonly Placed[]
  options: ScheduleOptions
}

function placeSelection(
  highs: Highs,
  problem: ScheduleProblem,
  { selection, slots, greedy, options }: Placing,
): { meetings: readonly Placed[]; bound: number } {
  const goal = (meetings: readonly Placed[]) => goalOfMeetings(problem, meetings)
  const better = (a: readonly Placed[], b: readonly Placed[]) => (goal(b) > goal(a) ? b : a)
  const byHand = placeOneByOne(problem, [...selection.chosen], (pair) => slots.get(pair) ?? [])
  const chosen = new Set(selection.chosen)
  const others = [...slots.keys()]
    .filter((pair) => !chosen.has(pair))
    .toSorted((a, b) => reducedOf(problem, selection, b) - reducedOf(problem, selection, a))
  const first = better(greedy, byHand.left.length === 0 ? byHand.meetings : fillUp(problem, byHand.meetings, others, slots))
  if (selection.bound - goal(first) < 1 - TOLERANCE) return { meetings: first, bound: selection.bound }

  const order = [...chosen, ...others]
  const candidates: { pair: number; slots: readonly number[] }[] = []
  let columns = 0
  for (const pair of order) {
    const free = slots.get(pair) ?? []
    columns += free.length * (pairAt(problem, pair).interpreters?.length ?? 1)
    if (columns > MOST_COLUMNS && candidates.length > 0) break
    candidates.push({ pair, slots: free })
  }
  const exact = scheduleByTime(highs, problem, candidates, { ...options, start: first })
  const whole = candidates.length === order.length
  return { meetings: better(first, exact.meetings), bound: Math.min(selection.bound, whole ? exact.bound : Number.POSITIVE_INFINITY) }
}

function fillUp(
  problem: ScheduleProblem,
  meetings: readonly Placed[],
  others: readonly number[],
  slots: ReadonlyMap<number, readonly number[]>,
): Placed[] {
  return placeOneByOne(problem, [...meetings.map(({ pair }) => pair), ...others], (pair) => slots.get(pair) ?? []).meetings
}

/** What a pair is worth beyond the price of the time of both and of a table. */
export function reducedOf(problem: ScheduleProblem, { prices }: Pick<Selection, 'prices'>, index: number): number {
  const { buyer, supplier, weight } = pairAt(problem, index)
  return weight - (prices.buyers[buyer] ?? 0) - (prices.suppliers[supplier] ?? 0) - prices.table
}
