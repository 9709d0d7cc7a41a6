import type { Kysely } from 'kysely'
import {
  countEffects,
  lastMatchedRow,
  type ImportRecord,
  insertMatches,
  linkedBefore,
  loadMatches,
  readValues,
  updateImport,
} from '../../db/queries/imports.ts'
import { readKnownValues } from '../../db/queries/known-values.ts'
import { keyHolders, readProfiles, readTokenCounts } from '../../db/queries/linkage.ts'
import { currentJudgements } from '../../db/queries/review-judgements.ts'
import type { Database } from '../../db/schema.ts'
import { MOST_HOLDERS, STRONG_KEYS } from '../../linkage/keys.ts'
import type { ServiceContext } from '../context.ts'
import type { Job } from '../jobs/jobs.ts'
import { newSubjectIds } from '../statements/apply-records.ts'
import { type ImportEvidence, knownBook } from './changes.ts'
import { type Counts, countsOf, getImportRecord } from './import-record.ts'
import { matchRow } from './link/match-row.ts'
import type { BatchToLink, LinkedBatch, LinkedRow } from './link/messages.ts'
import type { LinkThread } from './link/thread.ts'
import { rowStatements } from './row-values.ts'
import type { CheckPayload } from './stage-rows.ts'
import { stagedRead } from './staged-row.ts'

const BATCH = 1000
const SPARE_IDS = 50

/**
 * Sets every row against what is known and against the rows before it, a thousand a transaction. While the thread links rows, the
 * database writes those before and looks up what is needed for those after.
 */
export async function linkRows(context: ServiceContext, job: Job, thread: LinkThread, prepared: number): Promise<void> {
  const { db } = context
  const record = await getImportRecord(context, job.subject)
  await thread.ask('begin', await readTokenCounts(db))
  const from = await resume(db, job, thread)
  let lookedUp = unhurried(lookUp(db, thread, from, prepared))
  let written = Promise.resolve()
  for (let at = from; at < prepared; at += BATCH) {
    const batch = await lookedUp
    // Asked before the rows are linked, so that the thread names the next keys first.
    lookedUp = unhurried(lookUp(db, thread, at + BATCH, prepared))
    const linked = await thread.ask('link', batch)
    await written
    written = unhurried(write(db, job, record, linked, { done: Math.min(at + BATCH, prepared), total: prepared }))
  }
  await written
  const effects = await sumEffects(db, job.subject)
  await job.finish(async (trx) => {
    const counts = { ...countsOf(await getImportRecord({ db: trx }, job.subject)), pending: 0, ...effects }
    await updateImport(trx, job.subject, { state: 'ready', counts: JSON.stringify(counts), progress: null, step_at: new Date() }, [
      'linking',
    ])
  })
}

/** It is awaited in its turn; until then its failure is nobody's. */
function unhurried<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

async function write(
  db: Kysely<Database>,
  job: Job,
  record: ImportRecord,
  { known, matches, last_row_no }: LinkedBatch,
  progress: { done: number; total: number },
): Promise<void> {
  const changed = await withChanges(db, job.subject, known, record)
  await job.step(async (trx) => {
    await loadMatches(trx, matches)
    await insertMatches(trx, changed)
    await updateImport(trx, job.subject, { progress: JSON.stringify({ ...progress, unit: 'rows' }) })
    return { ...job.payload, linked_to: last_row_no } satisfies CheckPayload
  })
}

const COUNTED_AT_A_TIME = 5000

async function sumEffects(db: Kysely<Database>, importId: string): Promise<Partial<Counts>> {
  const sums = new Map<string, number>()
  const [companies, sites] = [new Set<string>(), new Set<string>()]
  const last = await lastMatchedRow(db, importId)
  for (let after = 0; after < last; after += COUNTED_AT_A_TIME) {
    const { counts, companiesLinked, sitesLinked } = await countEffects(db, importId, after, after + COUNTED_AT_A_TIME)
    for (const [name, n] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + n)
    for (const id of companiesLinked) companies.add(id)
    for (const id of sitesLinked) sites.add(id)
  }
  return { ...Object.fromEntries(sums), companies_linked: companies.size, sites_linked: sites.size }
}

async function resume(db: Kysely<Database>, job: Job, thread: LinkThread): Promise<number> {
  let done = 0
  const linkedTo = (job.payload as CheckPayload).linked_to ?? 0
  for (let after = 0; after < linkedTo; after += BATCH) {
    const rows = await linkedBefore(db, job.subject, after, after + BATCH)
    await thread.ask('resume', rows)
    done += rows.length
  }
  return done
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

/** With what each row would change of the company it goes to; one that says nothing new is `unchanged`. */
async function withChanges(db: Kysely<Database>, importId: string, linked: readonly LinkedRow[], evidence: ImportEvidence) {
  if (linked.length === 0) return []
  const book = knownBook(
    await readKnownValues(
      db,
      [...new Set(linked.flatMap((row) => row.company_id ?? []))],
      linked.flatMap((row) => row.site_id ?? []),
    ),
  )
  const known = linked.filter((row) => book.knows(row.company_id ?? ''))
  const values = await readValues(
    db,
    importId,
    known.map((row) => row.row_no),
  )
  return linked.map((row) => {
    const read = values.get(row.row_no)
    const own = read === undefined ? undefined : stagedRead(read).values
    const mine = { evidence_grade: evidence.evidence_grade, as_of: own?.as_of ?? evidence.as_of }
    const changes = own === undefined ? [] : book.changes(row.company_id ?? '', row.site_id, rowStatements(own, row.site_id), mine)
    const isOld = own !== undefined && changes.length === 0 && !row.new_site && !book.confirms(row.company_id ?? '', mine)
    return matchRow(importId, row, { isOld, changes })
  })
}
