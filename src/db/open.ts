import { resolve } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { EDITION_TABLES, KEPT_TABLES, RESULT_TABLES } from './edition-tables.ts'
import { lockFolder } from './folder-lock.ts'
import { inspectFolder, markReady, prepareCluster } from './folder-stamp.ts'
import { startPgliteEngine } from './pglite-engine.ts'
import { createPglitePool, type PglitePoolLimits } from './pglite-pool.ts'
import { connectPostgres } from './postgres-pool.ts'
import type { Database } from './schema.ts'

export interface OpenDatabaseOptions {
  /** Folder of the embedded database; not used when `databaseUrl` is given. */
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly onNotice?: ((message: string) => void) | undefined
  readonly limits?: Partial<PglitePoolLimits>
}

export interface DatabaseHandle {
  readonly db: Kysely<Database>
  readonly kind: 'pglite' | 'postgres'
  /** For people: which engine, which version, where. Holds no secret. */
  readonly describe: () => string
  /** VACUUM ANALYZE. The embedded engine has no background process that would do it; both need fresh statistics after a load. */
  readonly maintain: () => Promise<void>
  readonly close: () => Promise<void>
}

const DEFAULT_LIMITS: PglitePoolLimits = { queryMs: 30_000, idleHolderMs: 10_000, waitMs: 60_000 }
const MAINTENANCE_LIMIT_MS = 15 * 60_000
/** Ours by name: without names a server complains about every catalogue that belongs to somebody else. */
const MAINTENANCE = `vacuum (analyze) ${[...EDITION_TABLES, ...RESULT_TABLES, ...KEPT_TABLES, 'edition'].join(', ')}`

export function openDatabase(options: OpenDatabaseOptions): Promise<DatabaseHandle> {
  return options.databaseUrl === undefined ? openEmbedded(options) : openServer(options, options.databaseUrl)
}

async function openEmbedded(options: OpenDatabaseOptions): Promise<DatabaseHandle> {
  const dataDir = resolve(options.dataDir)
  const onNotice = options.onNotice ?? ignore
  inspectFolder(dataDir)
  const lock = await lockFolder(dataDir, onNotice)
  try {
    const clusterDir = prepareCluster(dataDir)
    const start = () => startPgliteEngine({ clusterDir, onNotice })
    const engine = await start()
    markReady(dataDir)
    const pool = createPglitePool(engine, start, { ...DEFAULT_LIMITS, ...options.limits })
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
    return {
      db,
      kind: 'pglite',
      describe: () => `PGlite (PostgreSQL ${engine.version}) in ${dataDir}`,
      maintain: () => pool.runAlone(MAINTENANCE, MAINTENANCE_LIMIT_MS),
      close: () =>
        pool
          .end()
          .then(() => db.destroy())
          .finally(() => lock.release()),
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function openServer(options: OpenDatabaseOptions, databaseUrl: string): Promise<DatabaseHandle> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const server = await connectPostgres(databaseUrl, limits.queryMs, options.onNotice ?? ignore)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: server.pool }) })
  return {
    db,
    kind: 'postgres',
    describe: () => `PostgreSQL ${server.version} at ${server.address}`,
    maintain: () => server.runAlone(MAINTENANCE),
    close: () => db.destroy().then(() => server.pool.end()),
  }
}

function ignore(): void {}
