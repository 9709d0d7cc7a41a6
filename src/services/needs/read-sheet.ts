import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { cellText } from '../../intake/cell.ts'
import { FileRefused } from '../../intake/file-refused.ts'
import { openWorkbook } from '../../intake/read-workbook.ts'
import { refusalOf } from '../refusal.ts'
import { wording } from '../wording.ts'

/** A row of a sheet with our columns: the text of each cell that holds something. */
export interface SheetLine<C extends string> {
  readonly row_no: number
  readonly cells: Readonly<Partial<Record<C, string>>>
}

interface Sheet<C extends string> {
  readonly lines: readonly SheetLine<C>[]
  readonly unknown_columns: readonly string[]
}

/** Above the heading there may be titles and logos. */
const HEADING_WITHIN = 20
const LIMITS = {
  fileBytes: 3 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  workerMemoryMb: 192,
  totalMs: 60_000,
  answerMs: 30_000,
  columns: 100,
}

/**
 * The first sheet that has a heading of ours: the first row in which at least two cells are columns we know. Read by the same reader
 * as imports of lists, in a thread of its own, with its limits.
 */
export async function readSheetLines<C extends string>(
  base64: string,
  columnOf: (heading: string) => C | undefined,
  mostRows: number,
  lang: Language,
): Promise<Sheet<C>> {
  const words = wording(lang)
  try {
    const workbook = await openWorkbook(new Uint8Array(Buffer.from(base64, 'base64')), { limits: LIMITS })
    try {
      for (const sheet of workbook.sheets.keys()) {
        const found = await readOne(workbook.readRows(sheet), columnOf, mostRows, lang)
        if (found !== undefined) return found
      }
    } finally {
      await workbook.close()
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    throw new Problem('invalid', refusalOf(error, lang) ?? words.text('need.sheet_other'))
  }
  throw new Problem('invalid', words.text('need.sheet_other'))
}

type Rows = ReturnType<Awaited<ReturnType<typeof openWorkbook>>['readRows']>

async function readOne<C extends string>(
  chunks: Rows,
  columnOf: (heading: string) => C | undefined,
  mostRows: number,
  lang: Language,
): Promise<Sheet<C> | undefined> {
  let columns: (C | undefined)[] | undefined
  let unknown: string[] = []
  const lines: SheetLine<C>[] = []
  for await (const rows of chunks)
    for (const { row_no, cells } of rows) {
      const texts = cells.map((cell) => cellText(cell).trim())
      if (columns === undefined) {
        if (row_no > HEADING_WITHIN) return undefined
        const found = texts.map((text) => (text === '' ? undefined : columnOf(text)))
        if (new Set(found.filter(Boolean)).size < 2) continue
        // Twice the same: the first counts.
        columns = found.map((column, at) => (column !== undefined && found.indexOf(column) === at ? column : undefined))
        unknown = texts.filter((text, at) => text !== '' && columns?.[at] === undefined)
        continue
      }
      const known = columns.flatMap((column, at) =>
        column === undefined || (texts[at] ?? '') === '' ? [] : [[column, texts[at]] as const],
      )
      if (known.length === 0) continue
      lines.push({ row_no, cells: Object.fromEntries(known) as Partial<Record<C, string>> })
      if (lines.length > mostRows) throw new Problem('too_large', wording(lang).text('need.sheet_too_long', { most: mostRows }))
    }
  return columns === undefined ? undefined : { lines, unknown_columns: unknown }
}
