import { type Placed, type ScheduleProblem, valueOf } from './problem.ts'
import { openRoom } from './room-left.ts'

/** The best pair that still fits, into the first slot in which it fits, again and again: what a careful hand would do. */
export function scheduleGreedily(problem: ScheduleProblem, order = byWeight(problem)): { meetings: Placed[]; value: number } {
  const room = openRoom(problem)
  const meetings: Placed[] = []
  for (const pair of order) {
    for (let slot = 0; slot < problem.slots; slot++) {
      const fit = room.fit(pair, slot)
      if (fit === undefined) continue
      const meeting = { pair, slot, interpreter: fit.interpreter }
      room.place(meeting)
      meetings.push(meeting)
      break
    }
  }
  return { meetings, value: valueOf(problem, meetings) }
}

function byWeight({ pairs }: ScheduleProblem): number[] {
  return pairs.map((_, index) => index).toSorted((a, b) => (pairs[b]?.weight ?? 0) - (pairs[a]?.weight ?? 0) || a - b)
}
