import { meetingsOf, type Placed, roomOf, type ScheduleProblem } from './problem.ts'
import { pairAt } from './room-left.ts'

export type Clash =
  | 'pair_twice'
  | 'buyer_twice'
  | 'supplier_twice'
  | 'buyer_away'
  | 'supplier_away'
  | 'buyer_too_many'
  | 'supplier_too_many'
  | 'too_few_tables'
  | 'too_few_tables_in_room'
  | 'rooms_differ'
  | 'no_interpreter'
  | 'too_few_interpreters'
  | 'no_such_slot'

/** Everything that is wrong with a schedule, whoever made it; asked again before one is kept. */
export function findClashes(problem: ScheduleProblem, meetings: readonly Placed[]): Clash[] {
  const found = new Set<Clash>()
  const once = (seen: Set<string>, key: string, clash: Clash) => {
    if (seen.has(key)) found.add(clash)
    seen.add(key)
  }
  const [pairs, buyers, suppliers] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const used = { tables: new Map<number, number>(), rooms: new Map<string, number>(), interpreters: new Map<string, number>() }
  for (const { pair, slot, interpreter } of meetings) {
    const wanted = pairAt(problem, pair)
    const { buyer, supplier } = wanted
    if (!Number.isInteger(slot) || slot < 0 || slot >= problem.slots) found.add('no_such_slot')
    once(pairs, String(pair), 'pair_twice')
    once(buyers, `${buyer} ${slot}`, 'buyer_twice')
    once(suppliers, `${supplier} ${slot}`, 'supplier_twice')
    if (problem.buyers[buyer]?.away.includes(slot) ?? true) found.add('buyer_away')
    if (problem.suppliers[supplier]?.away.includes(slot) ?? true) found.add('supplier_away')
    const room = roomOf(problem, wanted)
    if (room === undefined) found.add('rooms_differ')
    count(used.tables, slot)
    if (room !== null && room !== undefined) count(used.rooms, `${room} ${slot}`)
    if (wanted.interpreters !== null && (interpreter === null || !wanted.interpreters.includes(interpreter))) found.add('no_interpreter')
    if (interpreter !== null) count(used.interpreters, `${interpreter} ${slot}`)
  }
  for (const [slot, number] of used.tables) if (number > (problem.tables[slot] ?? 0)) found.add('too_few_tables')
  const over = (uses: Map<string, number>, held: readonly (readonly number[])[]) =>
    [...uses].some(([key, number]) => {
      const [of = -1, slot = -1] = key.split(' ').map(Number)
      return number > (held[of]?.[slot] ?? 0)
    })
  if (over(used.rooms, problem.rooms)) found.add('too_few_tables_in_room')
  if (over(used.interpreters, problem.interpreters)) found.add('too_few_interpreters')
  const held = meetingsOf(problem, meetings)
  if (held.buyers.some((number, index) => number > (problem.buyers[index]?.most ?? 0))) found.add('buyer_too_many')
  if (held.suppliers.some((number, index) => number > (problem.suppliers[index]?.most ?? 0))) found.add('supplier_too_many')
  return [...found]
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
