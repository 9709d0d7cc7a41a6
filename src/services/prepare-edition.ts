import type { DatabaseHandle } from '../db/open.ts'
import { loadEdition } from '../edition/load.ts'
import { readEdition } from '../edition/read.ts'
import { type Atlas, loadAtlas } from './atlas.ts'
import { computeDiagnosis } from './compute-diagnosis.ts'
import { indexCompanies } from './index-companies.ts'

export interface PrepareProgress {
  step: 'read' | 'load' | 'diagnose' | 'index' | 'serve'
  detail: string
  done: number
  total: number
}

/** Edition folder → database → computed results → read model. Loading is skipped when this very edition is loaded already. */
export async function prepareEdition(handle: DatabaseHandle, folder: string, onProgress: (progress: PrepareProgress) => void): Promise<Atlas> {
  const edition = await readEdition(folder, ({ table, tablesDone, tablesTotal }) => onProgress({ step: 'read', detail: table, done: tablesDone, total: tablesTotal }))
  await loadEdition(handle, edition, { onProgress: ({ table, rowsDone, rowsTotal }) => onProgress({ step: 'load', detail: table, done: rowsDone, total: rowsTotal }) })
  // Computed at every start: well under a second, and an update of the rules must never leave old statuses behind.
  onProgress({ step: 'diagnose', detail: '', done: 0, total: 1 })
  await computeDiagnosis(handle.db)
  onProgress({ step: 'index', detail: '', done: 0, total: 1 })
  await indexCompanies(handle.db)
  const atlas = await loadAtlas(handle.db)
  onProgress({ step: 'serve', detail: '', done: 1, total: 1 })
  return atlas
}
