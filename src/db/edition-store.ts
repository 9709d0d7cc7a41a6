import { sql, type Kysely, type Selectable } from 'kysely'
import { loadRows, type LoadRow } from './bulk-load.ts'
import { syncEditionRecords } from './edition-records.ts'
import { EDITION_TABLES, PROJECTED_TABLES, RESULT_TABLES, type EditionTableName } from './edition-tables.ts'
import { SCHEMA_VERSION } from './migrations/index.ts'
import { projectionStamp } from './projection-stamp.ts'
import { rebuildProjection } from './queries/projection.ts'
import type { Database } from './schema.ts'
import { changeStatements } from './transaction.ts'

export type LoadedEdition = Selectable<Database['edition']>

export interface EditionRecord {
  readonly edition_id: string
  readonly version: string
  readonly title: Readonly<Record<string, string>>
  readonly country: string
  readonly fictional: boolean
  readonly checksum: string
}

export function findLoadedEdition(db: Kysely<Database>): Promise<LoadedEdition | undefined> {
  return db.selectFrom('edition').selectAll().executeTakeFirst()
}

/** True when this very content was loaded into this very schema: an update of Matxich may read more columns from the same files. */
export function isSameLoad(loaded: LoadedEdition, edition: EditionRecord): boolean {
  return loaded.edition_id === edition.edition_id && loaded.checksum === edition.checksum && loaded.schema_version === SCHEMA_VERSION
}

/**
 * Replaces all tables of the edition, and everything computed from them, in one transaction: on any error the old edition is
 * still there. TRUNCATE, not DELETE: with foreign keys a DELETE compares every row with every dead row of the referring tables.
 * The price is that readers on a PostgreSQL server wait until the load has committed.
 *
 * Companies are not loaded but said: their rows become records beside those of imports and curators, which stay, and what is
 * shown is projected from all of them.
 */
export async function replaceEdition(
  db: Kysely<Database>,
  edition: EditionRecord,
  tables: ReadonlyMap<EditionTableName, readonly LoadRow[]>,
  onProgress: (table: EditionTableName, done: number, total: number) => void,
): Promise<void> {
  const emptied = ['edition', ...EDITION_TABLES, ...RESULT_TABLES] as const
  const loadedAt = new Date()
  await changeStatements(db, async (trx) => {
    const cited = await citedSources(trx)
    await sql`truncate ${sql.join(emptied.map((table) => sql.table(table)))}`.execute(trx)
    for (const table of EDITION_TABLES) {
      const rows = tables.get(table) ?? []
      if (isProjected(table)) onProgress(table, rows.length, rows.length)
      else await loadRows(trx, table, rows, (done) => onProgress(table, done, rows.length))
      if (table === 'source') await keepSources(trx, cited, rows)
    }
    await syncEditionRecords(trx, edition.edition_id, tables, loadedAt)
    await rebuildProjection(trx)
    const { title, ...rest } = edition
    await trx
      .insertInto('edition')
      .values({
        ...rest,
        title: JSON.stringify(title),
        schema_version: SCHEMA_VERSION,
        loaded_at: loadedAt,
        projection_stamp: projectionStamp(),
      })
      .execute()
  })
}

function isProjected(table: EditionTableName): boolean {
  return (PROJECTED_TABLES as readonly string[]).includes(table)
}

/** Sources that imports and curators cite: among them may be some the new edition no longer has. */
async function citedSources(trx: Kysely<Database>): Promise<LoadRow[]> {
  const { rows } = await sql<LoadRow>`
    select * from source where source_id in (select source_id from record where origin <> 'edition')`.execute(trx)
  return rows
}

async function keepSources(trx: Kysely<Database>, cited: readonly LoadRow[], loaded: readonly LoadRow[]): Promise<void> {
  const there = new Set(loaded.map((row) => row['source_id']))
  await loadRows(
    trx,
    'source',
    cited.filter((row) => !there.has(row['source_id'] ?? null)),
  )
}
