/**
 * Random imports, corrections, merges, splits, moves, retractions and undos against a plain in-memory replay, for as long as you
 * like (the test of the same name does a few). Then what an import of made-up rows costs, and its undoing.
 *   node bench/statements.ts [steps, default 3000] [rows, default 20000]        TEST_DATABASE_URL: on a PostgreSQL server
 */
import { deepStrictEqual } from 'node:assert'
import { resolve } from 'node:path'
import { loadEdition } from '../src/edition/load.ts'
import { readEdition } from '../src/edition/read.ts'
import { applyRecords, beginImport, keepSource, newSubjectIds } from '../src/services/statements/apply-records.ts'
import { replayStatements, verifyProjection } from '../src/services/statements/projection.ts'
import { undoImport } from '../src/services/statements/undo.ts'
import type { Subject } from '../src/domain/chronicle.ts'
import type { SourceRecord } from '../src/domain/statement.ts'
import { openTestDatabase } from '../test/support/database.ts'
import { OPS, statementMachine, withoutStatements } from '../test/support/statement-machine.ts'

const STEPS = Number(process.argv[2] ?? 3000)
const ROWS = Number(process.argv[3] ?? 20_000)
const RUN_STEPS = 100
const BATCH = 2000

const handle = await openTestDatabase(process.env['TEST_DATABASE_URL'] === undefined ? 'pglite' : 'postgres')
await loadEdition(handle, await readEdition(resolve(import.meta.dirname, '../editions/demo')))
console.log(handle.describe())

const seed = Math.floor(Math.random() * 2 ** 31)
const started = performance.now()
for (let run = 0; run * RUN_STEPS < STEPS; run++) {
  let state = seed + run
  const random = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
  await withoutStatements(handle, async (statements) => {
    const machine = statementMachine(statements)
    for (let i = 0; i < RUN_STEPS; i++) {
      await machine.run({ op: OPS[random(OPS.length)] ?? 'import', a: random(1000), b: random(1000), c: random(1000) })
      deepStrictEqual(await machine.shown(), machine.expected(), `seed ${seed}, run ${run}, step ${i}`)
    }
    deepStrictEqual((await verifyProjection(statements)).equal, true)
    for (const { at, picture } of machine.pictures.filter((_each, i) => i % 10 === 0)) deepStrictEqual(await machine.shownAt(at), picture)
  })
}
console.log(`${STEPS} steps agree (seed ${seed}): ${seconds(started)} s`)

const importId = 'bench'
await keepSource(handle, {
  source_id: importId,
  title: 'Made-up rows',
  publisher: null,
  url: null,
  kind: 'dataset',
  licence: 'CC0-1.0',
  published_on: null,
  retrieved_on: null,
  note: null,
})
const event_id = await beginImport(handle, importId, { actor: 'bench' })
await timed(`${ROWS} rows, each a new company with a site`, async () => {
  for (let start = 0; start < ROWS; start += BATCH) await applyRecords(handle, await madeUp(start, Math.min(BATCH, ROWS - start)))
})
await timed('vacuum and statistics', () => handle.maintain())
await timed('verify', async () => deepStrictEqual((await verifyProjection(handle)).equal, true))
await timed('rebuild', () => replayStatements(handle))
await timed('undo', () => undoImport(handle, { actor: 'bench', import_id: importId, import_event_id: event_id }))
await handle.dispose()

async function madeUp(start: number, count: number) {
  const ids = await newSubjectIds(handle, 2 * count)
  const at = new Date()
  const subjects: Subject[] = []
  const records: SourceRecord[] = []
  for (let i = 0; i < count; i++) {
    const [company, site] = [ids[2 * i], ids[2 * i + 1]]
    if (company === undefined || site === undefined) throw new Error('too few ids')
    const company_id = company.subject_id
    const row_no = start + i
    const born = { company_id, origin: 'import', import_id: importId, created_at: at } as const
    subjects.push({ ...company, ...born, kind: 'company' }, { ...site, ...born, kind: 'site' })
    const said = { company_id, origin: 'import', source_id: importId, evidence_grade: 'official_list', as_of: '2026-10' } as const
    const came = { recorded_at: at, import_id: importId, row_no, event_id, raw: null }
    records.push(
      {
        ...said,
        ...came,
        record_id: `${importId}/${row_no}/company`,
        subject_id: company_id,
        kind: 'company',
        values: {
          name_vi: `Công ty TNHH Điện tử Số ${row_no}`,
          name_en: `Electronics ${row_no} Co., Ltd`,
          tax_code: String(1_000_000_000 + row_no),
          'website#1': `https://e${row_no}.example`,
          'product#1': 'linh kiện nhựa',
          'segment#rigid-pcb/maker': { product: 'boards' },
        },
      },
      {
        ...said,
        ...came,
        record_id: `${importId}/${row_no}/site`,
        subject_id: site.subject_id,
        kind: 'site',
        values: { kind: 'plant', province_id: 'bac-ninh', address: `Lô ${i}, KCN Quế Võ` },
      },
    )
  }
  return { event_id, subjects, records }
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const from = performance.now()
  const cpu = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${what}: ${seconds(from)} s, ${((user + system) / 1e6).toFixed(1)} s of processor, ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
  )
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1)
}
