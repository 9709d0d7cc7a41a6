import { type Cell, cellText, isMarked, NOT_CALCULATED } from './cell.ts'
import type { CellInput } from './cell-rules/cell-input.ts'
import { cleanText, isMissing, isSpreadsheetError, pieces } from './cell-rules/clean-text.ts'
import { readOwnership, readRole, readSiteKind, readStatus } from './cell-rules/closed-words.ts'
import { readCertificates, readHsCodes, readLei, readOsId, readTaxCode } from './cell-rules/codes.ts'
import { readEmails, readPhones, readUrl, readUrls } from './cell-rules/contacts.ts'
import { findCountry } from './cell-rules/countries.ts'
import { readDate } from './cell-rules/dates.ts'
import { languageOf, readName } from './cell-rules/names.ts'
import { readAmountUsd, readCount, readDecimal } from './cell-rules/numbers.ts'
import { type PlaceIndex, readAddress, readPark, readProvince } from './cell-rules/places.ts'
import { readLanguages } from './cell-rules/languages.ts'
import { indexSegments, readSegments } from './cell-rules/segments.ts'
import { indexTerms, readAmount, readMeasured, readTerms } from './cell-rules/terms.ts'
import type { ColumnPlan } from './column-plan.ts'
import { type ImportField, ruleOf } from './fields.ts'
import type { CellProblem, RowValues, TermRead } from './parsed-row.ts'
import type { ProblemCode } from './problem-codes.ts'
import type { RowContext } from './row-context.ts'

/** A row while its cells are read into it. */
export interface RowInProgress {
  readonly values: RowValues
  readonly problems: CellProblem[]
}

/** What is read of the texts stands beside them. */
type ValueKey = Exclude<keyof RowValues, 'terms'>

/** `before` is the text of the file. */
export type CellReader = (cell: Cell, before: string, plan: ColumnPlan, row: RowInProgress) => void

/** One per file: what the rules are handed is made once and pointed at cell after cell, of which a file has millions. */
export function createCellReader(context: RowContext, places: PlaceIndex): CellReader {
  const segments = indexSegments(context)
  const terms = indexTerms(context)
  const at: { plan: ColumnPlan; before: string; row: RowInProgress } = {
    plan: { column: 0, field: 'ignore', encoding: null },
    before: '',
    row: { values: {}, problems: [] },
  }
  const report = (
    code: ProblemCode,
    severity: CellProblem['severity'],
    args: CellProblem['args'],
    after: string | null,
    leftOut: boolean,
  ): void => {
    const { plan, before, row } = at
    row.problems.push({ column: plan.column, field: plan.field, code, severity, args, before, after, left_out: leftOut })
  }
  const input: { -readonly [Key in keyof CellInput]: CellInput[Key] } = {
    text: '',
    cell: null,
    fixed: (code, after, args = {}) => report(code, 'fixed', args, after, false),
    doubt: (code, args = {}) => report(code, 'warning', args, null, false),
    leaveOut: (code, args = {}) => {
      report(code, 'warning', args, null, true)
    },
    reject: (code, args = {}) => {
      report(code, 'error', args, null, true)
    },
  }

  /** Lists grow by every column of their field; of other fields the first column wins, and a different second is said. */
  const set = (key: ValueKey, value: unknown): void => {
    if (value === undefined) return
    const { values } = at.row
    const known = values[key]
    // Keys are those of the closed list of fields, never a word of the file.
    if (known === undefined) (values as Record<string, unknown>)[key] = value
    else if (Array.isArray(known) && Array.isArray(value)) (values as Record<string, unknown>)[key] = [...new Set([...known, ...value])]
    else if (known !== value && key === at.plan.field) input.leaveOut('two_values', { kept: String(known).slice(0, 80) })
  }

  /** Cleans the text and says what was cleaned. False when the cell says that it is empty. */
  const prepare = (cell: Cell): boolean => {
    const clean = cleanText(cellText(cell))
    if ((isMarked(cell) && cell.kind === 'error') || isSpreadsheetError(clean.text)) {
      if (isMarked(cell) && cell.value === NOT_CALCULATED) input.leaveOut('not_calculated')
      else input.leaveOut('spreadsheet_error', { value: clean.text.slice(0, 20) })
      return false
    }
    if (isMissing(clean.text)) return false
    if (isMarked(cell)) {
      if (cell.raw !== undefined) input.fixed('letters_restored', clean.text)
      if (cell.formula === true) input.fixed('formula', clean.text)
    }
    if (clean.invisible) input.fixed('control_characters', clean.text)
    else if (clean.composed) input.fixed('unicode_normalised', clean.text)
    if (clean.delimiters) input.fixed('repeated_delimiter', clean.text)
    input.text = clean.text
    input.cell = cell
    return true
  }

  return (cell, before, plan, row) => {
    Object.assign(at, { plan, before, row })
    if (prepare(cell)) readByRule(plan, input, { context, places, segments, terms, row, set })
  }
}

interface Rules {
  readonly context: RowContext
  readonly places: PlaceIndex
  readonly segments: ReturnType<typeof indexSegments>
  readonly terms: ReturnType<typeof indexTerms>
  readonly row: RowInProgress
  readonly set: (key: ValueKey, value: unknown) => void
}

function readByRule({ field, unit, measure }: ColumnPlan, input: CellInput, { context, places, segments, terms, row, set }: Rules): void {
  if (field === 'ignore') return
  switch (ruleOf(field)) {
    case 'name': {
      const name = readName(input)
      set(field, name)
      if (field === 'name_native' && name !== undefined) set('native_lang', languageOf(name))
      return
    }
    case 'list':
      return set(field, pieces(input.text))
    case 'tax_code':
      return set(field, readTaxCode(input))
    case 'ownership': {
      const read = readOwnership(input, context.country)
      set('ownership', read?.ownership)
      if (row.values.home_country === undefined) set('home_country', read?.home_country)
      return
    }
    case 'country':
      return set(field, findCountry(input.text) ?? input.leaveOut('country_unknown', { value: input.text.slice(0, 60) }))
    case 'countries':
      return set(field, readCountries(input))
    case 'url':
      return set(field, readUrl(input.text) ?? input.leaveOut('url_invalid', { value: input.text.slice(0, 80) }))
    case 'urls':
      return set(field, readUrls(input))
    case 'emails':
      return set(field, readEmails(input))
    case 'phones':
      return set(field, readPhones(input, context.country))
    case 'address':
      return set(field, readAddress(input))
    case 'province': {
      const found = readProvince(input, places)
      set('province', found?.province)
      return set('former_province', found?.former ?? undefined)
    }
    case 'park': {
      const found = readPark(input, places)
      return 'park' in found ? set('park', found.park) : set('park_name', found.park_name)
    }
    case 'site_kind':
      return set(field, readSiteKind(input))
    case 'segments': {
      const { known, unknown } = readSegments(input, segments)
      if (known.length > 0) set('segment', known)
      if (unknown.length > 0) set('unknown_segment', unknown)
      return
    }
    case 'role':
      return set(field, readRole(input))
    case 'hs_codes':
      return set(field, readHsCodes(input))
    case 'count':
      return set(field, readCount(input))
    case 'date':
      return set(field, readDate(input, context.date_order, context.today))
    case 'certificates':
      return set(field, readSchemes(input, terms, row.values))
    case 'expiry':
      return set(field, readExpiry(input, context))
    case 'terms':
      return set(field, readWords(input, field, terms, row.values))
    case 'amount': {
      const given = isMarked(input.cell) ? input.cell.value : input.cell
      const read =
        readAmount(input.text, terms) ??
        (measure ? readMeasured(typeof given === 'number' ? given : input.text, measure, terms) : undefined)
      if (read !== undefined) note(row.values, field, input.text, amountRead(read))
      return set(field, input.text)
    }
    case 'languages':
      return set(field, readLanguages(input))
    case 'amount_usd':
      return set(field, readAmountUsd(input, unit))
    case 'status':
      return set(field, readStatus(input))
    case 'latitude':
    case 'longitude':
      return set(field, readDecimal(input))
    case 'os_id':
      return set(field, readOsId(input))
    case 'lei':
      return set(field, readLei(input))
    default:
      return set(field, input.text)
  }
}

type TermIndex = ReturnType<typeof indexTerms>

const VOCABULARY_OF: Partial<Record<ImportField, 'process' | 'equipment_type' | 'material'>> = {
  process: 'process',
  equipment: 'equipment_type',
  material: 'material',
}

function readWords(input: CellInput, field: ImportField, terms: TermIndex, values: RowValues): string[] | undefined {
  const vocabulary = VOCABULARY_OF[field]
  if (vocabulary === undefined) return undefined
  const read = readTerms(input, terms, vocabulary)
  for (const { text, entry_id, quantity } of read ?? [])
    note(values, field, text, { ...(entry_id !== undefined && { term_id: entry_id }), ...(quantity !== undefined && { quantity }) })
  return read?.map(({ text }) => text)
}

/** The words stay as they are printed, in one spelling; an entry is named beside them. */
function readSchemes(input: CellInput, terms: TermIndex, values: RowValues): string[] | undefined {
  const read = readCertificates(input)
  for (const text of read ?? []) {
    const term_id = terms.find('scheme', text)
    if (term_id === undefined) input.doubt('term_unknown', { value: text.slice(0, 80) })
    else note(values, 'certificate', text, { term_id })
  }
  return read
}

/** Certificates end in the future, so the future is no mistake here. */
function readExpiry(input: CellInput, context: RowContext): string[] | undefined {
  const last = `${Number(context.today.slice(0, 4)) + LONGEST_CERTIFICATE}-12-31`
  const whole = pieces(input.text, /[;|\n]|,(?!\d)/)
  const dates = whole.length > 1 && typeof input.cell === 'string' ? whole : [input.text]
  const read = dates.flatMap((text) => readDate({ ...input, text }, context.date_order, last) ?? [])
  return read.length === dates.length ? read : undefined
}

const LONGEST_CERTIFICATE = 30

function amountRead({ unit, unit_id, amount, per }: NonNullable<ReturnType<typeof readAmount>>): TermRead {
  return { unit, amount, ...(unit_id !== undefined && { term_id: unit_id }), ...(per !== undefined && { per }) }
}

function note(values: RowValues, field: ImportField, text: string, read: TermRead): void {
  if (Object.keys(read).length === 0) return
  values.terms = { ...values.terms, [field]: { ...values.terms?.[field], [text]: read } }
}

function readCountries(input: CellInput): string[] | undefined {
  const whole = findCountry(input.text)
  if (whole !== undefined) return [whole]
  const found = pieces(input.text, /[;,|/\n]|\s[-–&+]\s|\s(?:và|and)\s/u).flatMap((piece) => {
    const country = findCountry(piece)
    if (country === undefined) input.leaveOut('country_unknown', { value: piece.slice(0, 60) })
    return country ?? []
  })
  return found.length === 0 ? undefined : [...new Set(found)]
}
