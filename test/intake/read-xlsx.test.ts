import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/intake/cell.ts'
import { formatKind, serialToIso } from '../../src/intake/xlsx/number-format.ts'
import { legacyFont } from '../../src/intake/xlsx/styles.ts'
import { openWorkbook } from '../../src/intake/read-workbook.ts'
import { collect, readAll } from '../support/intake-file.ts'
import { workbookParts, type WrittenCell, type WorkbookOptions, writeXlsx } from '../support/xlsx-writer.ts'
import { writeZip } from '../support/zip-writer.ts'

async function readCells(cells: readonly WrittenCell[], options?: WorkbookOptions): Promise<readonly Cell[]> {
  const rows = await readAll(writeXlsx([{ name: 'A', rows: [cells] }], options))
  return rows[0]?.cells ?? []
}

/** A workbook whose one sheet has these elements for rows. */
async function readSheetXml(rows: string, strings = '<sst/>'): Promise<readonly (readonly Cell[])[]> {
  const parts = workbookParts([{ name: 'A', rows: [] }]).map((part) => {
    if (part.name.startsWith('xl/worksheets/')) return { ...part, data: `<worksheet><sheetData>${rows}</sheetData></worksheet>` }
    return part.name === 'xl/sharedStrings.xml' ? { ...part, data: strings } : part
  })
  return (await readAll(writeZip(parts))).map(({ cells }) => cells)
}

describe('cells', () => {
  test('texts, numbers, booleans, errors, empty ones', async () => {
    expect(await readCells(['Điện tử', { value: 'trong ô', inline: true }, 12.5, -3, true, false, null, { error: '#N/A' }])).toEqual([
      'Điện tử',
      'trong ô',
      12.5,
      -3,
      true,
      false,
      null,
      { kind: 'error', value: '#N/A' },
    ])
  })

  test('formulas are flagged, their stored value is taken, nothing is calculated', async () => {
    expect(
      await readCells([
        { formula: 'SUM(1,2)', value: 99 },
        { formula: '"a"&"b"', value: 'ab' },
        { formula: 'TRUE()', value: true },
        { formula: 'NA()', error: '#N/A' },
        { formula: 'A1' },
      ]),
    ).toEqual([
      { kind: 'plain', value: 99, formula: true },
      { kind: 'plain', value: 'ab', formula: true },
      { kind: 'plain', value: true, formula: true },
      { kind: 'error', value: '#N/A', formula: true },
      { kind: 'error', value: '#NOT_CALCULATED', formula: true },
    ])
  })

  test('dates by their format, of both calendars, percent, and zeros that a format shows', async () => {
    const cells: WrittenCell[] = [
      { value: 45_292, format: 'date' },
      { value: 45_292.5, format: 'vietnameseDate' },
      { value: 0.5, format: 'percent' },
      { value: 100_109_106, format: 'taxCode' },
      { value: 30, format: 'quotedText' },
      { value: 0.75, format: 'time' },
    ]
    expect(await readCells(cells)).toEqual([
      { kind: 'date', value: '2024-01-01' },
      { kind: 'date', value: '2024-01-01T12:00' },
      { kind: 'percent', value: 0.5 },
      '0100109106',
      30,
      { kind: 'plain', value: '18:00' },
    ])
    expect((await readCells([{ value: 43_830, format: 'date' }], { date1904: true }))[0]).toEqual({ kind: 'date', value: '2024-01-01' })
  })

  test('texts with fonts of the time before Unicode say so', async () => {
    expect(
      await readCells([
        { value: 'C«ng ty', font: '.VnTime' },
        { value: 'c«ng ty', font: '.VnTimeH' },
        { value: 'Coâng ty', font: 'VNI-Times' },
      ]),
    ).toEqual([
      { kind: 'plain', value: 'C«ng ty', font: 'tcvn3' },
      { kind: 'plain', value: 'c«ng ty', font: 'tcvn3_upper' },
      { kind: 'plain', value: 'Coâng ty', font: 'vni' },
    ])
    expect([legacyFont('.VnArialH'), legacyFont('.VnTime'), legacyFont('VNI-Helve'), legacyFont('Arial')]).toEqual([
      'tcvn3_upper',
      'tcvn3',
      'vni',
      undefined,
    ])
  })
})

describe('as other programs write', () => {
  test('without references, with a prefix, with gaps', async () => {
    const rows = [['a', null, 'c'], undefined, ['d']]
    expect(await readAll(writeXlsx([{ name: 'A', rows, withoutReferences: true }]))).toMatchObject([
      { cells: ['a', null, 'c'] },
      { cells: ['d'] },
    ])
    expect(await readAll(writeXlsx([{ name: 'A', rows }], { prefix: 'x' }))).toEqual([
      { row_no: 1, cells: ['a', null, 'c'] },
      { row_no: 3, cells: ['d'] },
    ])
    expect(await readSheetXml('<row r="7"><c r="C7"><v>1</v></c><c><v>2</v></c><c r="G7"/></row>')).toEqual([[null, null, 1, 2]])
  })

  test('rich text is joined, readings above Chinese characters are not part of it, escapes are undone', async () => {
    const strings =
      '<sst><si><r><rPr><rFont val="Arial"/></rPr><t>Công </t></r><r><t xml:space="preserve">ty</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_b</t></si></sst>'
    const cell = (index: number) => `<c t="s"><v>${index}</v></c>`
    expect(
      await readSheetXml(`<row>${cell(0)}${cell(1)}${cell(2)}<c t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r></is></c></row>`, strings),
    ).toEqual([['Công ty', '東京', 'a\rb', 'xy']])
  })

  test('dates as ISO text, numbers with an exponent, CDATA', async () => {
    expect(
      await readSheetXml('<row><c t="d"><v>2024-03-01T00:00:00Z</v></c><c><v>2.3E9</v></c><c t="str"><v><![CDATA[a&b]]></v></c></row>'),
    ).toEqual([[{ kind: 'date', value: '2024-03-01' }, 2_300_000_000, 'a&b']])
  })

  test('formatted empty cells beyond the last column, and elements after the table', async () => {
    expect(
      await readSheetXml('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row></sheetData><x><row r="1"/></x><sheetData>'),
    ).toEqual([[1]])
  })
})

describe('sheets', () => {
  const two = writeXlsx([
    { name: 'Danh sách & phụ lục', rows: [['a']] },
    { name: 'Ẩn', rows: [['b']], hidden: true },
  ])

  test('are listed with their names; each is read for itself, twice if need be', async () => {
    const book = await openWorkbook(two)
    expect(book.sheets).toEqual([
      { index: 0, name: 'Danh sách & phụ lục', hidden: false },
      { index: 1, name: 'Ẩn', hidden: true },
    ])
    for (const [sheet, text] of [
      [1, 'b'],
      [0, 'a'],
      [1, 'b'],
    ] as const) {
      const batches = await collect(book.readRows(sheet))
      expect(batches.flat()).toEqual([{ row_no: 1, cells: [text] }])
    }
    await expect(book.readRows(2).next()).rejects.toMatchObject({ code: 'no_such_sheet' })
    await book.close()
  })

  test('merged cells have their value in the first', async () => {
    const rows = [
      ['Tiêu đề', null, null],
      ['a', 'b', 'c'],
    ]
    expect(await readAll(writeXlsx([{ name: 'A', rows, merged: ['A1:C1'] }]))).toMatchObject([
      { cells: ['Tiêu đề'] },
      { cells: ['a', 'b', 'c'] },
    ])
  })
})

// ECMA-376 Part 1, 18.17.4.1: serial 1 is 1 January 1900, and 29 February 1900 exists in that calendar.
test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [36_526, '2000-01-01'],
  [2_958_465, '9999-12-31'],
])('day %i is %s', (serial, iso) => expect(serialToIso(serial, false)).toBe(iso))

test.each([0, -1, 2_958_467, Number.NaN])('day %d is none', (serial) => expect(serialToIso(serial, false)).toBeUndefined())

test.each([
  ['General', 'general'],
  ['#,##0.00', 'general'],
  ['#,##0" ngày"', 'general'],
  ['[Red]#,##0', 'general'],
  ['dd/mm/yyyy', 'date'],
  ['[$-42A]d mmmm yyyy;@', 'date'],
  ['yyyy"년" m"월"', 'date'],
  ['mmm-yy', 'date'],
  ['[h]:mm:ss', 'time'],
  ['0.0%', 'percent'],
  ['0000000000', 'digits'],
  ['0', 'general'],
])('format %s is %s', (code, kind) => expect(formatKind(code).kind).toBe(kind))
