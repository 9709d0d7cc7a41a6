/** Looks, and changes nothing: what `matxich doctor` asks about data folder and database. */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { findLoadedEdition } from '../db/edition-store.ts'
import { DatabaseError } from '../db/errors.ts'
import { inspectDataRoot, inspectFolder } from '../db/folder-stamp.ts'
import type { DatabaseHandle } from '../db/open.ts'
import { countRows } from '../db/queries/counts.ts'
import { editionChecksum } from '../edition/read.ts'

/** Throws a DatabaseError that says what is wrong with the folder and what to do. */
export function inspectDataFolder(dataDir: string, editionName: string): { path: string; state: 'new' | 'ours' } {
  const root = resolve(dataDir)
  inspectDataRoot(root)
  const path = join(root, editionName)
  // inspectFolder makes the folder it looks at; a look must not.
  const state = existsSync(path) ? inspectFolder(path) : 'new'
  const existing = nearestExisting(path)
  try {
    accessSync(existing, constants.W_OK)
  } catch (error) {
    throw new DatabaseError('folder_unusable', `The folder ${existing} cannot be written. Set MATXICH_DATA to a folder you may write.`, {
      cause: error,
    })
  }
  return { path, state }
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path))
}

export interface DatabaseState {
  readonly loaded: { readonly id: string; readonly version: string; readonly current: boolean } | undefined
  readonly counts: Readonly<Record<string, number>>
}

export async function inspectDatabase(handle: DatabaseHandle, editionFolder: string): Promise<DatabaseState> {
  try {
    const loaded = await findLoadedEdition(handle.db)
    if (loaded === undefined) return { loaded: undefined, counts: {} }
    const current = loaded.checksum === editionChecksum(editionFolder)
    return { loaded: { id: loaded.edition_id, version: loaded.version, current }, counts: await countRows(handle.db) }
  } catch (error) {
    // A database that was never migrated has no tables: as empty as one without an edition.
    const UNDEFINED_TABLE = '42P01'
    if (error instanceof DatabaseError && error.sqlstate === UNDEFINED_TABLE) return { loaded: undefined, counts: {} }
    throw error
  }
}
