import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { isInBackground } from './background.ts'
import { DatabaseError } from './errors.ts'
import type { PgliteEngine } from './pglite-engine.ts'

export interface PglitePoolLimits {
  /** A statement that runs longer is stopped together with the engine, which then restarts. */
  readonly queryMs: number
  /** Others give up waiting when the holder of the connection has sent nothing for so long. */
  readonly idleHolderMs: number
  /** … and in any case after so long. */
  readonly waitMs: number
}

export interface PglitePool extends PostgresPool {
  /** A statement with its own limit, outside of any transaction: VACUUM takes longer than a page may. */
  runAlone(sql: string, limitMs: number): Promise<void>
}

interface Client extends PostgresPoolClient {
  lastActive: number
  running: number
}

interface Waiter {
  readonly since: number
  grant(): void
  refuse(error: DatabaseError): void
}

const CHECK_EVERY_MS = 250

/** A page asks several questions in a row: work in the background begins when nobody has asked for so long … */
const QUIET_MS = 3
/** … or when it has waited for so long. */
const PATIENCE_MS = 150

/**
 * The face of node-postgres' pool that Kysely needs, over one connection. PostgreSQL in WASM has a single session, so whoever
 * holds it (a transaction) has it alone and the others queue, work in the background behind all others. `start` opens the engine again after it was stopped.
 */
export function createPglitePool(first: PgliteEngine, start: () => Promise<PgliteEngine>, limits: PglitePoolLimits): PglitePool {
  let engine = first
  let holder: Client | undefined
  let closed = false
  let reserved = false
  const waiters: Waiter[] = []
  const background: Waiter[] = []
  let lastAsked = Number.NEGATIVE_INFINITY
  let waitingForQuiet: NodeJS.Timeout | undefined

  const grantNext = (): void => {
    if (reserved) return
    const now = Date.now()
    const [patient] = background
    let waiter = patient !== undefined && now - patient.since > PATIENCE_MS ? background.shift() : waiters.shift()
    if (waiter === undefined && background.length > 0) {
      const left = lastAsked + QUIET_MS - performance.now()
      if (left <= 0) waiter = background.shift()
      else
        waitingForQuiet ??= setTimeout(() => {
          waitingForQuiet = undefined
          grantNext()
        }, left)
    }
    if (waiter === undefined) return
    reserved = true
    waiter.grant()
  }
  const next = (): void => {
    holder = undefined
    reserved = false
    grantNext()
  }

  const checkWaiters = (): void => {
    const now = Date.now()
    const idleMs = holder === undefined || holder.running > 0 ? 0 : now - holder.lastActive
    const tooLong = (waiter: Waiter): boolean =>
      now - waiter.since > limits.waitMs || (idleMs > limits.idleHolderMs && now - waiter.since > limits.idleHolderMs)
    for (const queue of [waiters, background])
      for (const waiter of queue.filter(tooLong)) {
        queue.splice(queue.indexOf(waiter), 1)
        waiter.refuse(busyError(now - waiter.since, idleMs))
      }
  }
  let checking: NodeJS.Timeout | undefined

  const reserve = async (isBackground: boolean): Promise<void> => {
    if (!reserved && !isBackground) {
      reserved = true
      return
    }
    checking ??= setInterval(checkWaiters, CHECK_EVERY_MS)
    try {
      await new Promise<void>((grant, refuse) => {
        ;(isBackground ? background : waiters).push({ since: Date.now(), grant, refuse })
        grantNext()
      })
    } finally {
      if (waiters.length + background.length === 0) {
        clearInterval(checking)
        checking = undefined
      }
    }
  }

  const acquire = async (): Promise<Client> => {
    if (closed) throw new DatabaseError('closed', 'The database has been closed.')
    const isBackground = isInBackground()
    await reserve(isBackground)
    try {
      if (!engine.isAlive()) engine = await start()
    } catch (error) {
      next()
      throw error
    }
    holder = createClient(engine, limits.queryMs, () => {
      if (!isBackground) lastAsked = performance.now()
      next()
    })
    return holder
  }

  return {
    options: {},
    connect: acquire,
    runAlone: async (sql, limitMs) => {
      const client = await acquire()
      client.running += 1
      try {
        await engine.query(sql, [], limitMs)
      } finally {
        client.release()
      }
    },
    end: async () => {
      if (closed) return
      closed = true
      // Whoever holds the connection or waits for it is served first; a holder that never finishes is cut off.
      await reserve(false).catch(() => engine.terminate())
      await engine.close()
    },
  }
}

function createClient(engine: PgliteEngine, limitMs: number, onRelease: () => void): Client {
  let released = false
  let last: Promise<unknown> = Promise.resolve()

  const execute = async <R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    // The engine's end has rolled the transaction back already; failing here would hide the error that ended it.
    if (!engine.isAlive() && sql === 'rollback') return { command: 'ROLLBACK', rowCount: 0, rows: [] }
    const result = await engine.query(sql, parameters, limitMs)
    return result as unknown as PostgresQueryResult<R>
  }

  const client: Client = {
    lastActive: Date.now(),
    running: 0,
    query: ((sql: unknown, parameters: readonly unknown[]) => {
      if (typeof sql !== 'string') throw new DatabaseError('query_failed', 'Cursors are not available; page through the result by key.')
      if (released) throw new DatabaseError('closed', 'This connection was given back already.', { sql })
      client.running += 1
      // One after the other, so each statement's limit counts its own time only.
      const result = last.then(() => execute(sql, parameters))
      last = result
        .catch(() => undefined)
        .then(() => {
          client.running -= 1
          client.lastActive = Date.now()
        })
      return result
    }) as PostgresPoolClient['query'],
    release: (destroy) => {
      if (released) return
      released = true
      void last.then(async () => {
        // Asked to discard it, the session's state is unknown: an open transaction must not reach the next holder.
        if (destroy === true && engine.isAlive()) await engine.terminate()
        onRelease()
      })
    },
  }
  return client
}

function busyError(waitedMs: number, idleMs: number): DatabaseError {
  const waited = `Waited ${Math.round(waitedMs / 1000)} s for the embedded database`
  if (idleMs === 0)
    return new DatabaseError(
      'connection_busy',
      `${waited}: other work keeps it busy. Try again later, or run on a PostgreSQL server (DATABASE_URL).`,
    )
  return new DatabaseError(
    'connection_busy',
    `${waited}: a transaction holds its only connection and has sent nothing for ${Math.round(idleMs / 1000)} s. ` +
      "A query made inside a transaction must use the transaction's own handle (trx), never the outer db.",
  )
}
