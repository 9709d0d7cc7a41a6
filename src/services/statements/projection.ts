import { checkProjection, type ProjectionCheck } from '../../db/queries/projection-check.ts'
import { rebuildProjection } from '../../db/queries/projection.ts'
import { changeStatements } from '../../db/transaction.ts'
import type { Statements } from './change.ts'

/** Shows everything anew, from the statements alone. */
export function replayStatements({ db }: Statements, onProgress?: (companies: number) => void): Promise<void> {
  return changeStatements(db, (trx) => rebuildProjection(trx, onProgress))
}

/** Compares what is shown with what the statements give. Changes nothing. */
export function verifyProjection({ db }: Statements): Promise<ProjectionCheck> {
  return checkProjection(db)
}
