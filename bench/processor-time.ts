/** Time of the processors in place of the clock's, where others work on the machine. */
import { readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../src/db/schema.ts'

export interface ProcessorClock {
  /** The session the next question is asked in, on a server on the same machine (Linux); without helpers, who would not be seen. */
  watch(db: Kysely<Database>): Promise<void>
  ms(): number
}

/** That of this process, in which an embedded database is, and of the sessions that were watched. */
export function processorClock(): ProcessorClock {
  const sessions = new Map<number, number>()
  return {
    async watch(db) {
      const { rows } = await sql<{ pid: number }>`
        select pg_backend_pid() as pid, set_config('max_parallel_workers_per_gather', '0', false)`.execute(db)
      for (const { pid } of rows) if (!sessions.has(pid)) sessions.set(pid, sessionMs(pid) ?? 0)
    },
    ms() {
      const { user, system } = process.cpuUsage()
      for (const [pid, last] of sessions) sessions.set(pid, sessionMs(pid) ?? last)
      return [...sessions.values()].reduce((sum, ms) => sum + ms, (user + system) / 1000)
    },
  }
}

/** Undefined: the session has ended. */
function sessionMs(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return undefined
  }
}
