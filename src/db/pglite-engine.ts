import { Worker } from 'node:worker_threads'
import { copiedRows } from './copy-text.ts'
import { DatabaseError, queryError } from './errors.ts'
import type { FromWorker, QueryResult, ToWorker, WorkerOptions } from './pglite-messages.ts'

/** One life of the worker thread. After `stop` or a time-out it is gone for good; the pool starts another. */
export interface PgliteEngine {
  readonly version: string
  isAlive(): boolean
  query(sql: string, parameters: readonly unknown[], limitMs: number): Promise<QueryResult>
  /** A proper shutdown: the next start needs no recovery. */
  close(): Promise<void>
  /** At once, as kill -9 would. Committed work is safe; an open transaction is rolled back at the next start. */
  terminate(): Promise<void>
}

interface Pending {
  readonly sql: string
  readonly limit: NodeJS.Timeout
  resolve(result: QueryResult): void
  reject(error: DatabaseError): void
}

export interface EngineOptions extends WorkerOptions {
  readonly onNotice: (message: string) => void
}

const START_LIMIT_MS = 120_000
const CLOSE_LIMIT_MS = 30_000

export async function startPgliteEngine(options: EngineOptions): Promise<PgliteEngine> {
  const workerData: WorkerOptions = { clusterDir: options.clusterDir }
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData, name: 'matxich-database' })
  const pending = new Map<number, Pending>()
  let nextId = 1
  let alive = true
  let closing: (() => void) | undefined

  // A worker thread has no origin to name; the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const post = (message: ToWorker, handed: readonly ArrayBuffer[] = []): void => worker.postMessage(message, handed)

  const settle = (id: number): Pending | undefined => {
    const entry = pending.get(id)
    pending.delete(id)
    clearTimeout(entry?.limit)
    return entry
  }

  const end = (why: string): void => {
    alive = false
    for (const id of pending.keys()) {
      const entry = settle(id)
      entry?.reject(
        new DatabaseError(
          'engine_stopped',
          `The embedded database stopped while it ran a statement (${why}). It starts again by itself; repeat the request.`,
          { sql: entry.sql },
        ),
      )
    }
    closing?.()
  }

  const terminate = async (): Promise<void> => {
    alive = false
    await worker.terminate()
  }

  const timeOut = (id: number, limitMs: number): void => {
    const entry = settle(id)
    if (entry === undefined) return
    alive = false
    // Reject only when the thread has ended: the folder is then free to be opened again.
    void worker.terminate().finally(() => {
      options.onNotice(
        `A statement ran longer than ${limitMs / 1000} s and was stopped; the embedded database restarts. Statement: ${entry.sql.slice(0, 200)}`,
      )
      entry.reject(
        new DatabaseError(
          'query_timeout',
          `A statement ran longer than ${limitMs / 1000} s and was stopped. Ask for less at once, or run on a PostgreSQL server (DATABASE_URL).`,
          { sql: entry.sql },
        ),
      )
    })
  }

  const version = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => {
      alive = false
      clearTimeout(limit)
      void worker.terminate()
      reject(
        new DatabaseError(
          'engine_stopped',
          `The embedded database in ${options.clusterDir} does not start: ${why}. Restore the folder from a backup, or delete it and load the edition again.`,
        ),
      )
    }
    const limit = setTimeout(() => fail(`no answer within ${START_LIMIT_MS / 1000} s`), START_LIMIT_MS)
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') {
        clearTimeout(limit)
        resolve(message.version)
      } else if (message.kind === 'result') settle(message.id)?.resolve(message.result)
      else if (message.kind === 'error') {
        const entry = settle(message.id)
        entry?.reject(queryError(message.error, entry.sql))
      } else if (message.kind === 'notice') options.onNotice(message.message)
      else if (message.kind === 'failed') {
        fail(message.message)
        closing?.()
      } else closing?.()
    })
    worker.on('error', (error) => {
      fail(String(error))
      end(String(error))
    })
    worker.on('exit', () => {
      fail('its thread ended')
      end('its thread ended')
    })
  })

  return {
    version,
    isAlive: () => alive,
    query: (sql, parameters, limitMs) => {
      if (!alive)
        return Promise.reject(
          new DatabaseError('engine_stopped', 'The embedded database was stopped while this connection was in use.', { sql }),
        )
      return new Promise<QueryResult>((resolve, reject) => {
        const id = nextId++
        const limit = setTimeout(() => timeOut(id, limitMs), limitMs)
        pending.set(id, { sql, limit, resolve, reject })
        try {
          const rows = copiedRows(sql, parameters)
          post({ kind: 'query', id, sql, parameters }, rows === undefined ? [] : [rows.buffer])
        } catch (error) {
          // A parameter that cannot be cloned: a function, for example.
          settle(id)?.reject(queryError({ message: String(error) }, sql))
        }
      })
    },
    close: async () => {
      if (alive) {
        const limit = AbortSignal.timeout(CLOSE_LIMIT_MS)
        await new Promise<void>((resolve) => {
          closing = resolve
          limit.addEventListener('abort', () => resolve(), { once: true })
          post({ kind: 'close' })
        })
      }
      await terminate()
    },
    terminate,
  }
}
