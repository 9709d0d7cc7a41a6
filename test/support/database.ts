import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type DatabaseHandle, type OpenDatabaseOptions } from '../../src/db/open.ts'

/**
 * A fresh, migrated database for a test. PGlite: a copy of a cluster that was made once (0.2 s instead of 4 s, then 0.5 s to
 * open). PostgreSQL: a new database on the server at TEST_DATABASE_URL.
 */
export interface TestDatabase extends DatabaseHandle {
  /** Folder of the embedded database, or the address of the one on the server. */
  readonly place: string
  /** Closes it and removes every trace. */
  readonly dispose: () => Promise<void>
}

export type Engine = 'pglite' | 'postgres'
type Limits = NonNullable<OpenDatabaseOptions['limits']>

const SERVER = process.env['TEST_DATABASE_URL']

/** For describe.each(engines): the same suite on both. `skip` holds for PostgreSQL while no server is named. */
export const engines: readonly { readonly engine: Engine; readonly skip: boolean; readonly title: string }[] = [
  { engine: 'pglite', skip: false, title: 'PGlite' },
  {
    engine: 'postgres',
    skip: SERVER === undefined,
    title: SERVER === undefined ? 'PostgreSQL (skipped: set TEST_DATABASE_URL)' : 'PostgreSQL',
  },
]

export function openTestDatabase(engine: Engine = 'pglite', limits: Limits = {}): Promise<TestDatabase> {
  return engine === 'pglite' ? openEmbedded(limits) : openOnServer(limits)
}

async function openEmbedded(limits: Limits): Promise<TestDatabase> {
  const place = await freshDataDir()
  const handle = await openDatabase({ dataDir: place, limits })
  const dispose = (): Promise<void> => handle.close().then(() => rmSync(place, { recursive: true, force: true }))
  return { ...handle, place, dispose }
}

/** A migrated folder that nobody has open. */
export async function freshDataDir(): Promise<string> {
  const template = await templateDir()
  const folder = mkdtempSync(join(tmpdir(), 'matxich-db-'))
  cpSync(template, folder, { recursive: true })
  return folder
}

async function templateDir(): Promise<string> {
  const root = join(import.meta.dirname, '../..')
  const hash = createHash('sha256')
  const files = [
    ...globSync('src/db/migrations/*.ts', { cwd: root }),
    'src/db/table-definition.ts',
    'src/db/folder-stamp.ts',
    'src/db/durable-fs.ts',
  ]
  for (const file of files.sort()) hash.update(readFileSync(join(root, file)))
  const template = join(tmpdir(), `matxich-template-${hash.digest('hex').slice(0, 16)}`)
  if (existsSync(template)) return template

  const making = mkdtempSync(join(tmpdir(), 'matxich-making-'))
  const handle = await openDatabase({ dataDir: making })
  await migrate(handle)
  await handle.close()
  try {
    renameSync(making, template)
  } catch {
    // Another test file was quicker; its template is as good.
    rmSync(making, { recursive: true, force: true })
  }
  return template
}

async function openOnServer(limits: Limits): Promise<TestDatabase> {
  const { url, drop } = await freshServerDatabase()
  const handle = await openDatabase({ dataDir: '', databaseUrl: url, limits })
  await migrate(handle)
  return { ...handle, place: url, dispose: () => handle.close().then(drop) }
}

export async function freshServerDatabase(createOptions = ''): Promise<{ url: string; drop: () => Promise<void> }> {
  if (SERVER === undefined) throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.')
  const name = `matxich_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  await onServer(SERVER, `create database ${name} ${createOptions}`)
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => onServer(SERVER, `drop database ${name} with (force)`) }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
