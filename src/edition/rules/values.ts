import { isCalendarDate } from '../cell-value.ts'
import { wholeTextPattern } from '../data-package.ts'
import { cell, type Edition } from '../edition.ts'
import { cellRule, type Rule } from './rule.ts'

const DATE_COLUMN = /(^as_of|_on|_from|_to|^deadline)$/
/** Days on which somebody read, printed or knew something: they lie before the edition was made. */
const PAST_COLUMN = /^(as_of|retrieved_on|published_on|issued_on)$/
const DAY_MS = 86_400_000

const date = cellRule(
  'date',
  (column) => DATE_COLUMN.test(column),
  (text, { column, table }) => {
    const field = table.fields.get(column)
    const pattern = field?.constraints?.pattern
    // Another form altogether is the finding of `type` or `pattern`.
    if (isCalendarDate(text) || field?.type === 'date' || (pattern !== undefined && !wholeTextPattern(pattern).test(text))) return undefined
    return { message: 'There is no such date', fix: 'Write YYYY, YYYY-MM or YYYY-MM-DD of a day that exists.' }
  },
)

const dateFuture = cellRule(
  'date_future',
  (column) => PAST_COLUMN.test(column),
  (text, { edition }) => {
    // One day of grace: the curator's "today" may already be tomorrow in UTC.
    const latest = new Date(Date.parse(edition.package.created) + DAY_MS).toISOString().slice(0, text.length)
    return text > latest
      ? {
          message: `The date lies after the edition was made (${edition.package.created.slice(0, 10)})`,
          fix: 'Correct the date, or "created" in datapackage.json.',
        }
      : undefined
  },
)

const SYSTEM_DIGITS: Readonly<Record<string, RegExp>> = {
  hs2022: /^\d{6}$/,
  hs2022_heading: /^\d{4}$/,
  hs1992_heading: /^\d{4}$/,
  isic4: /^\d{4}$/,
  vsic2018: /^\d{4,5}$/,
  vsic2025: /^\d{4,5}$/,
}
const COLUMN_DIGITS: Readonly<Record<string, RegExp>> = {
  hs1992_heading: /^\d{4}$/,
  hs1992_code: /^\d{6}$/,
  isic4: /^\d{4}$/,
  hs2017_code: /^\d{6}(\|\d{6})*$/,
  hs_codes: /^\d{2,6}(\|\d{2,6})*$/,
  gso_code: /^\d{2}$/,
}

const codeDigits = cellRule(
  'code_digits',
  (column) => column === 'code' || column in COLUMN_DIGITS,
  (text, { row, column }) => {
    const system = cell(row, 'system')
    const form = column === 'code' ? SYSTEM_DIGITS[system] : COLUMN_DIGITS[column]
    if (form === undefined || form.test(text)) return undefined
    return {
      message: `The code does not have the digits of ${column === 'code' ? system : column}`,
      fix: 'HS products have 6 digits, headings 4, ISIC classes 4. Spreadsheets drop leading zeros: format the column as text.',
    }
  },
)

const countryCode = cellRule(
  'country_code',
  (column) => column === 'partner' || column === 'home_country',
  (text) =>
    /^[A-Z]{3}$/.test(text)
      ? undefined
      : { message: 'The country is not an ISO 3166 alpha-3 code', fix: 'Write three capitals: VNM, KOR, JPN.' },
)

const url = cellRule(
  'url',
  (column, table) => table.fields.get(column)?.format === 'uri' || (table.resource.name === 'company_fact' && column === 'value'),
  (text, { row, column }) => {
    if (column === 'value' && cell(row, 'property') !== 'website') return undefined
    const parsed = URL.parse(text)
    // Anything else (javascript:, data:) would become a link on a page.
    if (parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.hostname.includes('.')) return undefined
    return { message: 'The address is not a web address', fix: 'Write it with https:// or http:// in front.' }
  },
)

const SHORT_NAME = 22

const shortName = cellRule(
  'short_name',
  (column) => /^short_name_(vi|en|ko)$/.test(column),
  (text) => {
    const length = Array.from(text).length
    return length > SHORT_NAME
      ? { message: `The short name has ${length} characters, the tile of the map holds ${SHORT_NAME}`, fix: 'Shorten it.' }
      : undefined
  },
)

/** Value column → column that says why it is empty. */
function valueColumns(columns: readonly string[]): [value: string, reason: string][] {
  const pairs = columns
    .filter((column) => columns.includes(`${column}_missing`))
    .map((column): [string, string] => [column, `${column}_missing`])
  const value = ['value', 'value_usd'].find((column) => columns.includes(column))
  if (value !== undefined && columns.includes('missing_reason')) pairs.push([value, 'missing_reason'])
  return pairs
}

const valueOrReason: Rule = {
  id: 'value_or_reason',
  check: (edition, report) => {
    for (const [name, table] of edition.tables) {
      for (const [value, reason] of valueColumns(table.columns)) {
        for (const row of table.rows) {
          const [hasValue, hasReason] = [cell(row, value) !== '', cell(row, reason) !== '']
          if (hasValue && hasReason)
            report({
              table: name,
              row,
              column: reason,
              message: `There is a value in ${value} and also a reason why there is none`,
              fix: 'Empty one of the two.',
            })
          if (!hasValue && !hasReason)
            report({
              table: name,
              row,
              column: value,
              message: `There is no value and no reason in ${reason}`,
              fix: `Fill ${value}, or say in ${reason} why it is unknown. Unknown is never 0.`,
            })
        }
      }
    }
  },
}

type Bounds = readonly [west: number, south: number, east: number, north: number]
const WORLD: Bounds = [-180, -90, 180, 90]
/** With the islands; an edition of another country states `bounds` in its datapackage.json. */
const KNOWN_BOUNDS: Readonly<Record<string, Bounds>> = { VNM: [102, 6, 118, 23.5] }

function boundsOf(edition: Edition): Bounds {
  return edition.package.bounds ?? KNOWN_BOUNDS[edition.package.country] ?? WORLD
}

const coordinates: Rule = {
  id: 'coordinates',
  check: (edition, report) => {
    const [west, south, east, north] = boundsOf(edition)
    for (const [name, table] of edition.tables) {
      if (!table.columns.includes('lat') || !table.columns.includes('lon')) continue
      for (const row of table.rows) {
        const [lat, lon, basis] = [cell(row, 'lat'), cell(row, 'lon'), cell(row, 'position_basis')]
        if ((lat === '') !== (lon === ''))
          report({
            table: name,
            row,
            column: lat === '' ? 'lat' : 'lon',
            message: 'Only one of latitude and longitude is given',
            fix: 'Give both or none.',
          })
        if (basis !== '' && (basis === 'none') !== (lat === ''))
          report({
            table: name,
            row,
            column: 'position_basis',
            message: 'The basis of the position does not fit the coordinates',
            fix: 'Write "none" exactly when there are no coordinates.',
          })
        if (lat === '' || lon === '') continue
        const outside = Number(lat) < south || Number(lat) > north ? 'lat' : Number(lon) < west || Number(lon) > east ? 'lon' : undefined
        if (outside === undefined) continue
        report({
          table: name,
          row,
          column: outside,
          message: `The point ${lat}, ${lon} lies outside the country (latitude ${south} to ${north}, longitude ${west} to ${east})`,
          fix: 'Check whether latitude and longitude are swapped, and the decimal point.',
        })
      }
    }
  },
}

export const valueRules: readonly Rule[] = [date, dateFuture, codeDigits, countryCode, url, shortName, valueOrReason, coordinates]
