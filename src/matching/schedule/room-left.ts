import { type Placed, roomOf, type ScheduleProblem } from './problem.ts'

/** What is still free while meetings are placed one after the other. */
export interface RoomLeft {
  /** With which interpreter a pair can meet then; undefined = it cannot. */
  readonly fit: (pair: number, slot: number) => { interpreter: number | null } | undefined
  readonly place: (meeting: Placed) => void
  readonly remove: (meeting: Placed) => void
  /** The pair that has this party in this slot. */
  readonly buyerAt: (buyer: number, slot: number) => number | undefined
  readonly supplierAt: (supplier: number, slot: number) => number | undefined
  readonly tablesAt: (slot: number) => number
}

const FREE = -1
const AWAY = -2

export function openRoom(problem: ScheduleProblem): RoomLeft {
  const { slots, pairs } = problem
  const ofSide = (parties: ScheduleProblem['buyers']) => {
    const at = new Int32Array(parties.length * slots).fill(FREE)
    parties.forEach(({ away }, party) => {
      for (const slot of away) if (slot < slots) at[party * slots + slot] = AWAY
    })
    return { at, left: parties.map(({ most }) => most) }
  }
  const buyers = ofSide(problem.buyers)
  const suppliers = ofSide(problem.suppliers)
  const tables = [...problem.tables]
  const rooms = problem.rooms.map((each) => [...each])
  const kinds = problem.interpreters.map((each) => [...each])
  const roomOfPair = pairs.map((pair) => roomOf(problem, pair))
  const change = ({ pair, slot, interpreter }: Placed, by: 1 | -1) => {
    const { buyer, supplier } = pairAt(problem, pair)
    buyers.at[buyer * slots + slot] = by === 1 ? pair : FREE
    suppliers.at[supplier * slots + slot] = by === 1 ? pair : FREE
    buyers.left[buyer] = (buyers.left[buyer] ?? 0) - by
    suppliers.left[supplier] = (suppliers.left[supplier] ?? 0) - by
    tables[slot] = (tables[slot] ?? 0) - by
    const room = rooms[roomOfPair[pair] ?? -1]
    if (room !== undefined) room[slot] = (room[slot] ?? 0) - by
    const kind = kinds[interpreter ?? -1]
    if (kind !== undefined) kind[slot] = (kind[slot] ?? 0) - by
  }
  return {
    fit: (pair, slot) => {
      const { buyer, supplier, interpreters } = pairAt(problem, pair)
      const room = roomOfPair[pair]
      if (room === undefined) return undefined
      if (buyers.at[buyer * slots + slot] !== FREE || suppliers.at[supplier * slots + slot] !== FREE) return undefined
      if ((buyers.left[buyer] ?? 0) <= 0 || (suppliers.left[supplier] ?? 0) <= 0 || (tables[slot] ?? 0) <= 0) return undefined
      if (room !== null && (rooms[room]?.[slot] ?? 0) <= 0) return undefined
      if (interpreters === null) return { interpreter: null }
      const interpreter = interpreters.find((kind) => (kinds[kind]?.[slot] ?? 0) > 0)
      return interpreter === undefined ? undefined : { interpreter }
    },
    place: (meeting) => change(meeting, 1),
    remove: (meeting) => change(meeting, -1),
    buyerAt: (buyer, slot) => occupied(buyers.at[buyer * slots + slot]),
    supplierAt: (supplier, slot) => occupied(suppliers.at[supplier * slots + slot]),
    tablesAt: (slot) => tables[slot] ?? 0,
  }
}

function occupied(pair: number | undefined): number | undefined {
  return pair === undefined || pair < 0 ? undefined : pair
}

export function pairAt({ pairs }: Pick<ScheduleProblem, 'pairs'>, index: number): ScheduleProblem['pairs'][number] {
  const pair = pairs[index]
  if (pair === undefined) throw new Error(`There is no pair ${index}.`)
  return pair
}
