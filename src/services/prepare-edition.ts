import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findLoadedEdition } from '../db/edition-store.ts'
import { SCHEMA_VERSION } from '../db/migrations/index.ts'
import type { DatabaseHandle } from '../db/open.ts'
import { findResultsStamp, stampResults } from '../db/queries/results.ts'
import { readDataPackage } from '../edition/folder.ts'
import { loadEdition } from '../edition/load.ts'
import { editionChecksum, readEdition } from '../edition/read.ts'
import { type Atlas, loadAtlas } from './atlas.ts'
import { computeDiagnosis } from './compute-diagnosis.ts'
import { indexCompanies } from './index-companies.ts'

export interface PrepareProgress {
  step: 'read' | 'load' | 'diagnose' | 'index' | 'serve'
  detail: string
  done: number
  total: number
}

/** Edition folder → database → computed results → read model. What was done before and still holds is not done again. */
export async function prepareEdition(
  handle: DatabaseHandle,
  folder: string,
  onProgress: (progress: PrepareProgress) => void,
): Promise<Atlas> {
  const { db } = handle
  if (!(await isLoaded(handle, folder))) {
    const edition = await readEdition(folder, ({ table, tablesDone, tablesTotal }) =>
      onProgress({ step: 'read', detail: table, done: tablesDone, total: tablesTotal }),
    )
    await loadEdition(handle, edition, {
      onProgress: ({ table, rowsDone, rowsTotal }) => onProgress({ step: 'load', detail: table, done: rowsDone, total: rowsTotal }),
    })
  }
  const stamp = resultsStamp()
  if ((await findResultsStamp(db)) !== stamp) {
    onProgress({ step: 'diagnose', detail: '', done: 0, total: 1 })
    await computeDiagnosis(db)
    onProgress({ step: 'index', detail: '', done: 0, total: 1 })
    await indexCompanies(db)
    await stampResults(db, stamp)
  }
  const atlas = await loadAtlas(db)
  onProgress({ step: 'serve', detail: '', done: 1, total: 1 })
  return atlas
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
