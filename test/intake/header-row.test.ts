import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/intake/cell.ts'
import { findHeaderRow } from '../../src/intake/header-row.ts'

/** Rows written as text, cells between bars; an empty line is an empty row. */
function rowsOf(...lines: readonly string[]) {
  return lines.flatMap((line, index) => {
    if (line === '') return []
    const cells = line.split('|').map((text): Cell => (text === '' ? null : /^\d+$/.test(text) ? Number(text) : text))
    return [{ row_no: index + 1, cells }]
  })
}

const BODY = [
  '1|Công ty TNHH Sao Mai|0100109106|Hà Nội',
  '2|Công ty CP Hồng Hà|0100233488|Hải Phòng',
  '3|Công ty TNHH Trúc Việt|0314409058|Đồng Nai',
]

describe('where a heading stands', () => {
  test('in the first row', () => {
    expect(findHeaderRow(rowsOf('STT|Tên doanh nghiệp|MST|Tỉnh', ...BODY))).toMatchObject({
      first_row_no: 1,
      last_row_no: 1,
      names: ['STT', 'Tên doanh nghiệp', 'MST', 'Tỉnh'],
    })
  })

  test('below titles, a date and empty rows', () => {
    const rows = rowsOf(
      'UBND TỈNH MẪU',
      'DANH SÁCH DOANH NGHIỆP',
      '(Tính đến ngày 30/6/2024)',
      '',
      'STT|Tên doanh nghiệp|MST|Tỉnh',
      ...BODY,
    )
    expect(findHeaderRow(rows)).toMatchObject({ first_row_no: 5, last_row_no: 5 })
  })

  test('beside blank columns', () => {
    const rows = rowsOf('|DANH SÁCH', '||STT|Tên doanh nghiệp|MST|Tỉnh', ...BODY.map((line) => `||${line}`))
    expect(findHeaderRow(rows)).toMatchObject({ last_row_no: 2, names: ['', '', 'STT', 'Tên doanh nghiệp', 'MST', 'Tỉnh'] })
  })

  test('in two rows: groups above, columns below', () => {
    const rows = rowsOf('STT|Doanh nghiệp||Địa điểm', '|Tên|Mã số thuế|Tỉnh', ...BODY)
    expect(findHeaderRow(rows)).toMatchObject({
      first_row_no: 1,
      last_row_no: 2,
      names: ['STT', 'Doanh nghiệp / Tên', 'Doanh nghiệp / Mã số thuế', 'Địa điểm / Tỉnh'],
    })
  })

  test.each(['(1)|(2)|(3)|(4)', '1|2|3|4', 'A|B|1|2'])('with a row that numbers the columns: %s', (numbering) => {
    expect(findHeaderRow(rowsOf('STT|Tên doanh nghiệp|MST|Tỉnh', numbering, ...BODY)).last_row_no).toBe(2)
  })

  test('in Korean', () => {
    expect(
      findHeaderRow(
        rowsOf('베트남 진출기업 현황', '번호|회사명|업종|전화번호', '1|가온전자|전자|02-123-4567', '2|나래정밀|금형|02-123-4568'),
      ),
    ).toMatchObject({ last_row_no: 2 })
  })

  test('nowhere: the table begins with its first firm', () => {
    expect(findHeaderRow(rowsOf(...BODY))).toMatchObject({ first_row_no: 0, last_row_no: 0, names: [] })
    expect(findHeaderRow([])).toMatchObject({ first_row_no: 0, names: [] })
  })
})
