import { migrate } from '../db/migrate.ts'
import type { DatabaseHandle } from '../db/open.ts'
import { loadEdition, type LoadResult } from '../edition/load.ts'
import { readEdition } from '../edition/read.ts'
import type { ServiceContext } from './context.ts'
import { findEditionFolder, type OnProgress } from './edition-tools.ts'
import { prepareEdition } from './prepare-edition.ts'
import { openContext } from './renew.ts'

export type { DatabaseHandle }

/** Loads and diagnoses, so that a server started afterwards has nothing left to do. */
export async function loadEditionAt(
  handle: DatabaseHandle,
  idOrPath: string,
  { replace = false, onProgress }: { replace?: boolean; onProgress: OnProgress },
): Promise<LoadResult> {
  const folder = findEditionFolder(idOrPath)
  const edition = await readEdition(folder, ({ table, tablesDone, tablesTotal }) =>
    onProgress({ step: 'read', detail: table, done: tablesDone, total: tablesTotal }),
  )
  await migrate(handle)
  const result = await loadEdition(handle, edition, {
    replace,
    onProgress: ({ table, rowsDone, rowsTotal }) => onProgress({ step: 'load', detail: table, done: rowsDone, total: rowsTotal }),
  })
  await prepareEdition(handle, folder, onProgress)
  return result
}

/** What a question to the chain needs, loaded first when the database is new or the edition's files have changed. */
export async function openServices(
  handle: DatabaseHandle,
  { folder, uploads }: { folder: string; uploads: string },
  onProgress: OnProgress,
): Promise<ServiceContext> {
  await migrate(handle)
  await prepareEdition(handle, folder, onProgress)
  return openContext(handle.db, uploads)
}
