/**
 * Search as the list of companies does it (reading the words, page in order, exact total, all counts) over a made-up directory,
 * beside a plain full-text query with pg_trgm in the same database and SQLite FTS5, question by question in one run.
 *   node bench/search/run.ts [companies, default 100000] [questions, default 300] [of them to the peers too, default all]
 *   TEST_DATABASE_URL: on a PostgreSQL server
 */
import { deepStrictEqual } from 'node:assert'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { loadText } from '../../src/db/bulk-load.ts'
import { copyText } from '../../src/db/copy-text.ts'
import { readFrame } from '../../src/db/queries/references.ts'
import { keepCounts } from '../../src/db/queries/search-counts.ts'
import { noteSearchChange } from '../../src/db/queries/search-words.ts'
import { searchRows } from '../../src/search/document.ts'
import { wordsOfTerms } from '../../src/search/words.ts'
import { ask } from '../../src/services/search/ask.ts'
import { searchWords } from '../../src/services/search/dictionary.ts'
import { countCompanies } from '../../src/services/search/counts.ts'
import { findPage } from '../../src/services/search/find-companies.ts'
import { prepareEdition } from '../../src/services/prepare-edition.ts'
import { openContext } from '../../src/services/renew.ts'
import { openTestDatabase } from '../../test/support/database.ts'
import { processorClock } from '../processor-time.ts'
import { madeUpFirm, type Places } from './made-up-directory.ts'
import { openFts5, openPlain, peerRow } from './peers.ts'
import { type BenchQuestion, KINDS, makeQuestions } from './questions.ts'

const FIRMS = Number(process.argv[2] ?? 100_000)
const QUESTIONS = Number(process.argv[3] ?? 300)
const PEER_QUESTIONS = Number(process.argv[4] ?? QUESTIONS)
const onServer = process.env['TEST_DATABASE_URL'] !== undefined
const BATCH = 2000
/** FTS5 holds everything in memory. */
const MOST_FTS5 = 300_000

/** BENCH_CPU=1 takes the time of the processors instead of the clock's, where others work on the machine. */
const isProcessor = process.env['BENCH_CPU'] === '1'
const processor = processorClock()
const now = isProcessor ? processor.ms : () => performance.now()

const handle = await openTestDatabase(onServer ? 'postgres' : 'pglite', { queryMs: 30 * 60_000, idleHolderMs: 60 * 60_000 })
const { db } = handle
await prepareEdition(handle, resolve(import.meta.dirname, '../../editions/vietnam-electronics'), () => {})
const context = await openContext(db, '')
const frame = await readFrame(db)
const words = await searchWords(context)
const texts = (param: string) =>
  new Map(words.entries.filter((entry) => entry.param === param).map((entry) => [entry.id, entry.texts.slice(0, 3)]))
const called = { segments: texts('segment'), provinces: texts('province') }
const processes = words.entries.filter((entry) => entry.param === 'process').map((entry) => entry.id)
const places: Places = {
  segments: [...called.segments.keys()],
  provinces: words.places.provinces.map((row) => row.province_id),
  parks: words.places.parks,
  processes,
}

console.log(`${handle.describe()}; ${FIRMS} companies; load of the machine ${loadavg()[0]?.toFixed(1)}`)
const plain = await openPlain(db, onServer)
const fts5 = FIRMS <= MOST_FTS5 ? openFts5() : null
await load()
await time()
await handle.dispose()

async function load(): Promise<void> {
  await sql`truncate company_search, site_search, search_word`.execute(db)
  for (const index of ['company_search_tsv_idx', 'company_search_score_idx']) await sql.raw(`drop index ${index}`).execute(db)
  let [made, copied, peers] = [0, 0, 0]
  const vocabulary = new Set<string>()
  for (let start = 0; start < FIRMS; start += BATCH) {
    const firms = Array.from({ length: Math.min(BATCH, FIRMS - start) }, (_, i) => madeUpFirm(start + i, places))
    let began = performance.now()
    const rows = firms.map((firm) => searchRows(firm, frame.search))
    made += performance.now() - began
    began = performance.now()
    for (const table of ['company_search', 'site_search'] as const) {
      const list = rows.flatMap((row) => row[table])
      const columns = Object.keys(list[0] ?? {})
      await loadText(db, table, columns, copyText(columns, list))
    }
    for (const word of wordsOfTerms(rows.map((row) => String(row.company_search['tsv'])))) vocabulary.add(word)
    copied += performance.now() - began
    began = performance.now()
    const simple = firms.map((firm) => peerRow(firm, called))
    await plain.add(simple)
    fts5?.add(simple)
    peers += performance.now() - began
  }
  let began = performance.now()
  await sql`create index company_search_tsv_idx on company_search using gin (tsv) with (fastupdate = off)`.execute(db)
  await sql`create index company_search_score_idx on company_search (score desc, company_id)`.execute(db)
  const all = [...vocabulary]
  for (let start = 0; start < all.length; start += 10_000) await noteSearchChange(db, all.slice(start, start + 10_000))
  const indexed = performance.now() - began
  began = performance.now()
  await keepCounts(db)
  const counted = performance.now() - began
  began = performance.now()
  await plain.finish()
  peers += performance.now() - began
  await handle.maintain()
  await sql`analyze plain_search`.execute(db)
  console.log(
    `documents made ${s(made)}, copied ${s(copied)}, indexed with ${all.length} words ${s(indexed)}, counted ${s(counted)}; peers ${s(peers)}`,
  )
}

interface Taken {
  readonly kind: string
  readonly read: number
  readonly page: number
  readonly facets: number
  readonly found: number
  readonly plain: number
  readonly fts5: number
}

async function time(): Promise<void> {
  // A directory in use: counts that were asked for since the last change are kept. And the first of all questions, for itself.
  const cold: Ours[] = []
  for (const question of makeQuestions(QUESTIONS, FIRMS, places, called, 1)) cold.push(await askOurs(question))
  console.log(`first ${QUESTIONS} questions after a change:`)
  line('  page', (one) => one.page, cold)
  line('  facets', (one) => one.facets, cold)
  line('  both', (one) => one.found, cold)
  const taken: Taken[] = []
  const hits = { wanted: 0, ours: 0, plain: 0, fts5: 0, same: 0, compared: 0 }
  for (const [i, question] of makeQuestions(QUESTIONS, FIRMS, places, called, 7).entries()) {
    const ours = await askOurs(question)
    if (i >= PEER_QUESTIONS) {
      taken.push({ kind: question.kind, ...ours, plain: NaN, fts5: NaN })
      continue
    }
    const [plainMs, plainAnswer] = await timed(() => plain.ask(question))
    const [fts5Ms, fts5Answer] = fts5 === null ? [NaN, null] : await timed(async () => fts5.ask(question))
    taken.push({ kind: question.kind, ...ours, plain: plainMs, fts5: fts5Ms })
    if (question.wanted !== null) {
      hits.wanted++
      if (ours.ids.slice(0, 10).includes(question.wanted)) hits.ours++
      if (plainAnswer.ids.slice(0, 10).includes(question.wanted)) hits.plain++
      if (fts5Answer?.ids.slice(0, 10).includes(question.wanted) === true) hits.fts5++
    }
    // Filters alone mean the same everywhere: the totals must agree.
    if (question.kind === 'filters' || question.kind === 'filters_3' || question.kind === 'certificate') {
      hits.compared++
      deepStrictEqual([ours.total, question.kind], [plainAnswer.total, question.kind])
      if (fts5Answer !== null) deepStrictEqual([fts5Answer.total, question.kind], [plainAnswer.total, question.kind])
      hits.same++
    }
  }
  line('ours: words, page, total, 15 counts', (one) => one.read + one.found, taken)
  line('  reading the words', (one) => one.read, taken)
  line('  page', (one) => one.page, taken)
  line('  total and 15 counts', (one) => one.facets, taken)
  const compared = taken.filter((one) => !Number.isNaN(one.plain))
  line(`ours, of the ${compared.length} asked of all`, (one) => one.read + one.found, compared)
  line(onServer ? 'plain FTS + pg_trgm, 4 counts' : 'plain FTS, 4 counts', (one) => one.plain, compared)
  if (fts5 !== null) line('SQLite FTS5, in memory, 4 counts', (one) => one.fts5, compared)
  for (const kind of KINDS)
    line(
      `  ${kind}: ours`,
      (one) => one.read + one.found,
      taken.filter((one) => one.kind === kind),
    )
  for (const kind of KINDS)
    line(
      `  ${kind}: plain`,
      (one) => one.plain,
      compared.filter((one) => one.kind === kind),
    )
  const ratios = compared.map((one) => one.plain / (one.read + one.found)).toSorted((a, b) => a - b)
  console.log(
    `plain ÷ ours per question: median ${ratios[Math.floor(ratios.length / 2)]?.toFixed(1)}; of the sums ${(sum((one) => one.plain) / sum((one) => one.read + one.found)).toFixed(1)}`,
  )
  console.log(
    `firm of a name among the first ten: ours ${hits.ours}/${hits.wanted}, plain ${hits.plain}, FTS5 ${fts5 === null ? '-' : hits.fts5}; equal totals ${hits.same}/${hits.compared}; load ${loadavg()[0]?.toFixed(1)}`,
  )
  function sum(of: (one: Taken) => number): number {
    return compared.reduce((all, one) => all + of(one), 0)
  }
}

function line<T>(name: string, of: (one: T) => number, list: readonly T[]): void {
  const sorted = list.map(of).toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1).padStart(8)
  console.log(`${name.padEnd(36)} p50 ${at(0.5)}  p95 ${at(0.95)}  p99 ${at(0.99)} ms`)
}

type Ours = Awaited<ReturnType<typeof askOurs>>

async function askOurs({ q, filters }: BenchQuestion) {
  // One question after the other has one session at a time.
  if (onServer && isProcessor) await processor.watch(db)
  const [read, { asking }] = await timed(() => ask(context, { q, filters: filters as never, lang: 'en' }))
  const [page, { ids, few }] = await timed(() => findPage(context, asking, { sort: 'relevance', offset: 0, limit: 20 }))
  const [facets, { total }] = await timed(() => countCompanies(context, asking, few))
  return { read, page, facets, found: page + facets, total, ids }
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const began = now()
  const done = await work()
  return [now() - began, done]
}

function s(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
