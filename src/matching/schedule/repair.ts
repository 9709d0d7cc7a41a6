import type { Highs } from 'highs'
import { makeSchedule } from './make-schedule.ts'
import { type Party, type Placed, roomOf, type ScheduleOptions, type ScheduleProblem, type ScheduleResult, valueOf } from './problem.ts'
import { pairAt } from './room-left.ts'

interface Repair {
  /** They stay where they are: what is past, and what can still take place. */
  readonly kept: readonly Placed[]
  /** Nothing new before this slot. */
  readonly from_slot: number
  /** Pairs that do not meet any more: they declined. */
  readonly out: ReadonlySet<number>
}

/** The best that can be had around what stays: its people, tables and interpreters are taken, everything else is free again. */
export function repairSchedule(highs: Highs, problem: ScheduleProblem, repair: Repair, options: ScheduleOptions): ScheduleResult {
  const { kept } = repair
  const rest = leftOver(problem, repair)
  const found = makeSchedule(highs, rest, options)
  const value = valueOf(problem, kept)
  return {
    ...found,
    meetings: [...kept, ...found.meetings],
    value: value + found.value,
    bound: value + found.bound,
    greedy: { value: value + found.greedy.value, meetings: kept.length + found.greedy.meetings },
  }
}

function leftOver(problem: ScheduleProblem, { kept, from_slot, out }: Repair): ScheduleProblem {
  const past = Array.from({ length: Math.min(from_slot, problem.slots) }, (_, slot) => slot)
  const held = kept.map((meeting) => ({ ...meeting, ...pairAt(problem, meeting.pair) }))
  const gone = new Set([...out, ...kept.map(({ pair }) => pair)])
  const party = (own: readonly { slot: number }[], { most, least, away, room }: Party): Party => ({
    most: Math.max(0, most - own.length),
    least: Math.max(0, least - own.length),
    away: [...new Set([...away, ...past, ...own.map(({ slot }) => slot)])],
    room,
  })
  const less = (numbers: readonly number[], used: readonly { slot: number }[]) =>
    numbers.map((number, slot) => Math.max(0, number - used.filter((each) => each.slot === slot).length))
  const ofBuyer = Map.groupBy(held, ({ buyer }) => buyer)
  const ofSupplier = Map.groupBy(held, ({ supplier }) => supplier)
  return {
    slots: problem.slots,
    buyers: problem.buyers.map((each, index) => party(ofBuyer.get(index) ?? [], each)),
    suppliers: problem.suppliers.map((each, index) => party(ofSupplier.get(index) ?? [], each)),
    // Numbers of pairs stay; what cannot meet any more is as one that nobody can interpret.
    pairs: problem.pairs.map((pair, index) => (gone.has(index) ? { ...pair, interpreters: [] } : pair)),
    tables: less(problem.tables, held),
    rooms: problem.rooms.map((tables, room) =>
      less(
        tables,
        held.filter(({ pair }) => roomOf(problem, pairAt(problem, pair)) === room),
      ),
    ),
    interpreters: problem.interpreters.map((numbers, kind) =>
      less(
        numbers,
        held.filter(({ interpreter }) => interpreter === kind),
      ),
    ),
  }
}
