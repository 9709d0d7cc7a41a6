import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/intake/cell.ts'
import { type NumberUnit, unitOfHeader } from '../../src/intake/cell-rules/numbers.ts'
import type { ImportField } from '../../src/intake/fields.ts'
import { createRowParser } from '../../src/intake/parse-row.ts'
import { ROW_CONTEXT } from '../support/row-context.ts'

function read(field: ImportField, cell: Cell, unit: NumberUnit | null = null): unknown {
  const parse = createRowParser(
    [
      { column: 0, field: 'name_en', encoding: null },
      { column: 1, field, encoding: null, unit },
    ],
    ROW_CONTEXT,
  )
  const row = parse({ row_no: 1, cells: ['Blue Lotus', cell] })
  return (row.values as Readonly<Record<string, unknown>>)[field] ?? row.problems.map(({ code }) => code).join()
}

describe('how many people', () => {
  test.each<[Cell, unknown]>([
    [350, 350],
    ['350', 350],
    ['1.200', 1200],
    ['1,200', 1200],
    ['1 200', 1200],
    ['1.200.500', 'number_implausible'],
    ['45 người', 45],
    ['khoảng 80', 80],
    ['1,250명', 1250],
    ['100-200', 'number_range'],
    ['> 500', 'number_range'],
    ['trên 1000', 'number_range'],
    ['12.5', 'number_invalid'],
    [12.5, 'number_invalid'],
    [-5, 'number_negative'],
    ['nhiều', 'number_invalid'],
    [{ kind: 'date', value: '2024-01-01' }, 'number_invalid'],
  ])('%j', (cell, expected) => expect(read('employees', cell)).toEqual(expected))
})

describe('US dollars', () => {
  test.each<[Cell, unknown]>([
    [1_200_000, 1_200_000],
    ['1.200.000', 1_200_000],
    ['$800,000', 800_000],
    ['5 triệu USD', 5_000_000],
    ['3,5 triệu USD', 3_500_000],
    ['1.5 million US$', 1_500_000],
    ['500만 달러', 5_000_000],
    ['1.2 tỷ USD', 1_200_000_000],
    ['1.234 triệu USD', 'number_ambiguous'],
    ['12 tỷ đồng', 'currency_other'],
    ['5,000,000,000 VND', 'currency_other'],
    ['10억원', 'currency_other'],
    ['1.234.567,5', 1_234_567.5],
    ['1,234.5', 1234.5],
    ['1.23.4', 'number_invalid'],
  ])('%j', (cell, expected) => expect(read('investment_usd', cell)).toEqual(expected))

  test.each<[string, NumberUnit | undefined]>([
    ['Vốn đầu tư (triệu USD)', { factor: 1e6, currency: 'USD' }],
    ['Doanh thu (tỷ đồng)', { factor: 1e9, currency: 'other' }],
    ['Revenue, thousand USD', { factor: 1e3, currency: 'USD' }],
    ['투자금액(백만달러)', { factor: 1e6, currency: 'USD' }],
    ['자본금(원)', { factor: 1, currency: 'other' }],
    ['Hoạt động / Số lao động', undefined],
    ['종업원수', undefined],
    ['Vốn đầu tư', undefined],
  ])('heading %s', (header, unit) => expect(unitOfHeader(header)).toEqual(unit))

  test('the heading says the unit of bare numbers; a cell that names its own is believed', () => {
    const millions = { factor: 1e6, currency: 'USD' } as const
    expect(read('investment_usd', 12.5, millions)).toBe(12_500_000)
    expect(read('investment_usd', '12,5', millions)).toBe(12_500_000)
    expect(read('investment_usd', '3 nghìn USD', millions)).toBe(3000)
    expect(read('investment_usd', 5, { factor: 1e9, currency: 'other' })).toBe('currency_other')
  })
})

describe('dates', () => {
  test.each<[Cell, unknown]>([
    [{ kind: 'date', value: '2015-01-01' }, '2015-01-01'],
    [{ kind: 'date', value: '2015-01-01T08:30' }, '2015-01-01'],
    [2015, '2015'],
    ['2015', '2015'],
    ['15/03/2012', '2012-03-15'],
    ['03/04/2012', '2012-04-03'],
    ['12/25/2016', '2016-12-25'],
    ['5.7.98', '1998-07-05'],
    ['tháng 3/2017', '2017-03'],
    ['3/2017', '2017-03'],
    ['ngày 5 tháng 3 năm 2015', '2015-03-05'],
    ['2014.05.20', '2014-05-20'],
    ['2019년 5월', '2019-05'],
    ['2019年5月3日', '2019-05-03'],
    ['20180131', '2018-01-31'],
    ['5 Mar 2015', '2015-03-05'],
    ['March 2015', '2015-03'],
    // 42,005 days after 30 December 1899.
    [42_005, '2015-01-01'],
    ['31/02/2015', 'date_invalid'],
    ['30/13/2015', 'date_invalid'],
    ['trước 1975', 'date_invalid'],
    ['2031', 'date_future'],
    ['2026-07-01', 'date_future'],
    ['2026', '2026'],
    ['1750', 'date_implausible'],
    [7, 'date_invalid'],
  ])('%j', (cell, expected) => expect(read('founded', cell)).toEqual(expected))
})
