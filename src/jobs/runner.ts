import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceContext } from '../services/context.ts'
import { queueMail } from '../services/accounts/send-mail.ts'
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
  readonly onNotice?: (message: string) => void
}

const IDLE_MS = 400
/** How long a mail may lie before somebody looks for it. */
const MAIL_MS = 3000
const AFTER_ERROR_MS = 5000

/**
 * One job after the other, as long as the server runs. Several servers on one database share the jobs. Mail goes beside them: a link
 * somebody waits for must not wait for a long import.
 */
export async function startJobs(context: ServiceContext, { alone, onFailure, onNotice = () => {} }: RunnerOptions): Promise<JobRunner> {
  if (alone) await adoptJobs(context.db)
  const stopping = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
  const { mail_send, ...others } = HANDLERS
  const loop = async (handlers: Partial<typeof HANDLERS>, everyMs: number, lookRound: () => Promise<void>): Promise<void> => {
    let last = 0
    while (!stopping.signal.aborted) {
      try {
        if (await runNextJob(context, handlers, stopping.signal, onFailure)) continue
        if (Date.now() - last > everyMs) {
          last = Date.now()
          await lookRound()
        }
        await pause(IDLE_MS)
      } catch (error) {
        if (stopping.signal.aborted) return
        onFailure(error)
        await pause(AFTER_ERROR_MS)
      }
    }
  }
  let told = false
  const lookForMail = async (): Promise<void> => {
    if ((await queueMail(context)) === 'fine' || told) return
    told = true
    onNotice(
      'Mail waits: no mail server is set (SMTP_URL). Administrators read it in the outbox, and so does: npm run -s matxich -- outbox',
    )
  }
  const running = Promise.all([loop(others, SWEEP_MS, () => sweep(context)), loop({ mail_send }, MAIL_MS, lookForMail)])
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
