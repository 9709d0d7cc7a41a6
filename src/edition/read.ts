import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { readCsvTable } from './csv-table.ts'
import type { DataPackage, TableResource } from './data-package.ts'
import type { Edition, EditionTable } from './edition.ts'
import { EditionError } from './errors.ts'
import { PACKAGE_FILE, readDataPackage } from './folder.ts'
import type { EditionProblem } from './problem.ts'

export interface ReadProgress {
  readonly table: string
  readonly rows: number
  readonly tablesDone: number
  readonly tablesTotal: number
}

const LARGEST_FILE_MB = 200

export async function readEdition(folder: string, onProgress?: (progress: ReadProgress) => void): Promise<Edition> {
  const dataPackage = readDataPackage(folder)
  const tables = new Map<string, EditionTable>()
  const readProblems: EditionProblem[] = []
  for (const resource of dataPackage.resources) {
    const { table, problems } = readCsvTable(resource, readTableFile(folder, resource, readProblems))
    tables.set(resource.name, table)
    readProblems.push(...problems)
    onProgress?.({ table: resource.name, rows: table.rows.length, tablesDone: tables.size, tablesTotal: dataPackage.resources.length })
    // A server that loads an edition goes on answering.
    await nextTurn()
  }
  return { id: dataPackage.name, folder, package: dataPackage, tables, checksum: checksumOf(folder, dataPackage), readProblems }
}

/** sha256 over names and contents of the package file and all tables: the same files give the same edition, anywhere. */
export function editionChecksum(folder: string): string {
  return checksumOf(folder, readDataPackage(folder))
}

function checksumOf(folder: string, dataPackage: DataPackage): string {
  const hash = createHash('sha256')
  for (const file of [PACKAGE_FILE, ...dataPackage.resources.map((resource) => resource.path).sort()]) {
    const path = join(folder, file)
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

function readTableFile(folder: string, resource: TableResource, problems: EditionProblem[]): Uint8Array {
  const path = join(folder, resource.path)
  const header = `${resource.schema.fields.map((field) => field.name).join(',')}\n`
  if (!existsSync(path)) {
    problems.push({
      severity: 'error',
      rule: 'file_missing',
      table: resource.name,
      file: resource.path,
      message: `The file is missing in ${basename(folder)}`,
      fix: `Add it; for an empty table write the header only: ${header.trim()}`,
    })
    return Buffer.from(header)
  }
  if (statSync(path).size > LARGEST_FILE_MB * 1024 * 1024) {
    throw new EditionError(
      'edition_unreadable',
      `${path} is larger than ${LARGEST_FILE_MB} MB. An edition holds curated tables; aggregate the data first.`,
    )
  }
  return readFileSync(path)
}
