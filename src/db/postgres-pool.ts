import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { copiedRows } from './copy-text.ts'
import { DatabaseError, queryError, serverErrorFields } from './errors.ts'
import { copyIn } from './postgres-copy.ts'

export interface PostgresServer {
  readonly pool: PostgresPool
  readonly version: string
  /** Host, port and database, without user and password. */
  readonly address: string
  runAlone(sql: string): Promise<void>
}

const OLDEST_MAJOR = 15
/** Past two to four connections a core, more only add latency (measured). */
const POOL_SIZE = 10

export async function connectPostgres(
  databaseUrl: string,
  queryLimitMs: number,
  onNotice: (message: string) => void,
): Promise<PostgresServer> {
  const address = addressOf(databaseUrl)
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'matxich',
    statement_timeout: queryLimitMs,
    connectionTimeoutMillis: 10_000,
    max: POOL_SIZE,
  })
  pool.on('error', (error) => onNotice(`The PostgreSQL server at ${address} closed a connection: ${error.message}`))
  pool.on('connect', (client) => client.on('notice', (notice) => onNotice(notice.message ?? '')))

  const version = await checkServer(pool, address).catch(async (error: unknown) => {
    await pool.end()
    throw error
  })
  // Both Kysely (if it was used) and our handle end the pool; node-postgres refuses the second call.
  let ended: Promise<void> | undefined
  return {
    version,
    address,
    pool: { options: pool.options, end: () => (ended ??= pool.end()), connect: () => connect(pool, address) },
    runAlone: async (sql) => {
      const client = await pool.connect()
      try {
        await client.query('set statement_timeout = 0')
        await client.query(sql)
      } finally {
        // Not given back: the setting belongs to the session.
        client.release(true)
      }
    },
  }
}

async function connect(pool: pg.Pool, address: string): Promise<PostgresPoolClient> {
  const client = await pool.connect().catch((error: unknown) => {
    throw unreachable(address, error)
  })
  const query = async (sql: unknown, parameters: readonly unknown[] = []): Promise<unknown> => {
    if (typeof sql !== 'string') throw new DatabaseError('query_failed', 'Cursors are not available; page through the result by key.')
    try {
      const copied = copiedRows(sql, parameters)
      if (copied !== undefined) {
        await copyIn(client, sql, copied)
        return { command: 'COPY', rowCount: 0, rows: [] }
      }
      // Extended protocol also without parameters: it refuses several statements in one call.
      const text = { text: sql, values: [...parameters], queryMode: 'extended' }
      return await client.query(text)
    } catch (error) {
      throw queryError(serverErrorFields(error), sql)
    }
  }
  return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy ?? false) }
}

async function checkServer(pool: pg.Pool, address: string): Promise<string> {
  const answer = await pool
    .query<{ version: string; encoding: string }>(
      `select current_setting('server_version') as version, current_setting('server_encoding') as encoding`,
    )
    .catch((error: unknown) => {
      throw unreachable(address, error)
    })
  const { version = '0', encoding = '' } = answer.rows[0] ?? {}
  if (Number.parseInt(version, 10) < OLDEST_MAJOR) {
    throw new DatabaseError(
      'unsupported_server',
      `The server at ${address} is PostgreSQL ${version}; Matxich needs ${OLDEST_MAJOR} or newer.`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseError(
      'unsupported_server',
      `The database at ${address} is encoded in ${encoding}; Matxich needs UTF8. Create it with: create database … encoding 'UTF8' template template0`,
    )
  }
  return version
}

function unreachable(address: string, error: unknown): DatabaseError {
  const why = error instanceof AggregateError ? error.errors.map(String).join('; ') : error instanceof Error ? error.message : String(error)
  return new DatabaseError(
    'unreachable',
    `No usable PostgreSQL server at ${address}: ${why}. Check that it runs and that DATABASE_URL holds the right host, port, database, user and password.`,
  )
}

function addressOf(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl)
    const host = url.hostname === '' ? (url.searchParams.get('host') ?? 'localhost') : url.hostname
    return `${host}:${url.port || '5432'}${url.pathname}`
  } catch {
    throw new DatabaseError('unreachable', 'DATABASE_URL is not an address of the form postgresql://user:password@host:5432/database.')
  }
}
