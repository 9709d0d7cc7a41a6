import { type Cell, type LegacyFont, type MarkedCell, NOT_CALCULATED, type SheetRow } from '../cell.ts'
import type { IntakeLimits } from '../limits.ts'
import { FileRefused } from '../file-refused.ts'
import { fractionToTime, serialToIso } from './number-format.ts'
import { type SharedStrings, unescapeText } from './shared-strings.ts'
import type { CellStyle } from './styles.ts'
import { xmlEvents } from './xml-events.ts'

export interface SheetContext {
  readonly strings: SharedStrings
  readonly styles: readonly CellStyle[]
  readonly from1904: boolean
  readonly limits: IntakeLimits
}

interface OpenCell {
  column: number
  type: string
  style: number
  text: string
  hasValue: boolean
  formula: boolean
}

/** Rows that hold something, chunk by chunk. Formulas are flagged and their stored value taken: nothing is calculated. */
export async function* sheetRows(chunks: AsyncIterable<Buffer>, context: SheetContext): AsyncGenerator<readonly SheetRow[]> {
  const { limits } = context
  let ready: SheetRow[] = []
  let rowNo = 0
  let column = -1
  let cells: Cell[] = []
  let inData = false
  let inRow = false
  let cell: OpenCell | undefined
  let collecting = false
  // Readings printed above Japanese and Chinese characters; not part of the text.
  let inReading = false

  const openRow = (reference: string | undefined): void => {
    const next = reference === undefined ? rowNo + 1 : Number(reference)
    if (!Number.isInteger(next) || next <= rowNo) throw new FileRefused('damaged', {}, `row ${reference} after row ${rowNo}`)
    if (next > limits.rows) throw new FileRefused('too_many_rows', { limit: limits.rows })
    rowNo = next
    column = -1
    cells = []
    inRow = true
  }
  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
    const style = attributes.s === undefined ? -1 : Number(attributes.s)
    cell = { column, type: attributes.t ?? 'n', style, text: '', hasValue: false, formula: false }
  }
  const closeCell = (done: OpenCell): void => {
    const value = cellValue(done, context)
    if (value === null) return
    // Cells that are only formatted may stand anywhere; one that holds something must be within reach.
    if (done.column >= limits.columns) throw new FileRefused('too_many_columns', { limit: limits.columns, row: rowNo })
    while (cells.length < done.column) cells.push(null)
    cells[done.column] = value
  }

  const events = xmlEvents(chunks, {
    open(name, attributes) {
      if (!inData) {
        inData = name === 'sheetData'
        return
      }
      if (name === 'c' && inRow) openCell(attributes)
      else if (name === 'row') openRow(attributes.r)
      else if (cell === undefined) return
      else if (name === 'v' || name === 't') {
        collecting = !inReading
        cell.hasValue = true
      } else if (name === 'f') cell.formula = true
      else if (name === 'rPh') inReading = true
    },
    text(text) {
      if (!collecting || cell === undefined) return
      cell.text += text
      if (cell.text.length > limits.cellCharacters * 2)
        throw new FileRefused('cell_too_long', { limit: limits.cellCharacters, row: rowNo, column: columnName(cell.column) })
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') inReading = false
      else if (name === 'c' && cell !== undefined) {
        closeCell(cell)
        cell = undefined
      } else if (name === 'row' && inRow) {
        inRow = false
        if (cells.length > 0) ready.push({ row_no: rowNo, cells })
      } else if (name === 'sheetData') inData = false
    },
  })
  for await (const _ of events) {
    if (ready.length === 0) continue
    yield ready
    ready = []
  }
}

function cellValue(cell: OpenCell, context: SheetContext): Cell {
  const style = context.styles[cell.style]
  let font = style?.font
  let text = cell.text
  if (cell.type === 's') {
    const index = Number(text)
    const shared = context.strings.texts[index]
    if (!cell.hasValue) return null
    if (shared === undefined) throw new FileRefused('damaged', {}, `shared string ${text} does not exist`)
    text = shared
    font = context.strings.fonts.get(index) ?? font
  } else if (cell.type === 'inlineStr' || cell.type === 'str') text = unescapeText(text)
  if (text.length > context.limits.cellCharacters)
    throw new FileRefused('cell_too_long', { limit: context.limits.cellCharacters, column: columnName(cell.column) })
  if (text === '') return cell.formula && !cell.hasValue ? marked('error', NOT_CALCULATED, true, undefined) : null

  switch (cell.type) {
    case 'b':
      return cell.formula ? marked('plain', text === '1', true, undefined) : text === '1'
    case 'e':
      return marked('error', text, cell.formula, undefined)
    case 'd':
      return marked('date', text.replace(/T00:00(:00(\.0+)?)?Z?$/, ''), cell.formula, undefined)
    case 'n':
      return numberValue(cell, text, style, context.from1904)
    default: {
      // The font says something only of letters it draws otherwise than they are.
      const redrawn = font !== undefined && (/[\u0080-\u00ff]/.test(text) || (font === 'tcvn3_upper' && /[a-z]/.test(text)))
      return cell.formula || redrawn ? marked('plain', text, cell.formula, redrawn ? font : undefined) : text
    }
  }
}

function numberValue(cell: OpenCell, text: string, style: CellStyle | undefined, from1904: boolean): Cell {
  const value = Number(text)
  if (!Number.isFinite(value)) throw new FileRefused('damaged', {}, `"${text.slice(0, 40)}" is not a number`)
  const number = style?.number
  const plain = cell.formula ? marked('plain', value, true, undefined) : value
  switch (number?.kind) {
    case 'date': {
      const iso = serialToIso(value, from1904)
      return iso === undefined ? plain : marked('date', iso, cell.formula, undefined)
    }
    case 'time':
      return value >= 0 && value < 1 ? marked('plain', fractionToTime(value), cell.formula, undefined) : plain
    case 'percent':
      return marked('percent', value, cell.formula, undefined)
    case 'digits': {
      // A format of zeros only is how tax codes keep their leading zeros on the screen.
      const digits = Number.isSafeInteger(value) && value >= 0 ? text.padStart(number.width, '0') : text
      return cell.formula ? marked('plain', digits, true, undefined) : digits
    }
    default:
      return plain
  }
}

function marked(kind: MarkedCell['kind'], value: string | number | boolean, formula: boolean, font: LegacyFont | undefined): MarkedCell {
  return { kind, value, ...(formula && { formula }), ...(font !== undefined && { font }) }
}

const A = 64

/** The column of a reference such as BC12, from 0. Beyond four letters no program would write it. */
function columnOf(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length && index < 4; index++) {
    const letter = reference.charCodeAt(index) & ~0x20
    if (letter <= A || letter > A + 26) break
    column = column * 26 + letter - A
  }
  if (column === 0) throw new FileRefused('damaged', {}, `"${reference.slice(0, 20)}" is not a cell`)
  return column - 1
}

/** A, B … Z, AA: as a spreadsheet program heads its columns. */
export function columnName(column: number): string {
  const first = Math.floor(column / 26)
  return `${first === 0 ? '' : columnName(first - 1)}${String.fromCharCode(A + 1 + (column % 26))}`
}
