/**
 * A large workbook through the whole import, in a server that goes on answering.
 *   node bench/import.ts [--rows 200000] [--database-url URL]
 * Prints the time of each step and the processor time of all threads, the memory of the process, the longest time its main thread
 * did not answer, and how long other requests took meanwhile. The database is there before the server begins (`--data` fills one). `bench/import-kills.ts` does the same while it kills the server.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { startApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { adoptFile } from '../src/services/imports/upload-folder.ts'
import { LARGE_FIELDS, writeLargeWorkbook } from '../test/support/large-workbook.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '200000' }, 'database-url': { type: 'string' }, data: { type: 'string' } },
})
const rows = Number(values.rows)
const KEY = 'key-of-the-bench-000000000000'

const file = join(tmpdir(), `matxich-large-${rows}.xlsx`)
if (!existsSync(file)) await writeLargeWorkbook(file, rows)

const data = values.data ?? mkdtempSync(join(tmpdir(), 'matxich-bench-'))
const config = readConfig(
  { MATXICH_OPERATOR_KEY: KEY },
  {
    PORT: '0',
    MATXICH_DATA: data,
    MATXICH_EDITION: 'demo',
    ...(values['database-url'] !== undefined && { DATABASE_URL: values['database-url'] }),
  },
)
if (values.data === undefined && values['database-url'] === undefined)
  execFileSync(process.execPath, [import.meta.filename, '--rows', values.rows, '--data', data], { stdio: 'inherit' })
const app = await startApp(config, { onFailure: (error) => console.error(error) })
const context = await app.ready
if (values.data !== undefined) {
  // The edition is loaded; how a server begins is not what is measured.
  await app.stop()
  process.exit()
}
const api = `${app.url}/api/v1`

interface Answer {
  id: string
  state: string
  failure: string | null
  counts: Record<string, number>
  columns: { index: number; header: string }[]
}

async function send(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${api}${path}`, {
    method,
    headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Answer & { detail?: string }
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.detail}`)
  return answer
}

const loop = monitorEventLoopDelay({ resolution: 10 })
let peak = 0
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 100)

const [company] = ((await (await fetch(`${api}/companies?limit=1`)).json()) as { items: { id: string }[] }).items
/** Visitors, in a thread of their own, so that measuring costs the server nothing but the answers. */
const visitors = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads')
   const paths = ['/edition?lang=en', '/companies/' + workerData.company, '/segments/' + workerData.segment, '/provinces?limit=40', '/sources']
   let times = []
   let on = true
   parentPort.on('message', (m) => { if (m === 'take') { parentPort.postMessage(times); times = [] } else on = false })
   void (async () => {
     for (let i = 0; on; i++) {
       const begun = performance.now()
       try { await (await fetch(workerData.api + paths[i % paths.length])).arrayBuffer(); times.push(performance.now() - begun) } catch {}
       await new Promise((done) => setTimeout(done, 40))
     }
   })()`,
  { eval: true, workerData: { api, company: company?.id ?? '', segment: context.atlas.ordered[0]?.segment_id ?? '' } },
)
const takeTimes = (): Promise<number[]> =>
  new Promise((taken) => {
    visitors.once('message', taken)
    // A worker thread has no origin to name; the rule means windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    visitors.postMessage('take')
  })

const lines: Record<string, string | number>[] = []
async function timed(step: string, id: string, wait: readonly string[]): Promise<Answer> {
  const begun = performance.now()
  const cpu = process.cpuUsage()
  loop.reset()
  loop.enable()
  await takeTimes()
  let answer: Answer
  do {
    await sleep(100)
    answer = await send('GET', `/imports/${id}`)
  } while (!wait.includes(answer.state) && answer.state !== 'failed')
  loop.disable()
  const times = (await takeTimes()).toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  lines.push({
    step,
    'time s': ((performance.now() - begun) / 1000).toFixed(1),
    'cpu s': (Object.values(process.cpuUsage(cpu)).reduce((a, b) => a + b, 0) / 1e6).toFixed(1),
    'peak RSS MB': Math.round(peak / 1e6),
    'longest stall ms': Math.round(loop.max / 1e6),
    'others p50 ms': at(0.5),
    'others p99 ms': at(0.99),
    'others max ms': at(1),
    requests: times.length,
  })
  if (answer.state === 'failed') throw new Error(`${step}: ${answer.failure}`)
  return answer
}

const upload = await adoptFile(context.uploads, file)
const { id } = await send('POST', '/imports', {
  upload_id: upload.id,
  source: { title: 'Made-up list', kind: 'dataset', licence: 'CC0' },
  evidence_grade: 'official_list',
})
const total = performance.now()
const read = await timed('read', id, ['mapping'])
await send('PUT', `/imports/${id}/mapping`, {
  columns: read.columns.map(({ index, header }) => ({ index, field: LARGE_FIELDS[header] ?? null })),
})
await timed('stage', id, ['linking', 'ready'])
const ready = await timed('link', id, ['ready'])
await send('POST', `/imports/${id}/apply`)
const done = await timed('apply', id, ['applied'])
const seconds = (performance.now() - total) / 1000
clearInterval(sampling)
console.table(lines)
console.log(JSON.stringify({ rows, seconds: Math.round(seconds * 10) / 10, ready: ready.counts, applied: done.counts['applied'] }))
await visitors.terminate()
await app.stop()
rmSync(data, { recursive: true, force: true })
process.exit()
