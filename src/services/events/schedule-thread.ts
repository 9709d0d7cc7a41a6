import type { Placed, ScheduleProblem, ScheduleResult } from '../../matching/schedule/problem.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { startThread } from '../jobs/ask-thread.ts'
import { wording } from '../wording.ts'

interface Ask {
  readonly problem: ScheduleProblem
  readonly time_limit_s: number
  /** null: from the beginning. */
  readonly repair: { readonly kept: readonly Placed[]; readonly from_slot: number; readonly out: ReadonlySet<number> } | null
}

export type Scheduling = { schedule: { readonly ask: Ask; readonly answer: ScheduleResult } }

/** Beyond the limit of the search: reading it in, choosing, and checking what came out. */
const AROUND_MS = 60_000
const running = new Map<string, { readonly stop: AbortController; readonly began: number; readonly time_limit_s: number }>()
const CANCELLED = new Error('cancelled')

/** How long the search goes on, and what of its time that is. How near it is to the best nobody knows before it is there. */
export function findRun(eventId: string): { seconds: number; time_limit_s: number; share: number } | null {
  const run = running.get(eventId)
  if (run === undefined) return null
  const seconds = (performance.now() - run.began) / 1000
  return { seconds: Math.floor(seconds), time_limit_s: run.time_limit_s, share: Math.min(1, seconds / run.time_limit_s) }
}

export function cancelRun(eventId: string): boolean {
  running.get(eventId)?.stop.abort(CANCELLED)
  return running.has(eventId)
}

/** In a thread of its own, one of an event at a time: whoever asks meanwhile for a page gets it. */
export async function runSchedule(eventId: string, ask: Ask, lang: Language): Promise<ScheduleResult> {
  const words = wording(lang)
  if (running.has(eventId)) throw new Problem('conflict', words.text('event.schedule_running'))
  const stop = new AbortController()
  running.set(eventId, { stop, began: performance.now(), time_limit_s: ask.time_limit_s })
  const deadline = AbortSignal.timeout(ask.time_limit_s * 1000 + AROUND_MS)
  const signal = AbortSignal.any([stop.signal, deadline])
  const limits = { maxOldGenerationSizeMb: 1024 }
  const thread = startThread<Scheduling>(
    { url: new URL('./schedule-worker.ts', import.meta.url), name: 'schedule', workerData: null, limits },
    signal,
  )
  try {
    return await thread.ask('schedule', ask)
  } catch (error) {
    if (stop.signal.aborted) throw new Problem('conflict', words.text('event.schedule_cancelled'))
    if (deadline.aborted) throw new Problem('conflict', words.text('event.schedule_too_slow'))
    throw error
  } finally {
    running.delete(eventId)
    await thread.end()
  }
}
