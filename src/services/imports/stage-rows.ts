import { createHash } from 'node:crypto'
import { insertImportRows, insertProblemCounts, rowsToLink, updateImport } from '../../db/queries/imports.ts'
import type { ParsedRow, RowValues } from '../../intake/parsed-row.ts'
import type { ReadPlan } from '../../intake/worker-messages.ts'
import type { ServiceContext } from '../context.ts'
import { type Job, JobRefused } from '../jobs/jobs.ts'
import { readRowContext } from '../linkage/vocabulary.ts'
import { type Counts, countsOf, getImportRecord, type Mapping, mappingOf, type Reading, readingOf } from './import-record.ts'
import type { RowToLink } from './link/messages.ts'
import type { LinkThread } from './link/thread.ts'
import { withWorkbook } from './read-import.ts'
import { namesSite, rowParty } from './row-party.ts'
import { stage, stagedRead, tallyProblems } from './staged-row.ts'
import { uploadPath } from './upload-folder.ts'

/** Where a dry run is; kept with the job. */
export interface CheckPayload {
  /** Last row that is staged; absent before the first. */
  readonly staged_to?: number
  readonly staged?: true
  /** Last row that is linked. */
  readonly linked_to?: number
  /** A row that is too big for what surrounds it must not be met for ever. */
  readonly [key: string]: unknown
}

const BATCH = 1000

/**
 * Reads the file into `import_row`, a thousand rows a transaction, and hands each row to the linkage on the way. After a crash
 * it goes on behind the last row that is there. Returns how many rows the linkage has.
 */
export async function stageRows(context: ServiceContext, job: Job, thread: LinkThread): Promise<number> {
  const record = await getImportRecord(context, job.subject)
  const [reading, mapping] = [readingOf(record), mappingOf(record)]
  if (reading === null || mapping === null) throw new JobRefused('The columns of this import were never confirmed.')
  const payload = job.payload as CheckPayload
  let prepared = await prepareStaged(context, job, thread, payload.staged_to ?? 0)
  if (payload.staged === true) return prepared
  const counts: Counts = countsOf(record)
  const rowContext = await readRowContext(context.db, context.edition.country, new Date().toISOString().slice(0, 10))
  const path = uploadPath(context.uploads, record.upload_id)
  await withWorkbook(path, job.signal, async (workbook) => {
    for await (const rows of oneAhead(workbook.parseRows(reading.sheet, planOf(reading, mapping), rowContext))) {
      const fresh = rows.filter((row) => row.row_no > (payload.staged_to ?? 0))
      if (fresh.length === 0) continue
      const preparing = thread.ask('prepare', fresh.filter((row) => !row.rejected).map(parsedToLink))
      count(counts, fresh)
      await job.step(async (trx) => {
        await insertImportRows(trx, job.subject, fresh.map(stage))
        const firstRow = fresh[0]?.row_no ?? 0
        await insertProblemCounts(
          trx,
          tallyProblems(fresh).map((tally) => ({
            import_id: job.subject,
            first_row_no: firstRow,
            ...tally,
            examples: JSON.stringify(tally.examples),
          })),
        )
        await updateImport(trx, job.subject, {
          state: 'staging',
          counts: JSON.stringify(counts),
          progress: JSON.stringify({ done: counts.rows, total: null, unit: 'rows' }),
        })
        return { ...job.payload, staged_to: fresh.at(-1)?.row_no ?? 0 }
      })
      await preparing
      prepared += fresh.filter((row) => !row.rejected).length
    }
  })
  if (counts.rows === 0) throw new JobRefused(JSON.stringify({ code: 'no_table', args: {} }))
  await job.step(async (trx) => {
    await updateImport(trx, job.subject, {
      state: 'linking',
      step_at: new Date(),
      progress: JSON.stringify({ done: 0, total: counts.rows - counts.rejected, unit: 'rows' }),
    })
    return { ...job.payload, staged: true }
  })
  return prepared
}

/** Rows of an earlier try are in the database; the linkage must know them too. */
async function prepareStaged(context: ServiceContext, job: Job, thread: LinkThread, stagedTo: number): Promise<number> {
  let prepared = 0
  for (let after = 0; after < stagedTo;) {
    job.signal.throwIfAborted()
    const rows = await rowsToLink(context.db, job.subject, after, BATCH)
    await thread.ask(
      'prepare',
      rows.map(({ row_no, read }) => toLink(row_no, stagedRead(read).values)),
    )
    prepared += rows.length
    after = rows.length < BATCH ? stagedTo : (rows.at(-1)?.row_no ?? stagedTo)
  }
  return prepared
}

/** Asks for the next batch before this one is used, so that reading and writing go on side by side. */
async function* oneAhead<T>(batches: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = batches.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = batches.next()
      // It is awaited in a moment; until then its failure is nobody's.
      next.catch(() => {})
      yield value
    }
  } finally {
    await batches.return(undefined)
  }
}

function planOf(reading: Reading, mapping: Mapping): ReadPlan {
  const read = new Map(reading.columns.map((column) => [column.index, column]))
  return {
    after_row_no: reading.after_row_no,
    columns: mapping.map(({ index, field }) => {
      const { letters = null, unit = null } = read.get(index) ?? {}
      return { column: index, field, encoding: letters, unit }
    }),
  }
}

function count(counts: Counts, rows: readonly ParsedRow[]): void {
  counts.rows += rows.length
  for (const row of rows) {
    counts[row.rejected ? 'rejected' : 'pending'] += 1
    for (const problem of row.problems) counts[problem.severity === 'fixed' ? 'fixed_cells' : 'problem_cells'] += 1
  }
}

function parsedToLink({ row_no, values }: ParsedRow): RowToLink {
  return toLink(row_no, values)
}

function toLink(row_no: number, values: Readonly<RowValues>): RowToLink {
  return { row_no, party: rowParty(row_no, values), names_site: namesSite(values), content: contentHash(values) }
}

function contentHash(values: Readonly<RowValues>): string {
  const text = JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return createHash('sha1').update(text).digest('base64url')
}
