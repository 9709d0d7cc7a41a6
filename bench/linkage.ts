/**
 * Deduplication of made-up lists with known truth, from the CSV file to the clusters with their reasons: time, memory and quality.
 *   node bench/linkage.ts [ROWS …]        (50000 1000000)
 * With SPLINK_PYTHON naming a Python that has Splink, Splink does the same lists beside us.
 */
import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { dedupeList } from '../src/services/linkage/dedupe-list.ts'
import { readEditionGazetteer } from '../src/services/linkage/edition-gazetteer.ts'
import { threadsFor } from '../src/services/linkage/list-threads.ts'
import { readList } from '../src/services/linkage/read-list.ts'
import { pairQuality } from '../test/support/linkage-quality.ts'
import { madeUpList } from './made-up-list.ts'

interface Result {
  readonly seconds: number
  readonly cpu_seconds: number
  readonly peak_mb: number
  readonly f1: number
  readonly precision: number
  readonly recall: number
}

async function runOurs(path: string): Promise<Result> {
  const begun = performance.now()
  const wanted = { name: 'name', address: 'address', tax_code: 'tax_code', country: undefined, only: true }
  const gazetteer = readEditionGazetteer('vietnam-electronics')
  const threads = threadsFor(path, gazetteer)
  const list = await readList(path, wanted)
  const steps: string[] = []
  const { cluster_of } = await dedupeList(
    list.inputs,
    { words: {}, sum: 'sum', bits: 'bits' },
    {
      level: 'company',
      gazetteer,
      threads,
      onProgress: ({ step, total }) => {
        if (steps.at(-1) === step) return
        steps.push(step)
        console.error(
          `    ${((performance.now() - begun) / 1000).toFixed(1)} s, ${processorSeconds().toFixed(1)} s of processor  ${step} ${total}`,
        )
      },
    },
  )
  const seconds = (performance.now() - begun) / 1000
  const truth = list.rows.map(({ cells }) => cells[list.headers.indexOf('firm')] ?? '')
  return { seconds, cpu_seconds: processorSeconds(), peak_mb: process.resourceUsage().maxRSS / 1024, ...pairQuality(truth, cluster_of) }
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function runSplink(python: string, path: string, folder: string): Result {
  const out = join(folder, 'splink.csv')
  const run = spawnSync(python, [join(import.meta.dirname, 'splink-dedupe.py'), path, out], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  const told = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Omit<Result, 'f1' | 'precision' | 'recall'>
  const rows = parse(readFileSync(out), { columns: true }) as { firm: string; cluster_id: string }[]
  return {
    ...told,
    ...pairQuality(
      rows.map(({ firm }) => firm),
      rows.map(({ cluster_id }) => cluster_id),
    ),
  }
}

async function writeCsv(path: string, count: number): Promise<void> {
  const file = createWriteStream(path)
  file.write('unique_id,name,address,tax_code,firm\n')
  const rows = madeUpList(count, 1)
  for (let from = 0; from < rows.length; from += 10_000) {
    const batch = rows.slice(from, from + 10_000).map((row, index) => [from + index, row.name, row.address, row.tax_code, row.firm])
    if (!file.write(stringify(batch))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

function show(who: string, count: number, result: Result): void {
  const figures = `${result.seconds.toFixed(1)} s, ${result.cpu_seconds.toFixed(1)} s of processor, peak ${Math.round(result.peak_mb)} MB`
  const quality = `F1 ${result.f1.toFixed(4)} (precision ${result.precision.toFixed(4)}, recall ${result.recall.toFixed(4)})`
  console.log(`${who.padEnd(8)} ${String(count).padStart(9)} rows: ${figures}, ${quality}`)
}

const [mode, ...rest] = process.argv.slice(2)
if (mode === '--one') {
  // A process of its own, so that its peak of memory is its own.
  console.log(JSON.stringify(await runOurs(rest[0] ?? '')))
} else {
  const counts = [mode, ...rest].filter((text) => text !== undefined).map(Number)
  const folder = mkdtempSync(join(tmpdir(), 'matxich-bench-'))
  for (const count of counts.length === 0 ? [50_000, 1_000_000] : counts) {
    const path = join(folder, `${count}.csv`)
    await writeCsv(path, count)
    const ours = spawnSync(process.execPath, [import.meta.filename, '--one', path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (ours.status !== 0) throw new Error(`The run ended with ${ours.status}.`)
    show('Matxich', count, JSON.parse(ours.stdout) as Result)
    const python = process.env.SPLINK_PYTHON
    if (python === undefined) console.log('Splink   not installed (SPLINK_PYTHON names no Python that has it)')
    else show('Splink', count, runSplink(python, path, folder))
  }
  rmSync(folder, { recursive: true, force: true })
}
