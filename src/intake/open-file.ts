import { stat } from 'node:fs/promises'
import type { SheetRow } from './cell.ts'
import { csvRows } from './csv/csv-rows.ts'
import { type CsvDialect, detectDialect } from './csv/dialect.ts'
import { byteChunks, decodedChunks, detectEncoding, type EncodedText, type FileEncoding } from './csv/text-encoding.ts'
import { FileRefused, type Refusal } from './file-refused.ts'
import type { IntakeLimits } from './limits.ts'
import { openXlsx, type SheetInfo } from './xlsx/workbook.ts'

/** A file opened in this thread. `read-workbook.ts` does the same in a thread that can be ended. */
export interface OpenFile {
  readonly format: 'xlsx' | 'csv'
  readonly sheets: readonly SheetInfo[]
  /** Of a CSV file. */
  readonly text: { readonly encoding: FileEncoding; readonly delimiter: string } | null
  rows(sheet: number): AsyncGenerator<readonly SheetRow[]>
  close(): void
}

/** By its content: names of files are not believed. */
export async function openFile(source: string | Uint8Array, limits: IntakeLimits): Promise<OpenFile> {
  const size = typeof source === 'string' ? (await stat(source)).size : source.length
  if (size === 0) throw new FileRefused('empty_file')
  if (size > limits.fileBytes) throw new FileRefused('file_too_large', { limit_mb: Math.round(limits.fileBytes / 1024 / 1024) })
  const head = await firstBytes(source)
  if (startsWith(head, [0x50, 0x4b])) {
    const book = await openXlsx(source, limits)
    return { format: 'xlsx', sheets: book.sheets, text: null, rows: (sheet) => book.rows(sheet), close: () => book.close() }
  }
  const other = otherFormat(head)
  if (other !== undefined) throw new FileRefused(other)
  const text = await detectEncoding(source)
  if (text === undefined) throw new FileRefused('binary_text')
  const dialect = detectDialect(await firstCharacters(source, text))
  return csvFile(source, text, dialect, limits)
}

function csvFile(source: string | Uint8Array, text: EncodedText, dialect: CsvDialect, limits: IntakeLimits): OpenFile {
  return {
    format: 'csv',
    sheets: [{ index: 0, name: '', hidden: false }],
    text: { encoding: text.encoding, delimiter: dialect.delimiter },
    rows: (sheet) => {
      if (sheet !== 0) throw new FileRefused('no_such_sheet', { count: 1 })
      return csvRows(source, text, dialect, limits)
    },
    close: () => {},
  }
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function otherFormat(head: Uint8Array): Refusal | undefined {
  // An encrypted workbook is a compound file with this stream; an old .xls is one without.
  if (startsWith(head, OLE)) return Buffer.from(head).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old_xls'
  if (startsWith(head, [0x09, 0x08]) || startsWith(head, [0x09, 0x04])) return 'old_xls'
  const text = Buffer.from(head.subarray(0, 1024)).toString('latin1').trimStart().toLowerCase()
  if (/^(\ufeff|ï»¿)?\s*<(!doctype html|html|table|head|meta|\?xml)/.test(text)) return 'web_page'
  const binary = [
    '%pdf',
    '\x89png',
    'gif8',
    '\xff\xd8\xff',
    'rar!',
    '7z\xbc\xaf',
    '\x1f\x8b',
    '{\\rtf',
    '\x7felf',
    'mz\x90',
    'par1',
    'sqlite format',
  ]
  return binary.some((magic) => text.startsWith(magic.toLowerCase())) ? 'not_a_spreadsheet' : undefined
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

async function firstBytes(source: string | Uint8Array): Promise<Uint8Array> {
  for await (const bytes of byteChunks(source)) return bytes
  return new Uint8Array()
}

const DIALECT_CHARACTERS = 64 * 1024

async function firstCharacters(source: string | Uint8Array, text: EncodedText): Promise<string> {
  for await (const characters of decodedChunks(source, text)) return characters.slice(0, DIALECT_CHARACTERS)
  return ''
}
