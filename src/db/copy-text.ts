import type { Database } from './schema.ts'

/** Rows of a table in the text format of COPY. */
export interface TableText {
  readonly table: keyof Database
  readonly columns: readonly string[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** An object becomes JSON. */
export type LoadValue = string | number | boolean | object | null

/** The end of a statement whose rows are its one parameter: what `copyText` has written. */
const FROM_STDIN = ' from stdin'

export function copyStatement(table: string, columns: readonly string[]): string {
  const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
  return `copy ${quoted(table)} (${columns.map(quoted).join(', ')})${FROM_STDIN}`
}

/** The rows of such a statement; undefined when it is any other. */
export function copiedRows(sql: string, parameters: readonly unknown[]): Uint8Array<ArrayBuffer> | undefined {
  const [rows] = parameters
  return rows instanceof Uint8Array && sql.endsWith(FROM_STDIN) ? (rows as Uint8Array<ArrayBuffer>) : undefined
}

/** The embedded engine has no stream to read from, but a device. */
export function fromDevice(sql: string): string {
  return `${sql.slice(0, -FROM_STDIN.length)} from '/dev/blob'`
}

/**
 * Rows in the text format of COPY. Free of any database, so that a thread that has none can write what another loads. A column
 * that a row lacks is null.
 */
export function copyText(columns: readonly string[], rows: Iterable<Readonly<Record<string, LoadValue>>>): Uint8Array<ArrayBuffer> {
  const lines: string[] = []
  for (const row of rows) lines.push(copyLine(columns.map((column) => row[column])))
  return copyBytes(lines)
}

export function copyLine(values: readonly (LoadValue | undefined)[]): string {
  let line = ''
  for (const [at, value] of values.entries()) line += at === 0 ? field(value) : `\t${field(value)}`
  return `${line}\n`
}

export function copyBytes(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(lines.join(''))
}

function field(value: LoadValue | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'object') return escaped(JSON.stringify(value))
  return String(value)
}

const SPECIAL = /[\\\t\n\r]/
const SPECIALS = /[\\\t\n\r]/g
const WRITTEN: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(SPECIALS, (character) => WRITTEN[character] ?? character) : text
}
