import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findLoadedEdition } from '../db/edition-store.ts'
import { SCHEMA_VERSION } from '../db/migrations/index.ts'
import type { DatabaseHandle } from '../db/open.ts'
import { projectionStamp } from '../db/projection-stamp.ts'
import { rebuildProjection } from '../db/queries/projection.ts'
import { keepCounts } from '../db/queries/search-counts.ts'
import { findStamps, stampProjection, stampResults } from '../db/queries/results.ts'
import { changeStatements } from '../db/transaction.ts'
import { readDataPackage } from '../edition/folder.ts'
import { loadEdition } from '../edition/load.ts'
import { editionChecksum, readEdition } from '../edition/read.ts'
import { computeDiagnosis } from './compute-diagnosis.ts'

export interface PrepareProgress {
  step: 'read' | 'load' | 'diagnose' | 'index' | 'serve'
  detail: string
  done: number
  total: number
}

/** Edition folder → database → computed results. What was done before and still holds is not done again. */
export async function prepareEdition(
  handle: DatabaseHandle,
  folder: string,
  onProgress: (progress: PrepareProgress) => void,
): Promise<void> {
  const { db } = handle
  if (!(await isLoaded(handle, folder))) {
    const edition = await readEdition(folder, ({ table, tablesDone, tablesTotal }) =>
      onProgress({ step: 'read', detail: table, done: tablesDone, total: tablesTotal }),
    )
    await loadEdition(handle, edition, {
      onProgress: ({ table, rowsDone, rowsTotal }) => onProgress({ step: 'load', detail: table, done: rowsDone, total: rowsTotal }),
    })
  }
  const shown = projectionStamp()
  if ((await findStamps(db)).projection !== shown) {
    onProgress({ step: 'index', detail: '', done: 0, total: 1 })
    await changeStatements(db, async (trx) => {
      await rebuildProjection(trx)
      await stampProjection(trx, shown)
    })
  }
  // A process that ended before it was done with an import left them.
  await changeStatements(db, keepCounts)
  const stamp = resultsStamp()
  if ((await findStamps(db)).results !== stamp) {
    onProgress({ step: 'diagnose', detail: '', done: 0, total: 1 })
    await computeDiagnosis(db)
    await stampResults(db, stamp)
  }
  onProgress({ step: 'serve', detail: '', done: 1, total: 1 })
}

/** The files say the same as what is loaded: then they need not even be parsed. */
async function isLoaded({ db }: DatabaseHandle, folder: string): Promise<boolean> {
  const loaded = await findLoadedEdition(db)
  return (
    loaded !== undefined &&
    loaded.edition_id === readDataPackage(folder).name &&
    loaded.schema_version === SCHEMA_VERSION &&
    loaded.checksum === editionChecksum(folder)
  )
}

/** Hash of the code that computes: an update of a rule must never leave old statuses behind. */
function resultsStamp(): string {
  const hash = createHash('sha256')
  for (const folder of ['../analytics', '../services']) {
    const path = resolve(import.meta.dirname, folder)
    for (const file of readdirSync(path)
      .filter((name) => name.endsWith('.ts'))
      .toSorted())
      hash.update(file).update(readFileSync(join(path, file)))
  }
  return hash.digest('hex')
}
