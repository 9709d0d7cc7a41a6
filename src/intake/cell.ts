/** A cell as the file has it. Marked where the bare value would not say enough; null is an empty cell. */
export type Cell = string | number | boolean | MarkedCell | null

export type LegacyFont = 'tcvn3' | 'tcvn3_upper' | 'vni'

export interface MarkedCell {
  /** `date`: ISO text. `percent`: a fraction, 0.5 shown as 50%. `error`: the token, such as #N/A. */
  readonly kind: 'plain' | 'date' | 'percent' | 'error'
  readonly value: string | number | boolean
  /** The value was calculated by the program that saved the file; we never calculate. */
  readonly formula?: true
  /** The font the cell is shown in draws Latin letters as Vietnamese ones. */
  readonly font?: LegacyFont
  /** The text before its letters were restored. */
  readonly raw?: string
}

export interface SheetRow {
  /** As the spreadsheet program counts: the first row is 1. */
  readonly row_no: number
  /** Ends at the last cell that holds something. */
  readonly cells: readonly Cell[]
}

/** A formula whose file holds no calculated value, as scripts write them. */
export const NOT_CALCULATED = '#NOT_CALCULATED'

export function isMarked(cell: Cell): cell is MarkedCell {
  return typeof cell === 'object' && cell !== null
}

/** The cell as one would type it. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'object') return plainText(cell)
  if (cell.kind === 'percent' && typeof cell.value === 'number') return `${Number((cell.value * 100).toPrecision(12))}%`
  return plainText(cell.value)
}

/** The text the file held, before its letters were restored. */
export function rawText(cell: Cell): string {
  return isMarked(cell) && cell.raw !== undefined ? cell.raw : cellText(cell)
}

function plainText(value: string | number | boolean): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  // 1e21 and beyond print with an exponent; nothing a list of companies holds is that large.
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}
