import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SheetInspection } from '../../src/intake/inspect-sheet.ts'
import type { ParsedRow } from '../../src/intake/parsed-row.ts'
import { openWorkbook, type Workbook } from '../../src/intake/read-workbook.ts'
import { collect } from '../support/intake-file.ts'
import { NASTY_ROWS, nastyWorkbook } from '../support/nasty-workbook.ts'
import { ROW_CONTEXT } from '../support/row-context.ts'

let book: Workbook
let inspection: SheetInspection
let rows: ParsedRow[]

beforeAll(async () => {
  book = await openWorkbook(nastyWorkbook())
  inspection = await book.inspect(0)
  const columns = inspection.columns.map(({ column, field, letters, unit }) => ({
    column,
    field,
    encoding: letters?.encoding ?? null,
    unit,
  }))
  rows = (await collect(book.parseRows(0, { after_row_no: inspection.header.last_row_no, columns }, ROW_CONTEXT))).flat()
})
afterAll(() => book.close())

const having = (code: string) => rows.filter(({ problems }) => problems.some((problem) => problem.code === code))

test('heading, columns and letters are found under the titles', () => {
  expect(inspection.header).toMatchObject({ first_row_no: 5, last_row_no: 7 })
  expect(inspection.columns.map(({ field }) => field).join(' ')).toBe(
    'ignore ignore name_vi name_native tax_code ownership address province product employees founded investment_usd email certificate note',
  )
  expect(inspection.columns[6]?.letters?.encoding).toBe('tcvn3')
})

test('each row is read for itself: two firms without a name are rejected, the lines under the table are none of its rows', () => {
  expect(rows).toHaveLength(NASTY_ROWS + 2)
  expect(rows.filter(({ rejected }) => rejected).map(({ row_no, problems }) => [row_no, problems.at(-1)?.code])).toEqual([
    [48, 'no_name'],
    [49, 'no_name'],
    [68, 'footer_row'],
    [69, 'footer_row'],
  ])
})

test('the first firm, cell by cell', () => {
  expect(rows[0]).toMatchObject({
    row_no: 8,
    values: {
      name_vi: 'Công ty Cổ phần Điện tử Sao Mai Xanh',
      tax_code: '0199900000',
      ownership: 'foreign_invested',
      address: 'Lô A1, Khu công nghiệp Sao Mai Xanh, Bắc Giang',
      province: 'bac-ninh',
      former_province: 'bac-giang',
      employees: 1200,
      founded: '2015-01-01',
      investment_usd: 5_000_000,
      email: ['info@saomaixanh.example'],
      certificate: ['ISO 9001:2015'],
    },
    raw: { tax_code: '199900000', address: 'L« A1, Khu c«ng nghiÖp Sao Mai Xanh, B¾c Giang' },
  })
})

test('copies, near copies, wrong codes, personal mailboxes, formulas and errors are all told', () => {
  expect(having('identical_row').map(({ row_no }) => row_no)).toEqual([29])
  expect(having('nearly_identical_row').map(({ row_no }) => row_no)).toEqual([42])
  for (const code of [
    'tax_code_invalid',
    'personal_data',
    'formula',
    'spreadsheet_error',
    'date_month_first',
    'number_range',
    'currency_other',
    'control_characters',
  ])
    expect([code, having(code).length > 0]).toEqual([code, true])
  expect(JSON.stringify(rows.map(({ values }) => values))).not.toContain('gmail')
})

test('the second sheet is in Korean', async () => {
  const second = await book.inspect(1)
  expect(second.columns.map(({ field }) => field)).toEqual([
    'name_native',
    'segment',
    'address',
    'phone',
    'employees',
    'founded',
    'website',
  ])
})
