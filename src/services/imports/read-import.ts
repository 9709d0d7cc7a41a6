import { findMapping, updateImport } from '../../db/queries/imports.ts'
import type { SheetInspection } from '../../intake/inspect-sheet.ts'
import { FileRefused } from '../../intake/file-refused.ts'
import { openWorkbook, type Workbook } from '../../intake/read-workbook.ts'
import { LEGACY_ENCODINGS } from '../../intake/encodings/legacy-encoding.ts'
import type { ServiceContext } from '../context.ts'
import { type Job, type JobHandler, JobRefused } from '../jobs/jobs.ts'
import { endings } from './end-import.ts'
import { getImportRecord, type ReadColumn, type Reading, rememberedMapping } from './import-record.ts'
import { uploadPath } from './upload-folder.ts'

/** What a person wants read otherwise than it was. */
export interface ReadingChoice {
  sheet?: string | undefined
  /** 0 = there are no titles. */
  header_row?: number | undefined
  /** An old encoding for all columns; "unicode" = none. */
  encoding?: string | undefined
}

/** Looks into the file: sheets, letters, titles, and what the columns seem to be. */
export const readHandler: JobHandler = { ...endings, run: readImport }

async function readImport(context: ServiceContext, job: Job): Promise<void> {
  const record = await getImportRecord(context, job.subject)
  const choice = job.payload as ReadingChoice
  const reading = await withWorkbook(uploadPath(context.uploads, record.upload_id), job.signal, (workbook) => readSheet(workbook, choice))
  const remembered = rememberedMapping(await findMapping(context.db, reading.fingerprint))
  if (remembered !== undefined)
    for (const column of reading.columns) {
      Object.assign(column, { field: remembered.find((entry) => entry.index === column.index)?.field ?? 'ignore', remembered: true })
    }
  await job.finish(async (trx) => {
    await updateImport(
      trx,
      job.subject,
      {
        state: 'mapping',
        reading: JSON.stringify(reading),
        header_key: reading.fingerprint,
        mapping: null,
        progress: null,
        failure: null,
        step_at: new Date(),
      },
      ['reading'],
    )
  })
}

/** The reading thread ends whatever happens; what is wrong with the file ends the job with its reason. */
export async function withWorkbook<T>(path: string, signal: AbortSignal, work: (workbook: Workbook) => Promise<T>): Promise<T> {
  let workbook: Workbook | undefined
  try {
    workbook = await openWorkbook(path, { signal })
    return await work(workbook)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof FileRefused) throw new JobRefused(JSON.stringify({ code: error.code, args: error.args }))
    throw error
  } finally {
    await workbook?.close()
  }
}

async function readSheet(workbook: Workbook, choice: ReadingChoice): Promise<Reading> {
  const sheet = chooseSheet(workbook, choice.sheet)
  const inspection = await workbook.inspect(sheet, choice.header_row)
  return {
    format: workbook.format,
    sheets: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    sheet,
    after_row_no: inspection.header.last_row_no,
    header_row_no: inspection.header.first_row_no === 0 ? null : inspection.header.first_row_no,
    delimiter: workbook.text?.delimiter ?? null,
    encoding: workbook.text?.encoding ?? null,
    fingerprint: inspection.fingerprint,
    has_more_rows: inspection.has_more_rows,
    columns: inspection.columns.map((column) => readColumn(column, choice.encoding)),
  }
}

function chooseSheet({ sheets }: Workbook, name: string | undefined): number {
  if (name === undefined) return (sheets.find((sheet) => !sheet.hidden) ?? sheets[0])?.index ?? 0
  const sheet = sheets.find((each) => each.name === name)
  if (sheet === undefined) throw new FileRefused('no_such_sheet', { count: sheets.length })
  return sheet.index
}

function readColumn(column: SheetInspection['columns'][number], encoding: string | undefined): ReadColumn {
  const letters = encoding === undefined ? (column.letters?.encoding ?? null) : (LEGACY_ENCODINGS.find((each) => each === encoding) ?? null)
  return {
    index: column.column,
    letter: column.letter,
    header: column.header,
    samples: [...column.samples],
    letters,
    restored: letters !== null && letters === column.letters?.encoding ? [...column.letters.samples] : [],
    unit: column.unit,
    measure: column.measure,
    field: column.field,
    confidence: column.confidence,
    reason: column.reason.by,
    alternatives: column.alternatives.map(({ field, confidence }) => ({ field, confidence })),
    remembered: false,
  }
}
