import type { Kysely } from 'kysely'
import { countEffects, countOutcomes, insertMatches, linkedBefore, readValues, updateImport } from '../../db/queries/imports.ts'
import { readKnownValues } from '../../db/queries/known-values.ts'
import { keyHolders, readProfiles, readTokenCounts } from '../../db/queries/linkage.ts'
import { currentJudgements } from '../../db/queries/review-judgements.ts'
import type { Database } from '../../db/schema.ts'
import { MOST_HOLDERS, STRONG_KEYS } from '../../linkage/keys.ts'
import type { ServiceContext } from '../context.ts'
import type { Job } from '../jobs/jobs.ts'
import { newSubjectIds } from '../statements/apply-records.ts'
import { type ImportEvidence, knownBook } from './changes.ts'
import { countsOf, getImportRecord } from './import-record.ts'
import type { BatchToLink, LinkedRow } from './link/messages.ts'
import type { LinkThread } from './link/thread.ts'
import { rowStatements } from './row-values.ts'
import type { CheckPayload } from './stage-rows.ts'
import { stagedRead } from './staged-row.ts'

const BATCH = 1000
const SPARE_IDS = 50

/** Sets every row against what is known and against the rows before it, a thousand a transaction. */
export async function linkRows(context: ServiceContext, job: Job, thread: LinkThread, prepared: number): Promise<void> {
  const { db } = context
  const record = await getImportRecord(context, job.subject)
  await thread.ask('begin', await readTokenCounts(db))
  const from = await resume(db, job, thread)
  let lookedUp = lookUp(db, thread, from, prepared)
  for (let at = from; at < prepared; at += BATCH) {
    const batch = await lookedUp
    const linked = await thread.ask('link', batch)
    // The thread names the keys of the next rows while the database writes these.
    lookedUp = lookUp(db, thread, at + BATCH, prepared)
    lookedUp.catch(() => {})
    const rows = await withChanges(db, job.subject, linked, record)
    await job.step(async (trx) => {
      await insertMatches(trx, rows)
      await updateImport(trx, job.subject, {
        progress: JSON.stringify({ done: Math.min(at + BATCH, prepared), total: prepared, unit: 'rows' }),
      })
      return { ...job.payload, linked_to: linked.at(-1)?.row_no ?? 0 } satisfies CheckPayload
    })
  }
  const outcomes = await countOutcomes(db, job.subject)
  const effects = await countEffects(db, job.subject)
  await job.finish(async (trx) => {
    const counts = { ...countsOf(await getImportRecord({ db: trx }, job.subject)), pending: 0, ...outcomes, ...effects }
    await updateImport(trx, job.subject, { state: 'ready', counts: JSON.stringify(counts), progress: null, step_at: new Date() }, [
      'linking',
    ])
  })
}

async function resume(db: Kysely<Database>, job: Job, thread: LinkThread): Promise<number> {
  let done = 0
  for (let after = 0; ;) {
    const rows = await linkedBefore(db, job.subject, after, BATCH)
    await thread.ask('resume', rows)
    done += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < BATCH) return done
    after = last.row_no
  }
}

/** Everything the linkage needs to know of the database to link these rows. */
async function lookUp(db: Kysely<Database>, thread: LinkThread, from: number, end: number): Promise<BatchToLink> {
  const to = Math.min(from + BATCH, end)
  if (to <= from) return { from, to: from, holders: new Map(), profiles: [], judgements: [], ids: [] }
  const { keys, row_keys } = await thread.ask('keys', { from, to })
  const holders = await keyHolders(db, keys, STRONG_KEYS, MOST_HOLDERS)
  const judgements = await currentJudgements(db, row_keys)
  const judged = judgements.flatMap(({ left_key, right_key }) => [left_key, right_key]).filter((key) => !key.startsWith('row:'))
  const companies = new Set([...[...holders.values()].flat(), ...judged])
  // Some of them this import has in mind already.
  const ids = await newSubjectIds({ db }, 2 * (to - from) + SPARE_IDS)
  return { from, to, holders, judgements, profiles: await readProfiles(db, [...companies]), ids: ids.map((each) => each.subject_id) }
}

/** With what each row would change; one that says nothing new is `unchanged`. */
async function withChanges(db: Kysely<Database>, importId: string, linked: readonly LinkedRow[], evidence: ImportEvidence) {
  const to = linked.filter((row) => row.outcome === 'linked' && row.company_id !== null)
  const book = knownBook(
    await readKnownValues(
      db,
      [...new Set(to.flatMap((row) => row.company_id ?? []))],
      to.flatMap((row) => row.site_id ?? []),
    ),
  )
  const known = to.filter((row) => book.knows(row.company_id ?? ''))
  const values = await readValues(
    db,
    importId,
    known.map((row) => row.row_no),
  )
  return linked.map(({ company, site, outcome, ...row }) => {
    const read = row.company_id === null ? undefined : values.get(row.row_no)
    const own = read === undefined ? undefined : stagedRead(read).values
    const mine = { evidence_grade: evidence.evidence_grade, as_of: own?.as_of ?? evidence.as_of }
    const changes = own === undefined ? [] : book.changes(row.company_id ?? '', row.site_id, rowStatements(own, row.site_id), mine)
    const isOld = own !== undefined && changes.length === 0 && !row.new_site && !book.confirms(row.company_id ?? '', mine)
    return {
      import_id: importId,
      ...row,
      outcome: outcome === 'same' || (outcome === 'linked' && isOld) ? 'unchanged' : outcome,
      company,
      site,
      changes,
    }
  })
}
