import writeXlsxFile from 'write-excel-file/node'
import { OWN_PROPERTIES } from '../../../domain/claims.ts'
import { FACT_DETAILS } from '../../../domain/fact-details.ts'
import { Problem } from '../../../domain/problem.ts'
import type { FactProperty } from '../../../domain/statement.ts'
import { type Language, ROLES } from '../../../domain/vocabulary.ts'
import { cellText } from '../../../intake/cell.ts'
import { FileRefused } from '../../../intake/file-refused.ts'
import { openWorkbook } from '../../../intake/read-workbook.ts'
import type { Asking } from '../../accounts/asking.ts'
import type { ServiceContext } from '../../context.ts'
import { refusalOf } from '../../refusal.ts'
import { countDeed } from '../../visitor-limit.ts'
import { wording } from '../../wording.ts'
import { changeStatements } from '../../../db/transaction.ts'
import type { OwnPropertyName } from './describe-fields.ts'
import { readValues } from './read-values.ts'
import { stateWithin, type ValueInput } from './state-value.ts'

/** Headings are ids, so that a file filled in one language is read in any; the line under them says what they are. */
const HEADINGS = ['field', 'name', 'value', 'unit', 'product', 'role', 'details'] as const
const EMPTY_ROWS = 3
const MOST_ROWS = 300

type OwnValues = Awaited<ReturnType<typeof readValues>>

/** Every field with what the company says today, and empty rows for more. Details are written `number=…; expires_on=…`. */
export async function writeTemplate(
  context: ServiceContext,
  input: { company_id: string; lang: Language },
  asking: Asking,
  now = new Date(),
): Promise<Buffer> {
  const words = wording(input.lang)
  const values = await readValues(context, input, asking, now)
  const cell = (value: string, bold = false) => ({ value, type: String, format: '@', ...(bold && { fontWeight: 'bold' as const }) })
  const rows = values.fields.flatMap((field) => {
    const own = field.values.filter((each) => each.own && each.evidence_grade === 'self_declared')
    const empty = field.many ? EMPTY_ROWS : own.length === 0 ? 1 : 0
    const line = (each: OwnValues['fields'][number]['values'][number] | undefined) =>
      [
        field.property,
        field.property_name,
        each?.text ?? '',
        each?.unit ?? '',
        each?.segment?.id ?? '',
        each?.role ?? '',
        Object.entries(each?.details ?? {})
          .map(([key, value]) => `${key}=${value}`)
          .join('; '),
      ].map((text) => cell(text))
    return [...own.map(line), ...Array.from({ length: empty }, () => line(undefined))]
  })
  const help = values.fields.map((field) => [
    cell(field.property),
    cell(field.property_name),
    cell(
      field.details
        .map(
          (detail) => `${detail.key} = ${detail.name}${detail.choices ? ` (${detail.choices.map((each) => each.value).join(' | ')})` : ''}`,
        )
        .join('; '),
    ),
    cell(
      (field.choices ?? [])
        .slice(0, 60)
        .map((each) => (field.property === 'segment' ? each.value : each.name))
        .join(' | ')
        .slice(0, 30_000),
    ),
  ])
  return writeXlsxFile([
    {
      sheet: 'matxich',
      data: [
        HEADINGS.map((heading) => cell(heading, true)),
        HEADINGS.map((heading) => cell(words.text(`own_sheet.${heading}`), true)),
        ...rows,
      ],
      columns: [{ width: 16 }, { width: 26 }, { width: 40 }, { width: 12 }, { width: 24 }, { width: 12 }, { width: 60 }],
      stickyRowsCount: 2,
    },
    { sheet: 'help', data: help, columns: [{ width: 16 }, { width: 26 }, { width: 70 }, { width: 80 }] },
  ]).toBuffer()
}

interface SheetInput {
  company_id: string
  file_base64: string
  lang: Language
}

interface Refused {
  row_no: number
  property: string
  value: string
  why: string
}

/** Row by row: what is right is stated, what is wrong comes back with its row and the reason. The same twice changes nothing. */
export async function readSheet(context: ServiceContext, input: SheetInput, asking: Asking, now = new Date()) {
  const { lang, company_id } = input
  const words = wording(lang)
  countDeed(context, 'state_value', asking.address, lang, now)
  const lines = await linesOf(Buffer.from(input.file_base64, 'base64'), lang)
  const before = await readValues(context, { company_id, lang }, asking, now)
  const refused: Refused[] = []
  let stated = 0
  let unchanged = 0
  for (const { row_no, entry } of lines) {
    if (isThere(before, entry)) {
      unchanged += 1
      continue
    }
    try {
      await changeStatements(context.db, (trx) => stateWithin(context, trx, { ...entry, company_id, lang }, asking, now))
      stated += 1
    } catch (error) {
      // Not theirs: then no row is.
      if (!(error instanceof Problem) || error.code === 'forbidden') throw error
      refused.push({ row_no, property: entry.property, value: entry.value, why: error.message })
    }
  }
  if (stated > 0) await context.renew()
  return { stated, unchanged, refused, message: words.text('own.sheet_read', { stated, unchanged, refused: refused.length }) }
}

type SheetEntry = Omit<ValueInput, 'company_id' | 'lang'>

async function linesOf(bytes: Buffer, lang: Language): Promise<{ row_no: number; entry: SheetEntry }[]> {
  const words = wording(lang)
  const lines: { row_no: number; entry: SheetEntry }[] = []
  try {
    const workbook = await openWorkbook(new Uint8Array(bytes))
    try {
      let columns: Map<string, number> | undefined
      for await (const rows of workbook.readRows(0))
        for (const { row_no, cells } of rows) {
          const texts = cells.map((cell) => cellText(cell).trim())
          if (columns === undefined) {
            if (texts[0]?.toLowerCase() === 'field') columns = new Map(texts.map((text, at) => [text.toLowerCase(), at]))
            continue
          }
          const of = (heading: (typeof HEADINGS)[number]) => texts[columns?.get(heading) ?? -1] ?? ''
          const property = OWN_PROPERTIES.find((each) => each.property === of('field'))?.property as OwnPropertyName | undefined
          if (property === undefined || of('value') === '') continue
          lines.push({ row_no, entry: entryOf(property, of) })
          if (lines.length > MOST_ROWS) throw new Problem('too_large', words.text('own.sheet_too_long', { most: MOST_ROWS }))
        }
      if (columns === undefined) throw new Problem('invalid', words.text('own.sheet_other'))
    } finally {
      await workbook.close()
    }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    throw new Problem('invalid', refusalOf(error, lang) ?? words.text('own.sheet_other'))
  }
  return lines
}

function entryOf(property: OwnPropertyName, of: (heading: (typeof HEADINGS)[number]) => string): SheetEntry {
  const details = Object.fromEntries(
    of('details')
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => {
        const at = part.indexOf('=')
        return at < 0 ? [part, ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()]
      }),
  ) as Record<string, string>
  const role = ROLES.find((each) => each === of('role'))
  return {
    property,
    value: of('value'),
    ...(of('unit') === '' ? {} : { unit: of('unit') }),
    ...(of('product') === '' ? {} : { segment_id: of('product') }),
    ...(role === undefined ? {} : { role }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  }
}

/** Said already, by the company itself or by its document. */
function isThere(before: OwnValues, { property, value, segment_id, role, details = {} }: SheetEntry): boolean {
  const field = before.fields.find((each) => each.property === property)
  const keys = Object.keys(FACT_DETAILS[property as FactProperty] ?? {})
  return (field?.values ?? []).some(
    (each) =>
      each.own &&
      each.text === value &&
      (property !== 'segment' || (each.segment?.id === segment_id && each.role === role)) &&
      keys.every((key) => String(each.details[key] ?? '') === (details[key] ?? '')),
  )
}
