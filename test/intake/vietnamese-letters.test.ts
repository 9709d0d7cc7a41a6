import { describe, expect, test } from 'vitest'
import { detectLetters, restoreLetters } from '../../src/intake/encodings/column-letters.ts'
import { decodeLegacy, type LegacyEncoding } from '../../src/intake/encodings/legacy-encoding.ts'
import { isSyllable } from '../../src/intake/encodings/vietnamese-syllable.ts'
import { openWorkbook } from '../../src/intake/read-workbook.ts'
import {
  as1258ReadAs1252,
  asTcvn3,
  asUtf8ReadAs1252,
  asVni,
  foreignLine,
  vietnameseLine,
  withoutMarkedCapitals,
} from '../support/vietnamese-lines.ts'
import { collect } from '../support/intake-file.ts'
import { writeXlsx } from '../support/xlsx-writer.ts'

const LINES = Array.from({ length: 5000 }, (_, seed) => vietnameseLine(seed))
const same = (text: string) => text
const noBreakSpacesLost = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(/ +/g, ' ')

describe('5,000 lines in each encoding, restored by the vote of their column', () => {
  test.each<[string, (text: string) => string, (text: string) => string, LegacyEncoding]>([
    ['TCVN3 (ABC)', asTcvn3, withoutMarkedCapitals, 'tcvn3'],
    ['VNI', asVni, same, 'vni'],
    ['Windows-1258 taken for 1252', as1258ReadAs1252, same, 'windows-1258'],
    ['UTF-8 taken for 1252', asUtf8ReadAs1252, same, 'utf-8'],
    ['UTF-8 taken for 1252, its no-break spaces made common ones', (text) => noBreakSpacesLost(asUtf8ReadAs1252(text)), same, 'utf-8'],
  ])('%s', (_name, encode, expected, encoding) => {
    const texts = LINES.map(encode)
    const verdict = detectLetters(texts.map((text) => ({ text })))
    expect(verdict?.encoding).toBe(encoding)
    const wrong = LINES.filter((line, index) => restoreLetters(texts[index] ?? '', encoding) !== expected(line))
    expect(wrong.length, wrong.slice(0, 5).join('\n')).toBeLessThanOrEqual(LINES.length * 0.005)
  })

  test('a column of twenty lines is enough', () => {
    for (let start = 0; start < 2000; start += 20)
      expect(detectLetters(LINES.slice(start, start + 20).map((line) => ({ text: asTcvn3(line) })))?.encoding).toBe('tcvn3')
  })
})

describe('what is right stays', () => {
  test.each([
    ['Unicode', same],
    ['Unicode with marks apart', (text: string) => text.normalize('NFD')],
  ])('%s', (_name, encode) => {
    expect(detectLetters(LINES.map((line) => ({ text: encode(line) })))).toBeUndefined()
  })

  test('foreign names, in columns of one to twelve', () => {
    const names = Array.from({ length: 5000 }, (_, seed) => foreignLine(seed))
    const changed = names.flatMap((_, at) => detectLetters(names.slice(at, at + 1 + (at % 12)).map((text) => ({ text }))) ?? [])
    expect(changed).toEqual([])
  })

  test('foreign and Unicode names among TCVN3 ones', () => {
    expect(
      ['Müller GmbH', 'São Paulo', '삼성전자', 'Điện tử Việt', 'Công ty Hà Nam', 'ABC Co., Ltd'].map((text) =>
        restoreLetters(text, 'tcvn3'),
      ),
    ).toEqual(['Müller GmbH', 'São Paulo', '삼성전자', 'Điện tử Việt', 'Công ty Hà Nam', 'ABC Co., Ltd'])
    expect(restoreLetters('C«ng ty TNHH Müller ViÖt Nam', 'tcvn3')).toBe('Công ty TNHH Müller Việt Nam')
  })
})

describe('capitals of TCVN3', () => {
  test('have a font of their own: small letters there are meant as capitals', () => {
    expect(restoreLetters('c«ng ty ®iÖn tö', null, 'tcvn3_upper')).toBe('CÔNG TY ĐIỆN TỬ')
    expect(restoreLetters('sao mai', null, 'tcvn3_upper')).toBe('SAO MAI')
  })

  test('among typed capitals, without the font: the marked letters follow the others', () => {
    expect(restoreLetters('C¤NG TY Cæ PHÇN §IÖN Tö', 'tcvn3')).toBe('CÔNG TY CỔ PHẦN ĐIỆN TỬ')
    expect(restoreLetters('C«ng ty CP §IÖN Tö', 'tcvn3')).toBe('Công ty CP ĐIỆN Tử')
  })
})

describe('words that are no common syllables', () => {
  test('loan words, abbreviations, places of the highlands', () => {
    for (const line of [
      'Vật liệu catốt và anốt',
      'Nghị định 111/NĐ-CP',
      'Xã Cốc Pàng',
      'Đắk Lắk',
      'Bắc Kạn',
      'Xã Cổ Đô',
      'Lũng Cú',
      'Lô I1-N1',
    ]) {
      expect(restoreLetters(asTcvn3(line), 'tcvn3')).toBe(line)
      expect(restoreLetters(asVni(line), 'vni')).toBe(line)
      expect(restoreLetters(as1258ReadAs1252(line), 'windows-1258')).toBe(line)
    }
  })

  test('in a column that others continued in Unicode, words that are common as they stand stay', () => {
    expect(restoreLetters('Ghi chú', 'tcvn3')).toBe('Ghi chỳ')
    expect(restoreLetters('Ghi chú', 'tcvn3', undefined, true)).toBe('Ghi chú')
    expect(restoreLetters('Hµ Néi', 'tcvn3', undefined, true)).toBe('Hà Nội')
  })
})

test('a CSV file in TCVN3 bytes', async () => {
  const file = Buffer.from(['Tªn c«ng ty;§Þa chØ', ...LINES.slice(0, 30).map((line) => `${asTcvn3(line)};Lo 3`)].join('\n'), 'latin1')
  const book = await openWorkbook(file)
  const { columns } = await book.inspect(0)
  await book.close()
  expect(book.text?.encoding).toBe('windows-1252')
  expect(columns.map(({ header, letters }) => [header, letters?.encoding])).toEqual([
    ['Tên công ty', 'tcvn3'],
    ['Địa chỉ', undefined],
  ])
})

// "Trường Đại học" and "Xin chào các bạn" as they are quoted in articles on the subject; the others by hand from the tables.
test.each<[LegacyEncoding, string, string]>([
  ['tcvn3', 'Tr­êng §¹i häc', 'Trường Đại học'],
  ['vni', 'Xin chaøo caùc baïn', 'Xin chào các bạn'],
  ['windows-1258', 'Ðiêòn týÒ', 'Điện tử'],
  ['utf-8', 'Viá»‡t Nam', 'Việt Nam'],
])('%s: %s', (encoding, before, after) => expect(decodeLegacy(before, encoding)).toBe(after))

test('syllables are spelled, not looked up', () => {
  expect(
    'Công nghiệp quốc tế Quảng Ngãi thuở Khuyến Gia Giếng giường Nguyễn Huỷ hòa Đắk Krông ỷ uống'
      .split(' ')
      .filter((word) => !isSyllable(word)),
  ).toEqual([])
  expect('C«ng nghiÖp cêng ngê tông̀ tac quong ﾠx Müller São1 xyz'.split(' ').filter(isSyllable)).toEqual([])
})

test('a workbook with columns in different letters: each is judged for itself, headings too', async () => {
  const rows = LINES.slice(0, 60).map((line, index) => [asTcvn3(line), line, asVni(LINES[index + 100] ?? ''), foreignLine(index)])
  const book = await openWorkbook(writeXlsx([{ name: 'A', rows: [['Tªn c«ng ty', 'Địa chỉ', 'Saûn phaåm chính', 'Khách hàng'], ...rows] }]))
  const { columns, header } = await book.inspect(0)
  expect(columns.map(({ letters }) => letters?.encoding)).toEqual(['tcvn3', undefined, 'vni', undefined])
  expect(header.names).toEqual(['Tên công ty', 'Địa chỉ', 'Sản phẩm chính', 'Khách hàng'])
  expect(columns[0]?.letters?.samples[0]).toEqual({ before: rows[0]?.[0], after: withoutMarkedCapitals(LINES[0] ?? '') })
  const plan = { after_row_no: 1, columns: [{ column: 0, field: 'name_vi', encoding: 'tcvn3' }] } as const
  const [first] = (await collect(book.readRows(0, plan))).flat()
  await book.close()
  expect(first?.cells[0]).toEqual({ kind: 'plain', value: withoutMarkedCapitals(LINES[0] ?? ''), raw: rows[0]?.[0] })
})
