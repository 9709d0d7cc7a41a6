/**
 * One requirement against a made-up directory: candidates from the index, their facts, gates, scores, near misses; beside it the
 * plain SQL query over the same tables one would write first, which knows no near miss and no score, requirement by requirement.
 *   node bench/matching/one-need.ts [companies, default 100000] [requirements, default 60] [made one by one, default all]
 * The others are copies of these under other ids: made in the server, which takes a tenth of the time.
 *   TEST_DATABASE_URL: on a PostgreSQL server; BENCH_CPU=1: time of the processors in place of the clock's
 */
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { loadText } from '../../src/db/bulk-load.ts'
import { copyText, type LoadValue } from '../../src/db/copy-text.ts'
import { readFrame } from '../../src/db/queries/references.ts'
import type { ProjectedRow } from '../../src/domain/projection.ts'
import type { Condition, Requirement } from '../../src/domain/requirement.ts'
import { type CompanyRows, searchRows } from '../../src/search/document.ts'
import { findCandidates } from '../../src/services/matching/candidates.ts'
import { frameOf } from '../../src/services/matching/frame.ts'
import { matchRequirement } from '../../src/services/matching/match-requirement.ts'
import { readSubjects } from '../../src/services/matching/subjects.ts'
import { prepareEdition } from '../../src/services/prepare-edition.ts'
import { openContext } from '../../src/services/renew.ts'
import { searchWords } from '../../src/services/search/dictionary.ts'
import { openTestDatabase } from '../../test/support/database.ts'
import { processorClock } from '../processor-time.ts'
import { madeUpFirm, oneOf, type Places, type Random, randomFrom, skewed } from '../search/made-up-directory.ts'

const FIRMS = Number(process.argv[2] ?? 100_000)
const NEEDS = Number(process.argv[3] ?? 60)
const MADE = Math.min(FIRMS, Number(process.argv[4] ?? FIRMS))
const BATCH = 2000
const onServer = process.env['TEST_DATABASE_URL'] !== undefined
const isProcessor = process.env['BENCH_CPU'] === '1'
const clock = processorClock()
const SCHEMES = ['iso-9001', 'iso-14001', 'iatf-16949', 'iso-45001'] as const
const TABLES = ['company', 'site', 'company_segment', 'company_fact', 'company_search', 'site_search'] as const

const handle = await openTestDatabase(onServer ? 'postgres' : 'pglite', { queryMs: 30 * 60_000, idleHolderMs: 60 * 60_000 })
const { db } = handle
await prepareEdition(handle, resolve(import.meta.dirname, '../../editions/demo'), () => {})
const first = await openContext(db, '')
const frame = await readFrame(db)
const words = await searchWords(first)
const places: Places = {
  segments: words.entries.filter((entry) => entry.param === 'segment').map((entry) => entry.id),
  provinces: words.places.provinces.map((row) => row.province_id),
  parks: words.places.parks,
  processes: words.entries.filter((entry) => entry.param === 'process').map((entry) => entry.id),
}

console.log(`${handle.describe()}; ${FIRMS} companies, ${MADE} of them made one by one; load of the machine ${loadavg()[0]?.toFixed(1)}`)
await load()
const context = await openContext(db, '')
await time()
await handle.dispose()

/** A firm of the directory, with what buyers ask about: half say a capacity, a third a lead time and a tolerance. */
function capableFirm(at: number): CompanyRows {
  const firm = madeUpFirm(at, places)
  const random = randomFrom(at * 40503 + 7)
  const { source_id, evidence_grade, as_of, company_id } = firm.company
  const fact = (property: string, value: string, more: object): ProjectedRow => ({
    fact_id: `${company_id}-${property}`,
    company_id: company_id ?? null,
    site_id: null,
    property,
    value,
    unit: null,
    source_id: source_id ?? null,
    evidence_grade: evidence_grade ?? null,
    as_of: as_of ?? null,
    note: null,
    term_id: null,
    segment_id: firm.made[0]?.['segment_id'] ?? null,
    details: null,
    ...more,
  })
  const facts = [
    ...(random() < 0.5
      ? [fact('capacity', String(Math.floor(10 ** (3 + random() * 4))), { unit: 'pcs', term_id: 'pcs', details: 'per=year' })]
      : []),
    ...(random() < 0.33 ? [fact('lead_time', String(7 + Math.floor(random() * 60)), { unit: 'days', details: 'kind=repeat' })] : []),
    ...(random() < 0.33 ? [fact('tolerance', String(oneOf(random, [0.01, 0.02, 0.05, 0.1])), { unit: 'mm', term_id: 'mm' })] : []),
    ...(random() < 0.4 ? [fact('export_market', oneOf(random, ['JPN', 'KOR', 'USA', 'DEU']), { segment_id: null })] : []),
    ...(random() < 0.4 ? [fact('language', oneOf(random, ['en', 'ja', 'ko']), { segment_id: null })] : []),
  ]
  return { ...firm, facts: [...firm.facts, ...facts] }
}

async function load(): Promise<void> {
  const began = performance.now()
  for (const table of TABLES) await sql`truncate ${sql.table(table)}`.execute(db)
  for (const index of ['company_search_tsv_idx', 'company_search_score_idx']) await sql.raw(`drop index ${index}`).execute(db)
  for (let start = 0; start < MADE; start += BATCH) {
    const firms = Array.from({ length: Math.min(BATCH, MADE - start) }, (_, i) => capableFirm(start + i))
    const documents = firms.map((firm) => searchRows(firm, frame.search))
    const rows: Readonly<Record<(typeof TABLES)[number], readonly Readonly<Record<string, LoadValue>>[]>> = {
      company: firms.map((firm) => firm.company),
      site: firms.flatMap((firm) => firm.sites),
      company_segment: firms.flatMap((firm) => firm.made),
      company_fact: firms.flatMap((firm) => firm.facts),
      company_search: documents.map((document) => document.company_search),
      site_search: documents.flatMap((document) => document.site_search),
    }
    for (const table of TABLES) {
      const columns = Object.keys(rows[table][0] ?? {})
      await loadText(db, table, columns, copyText(columns, rows[table]))
    }
  }
  for (let copies = 1; copies * MADE < FIRMS; copies++) await copyAll(`-${copies}`)
  await sql`create index company_search_tsv_idx on company_search using gin (tsv) with (fastupdate = off)`.execute(db)
  await sql`create index company_search_score_idx on company_search (score desc, company_id)`.execute(db)
  await sql`create index if not exists bench_fact_idx on company_fact (property, term_id, company_id)`.execute(db)
  await sql`create index if not exists bench_site_idx on site (company_id, province_id)`.execute(db)
  await handle.maintain()
  for (const table of TABLES) await sql`analyze ${sql.table(table)}`.execute(db)
  console.log(`loaded in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}

/** Everything of the firms made one by one, once more, with this at the end of every id. Those that copy a copy would have two. */
async function copyAll(suffix: string): Promise<void> {
  for (const table of TABLES) {
    const { rows } = await sql<{ column_name: string }>`
      select column_name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(db)
    const columns = rows.map((row) => row.column_name)
    const values = columns.map((column) =>
      /^(company|site|fact|public)_id$/.test(column)
        ? sql`${sql.ref(column)} || ${suffix}`
        : column === 'tax_code'
          ? sql`null`
          : sql`${sql.ref(column)}`,
    )
    const refs = columns.map((column) => sql.ref(column))
    await sql`
      insert into ${sql.table(table)} (${sql.join(refs)})
      select ${sql.join(values)} from ${sql.table(table)} where company_id ~ '^firm-[0-9]+$'`.execute(db)
  }
}

/** As buyers ask: a product, up to three gates, up to two wants. */
function madeUpNeed(random: Random): Requirement {
  const gates: readonly (() => Condition)[] = [
    () => ({ certificate: skewed(random, SCHEMES) }),
    () => ({ province: skewed(random, places.provinces) }),
    () => ({ ownership: 'domestic' }),
    () => ({ capacity_min: 10_000, unit: 'pcs' }),
    () => ({ process: skewed(random, places.processes) }),
    () => ({ tolerance_mm_max: 0.05 }),
  ]
  const some = (most: number) => Array.from({ length: Math.floor(random() * (most + 1)) }, () => oneOf(random, gates)())
  return { segment: skewed(random, places.segments), volume: { amount: 100_000, unit: 'pcs' }, gates: some(3), wants: some(2) }
}

interface Taken {
  readonly ours: number
  readonly find: number
  readonly read: number
  readonly plain: number
  readonly makers: number
}

async function time(): Promise<void> {
  const random = randomFrom(20_261_123)
  const needs = Array.from({ length: NEEDS }, () => madeUpNeed(random))
  const [cold] = await timed(() => matchRequirement(context, { segment: places.segments[0] ?? '', gates: [], wants: [] }, { lang: 'en' }))
  console.log(`the first after a change, with the relatedness of all segments: ${cold.toFixed(0)} ms`)
  const taken: Taken[] = []
  let [agreeing, compared] = [0, 0]
  for (const need of needs) {
    const [ours, run] = await timed(() => matchRequirement(context, need, { lang: 'en' }))
    const [find, candidates] = await timed(async () => findCandidates(context, need, await frameOf(context, need, 'en', run.frame.today)))
    const [read] = await timed(() => readSubjects(context, candidates.ids, 'en'))
    const [plain, rows] = await timed(() => plainQuery(need, run.frame.today))
    taken.push({ ours, find, read, plain, makers: run.complete ? 0 : 1 })
    for (const { score, parts } of run.items)
      if (Math.abs(parts.reduce((sum, part) => sum + part.contribution, 0) - score) > 1e-9) throw new Error('a score is not its parts')
    // Who passes every gate for the plain query is among ours, where ours looked at all.
    if (!run.complete) continue
    const items = new Set(run.items.map((item) => item.company_id))
    compared += rows.length
    agreeing += rows.filter((id) => items.has(id)).length
  }
  line('ours: candidates, facts, gates, scores', (one) => one.ours, taken)
  line('  of it candidates', (one) => one.find, taken)
  line('  of it facts', (one) => one.read, taken)
  line('plain SQL: gates only, first 50', (one) => one.plain, taken)
  console.log(
    `${taken.filter(({ makers }) => makers === 1).length} of ${NEEDS} have more makers than are looked at; ${agreeing} of ${compared} of the plain query's among ours elsewhere; load ${loadavg()[0]?.toFixed(1)}`,
  )
}

/** Joins and `exists`, one for each gate; what is not known fails. */
async function plainQuery({ segment, gates }: Requirement, today: string): Promise<string[]> {
  const conditions = gates.map((gate) => {
    const fact = (property: string, more: ReturnType<typeof sql>) =>
      sql`exists (select from company_fact f where f.company_id = c.company_id and f.property = ${property} and ${more})`
    if ('certificate' in gate)
      return fact('certificate', sql`f.term_id = ${gate.certificate} and substring(f.details from 'expires_on=([0-9-]+)') >= ${today}`)
    if ('province' in gate) return sql`exists (select from site s where s.company_id = c.company_id and s.province_id = ${gate.province})`
    if ('ownership' in gate) return sql`c.ownership = ${gate.ownership}`
    if ('capacity_min' in gate) return fact('capacity', sql`f.term_id = ${gate.unit ?? ''} and f.value::float8 >= ${gate.capacity_min}`)
    if ('tolerance_mm_max' in gate) return fact('tolerance', sql`f.value::float8 <= ${gate.tolerance_mm_max}`)
    return 'process' in gate ? fact('process', sql`f.term_id = ${gate.process}`) : sql`true`
  })
  const { rows } = await sql<{ company_id: string }>`
    select c.company_id from company c
    where exists (select from company_segment m where m.company_id = c.company_id and m.segment_id = ${segment})
      and ${sql.join([sql`true`, ...conditions], sql` and `)}
    order by array_position(array['site_verified', 'document', 'official_list', 'press', 'self_declared'], c.evidence_grade), c.name_en
    limit 50`.execute(db)
  return rows.map((row) => row.company_id)
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  // A pool has several sessions; each that may be asked is watched.
  if (isProcessor && onServer) await Promise.all(Array.from({ length: 8 }, () => clock.watch(db)))
  const now = () => (isProcessor ? clock.ms() : performance.now())
  const began = now()
  const done = await work()
  return [now() - began, done]
}

function line(name: string, of: (one: Taken) => number, list: readonly Taken[]): void {
  const sorted = list.map(of).toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1).padStart(8)
  console.log(`${name.padEnd(40)} p50 ${at(0.5)}  p95 ${at(0.95)}  max ${at(1)} ms`)
}
