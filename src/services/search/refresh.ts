import { projectTouched } from '../../db/queries/projection.ts'
import { staleCompanies } from '../../db/queries/search.ts'
import { readSearchStamp } from '../../db/queries/search-words.ts'
import { changeStatements } from '../../db/transaction.ts'
import type { ServiceContext } from '../context.ts'

const looked = new WeakMap<ServiceContext['db'], string>()

/** Certificates end at night: what no longer holds is taken out before the first search of a day, and after every change. */
export async function refreshDocuments({ db }: Pick<ServiceContext, 'db'>, today = new Date().toISOString().slice(0, 10)): Promise<void> {
  const state = `${today} ${await readSearchStamp(db)}`
  if (looked.get(db) === state) return
  if ((await staleCompanies(db, today)).length > 0) {
    await changeStatements(db, async (trx) => projectTouched(trx, await staleCompanies(trx, today)))
  }
  looked.set(db, `${today} ${await readSearchStamp(db)}`)
}
