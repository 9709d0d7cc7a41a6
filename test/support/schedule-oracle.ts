import type { Pair, Party, Placed, ScheduleProblem } from '../../src/matching/schedule/problem.ts'

/**
 * What a schedule may be and which one is best, said again from the words of the problem and with nothing of the scheduler: slow, and
 * so plain that it can be checked by reading. The types alone are the scheduler's.
 */

/** How many of the meetings satisfy this. */
type Count = (holds: (meeting: Placed & Pair) => boolean) => number

const everyone = (parties: readonly Party[]) => parties.map((party, index) => ({ party, index }))

/** Sentences, one for each rule that is broken. */
export function faultsOf(problem: ScheduleProblem, meetings: readonly Placed[]): string[] {
  const faults: string[] = []
  const full = meetings.map((meeting) => ({ ...problem.pairs[meeting.pair], ...meeting }) as Placed & Pair)
  const count: Count = (holds) => full.filter((meeting) => holds(meeting)).length
  for (const [index, { slot }] of full.entries()) if (slot < 0 || slot >= problem.slots) faults.push(`meeting ${index} is in no slot`)
  for (const index of problem.pairs.keys()) if (count(({ pair }) => pair === index) > 1) faults.push(`pair ${index} meets twice`)
  for (const side of ['buyer', 'supplier'] as const)
    for (const { party, index } of everyone(problem[`${side}s`])) {
      if (count((meeting) => meeting[side] === index) > party.most) faults.push(`${side} ${index} has too many`)
      for (let slot = 0; slot < problem.slots; slot++) {
        const held = count((meeting) => meeting[side] === index && meeting.slot === slot)
        if (held > 1) faults.push(`${side} ${index} is in two places in ${slot}`)
        if (held > 0 && party.away.includes(slot)) faults.push(`${side} ${index} is away in ${slot}`)
      }
    }
  const roomsOf = ({ buyer, supplier }: Pair) =>
    [problem.buyers[buyer]?.room, problem.suppliers[supplier]?.room].filter((room) => room !== null)
  if (count((meeting) => new Set(roomsOf(meeting)).size > 1) > 0) faults.push('two rooms for one meeting')
  for (let slot = 0; slot < problem.slots; slot++) {
    if (count((meeting) => meeting.slot === slot) > (problem.tables[slot] ?? 0)) faults.push(`too few tables in ${slot}`)
    for (const [room, tables] of problem.rooms.entries())
      if (count((meeting) => meeting.slot === slot && roomsOf(meeting).includes(room)) > (tables[slot] ?? 0))
        faults.push(`too few tables in room ${room} in ${slot}`)
    for (const [kind, number] of problem.interpreters.entries())
      if (count((meeting) => meeting.slot === slot && meeting.interpreter === kind) > (number[slot] ?? 0))
        faults.push(`too few interpreters of kind ${kind} in ${slot}`)
  }
  for (const { interpreters, interpreter } of full)
    if (interpreters !== null && (interpreter === null || !interpreters.includes(interpreter))) faults.push('nobody interprets')
  return faults
}

/** First how many meetings of those that everybody should have at least, then the weights. */
export type Goal = readonly [least: number, weight: number]

export function goalOf(problem: ScheduleProblem, meetings: readonly Placed[]): Goal {
  const pairs = meetings.map(({ pair }) => problem.pairs[pair])
  const leastOf = (side: 'buyer' | 'supplier') =>
    problem[`${side}s`].reduce((sum, { least }, index) => sum + Math.min(least, pairs.filter((pair) => pair?.[side] === index).length), 0)
  return [leastOf('buyer') + leastOf('supplier'), pairs.reduce((sum, pair) => sum + (pair?.weight ?? 0), 0)]
}

export const isBetter = (one: Goal, other: Goal): boolean => one[0] > other[0] || (one[0] === other[0] && one[1] > other[1])

/**
 * The best goal of all schedules that keep some meetings and begin no other before a slot, tried one by one: each pair not at all,
 * or in each slot with each interpreter.
 */
export function bestByTrying(problem: ScheduleProblem, kept: readonly Placed[] = [], from_slot = 0): Goal {
  const meetings = [...kept]
  let best = goalOf(problem, meetings)
  const goOn = (index: number): void => {
    const pair = problem.pairs[index]
    if (pair === undefined) {
      const goal = goalOf(problem, meetings)
      if (isBetter(goal, best)) best = goal
      return
    }
    goOn(index + 1)
    if (kept.some((meeting) => meeting.pair === index)) return
    for (let slot = from_slot; slot < problem.slots; slot++)
      for (const interpreter of pair.interpreters ?? [null]) {
        meetings.push({ pair: index, slot, interpreter })
        // What is wrong stays wrong with more meetings.
        if (faultsOf(problem, meetings).length === 0) goOn(index + 1)
        meetings.pop()
      }
  }
  goOn(0)
  return best
}
