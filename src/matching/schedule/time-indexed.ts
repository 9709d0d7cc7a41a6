import type { Highs } from 'highs'
import { type Party, type Placed, roomOf, type ScheduleProblem } from './problem.ts'
import { openProgramme } from './programme.ts'
import { pairAt } from './room-left.ts'
import { mostOf, worthOfLeast } from './selection.ts'

/**
 * Pairs, slots and interpreters at once, exactly: x(e, t, k) in whole numbers. List edge colouring is NP-hard (Even, Itai, Shamir
 * 1976), so this takes what time it takes; on timetables of fairs its linear relaxation is nearly always whole.
 */
export function scheduleByTime(
  highs: Highs,
  problem: ScheduleProblem,
  candidates: readonly { pair: number; slots: readonly number[] }[],
  { time_limit_s, start }: { time_limit_s: number; start: readonly Placed[] },
): { meetings: Placed[]; bound: number } {
  const programme = openProgramme()
  const bonus = worthOfLeast(problem)
  const perSlot = (uppers: readonly number[]) => uppers.map((upper) => programme.row(upper))
  const rowsOf = (parties: readonly Party[]) =>
    parties.map((party) => {
      const most = mostOf(problem, party)
      const here = problem.slots - new Set(party.away).size
      return {
        at: Array.from({ length: problem.slots }, () => programme.row(1)),
        cap: most < here ? programme.row(most) : null,
        least: Math.min(party.least, most),
        floor: bonus > 0 && party.least > 0 ? programme.row(0) : null,
      }
    })
  const buyers = rowsOf(problem.buyers)
  const suppliers = rowsOf(problem.suppliers)
  const tables = perSlot(problem.tables)
  const rooms = problem.rooms.map(perSlot)
  const kinds = problem.interpreters.map(perSlot)
  const columns: Placed[] = []
  for (const { pair: index, slots } of candidates) {
    const pair = pairAt(problem, index)
    const [buyer, supplier, room] = [buyers[pair.buyer], suppliers[pair.supplier], roomOf(problem, pair) ?? null]
    if (buyer === undefined || supplier === undefined) throw new Error(`Pair ${index} is of nobody.`)
    const once = programme.row(1)
    const floors = [buyer.floor, supplier.floor].filter((row) => row !== null)
    for (const slot of slots)
      for (const interpreter of pair.interpreters ?? [null]) {
        const rows = [
          once,
          buyer.at[slot],
          supplier.at[slot],
          tables[slot],
          buyer.cap,
          supplier.cap,
          room === null ? null : rooms[room]?.[slot],
          interpreter === null ? null : kinds[interpreter]?.[slot],
        ].filter((row) => row !== null && row !== undefined)
        programme.column({
          cost: pair.weight,
          upper: 1,
          integer: true,
          rows: [...rows, ...floors],
          values: [...rows.map(() => 1), ...floors.map(() => -1)],
        })
        columns.push({ pair: index, slot, interpreter })
      }
  }
  const floored = [...buyers, ...suppliers].filter(({ floor }) => floor !== null)
  for (const { floor, least } of floored) programme.column({ cost: bonus, upper: least, rows: [floor ?? 0] })

  const first = new Float64Array(programme.size().columns)
  const at = new Map(columns.map((column, index) => [keyOf(column), index]))
  for (const meeting of start) {
    const index = at.get(keyOf(meeting))
    if (index !== undefined) first[index] = 1
  }
  const reached = new Map<number, number>()
  columns.forEach(({ pair }, index) => {
    if (first[index] !== 1) return
    const { buyer, supplier } = pairAt(problem, pair)
    for (const floor of [buyers[buyer]?.floor, suppliers[supplier]?.floor])
      if (floor !== null && floor !== undefined) reached.set(floor, (reached.get(floor) ?? 0) + 1)
  })
  floored.forEach(({ floor, least }, index) => {
    first[columns.length + index] = Math.min(least, reached.get(floor ?? -1) ?? 0)
  })
  const solved = programme.solve(highs, { time_limit_s, start: first })
  return { meetings: columns.filter((_, index) => (solved.columns[index] ?? 0) > 0.5), bound: solved.bound }
}

function keyOf({ pair, slot, interpreter }: Placed): string {
  return `${pair} ${slot} ${interpreter}`
}
