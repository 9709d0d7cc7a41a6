/**
 * How long a workbook of 200,000 rows × 12 columns takes to read and to check cell by cell, what the process needs for it, and how
 * long this thread was kept from answering others meanwhile. The file is written by a process of its own, whose memory does not count.
 *   node bench/read-spreadsheet.ts [rows]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbook } from '../src/intake/read-workbook.ts'
import { ROW_CONTEXT } from '../test/support/row-context.ts'

const rows = Number(process.argv[2] ?? 200_000)
const folder = mkdtempSync(join(tmpdir(), 'matxich-bench-'))
const file = join(folder, 'large.xlsx')
const writer = `import { writeLargeWorkbook } from './test/support/large-workbook.ts'\nawait writeLargeWorkbook(${JSON.stringify(file)}, ${rows})`

interface Pass {
  readonly rows: number
  readonly seconds: number
  readonly stallMs: number
}

async function measure(batches: AsyncIterable<readonly unknown[]>): Promise<Pass> {
  let [count, stallMs, last] = [0, 0, performance.now()]
  const started = last
  const clock = setInterval(() => {
    stallMs = Math.max(stallMs, performance.now() - last - 10)
    last = performance.now()
  }, 10)
  for await (const batch of batches) count += batch.length
  clearInterval(clock)
  return { rows: count, seconds: (performance.now() - started) / 1000, stallMs }
}

function report(what: string, pass: Pass): void {
  const rate = Math.round(pass.rows / pass.seconds).toLocaleString('en')
  process.stdout.write(
    `${what.padEnd(24)} ${pass.rows} rows in ${pass.seconds.toFixed(1)} s (${rate} rows/s), longest stall ${pass.stallMs.toFixed(0)} ms, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB\n`,
  )
}

try {
  execFileSync(process.execPath, ['--input-type=module', '-e', writer], { cwd: join(import.meta.dirname, '..') })
  process.stdout.write(`${(statSync(file).size / 1024 / 1024).toFixed(1)} MiB\n`)
  const book = await openWorkbook(file)
  const { header, columns } = await book.inspect(0)
  report('read', await measure(book.readRows(0)))
  const plan = {
    after_row_no: header.last_row_no,
    columns: columns.map(({ column, field, letters, unit }) => ({ column, field, encoding: letters?.encoding ?? null, unit })),
  }
  report('read and check cells', await measure(book.parseRows(0, plan, ROW_CONTEXT)))
  await book.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
