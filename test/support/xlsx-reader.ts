import { cellText, isMarked } from '../../src/intake/cell.ts'
import { DEFAULT_LIMITS } from '../../src/intake/limits.ts'
import { openArchive } from '../../src/intake/xlsx/archive.ts'
import { openXlsx } from '../../src/intake/xlsx/workbook.ts'

interface ReadSheet {
  readonly name: string
  /** Text of the cells; an empty one is ''. */
  readonly rows: string[][]
  readonly frozenRows: number
}

/** A workbook we wrote, as our own reader of other people's sees it. */
export async function readXlsx(file: Buffer): Promise<{ sheets: ReadSheet[]; formulas: number }> {
  const book = await openXlsx(file, DEFAULT_LIMITS)
  const archive = await openArchive(file, DEFAULT_LIMITS)
  let formulas = 0
  const sheets: ReadSheet[] = []
  for (const { index, name } of book.sheets) {
    const rows: string[][] = []
    for await (const chunk of book.rows(index))
      for (const { cells } of chunk) {
        formulas += cells.filter((cell) => isMarked(cell) && cell.formula).length
        rows.push(cells.map(cellText))
      }
    const xml = await textOf(archive.read(`xl/worksheets/sheet${index + 1}.xml`))
    formulas += xml.split('<f>').length - 1
    sheets.push({ name, rows, frozenRows: Number(/ySplit="(\d+)"/.exec(xml)?.[1] ?? 0) })
  }
  book.close()
  archive.close()
  return { sheets, formulas }
}

async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts).toString('utf8')
}
