import { describe, expect, test } from 'vitest'
import { measureOfHeader } from '../../src/intake/cell-rules/terms.ts'
import type { ImportField } from '../../src/intake/fields.ts'
import { matchHeader } from '../../src/intake/header-words.ts'
import { createRowParser } from '../../src/intake/parse-row.ts'
import { rowStatements } from '../../src/services/imports/row-values.ts'
import { ROW_CONTEXT } from '../support/row-context.ts'

const read = (cells: Partial<Record<ImportField, string>>) => {
  const columns = Object.keys(cells).map((field, column) => ({ column, field: field as ImportField, encoding: null }))
  const row = { row_no: 1, cells: Object.values(cells), hidden: false }
  const parsed = createRowParser(columns, ROW_CONTEXT)(row)
  return { ...parsed, codes: parsed.problems.filter((each) => each.code !== 'no_name').map((each) => each.code) }
}
const said = (cells: Partial<Record<ImportField, string>>) => rowStatements(read(cells).values, null).company

describe('columns of what a firm can do', () => {
  test.each([
    ['Năng lực công nghệ/Quy trình', 'process'],
    ['Máy móc thiết bị', 'equipment'],
    ['Vật liệu', 'material'],
    ['Công suất', 'capacity'],
    ['Chứng nhận', 'certificate'],
    ['Hạn chứng chỉ', 'expires_on'],
    ['MOQ', 'moq'],
    ['Lead time', 'lead_time'],
    ['보유설비', 'equipment'],
    ['주요공정', 'process'],
    ['유효기간', 'expires_on'],
    ['Valid until', 'expires_on'],
  ])('%s is %s', (header, field) => {
    expect(matchHeader(header)?.meaning).toBe(field)
  })

  test('words keep their spelling; those we are sure of name their entry', () => {
    expect(said({ process: 'Dập, hàn, đánh vecni' })).toEqual({
      process: { value: 'Dập', term_id: 'metal-stamping' },
      'process#2': { value: 'hàn', term_id: 'welding' },
      'process#3': 'đánh vecni',
    })
    expect(read({ process: 'Dập, đánh vecni' }).codes).toEqual(['term_unknown'])
  })

  test('machines are counted', () => {
    expect(said({ equipment: '12 máy ép nhựa' })).toEqual({
      equipment: { value: '12 máy ép nhựa', term_id: 'injection-moulding-machine', details: 'quantity=12' },
    })
    expect(said({ equipment: 'Máy ép nhựa (8 máy)' })).toMatchObject({
      equipment: { term_id: 'injection-moulding-machine', details: 'quantity=8' },
    })
  })

  test('amounts with their unit', () => {
    expect(said({ capacity: '500.000 sản phẩm/năm' })).toEqual({
      capacity: { value: '500000', unit: 'sản phẩm/năm', term_id: 'pcs', details: 'per=year' },
    })
    expect(said({ capacity: '1,2 triệu pcs/tháng' })).toMatchObject({
      capacity: { value: '1200000', term_id: 'pcs', details: 'per=month' },
    })
    expect(said({ capacity: '300 washing machines a day' })).toEqual({ capacity: { value: '300', unit: 'washing machines a day' } })
    expect(said({ capacity: '1.200' })).toEqual({ capacity: '1.200' })
    expect(said({ capacity: 'tùy theo đơn hàng' })).toEqual({ capacity: 'tùy theo đơn hàng' })
    expect(said({ moq: '1.000 cái', lead_time: '2 tuần' })).toEqual({
      moq: { value: '1000', unit: 'cái', term_id: 'pcs' },
      lead_time: { value: '14', unit: 'days' },
    })
  })

  describe('what the heading counts in', () => {
    const under = (header: string, field: ImportField, cell: string | number) => {
      const plan = { column: 0, field, encoding: null, measure: measureOfHeader(header) }
      const { values } = createRowParser([plan], ROW_CONTEXT)({ row_no: 1, cells: [cell] })
      return rowStatements(values, null).company[field]
    }

    test.each<[string, ImportField, string | number, object | string]>([
      ['Công suất (tấn/năm)', 'capacity', '1.200', { value: '1200', unit: 'tấn/năm', term_id: 't', details: 'per=year' }],
      ['Công suất (tấn/năm)', 'capacity', 1.25, { value: '1.25', unit: 'tấn/năm', term_id: 't', details: 'per=year' }],
      ['Công suất thiết kế, cái/tháng', 'capacity', 500, { value: '500', unit: 'cái/tháng', term_id: 'pcs', details: 'per=month' }],
      ['Sản lượng (triệu cái/năm)', 'capacity', '1,5', { value: '1500000', unit: 'cái/năm', term_id: 'pcs', details: 'per=year' }],
      ['Capacity [1,000 pcs/month]', 'capacity', 40, { value: '40000', unit: 'pcs/month', term_id: 'pcs', details: 'per=month' }],
      ['생산능력(pcs/월)', 'capacity', '30,000', { value: '30000', unit: 'pcs/월', term_id: 'pcs', details: 'per=month' }],
      ['MOQ (pcs)', 'moq', 100, { value: '100', unit: 'pcs', term_id: 'pcs' }],
      ['Lead time (tuần)', 'lead_time', 3, { value: '21', unit: 'days' }],
      // The cell knows better than its heading.
      ['Công suất (tấn/năm)', 'capacity', '500 cái/tháng', { value: '500', unit: 'cái/tháng', term_id: 'pcs', details: 'per=month' }],
      // No unit, no guess.
      ['Công suất (nếu có)', 'capacity', '500', '500'],
      ['Công suất', 'capacity', '500', '500'],
      ['Công suất (tấn/năm)', 'capacity', 'tùy đơn hàng', 'tùy đơn hàng'],
    ])('%s · %s: %s', (header, field, cell, expected) => expect(under(header, field, cell)).toEqual(expected))
  })

  test('certificates with their last day', () => {
    expect(said({ certificate: 'iso9001-2015', expires_on: '31/12/2027' })).toEqual({
      certificate: { value: 'ISO 9001:2015', term_id: 'iso-9001', details: 'expires_on=2027-12-31' },
    })
    expect(said({ certificate: 'ISO 9001; IATF 16949', expires_on: '05/2027; 2028' })).toMatchObject({
      certificate: { details: 'expires_on=2027-05' },
      'certificate#2': { term_id: 'iatf-16949', details: 'expires_on=2028' },
    })
    const unclear = read({ certificate: 'ISO 9001; IATF 16949', expires_on: '2027' })
    expect(unclear.codes).toEqual(['expiry_unmatched'])
    expect(unclear.values.expires_on).toBeUndefined()
    // A withdrawn standard is no certificate of its successor.
    expect(said({ certificate: 'ISO/TS 16949:2009' })).toEqual({ certificate: 'ISO/TS 16949:2009' })
  })

  test('languages', () => {
    expect(said({ language: 'Tiếng Anh, 한국어, Klingon' })).toEqual({ language: 'en', 'language#2': 'ko' })
  })
})
