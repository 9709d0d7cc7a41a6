import { createHash, randomUUID } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type DatabaseHandle, type OpenDatabaseOptions } from '../../src/db/open.ts'

/**
 * A fresh, migrated database for a test. PGlite: a copy of a cluster that was made once (0.2 s instead of 4 s, then 0.5 s to
 * open). PostgreSQL: a new database on the server at TEST_DATABASE_URL, copied there.
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

/** What is in a database before its tests begin. The name says what, once and for all of a run. */
export interface Filling {
  readonly name: string
  readonly fill: (handle: DatabaseHandle) => Promise<unknown>
}

/** Where what all files of a run begin with is kept (test/support/run-folder.ts); not set where no tests run, as in bench. */
const RUN_FOLDER = process.env['TEST_RUN_FOLDER']
const MIGRATED: Filling = { name: 'migrated', fill: migrate }

export function openTestDatabase(engine: Engine = 'pglite', limits: Limits = {}): Promise<TestDatabase> {
  return engine === 'pglite' ? openFolder(limits) : openOnServer(limits, MIGRATED)
}

/** The same with something in it. It is made by the first test of a run that asks; all get copies, which are theirs alone. */
export function openFilledDatabase(engine: Engine, filling: Filling): Promise<TestDatabase> {
  return engine === 'pglite' ? openFolder({}, filling) : openOnServer({}, filling)
}

async function openFolder(limits: Limits, filling?: Filling): Promise<TestDatabase> {
  const place = filling === undefined ? await freshDataDir() : await filledDataDir(filling)
  const handle = await openDatabase({ dataDir: place, limits })
  const dispose = (): Promise<void> => handle.close().then(() => rmSync(place, { recursive: true, force: true }))
  return { ...handle, place, dispose }
}

/** A migrated folder that nobody has open. */
export async function freshDataDir(folder = mkdtempSync(join(tmpdir(), 'matxich-db-'))): Promise<string> {
  cpSync(await templateDir(), folder, { recursive: true })
  return folder
}

/** A filled folder that nobody has open. */
export async function filledDataDir({ name, fill }: Filling, folder = mkdtempSync(join(tmpdir(), 'matxich-db-'))): Promise<string> {
  const template = RUN_FOLDER === undefined ? undefined : join(RUN_FOLDER, name)
  if (template === undefined || !existsSync(template)) {
    const making = await freshDataDir(template === undefined ? folder : mkdtempSync(join(tmpdir(), 'matxich-making-')))
    const handle = await openDatabase({ dataDir: making })
    await fill(handle)
    await handle.close()
    if (template === undefined) return folder
    moveTemplate(making, template)
  }
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
  moveTemplate(making, template)
  return template
}

function moveTemplate(making: string, template: string): void {
  try {
    renameSync(making, template)
  } catch {
    // Another test file was quicker; its template is as good.
    rmSync(making, { recursive: true, force: true })
  }
}

async function openOnServer(limits: Limits, filling: Filling): Promise<TestDatabase> {
  const { url, drop } = await freshServerDatabase(RUN_FOLDER === undefined ? '' : `template ${await serverTemplate(RUN_FOLDER, filling)}`)
  const handle = await openDatabase({ dataDir: '', databaseUrl: url, limits })
  if (RUN_FOLDER === undefined) await fillOnServer(handle, filling)
  return { ...handle, place: url, dispose: () => handle.close().then(drop) }
}

async function fillOnServer(handle: DatabaseHandle, filling: Filling): Promise<void> {
  await migrate(handle)
  if (filling !== MIGRATED) await filling.fill(handle)
}

/** Names of all templates of a run begin so. */
export function serverTemplates(runFolder: string): string {
  return `matxich_template_${createHash('sha256').update(basename(runFolder)).digest('hex').slice(0, 12)}_`
}

async function serverTemplate(runFolder: string, filling: Filling): Promise<string> {
  const template = `${serverTemplates(runFolder)}${filling.name.replaceAll('-', '_')}`
  const known = await onServer(`select 1 from pg_database where datname = '${template}'`)
  if (known.rowCount === 1) return template
  const { url, name, drop } = await freshServerDatabase()
  const handle = await openDatabase({ dataDir: '', databaseUrl: url })
  await fillOnServer(handle, filling)
  await handle.close()
  try {
    await onServer(`alter database ${name} rename to ${template}`)
  } catch {
    await drop()
  }
  return template
}

export async function freshServerDatabase(createOptions = ''): Promise<{ url: string; name: string; drop: () => Promise<void> }> {
  const name = `matxich_test_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  await onServer(`create database ${name} ${createOptions}`)
  const url = new URL(SERVER ?? '')
  url.pathname = `/${name}`
  return { url: url.href, name, drop: () => onServer(`drop database ${name} with (force)`).then(() => {}) }
}

export async function onServer(statement: string): Promise<pg.QueryResult> {
  if (SERVER === undefined) throw new Error('Set TEST_DATABASE_URL to a PostgreSQL server on which databases may be created.')
  const client = new pg.Client({ connectionString: SERVER })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
