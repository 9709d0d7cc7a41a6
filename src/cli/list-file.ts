import { once } from 'node:events'
import { createWriteStream, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import { ColumnNotFound, type WantedColumns } from '../services/linkage/list-columns.ts'
import { type CompanyList, readList } from '../services/linkage/read-list.ts'
import { refusalOf } from '../services/refusal.ts'
import { didYouMean, type ParsedArguments } from './arguments.ts'
import { CommandError, UsageError } from './failure.ts'
import type { Output } from './output.ts'

/** Lists of firms as files: read with the columns a person named, written with columns added. */

export function wantedColumns(options: ParsedArguments['options']): WantedColumns {
  const text = (name: string) => {
    const value = options.get(name)
    return typeof value === 'string' ? value : undefined
  }
  return { name: text('name'), address: text('address'), tax_code: text('tax-code'), country: text('country'), only: options.has('only') }
}

export async function openList(path: string, wanted: WantedColumns, output: Output): Promise<CompanyList> {
  try {
    if (!statSync(path).isFile()) throw new CommandError(`${resolve(path)} is no file.`)
    const list = await readList(path, wanted, (rows) => output.progress.update('Reading', `${rows} rows`, 0, 1))
    output.progress.end()
    if (list.rows.length === 0) throw new CommandError(`${resolve(path)} holds no rows under its heading.`)
    output.note(`${list.rows.length} rows of ${path}: ${columnsRead(list)}`)
    return list
  } catch (error) {
    output.progress.end()
    throw explained(error, path)
  }
}

function columnsRead({ headers, columns }: CompanyList): string {
  const titles = (numbers: readonly (number | null)[]) =>
    numbers.flatMap((column) => (column === null ? [] : [`"${headers[column] ?? ''}"`])).join(' + ')
  const parts: [string, string][] = [
    ['name', titles(columns.name)],
    ['address', titles(columns.address)],
    ['tax code', titles([columns.tax_code])],
    ['country', titles([columns.country])],
    ['telephone', titles(columns.phone)],
    ['website and e-mail', titles(columns.url)],
  ]
  return parts
    .filter(([, title]) => title !== '')
    .map(([what, title]) => `${what} from ${title}`)
    .join(', ')
}

function explained(error: unknown, path: string): unknown {
  if (error instanceof ColumnNotFound) {
    const option = error.wanted === 'name' ? 'Say which with --name.' : ''
    return new UsageError(
      `${path} has no column "${error.wanted}".${didYouMean(error.wanted, error.headers)} Columns: ${error.headers.join(', ')}. ${option}`.trimEnd(),
    )
  }
  const refusal = refusalOf(error, 'en')
  if (refusal !== undefined) return new CommandError(`${resolve(path)}: ${refusal}`)
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new CommandError(`There is no file ${resolve(path)}.`)
  return error
}

const ROWS_AT_ONCE = 5000

/** The rows as they were, each with the added cells behind it. A column of the same name that was there keeps its name. */
export async function writeList(
  path: string | true | undefined,
  list: CompanyList,
  added: readonly string[],
  cellsOf: (row: number) => readonly string[],
): Promise<void> {
  const target = typeof path === 'string' ? await openTarget(path) : process.stdout
  const width = list.headers.length
  const titles = added.map((title) => (list.headers.includes(title) ? `${title}_2` : title))
  target.write(stringify([[...list.headers, ...titles]]))
  for (let from = 0; from < list.rows.length; from += ROWS_AT_ONCE) {
    const rows = list.rows.slice(from, from + ROWS_AT_ONCE).map(({ cells }, index) => {
      const whole = Array.from({ length: width }, (_, column) => cells[column] ?? '')
      return [...whole, ...cellsOf(from + index)]
    })
    if (!target.write(stringify(rows))) await once(target, 'drain')
  }
  if (target === process.stdout) return
  target.end()
  await once(target, 'finish')
}

async function openTarget(path: string): Promise<Writable> {
  const file = createWriteStream(path)
  try {
    await once(file, 'open')
    return file
  } catch (error) {
    throw new CommandError(
      `Cannot write ${resolve(path)}: ${error instanceof Error ? error.message : String(error)}. Choose another file with --out.`,
    )
  }
}
