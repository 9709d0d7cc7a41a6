import { insertProblemCounts, loadImportRows, rowsToLink, updateImport } from '../../db/queries/imports.ts'
import type { PackedRows } from '../../intake/pack-rows.ts'
import type { ReadPlan } from '../../intake/worker-messages.ts'
import type { ServiceContext } from '../context.ts'
import { type Job, JobRefused } from '../jobs/jobs.ts'
import { readRowContext } from '../linkage/vocabulary.ts'
import { type Counts, countsOf, getImportRecord, type Mapping, mappingOf, type Reading, readingOf } from './import-record.ts'
import type { LinkThread } from './link/thread.ts'
import { withWorkbook } from './read-import.ts'
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
  const packing = { after_row_no: payload.staged_to ?? 0, lead: job.subject }
  await withWorkbook(path, job.signal, async (workbook) => {
    for await (const [packed] of oneAhead(workbook.packRows(reading.sheet, planOf(reading, mapping), rowContext, packing))) {
      if (packed === undefined) continue
      const preparing = thread.ask('prepare', packed.lines)
      preparing.catch(() => {})
      count(counts, packed)
      await job.step(async (trx) => {
        await loadImportRows(trx, packed.lines)
        await insertProblemCounts(
          trx,
          packed.tallies.map((tally) => ({
            import_id: job.subject,
            first_row_no: packed.first_row_no,
            ...tally,
            examples: JSON.stringify(tally.examples),
          })),
        )
        await updateImport(trx, job.subject, {
          state: 'staging',
          counts: JSON.stringify(counts),
          progress: JSON.stringify({ done: counts.rows, total: null, unit: 'rows' }),
        })
        return { ...job.payload, staged_to: packed.last_row_no }
      })
      await preparing
      prepared += packed.rows - packed.rejected
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
  for (let after = 0; after < stagedTo; after += BATCH) {
    job.signal.throwIfAborted()
    const { lines, rows } = await rowsToLink(context.db, job.subject, after, Math.min(after + BATCH, stagedTo))
    await thread.ask('prepare', lines)
    prepared += rows
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
      const { letters = null, unit = null, measure = null } = read.get(index) ?? {}
      return { column: index, field, encoding: letters, unit, measure }
    }),
  }
}

function count(counts: Counts, { rows, rejected, footers, fixed_cells, problem_cells }: PackedRows): void {
  counts.rows += rows
  counts.rejected += rejected
  counts.footer += footers
  counts.pending += rows - rejected
  counts.fixed_cells += fixed_cells
  counts.problem_cells += problem_cells
}
