import type { LoadRow } from '../db/bulk-load.ts'
import { findLoadedEdition, isSameLoad, replaceEdition, type EditionRecord } from '../db/edition-store.ts'
import { isEditionTable, type EditionTableName } from '../db/edition-tables.ts'
import { DatabaseError } from '../db/errors.ts'
import type { DatabaseHandle } from '../db/open.ts'
import { parseCell } from './cell-value.ts'
import { checkEdition } from './check.ts'
import type { Edition, EditionTable } from './edition.ts'
import { EditionError } from './errors.ts'
import { formatProblem } from './problem.ts'

export interface LoadProgress {
  readonly table: string
  readonly rowsDone: number
  readonly rowsTotal: number
}

export interface LoadOptions {
  /** Load although the database holds another edition, which then goes. */
  readonly replace?: boolean
  readonly onProgress?: (progress: LoadProgress) => void
}

export interface LoadResult {
  readonly status: 'loaded' | 'already_loaded'
  readonly rows: number
}

const PROBLEMS_SHOWN = 5

/** All or nothing: the edition is checked first and replaces the old one in one transaction. */
export async function loadEdition(handle: DatabaseHandle, edition: Edition, options: LoadOptions = {}): Promise<LoadResult> {
  const record = recordOf(edition)
  const loaded = await findLoadedEdition(handle.db)
  if (loaded !== undefined && isSameLoad(loaded, record)) return { status: 'already_loaded', rows: 0 }
  if (loaded !== undefined && loaded.edition_id !== record.edition_id && options.replace !== true) {
    throw new DatabaseError(
      'edition_mismatch',
      `The database (${handle.describe()}) holds the edition "${loaded.edition_id}", not "${record.edition_id}". ` +
        'Give each edition a database of its own (MATXICH_DATA or DATABASE_URL), or say that it may be replaced.',
    )
  }
  refuseInvalid(edition)

  const tables = typedTables(edition)
  const rowsTotal = [...tables.values()].reduce((sum, rows) => sum + rows.length, 0)
  let before = 0
  await replaceEdition(handle.db, record, tables, (table, done, total) => {
    options.onProgress?.({ table, rowsDone: before + done, rowsTotal })
    if (done === total) before += total
  })
  await handle.maintain()
  return { status: 'loaded', rows: rowsTotal }
}

function recordOf(edition: Edition): EditionRecord {
  const { version, country, fictional, title, titles } = edition.package
  return { edition_id: edition.id, version, title: titles ?? { en: title }, country, fictional, checksum: edition.checksum }
}

function refuseInvalid(edition: Edition): void {
  const problems = checkEdition(edition)
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length === 0) return
  const shown = errors.slice(0, PROBLEMS_SHOWN).map((problem) => `\n  ${formatProblem(problem)}`)
  const more = errors.length > PROBLEMS_SHOWN ? `\n  … and ${errors.length - PROBLEMS_SHOWN} more` : ''
  throw new EditionError(
    'edition_invalid',
    `The edition "${edition.id}" has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'} and was not loaded:${shown.join('')}${more}`,
    problems,
  )
}

function typedTables(edition: Edition): Map<EditionTableName, LoadRow[]> {
  const tables = new Map<EditionTableName, LoadRow[]>()
  for (const [name, table] of edition.tables) if (isEditionTable(name)) tables.set(name, typedRows(table))
  return tables
}

function typedRows(table: EditionTable): LoadRow[] {
  const fields = [...table.fields.values()]
  return table.rows.map((row) =>
    Object.fromEntries(fields.map((field) => [field.name, parseCell(field, row.cells[field.name] ?? '') ?? null])),
  )
}
