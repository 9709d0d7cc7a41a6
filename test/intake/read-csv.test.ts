import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { detectDialect } from '../../src/intake/csv/dialect.ts'
import { detectEncoding } from '../../src/intake/csv/text-encoding.ts'
import { openWorkbook } from '../../src/intake/read-workbook.ts'
import { collect, readAll } from '../support/intake-file.ts'

const ROWS = [
  { row_no: 1, cells: ['Tên', 'Tỉnh'] },
  { row_no: 2, cells: ['Điện tử Á Châu', 'Hà Nội'] },
]
const TEXT = 'Tên,Tỉnh\r\nĐiện tử Á Châu,Hà Nội\r\n'
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16()

test.each([
  ['UTF-8', Buffer.from(TEXT), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
  ['UTF-16 as Excel saves "Unicode text"', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 big-endian', bigEndian(`\ufeff${TEXT}`), 'utf-16be'],
  ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
  ['UTF-16 big-endian without a mark', bigEndian(TEXT), 'utf-16be'],
])('%s', async (_what, bytes, encoding) => {
  expect((await detectEncoding(bytes))?.encoding).toBe(encoding)
  expect(await readAll(bytes)).toEqual(ROWS)
})

test('Korean Excel saves CSV in EUC-KR', async () => {
  const bytes = iconv.encode('회사명,지역\n가나전자,박닌\n다라정밀,하노이\n', 'euc-kr')
  expect((await detectEncoding(bytes))?.encoding).toBe('euc-kr')
  expect((await readAll(bytes))[1]?.cells).toEqual(['가나전자', '박닌'])
})

test('one byte that is no UTF-8, however late, and the file is none', async () => {
  const bytes = Buffer.concat([Buffer.from('a,b\n'.repeat(200_000)), Buffer.from([0xe9, 0x0a])])
  expect((await detectEncoding(bytes))?.encoding).toBe('windows-1252')
})

describe('delimiters', () => {
  test.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n"1;5";2,5;3,5\n', ';'],
    ['a\tb\n1\t2\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['Danh sách doanh nghiệp, năm 2024\n\na;b;c\n1;2;3\n4;5;6\n', ';'],
    ['sep=;\na;b\n', ';'],
    ['name\nonly one column\n', ','],
    ['"a\nb";c\n"d";e\n', ';'],
  ])('%j', (text, delimiter) => expect(detectDialect(text).delimiter).toBe(delimiter))
})

describe('records', () => {
  const read = async (text: string) => (await readAll(Buffer.from(text))).map(({ row_no, cells }) => [row_no, ...cells])

  test('quotes, line ends inside them, doubled quotes, a lone inch sign', async () => {
    expect(await read('a,b\n"x, y","1\n2"\n"He said ""hi""",15" screen\n')).toEqual([
      [1, 'a', 'b'],
      [2, 'x, y', '1\n2'],
      [3, 'He said "hi"', '15" screen'],
    ])
  })

  test('empty rows and cells count, but are not rows; rows may be of any width', async () => {
    expect(await read('a,b\n\n,,\nc\nd,e,f\n')).toEqual([
      [1, 'a', 'b'],
      [4, 'c'],
      [5, 'd', 'e', 'f'],
    ])
  })

  test('the line that names the delimiter is not a row', async () => {
    expect(await read('sep=;\na;b\n')).toEqual([[2, 'a', 'b']])
  })

  test('a cell that looks like a formula is text', async () => {
    expect(await read('=1+1,@x\n')).toEqual([[1, '=1+1', '@x']])
  })
})

test('the thread reads a file by its path, in batches', async () => {
  const lines = Array.from({ length: 2500 }, (_, index) => `Firm ${index},${index}`)
  const book = await openWorkbook(Buffer.from(['name,n', ...lines].join('\n')))
  const batches = await collect(book.readRows(0))
  await book.close()
  expect(book).toMatchObject({ format: 'csv', text: { encoding: 'utf-8', delimiter: ',' } })
  expect(batches.map((rows) => rows.length)).toEqual([1000, 1000, 501])
})
