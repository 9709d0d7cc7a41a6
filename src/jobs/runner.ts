import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceContext } from '../services/context.ts'
import { adoptJobs, runNextJob } from '../services/jobs/jobs.ts'
import { HANDLERS } from './handlers.ts'
import { sweep, SWEEP_MS } from './sweep.ts'

export interface JobRunner {
  stop(): Promise<void>
}

export interface RunnerOptions {
  /** Nobody else uses this database: whoever held a job before is gone. */
  readonly alone: boolean
  readonly onFailure: (error: unknown) => void
}

const IDLE_MS = 400
const AFTER_ERROR_MS = 5000

/** One job after the other, as long as the server runs. Several servers on one database share the jobs. */
export async function startJobs(context: ServiceContext, { alone, onFailure }: RunnerOptions): Promise<JobRunner> {
  if (alone) await adoptJobs(context.db)
  const stopping = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
  const loop = async (): Promise<void> => {
    let swept = 0
    while (!stopping.signal.aborted) {
      try {
        if (await runNextJob(context, HANDLERS, stopping.signal, onFailure)) continue
        if (Date.now() - swept > SWEEP_MS) {
          swept = Date.now()
          await sweep(context)
        }
        await pause(IDLE_MS)
      } catch (error) {
        if (stopping.signal.aborted) return
        onFailure(error)
        await pause(AFTER_ERROR_MS)
      }
    }
  }
  const running = loop()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

/** Everything that waits, here and now: for the command line, which has no server. */
export async function runAllJobs(context: ServiceContext, { alone, onFailure }: RunnerOptions): Promise<void> {
  if (alone) await adoptJobs(context.db)
  const never = new AbortController().signal
  while (await runNextJob(context, HANDLERS, never, onFailure)) continue
}
