import { describe, expect, test } from 'vitest'
import { FileRefused } from '../../src/intake/file-refused.ts'
import { DEFAULT_LIMITS } from '../../src/intake/limits.ts'
import { openWorkbook } from '../../src/intake/read-workbook.ts'
import { sheetRows } from '../../src/intake/xlsx/sheet-rows.ts'
import { collect, refusalOf } from '../support/intake-file.ts'
import { type WrittenSheet, workbookParts, writeXlsx } from '../support/xlsx-writer.ts'
import { writeZip, type ZipPart } from '../support/zip-writer.ts'

const SHEET: WrittenSheet = { name: 'List', rows: [['Name'], ['A']] }
const SHEET_PART = 'xl/worksheets/sheet1.xml'
const MIB = 1024 * 1024

/** A workbook with one of its parts replaced. */
function withPart(name: string, change: Partial<ZipPart> | ((data: string) => string)): Buffer {
  const parts = workbookParts([SHEET]).map((part) =>
    part.name !== name ? part : typeof change === 'function' ? { ...part, data: change(String(part.data)) } : { ...part, ...change },
  )
  return writeZip(parts)
}

function withSheet(rows: string): Buffer {
  return withPart(SHEET_PART, () => `<worksheet><sheetData>${rows}</sheetData></worksheet>`)
}

const bigCell = (letters: number) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(letters)}</t></is></c></row>`

describe('archives that grow', () => {
  test('a bomb: a small file that unpacks to a thousand times its size', async () => {
    const bomb = withPart(SHEET_PART, () => `<worksheet><sheetData>${' '.repeat(20 * MIB)}</sheetData></worksheet>`)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusalOf(bomb)).toBe('unpacks_too_large')
  })

  test('a bomb that says it is small', async () => {
    const data = `<worksheet><sheetData>${bigCell(20 * MIB)}</sheetData></worksheet>`
    expect(await refusalOf(withPart(SHEET_PART, { data, declaredSize: 5000 }))).toBe('unpacks_too_large')
  })

  test('a part that says it is larger than it is', async () => {
    expect(await refusalOf(withPart(SHEET_PART, { declaredSize: 900_000 }))).toBe('damaged')
  })

  test('parts that are too large together, by their own account', async () => {
    const extraParts = Array.from({ length: 6 }, (_, index) => ({
      name: `xl/media/${index}.bin`,
      data: 'x',
      stored: true,
      declaredSize: 90 * MIB,
    }))
    // Stored parts of another size than their bytes are not even listed; packed ones are.
    expect(await refusalOf(writeXlsx([SHEET], { extraParts: extraParts.map((part) => ({ ...part, stored: false })) }))).toBe(
      'unpacks_too_large',
    )
    expect(await refusalOf(writeXlsx([SHEET], { extraParts }))).toBe('damaged')
  })

  test('parts that are too large together, whatever they say: counted while they unpack', async () => {
    const rows = Array.from({ length: 4000 }, (_, index) => [`${index} ${Math.sin(index)}`, `${Math.cos(index)}`])
    expect(await refusalOf(writeXlsx([{ name: 'A', rows }]), { unpackedBytes: 100_000 })).toBe('unpacks_too_large')
  })

  test('many rows in a few bytes', async () => {
    expect(await refusalOf(withSheet('<row><c><v>1</v></c></row>'.repeat(2_000_000)))).toBe('unpacks_too_large')
  })

  test('a bomb among the shared strings', async () => {
    const data = `<sst>${'<si><t>a</t></si>'.repeat(1_000_000)}</sst>`
    expect(await refusalOf(withPart('xl/sharedStrings.xml', { data }))).toBe('unpacks_too_large')
    const honest = `<sst>${Array.from({ length: 3000 }, (_, index) => `<si><t>${Math.sin(index)}</t></si>`).join('')}</sst>`
    expect(await refusalOf(withPart('xl/sharedStrings.xml', { data: honest }), { sharedStrings: 2000 })).toBe('too_many_strings')
    expect(await refusalOf(withPart('xl/sharedStrings.xml', { data: honest }), { sharedStringBytes: 20_000 })).toBe('too_many_strings')
  })
})

describe('cells, rows and columns beyond the limits', () => {
  test.each([
    ['a cell longer than Excel allows', bigCell(40_000), 'cell_too_long'],
    ['a long number', `<row r="1"><c r="A1"><v>${'1'.repeat(70_000)}</v></c></row>`, 'cell_too_long'],
    ['a column beyond 256', '<row r="1"><c r="IX1"><v>1</v></c></row>', 'too_many_columns'],
    ['300 cells without references', `<row>${'<c><v>1</v></c>'.repeat(300)}</row>`, 'too_many_columns'],
    ['a row beyond Excel', '<row r="1048577"><c r="A1048577"><v>1</v></c></row>', 'too_many_rows'],
    ['rows that go backwards', '<row r="5"><c r="A5"><v>1</v></c></row><row r="4"/>', 'damaged'],
    ['a reference that is none', '<row r="1"><c r="@@"><v>1</v></c></row>', 'damaged'],
    ['a number that is none', '<row r="1"><c r="A1"><v>1e999</v></c></row>', 'damaged'],
    ['a shared string that does not exist', '<row r="1"><c r="A1" t="s"><v>77</v></c></row>', 'damaged'],
    ['a row number that is none', '<row r="NaN"/>', 'damaged'],
    ['elements a hundred deep', `<row r="1">${'<a>'.repeat(100)}${'</a>'.repeat(100)}</row>`, 'damaged'],
    ['an end that is missing', '<row r="1"><c r="A1"><v>1</v>', 'damaged'],
  ])('%s', async (_what, rows, expected) => {
    expect(await refusalOf(withSheet(rows))).toBe(expected)
  })

  test('a cell of 300 MB is refused after the first of them', async () => {
    let sent = 0
    const chunks = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>')
      for (; sent < 300; sent += 0.0625) yield Buffer.alloc(64 * 1024, 0x78)
    }
    const context = { strings: { texts: [], fonts: new Map() }, styles: [], from1904: false, limits: DEFAULT_LIMITS }
    await expect(collect(sheetRows(chunks(), context))).rejects.toMatchObject({ code: 'cell_too_long' })
    expect(sent).toBeLessThan(2)
    expect(await refusalOf(withPart(SHEET_PART, { data: `<worksheet><sheetData>${bigCell(30 * MIB)}`, stored: true }))).toBe(
      'cell_too_long',
    )
  })

  test.each([
    ['comment', `<!--${'x'.repeat(3 * MIB)}-->`],
    ['attribute', `<row r="1" note="${'x'.repeat(3 * MIB)}"/>`],
    ['instruction', `<?x ${'x'.repeat(3 * MIB)}?>`],
  ])('one huge %s', async (_what, xml) => {
    const data = `<worksheet><sheetData>${xml}</sheetData></worksheet>`
    expect(await refusalOf(withPart(SHEET_PART, { data, stored: true }))).toBe('cell_too_long')
  })

  test('more sheets, parts or bytes than allowed', async () => {
    const sheets = Array.from({ length: 101 }, (_, index) => ({ name: `S${index}`, rows: [['a']] }))
    expect(await refusalOf(writeXlsx(sheets))).toBe('too_many_sheets')
    const extraParts = Array.from({ length: 201 }, (_, index) => ({ name: `xl/media/${index}.png`, data: 'x' }))
    expect(await refusalOf(writeXlsx([SHEET], { extraParts }))).toBe('too_many_parts')
    expect(await refusalOf(writeXlsx([SHEET]), { fileBytes: 1000 })).toBe('file_too_large')
    expect(await refusalOf(new Uint8Array())).toBe('empty_file')
  })
})

describe('XML that attacks', () => {
  const laughs =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
  const outside =
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&f;</t></is></c></row></sheetData></worksheet>'

  test.each([
    ['entities that grow', laughs],
    ['an entity that reads a file', outside],
  ])('%s', async (_what, data) => {
    expect(await refusalOf(withPart(SHEET_PART, { data }))).toBe('document_type')
    expect(await refusalOf(withPart('xl/workbook.xml', { data }))).toBe('document_type')
  })

  test('an entity nobody declared, and bytes that are no UTF-8', async () => {
    expect(await refusalOf(withSheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'))).toBe('damaged')
    expect(await refusalOf(withPart(SHEET_PART, { data: Buffer.from([0x3c, 0x61, 0xff, 0x3e]) }))).toBe('damaged')
  })

  test('names such as __proto__ are names like any other', async () => {
    const file = writeXlsx([
      {
        name: '__proto__',
        rows: [
          ['__proto__', 'constructor', 'toString'],
          ['a', 'b', 'c'],
        ],
      },
    ])
    const book = await openWorkbook(file)
    const inspection = await book.inspect(0)
    await book.close()
    expect(inspection.columns.map(({ header }) => header)).toEqual(['__proto__', 'constructor', 'toString'])
    expect(Object.prototype).not.toHaveProperty('a')
  })
})

describe('archives that trick', () => {
  test.each([
    ['a part that leads outside', '../../etc/cron.d/x'],
    ['an absolute part', '/etc/passwd'],
    ['a drive', 'C:\\windows\\x'],
    ['backslashes', 'xl\\..\\..\\x'],
  ])('%s', async (_what, name) => {
    expect(await refusalOf(writeXlsx([SHEET], { extraParts: [{ name, data: 'x' }] }))).toBe('unsafe_archive')
  })

  test('two parts of one name', async () => {
    expect(await refusalOf(writeXlsx([SHEET], { extraParts: [{ name: SHEET_PART, data: '<worksheet/>' }] }))).toBe('unsafe_archive')
    expect(await refusalOf(writeXlsx([SHEET], { extraParts: [{ name: SHEET_PART.toUpperCase(), data: '<worksheet/>' }] }))).toBe(
      'unsafe_archive',
    )
  })

  test('a relation that leads outside finds nothing', async () => {
    const file = withPart('xl/_rels/workbook.xml.rels', (data) => data.replace('worksheets/sheet1.xml', '../../../../etc/passwd'))
    expect(await refusalOf(file)).toBe('no_table')
  })

  test('other bytes than their checksum', async () => {
    expect(await refusalOf(withPart(SHEET_PART, { declaredCrc: 1 }))).toBe('damaged')
  })

  test('a method nobody uses, and bytes that do not unpack', async () => {
    expect(await refusalOf(withPart(SHEET_PART, { method: 12 }))).toBe('damaged')
    expect(await refusalOf(withPart(SHEET_PART, { packed: Buffer.from('not deflated at all'), declaredSize: 100 }))).toBe('damaged')
  })
})

describe('other kinds of files are refused with what to do', () => {
  const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(1024)])
  const zipOf = (...names: string[]) => writeZip(names.map((name) => ({ name, data: 'x' })))
  test.each([
    ['.xls', ole, 'old_xls'],
    ['a workbook with a password', Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
    ['a zip with a password', withPart('xl/workbook.xml', { flags: 1 }), 'encrypted'],
    ['.xlsm with macros', writeXlsx([SHEET], { extraParts: [{ name: 'xl/vbaProject.bin', data: 'x' }] }), 'macros'],
    ['.xlsx with old macro sheets', writeXlsx([SHEET], { extraParts: [{ name: 'xl/macrosheets/sheet1.xml', data: 'x' }] }), 'macros'],
    ['.xlsb', zipOf('[Content_Types].xml', 'xl/workbook.bin'), 'binary_workbook'],
    ['.ods', zipOf('mimetype', 'content.xml'), 'open_document'],
    ['.numbers', zipOf('Index/Document.iwa'), 'numbers_document'],
    ['.docx', zipOf('[Content_Types].xml', 'word/document.xml'), 'not_a_spreadsheet'],
    ['a zip of anything', zipOf('photo.jpg'), 'not_a_spreadsheet'],
    ['a web page named .xls', Buffer.from('<html><table><tr><td>1</td></tr></table></html>'), 'web_page'],
    ['XML of Excel 2003', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'web_page'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'not_a_spreadsheet'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'not_a_spreadsheet'],
    ['bytes of anything', Buffer.from([1, 2, 0, 3, 4, 0, 0, 9]), 'binary_text'],
  ])('%s', async (_what, bytes, expected) => {
    expect(await refusalOf(bytes)).toBe(expected)
  })

  test('the settings of a printer are no reason to refuse a workbook', async () => {
    const extraParts = [{ name: 'xl/printerSettings/printerSettings1.bin', data: Buffer.alloc(2000, 7) }]
    expect(await refusalOf(writeXlsx([SHEET], { extraParts }))).toBeUndefined()
  })
})

describe('text that attacks', () => {
  test('a quoted cell without an end', async () => {
    expect(await refusalOf(Buffer.from(`name,note\nA,"${'x'.repeat(3 * MIB)}`))).toBe('cell_too_long')
    expect(await refusalOf(Buffer.from('name,note\nA,"not closed'))).toBe('damaged')
  })

  test('too many columns, too many rows, a cell too long', async () => {
    expect(await refusalOf(Buffer.from(`${'a,'.repeat(300)}a\n`))).toBe('too_many_columns')
    expect(await refusalOf(Buffer.from('a\n'.repeat(20)), { rows: 10 })).toBe('too_many_rows')
    expect(await refusalOf(Buffer.from(`a,${'y'.repeat(40_000)}\n`))).toBe('cell_too_long')
  })
})

describe('the reading thread', { timeout: 30_000 }, () => {
  test('hands the refusal over with its reason', async () => {
    await expect(openWorkbook(ole())).rejects.toMatchObject({ code: 'old_xls' })
  })

  test('is ended when it takes too long, while this thread goes on', async () => {
    // Valid, and more than a moment's work: one long sheet, packed less than 200 times smaller.
    const rows = Array.from(
      { length: 60_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${Math.sin(index)}</v></c></row>`,
    )
    const book = await openWorkbook(withSheet(rows.join('')), { limits: { totalMs: 5000 } })
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    const slow = await openWorkbook(withSheet(rows.join('')), { limits: { answerMs: 1 } }).catch((error: unknown) => error)
    clearInterval(timer)
    expect(slow).toBeInstanceOf(FileRefused)
    expect((slow as FileRefused).code).toBe('too_slow')
    await book.close()
    // This thread only waited: its clock went on.
    expect(ticks).toBeGreaterThan(0)
  })

  test('is ended by whoever opened it, in the middle of its work', async () => {
    const abort = new AbortController()
    const book = await openWorkbook(writeXlsx([{ name: 'A', rows: Array.from({ length: 5000 }, (_, index) => [index]) }]), {
      signal: abort.signal,
    })
    const reading = (async () => {
      let seen = 0
      for await (const rows of book.readRows(0)) {
        seen += rows.length
        abort.abort()
      }
      return seen
    })()
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' })
    await expect(book.inspect(0)).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('has a memory limit of its own', async () => {
    // Many short strings cost far more memory than bytes; packed well below the ratio of a bomb.
    const strings = Array.from({ length: 700_000 }, (_, index) => `<si><t>${(index * 2654435761) % 4294967296}</t></si>`)
    const file = withPart('xl/sharedStrings.xml', { data: `<sst>${strings.join('')}</sst>` })
    const book = await openWorkbook(file, { limits: { workerMemoryMb: 20 } })
    await expect(book.readRows(0).next()).rejects.toMatchObject({ code: 'out_of_memory' })
  })
})

function ole(): Buffer {
  return Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('x')])
}
