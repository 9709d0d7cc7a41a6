import { type Cell, cellText, isMarked, type SheetRow } from './cell.ts'
import { matchHeader } from './header-words.ts'

export interface HeaderRow {
  /** First and last row of the heading; both 0 when the table begins without one. */
  readonly first_row_no: number
  readonly last_row_no: number
  /** Per column; empty where the heading is. Of two heading rows, "upper / lower". */
  readonly names: readonly string[]
  readonly confidence: number
}

const LOOK_AT = 40

/** Lists of firms rarely begin with their heading: titles, a date and a logo stand above it, and it may have two rows. */
export function findHeaderRow(rows: readonly SheetRow[]): HeaderRow {
  const head = rows.slice(0, LOOK_AT)
  const width = usualWidth(rows)
  let best = { index: -1, score: 0 }
  for (const [index, row] of head.entries()) {
    const score = headingScore(row, width) * (1 - index * 0.01)
    if (score > best.score) best = { index, score }
  }
  const heading = head[best.index]
  if (heading === undefined || best.score < 0.35)
    return { first_row_no: 0, last_row_no: (rows[0]?.row_no ?? 1) - 1, names: [], confidence: 0 }
  const [upper, lower, next] = [head[best.index - 1], head[best.index + 1], head[best.index + 2]]
  let [first, last] = [heading.row_no, heading.row_no]
  let names = texts(heading)
  if (lower !== undefined && isSecondHeading(heading, lower)) {
    names = combine(names, texts(lower))
    last = lower.row_no
    if (next !== undefined && isNumbering(next)) last = next.row_no
  } else {
    if (upper !== undefined && upper.row_no === heading.row_no - 1 && isGroupHeading(upper, heading)) {
      names = combine(texts(upper), names)
      first = upper.row_no
    }
    if (lower !== undefined && isNumbering(lower)) last = lower.row_no
  }
  return { first_row_no: first, last_row_no: last, names, confidence: Math.round(Math.min(1, best.score) * 100) / 100 }
}

/** The heading where a person says it is; row 0: there is none. */
export function headerAt(rows: readonly SheetRow[], rowNo: number): HeaderRow {
  const row = rows.find((each) => each.row_no === rowNo)
  return { first_row_no: rowNo, last_row_no: rowNo, names: row === undefined ? [] : texts(row), confidence: 1 }
}

function usualWidth(rows: readonly SheetRow[]): number {
  const widths = rows.map((row) => row.cells.filter((cell) => cell !== null).length).toSorted((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.7)] ?? 0
}

function headingScore(row: SheetRow, width: number): number {
  const filled = row.cells.filter((cell) => cell !== null)
  if (filled.length < 2 && width > 1) return 0
  const names = filled.map((cell) => cellText(cell).trim())
  const words = names.filter((name) => name.length <= 60 && isWords(name)).length / filled.length
  if (words < 0.6) return 0
  const known = names.filter((name) => name.length <= 60 && (matchHeader(name)?.strength ?? 0) >= 0.6).length
  const distinct = new Set(names).size / names.length
  const full = Math.min(1, filled.length / Math.max(1, width))
  return (
    0.5 * Math.min(1, known / Math.max(2, Math.min(4, width * 0.6))) +
    0.2 * full +
    0.15 * words +
    0.15 * (distinct === 1 ? 1 : distinct * 0.5)
  )
}

/** Letters, not a number, a date or an address of mail. */
function isWords(name: string): boolean {
  return /\p{L}/u.test(name) && !/@|^https?:|^\d{4}-\d{2}-\d{2}/.test(name) && !/\d{5,}/.test(name)
}

/** Under a heading of groups: fills its gaps, repeats nothing, and is words too. */
function isSecondHeading(heading: SheetRow, lower: SheetRow): boolean {
  if (lower.row_no !== heading.row_no + 1) return false
  const filled = lower.cells.flatMap((cell, column) => (cell === null ? [] : [{ cell, column }]))
  const named = filled.filter(({ cell }) => (matchHeader(cellText(cell))?.strength ?? 0) >= 0.6).length
  const inGaps = filled.filter(({ column }) => isEmpty(heading.cells[column])).length
  return (
    filled.length > 0 &&
    named >= filled.length * 0.5 &&
    inGaps >= 1 &&
    filled.every(({ cell }) => isWords(cellText(cell)) && cellText(cell).length <= 60)
  )
}

/** Above the heading: some words, each over a column that has a name of its own; a title is one cell only. */
function isGroupHeading(upper: SheetRow, heading: SheetRow): boolean {
  const filled = upper.cells.flatMap((cell, column) => (cell === null ? [] : [column]))
  const inGaps = filled.filter((column) => isEmpty(heading.cells[column]) && column < heading.cells.length).length
  return (
    filled.length >= 2 &&
    upper.cells.every((cell) => cell === null || cellText(cell).length <= 60) &&
    (inGaps > 0 || filled.length < heading.cells.length)
  )
}

/** (1) (2) (3), A B C: official tables number their columns under the heading. */
function isNumbering(row: SheetRow): boolean {
  const filled = row.cells.filter((cell) => cell !== null).map((cell) => cellText(cell).trim())
  if (filled.length < 3) return false
  const marks = filled.map((text) => /^\(?\[?(\d{1,2}|[A-Z])\]?\)?$/.exec(text)?.[1])
  if (marks.some((mark) => mark === undefined)) return false
  const numbers = marks.map(Number).filter((value) => !Number.isNaN(value))
  return (
    numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1) &&
    (numbers.length < 3 || (numbers[0] ?? 9) <= 2)
  )
}

function texts(row: SheetRow): string[] {
  return row.cells.map((cell) => (isMarked(cell) && cell.kind === 'error' ? '' : cellText(cell).replaceAll(/\s+/g, ' ').trim()))
}

function isEmpty(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined
}

/** A merged heading names only its first column; those to its right belong to it while they have names of their own below. */
function combine(upper: readonly string[], lower: readonly string[]): string[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [above, below] = [upper[column] ?? '', lower[column] ?? '']
    if (above !== '') group = above
    if (below === '') return above
    return group === '' ? below : `${group} / ${below}`
  })
}
