import { isMarked } from '../cell.ts'
import { serialToIso } from '../xlsx/number-format.ts'
import type { CellInput } from './cell-input.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const EARLIEST = 1850

/** YYYY, YYYY-MM or YYYY-MM-DD. What is not given is not made up: a year stays a year. */
export function readDate(input: CellInput, order: 'dmy' | 'mdy', today: string): string | undefined {
  const given = isMarked(input.cell) ? input.cell.value : input.cell
  const date = typeof given === 'number' ? fromNumber(given, input) : fromText(input.text, input, order)
  if (date === undefined) return input.leaveOut('date_invalid')
  const year = Number(date.slice(0, 4))
  if (date > today.slice(0, date.length)) return input.leaveOut('date_future')
  return year < EARLIEST ? input.leaveOut('date_implausible') : date
}

function fromNumber(value: number, input: CellInput): string | undefined {
  if (Number.isInteger(value) && value >= 1000 && value <= 2999) return String(value)
  // A date whose format was lost shows as the number of its day: 42005 for 1 January 2015.
  const iso = value >= 15_000 && value < 80_000 ? serialToIso(Math.floor(value), false) : undefined
  if (iso !== undefined) input.fixed('date_from_number', iso)
  return iso
}

function fromText(given: string, input: CellInput, order: 'dmy' | 'mdy'): string | undefined {
  const text = given
    .toLowerCase()
    .replace(/[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*z?$/, '')
    .replaceAll(/(?:ngày|năm|từ|in|since|est\.?)\s*/gu, ' ')
    .replaceAll(/\s*tháng\s*/gu, '/')
    .replaceAll(/[년월年月]\s*/g, '/')
    .replaceAll(/[일日]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s/]+|[\s/]+$/g, '')
    .replaceAll(/\s*([/.-])\s*/g, '$1')
    .replace(/(\d)\s+(?=\d{4}$)/, '$1/')
  if (/^\d{4}$/.test(text)) return text
  if (/^\d{5}$/.test(text)) return fromNumber(Number(text), input)
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (digits !== null) return date(digits[1], digits[2], digits[3])
  const yearFirst = /^(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?$/.exec(text)
  if (yearFirst !== null) return date(yearFirst[1], yearFirst[2], yearFirst[3])
  const monthYear = /^(\d{1,2})[/.-](\d{4})$/.exec(text)
  if (monthYear !== null) return date(monthYear[2], monthYear[1], undefined)
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text)
  if (parts !== null) return fromParts(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '', input, order)
  return inWords(text)
}

function fromParts(first: string, second: string, yearText: string, input: CellInput, order: 'dmy' | 'mdy'): string | undefined {
  const [asTold, other] =
    order === 'dmy'
      ? [
          [second, first],
          [first, second],
        ]
      : [
          [first, second],
          [second, first],
        ]
  const year = yearText.length === 4 ? yearText : fullYear(Number(yearText), input)
  const told = date(year, asTold?.[0], asTold?.[1])
  const result = told ?? date(year, other?.[0], other?.[1])
  if (result === undefined) return undefined
  if (yearText.length === 2) input.fixed('date_two_digit_year', result)
  // 02/25/2015 can only be read the other way round.
  else if (told === undefined) input.fixed('date_month_first', result)
  return result
}

function fullYear(year: number, _input: CellInput): string {
  return String(year <= 40 ? 2000 + year : 1900 + year)
}

/** "5 Mar 2015", "March 2015", "Mar 5, 2015". */
function inWords(text: string): string | undefined {
  const match = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ .-])?([a-z]{3})[a-z]*\.?[ ,-]*(?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/.exec(text)
  if (match === null) return undefined
  const month = MONTHS.indexOf(match[2] ?? '') + 1
  return month === 0 ? undefined : date(match[4], String(month), match[1] ?? match[3])
}

/** Undefined when there is no such day. */
function date(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day ?? 1)]
  const moment = new Date(Date.UTC(y, m - 1, d))
  if (moment.getUTCFullYear() !== y || moment.getUTCMonth() !== m - 1 || moment.getUTCDate() !== d) return undefined
  return moment.toISOString().slice(0, day === undefined ? 7 : 10)
}
