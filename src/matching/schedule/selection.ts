import type { Highs } from 'highs'
import { type Party, type Prices, roomOf, type ScheduleProblem } from './problem.ts'
import { openProgramme } from './programme.ts'
import { pairAt } from './room-left.ts'

/**
 * Which pairs meet, before anybody asks when. The rows are those of a flow from buyers over pairs to suppliers, a table more being
 * one arc for all of it, so every corner of the linear programme is whole numbers; and the prices prove that nothing is better.
 */
export interface Selection {
  /** Indices of pairs. */
  readonly chosen: readonly number[]
  /** Nothing at all is above this: from the prices, by weak duality, whatever the solver says of itself. */
  readonly bound: number
  readonly prices: Prices
}

/** A number above all that one party's least can cost the others: first as many as can be get their least, then weights count. */
export function worthOfLeast({ buyers, suppliers, pairs }: ScheduleProblem): number {
  const wanted = [...buyers, ...suppliers].some(({ least }) => least > 0)
  if (!wanted) return 0
  const heaviest = pairs.reduce((most, { weight }) => Math.max(most, weight), 1)
  return (2 * (buyers.length + suppliers.length) + 2) * heaviest
}

/** Meetings a party can have at most, whatever the others do. */
export function mostOf(problem: Pick<ScheduleProblem, 'slots'>, { most, away }: Party): number {
  return Math.max(0, Math.min(most, problem.slots - new Set(away.filter((slot) => slot < problem.slots)).size))
}

/** Slots in which both are there, the room has tables and somebody can interpret. */
export function slotsOf(problem: ScheduleProblem, index: number): number[] {
  const pair = problem.pairs[index]
  if (pair === undefined) return []
  const room = roomOf(problem, pair)
  const [buyer, supplier] = [problem.buyers[pair.buyer], problem.suppliers[pair.supplier]]
  if (room === undefined || buyer === undefined || supplier === undefined) return []
  return Array.from({ length: problem.slots }, (_, slot) => slot).filter(
    (slot) =>
      (problem.tables[slot] ?? 0) > 0 &&
      !buyer.away.includes(slot) &&
      !supplier.away.includes(slot) &&
      (room === null || (problem.rooms[room]?.[slot] ?? 0) > 0) &&
      (pair.interpreters === null || pair.interpreters.some((kind) => (problem.interpreters[kind]?.[slot] ?? 0) > 0)),
  )
}

export function selectPairs(
  highs: Highs,
  problem: ScheduleProblem,
  possible: readonly number[],
  { time_limit_s }: { time_limit_s: number },
): Selection {
  const programme = openProgramme()
  const bonus = worthOfLeast(problem)
  const seats = problem.tables.reduce((sum, number) => sum + number, 0)
  const rowsOf = (parties: readonly Party[]) =>
    parties.map((party) => {
      const most = mostOf(problem, party)
      const least = Math.min(party.least, most)
      return { most, least, cap: programme.row(most), floor: bonus > 0 && least > 0 ? programme.row(0) : null }
    })
  const buyers = rowsOf(problem.buyers)
  const suppliers = rowsOf(problem.suppliers)
  const table = programme.row(seats)
  const kinds = problem.interpreters.map((each) => programme.row(each.reduce((sum, number) => sum + number, 0)))
  const columns: { index: number; rows: readonly number[]; floors: readonly number[] }[] = []
  for (const index of possible) {
    const pair = pairAt(problem, index)
    const [buyer, supplier] = [buyers[pair.buyer], suppliers[pair.supplier]]
    if (buyer === undefined || supplier === undefined) throw new Error(`Pair ${index} is of nobody.`)
    const floors = [buyer.floor, supplier.floor].filter((row) => row !== null)
    const shared = [buyer.cap, supplier.cap, table]
    if (pair.interpreters === null) columns.push({ index, rows: shared, floors })
    else {
      const once = programme.row(1)
      for (const kind of pair.interpreters) columns.push({ index, rows: [...shared, once, kinds[kind] ?? table], floors })
    }
  }
  for (const { index, rows, floors: own } of columns)
    programme.column({
      cost: pairAt(problem, index).weight,
      upper: 1,
      rows: [...rows, ...own],
      values: [...rows.map(() => 1), ...own.map(() => -1)],
    })
  const floored = [...buyers, ...suppliers].filter(({ floor }) => floor !== null)
  for (const { floor, least } of floored) programme.column({ cost: bonus, upper: least, rows: [floor ?? 0] })

  const solved = programme.solve(highs, { time_limit_s })
  if (solved.status !== 'optimal') return { chosen: [], bound: Number.POSITIVE_INFINITY, prices: { buyers: [], suppliers: [], table: 0 } }
  const price = (row: number | null) => (row === null ? 0 : Math.max(0, solved.prices[row] ?? 0))
  // Interpreters are no arcs of a flow: with them a corner may have parts of meetings, and is made whole.
  const fractional = solved.columns.some((value) => Math.abs(value - Math.round(value)) > 1e-6)
  const whole = fractional ? programme.solve(highs, { time_limit_s, whole: true }).columns : solved.columns
  const chosen = [...new Set(columns.flatMap(({ index }, at) => ((whole[at] ?? 0) > 0.5 ? [index] : [])))]
  const caps = programme.rows().reduce((sum, upper, row) => sum + upper * price(row), 0)
  const worth = columns.reduce((sum, { index, rows, floors }) => {
    const cost = [...rows.map(price), ...floors.map((row) => -price(row))].reduce((total, each) => total + each, 0)
    return sum + Math.max(0, pairAt(problem, index).weight - cost)
  }, 0)
  const leasts = floored.reduce((sum, { floor, least }) => sum + least * Math.max(0, bonus - price(floor)), 0)
  const own = ({ cap, floor }: { cap: number; floor: number | null }) => price(cap) - price(floor)
  return {
    chosen,
    bound: caps + worth + leasts,
    prices: { buyers: buyers.map(own), suppliers: suppliers.map(own), table: price(table) },
  }
}

/** What is made as large as possible: everybody's least first, then the weights. */
export function goalOf(problem: ScheduleProblem, chosen: readonly number[]): number {
  const bonus = worthOfLeast(problem)
  const buyers = problem.buyers.map(() => 0)
  const suppliers = problem.suppliers.map(() => 0)
  let goal = 0
  for (const index of chosen) {
    const { buyer = -1, supplier = -1, weight = 0 } = problem.pairs[index] ?? {}
    buyers[buyer] = (buyers[buyer] ?? 0) + 1
    suppliers[supplier] = (suppliers[supplier] ?? 0) + 1
    goal += weight
  }
  if (bonus === 0) return goal
  const reached = (parties: readonly Party[], counts: readonly number[]) =>
    parties.reduce((sum, { least }, index) => sum + Math.min(least, counts[index] ?? 0), 0)
  return goal + bonus * (reached(problem.buyers, buyers) + reached(problem.suppliers, suppliers))
}
