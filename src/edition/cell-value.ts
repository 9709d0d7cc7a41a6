import type { TableField } from './data-package.ts'

export type CellValue = string | number | boolean | null

const INTEGER = /^-?\d+$/
const NUMBER = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** Undefined when the text is not of the field's type. Empty text is null: there is no empty string in an edition. */
export function parseCell(field: TableField, text: string): CellValue | undefined {
  if (text === '') return null
  switch (field.type) {
    case 'string':
      return text
    case 'integer':
      return INTEGER.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined
    case 'number':
      return NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'date':
      return text.length === 10 && isCalendarDate(text) ? text : undefined
    default:
      return undefined
  }
}

/** YYYY, YYYY-MM or YYYY-MM-DD, and a day that exists. */
export function isCalendarDate(text: string): boolean {
  const match = DATE.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? '1'), Number(match[3] ?? '1')]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
