/** What one would write without thinking of it for long: full-text search and pg_trgm in the same database, and SQLite FTS5. */
import { DatabaseSync } from 'node:sqlite'
import { type Kysely, sql } from 'kysely'
import { copyText } from '../../src/db/copy-text.ts'
import { loadText } from '../../src/db/bulk-load.ts'
import type { Database } from '../../src/db/schema.ts'
import { fold } from '../../src/domain/fold.ts'
import type { CompanyRows } from '../../src/search/document.ts'
import type { BenchQuestion, Called } from './questions.ts'

export interface PeerAnswer {
  readonly total: number
  readonly ids: readonly string[]
}

const DIMENSIONS = ['segment', 'province', 'ownership', 'grade'] as const

export function peerRow({ company, made, sites, facts }: CompanyRows, called: Called) {
  const segments = [...new Set(made.map((row) => String(row['segment_id'])))]
  const provinces = [...new Set(sites.map((row) => String(row['province_id'])))]
  const names = [company['name_en'], company['name_vi'], company['name_native']].filter((name) => name !== null).join(' ')
  const told = [
    ...made.map((row) => row['product'] ?? ''),
    ...segments.flatMap((id) => called.segments.get(id) ?? []),
    ...provinces.flatMap((id) => called.provinces.get(id) ?? []),
  ]
  return {
    company_id: String(company['company_id']),
    body: fold(`${names} ${told.join(' ')}`),
    segments,
    provinces,
    ownership: String(company['ownership']),
    grade: String(company['evidence_grade']),
    certificates: facts.flatMap((row) => (row['property'] === 'certificate' ? [String(row['term_id'])] : [])),
  }
}

type PeerRow = ReturnType<typeof peerRow>

export async function openPlain(db: Kysely<Database>, trigrams: boolean) {
  await sql`drop table if exists plain_search`.execute(db)
  await sql`create table plain_search (company_id text primary key, body text, segments text[], provinces text[], ownership text, grade text, certificates text[], tsv tsvector)`.execute(
    db,
  )
  const list = (values: readonly string[]) => `{${values.join(',')}}`
  return {
    async add(rows: readonly PeerRow[]) {
      const columns = ['company_id', 'body', 'segments', 'provinces', 'ownership', 'grade', 'certificates']
      const text = rows.map((row) => ({
        ...row,
        segments: list(row.segments),
        provinces: list(row.provinces),
        certificates: list(row.certificates),
      }))
      await loadText(db, 'plain_search' as never, columns, copyText(columns, text))
    },
    async finish() {
      await sql`update plain_search set tsv = to_tsvector('simple', body)`.execute(db)
      for (const index of ['gin (tsv)', 'gin (segments)', 'gin (provinces)', '(ownership)'])
        await sql.raw(`create index on plain_search using ${index.startsWith('gin') ? index : `btree ${index}`}`).execute(db)
      if (trigrams) {
        await sql`create extension if not exists pg_trgm`.execute(db)
        await sql`drop table if exists plain_word`.execute(db)
        await sql`create table plain_word as select word, ndoc from ts_stat('select tsv from plain_search')`.execute(db)
        await sql`create index on plain_word using gin (word gin_trgm_ops)`.execute(db)
        await sql`analyze plain_word`.execute(db)
      }
    },
    ask: async (question: BenchQuestion): Promise<PeerAnswer> => {
      const found = await askPlain(db, question, question.words)
      if (found.total > 0 || !trigrams || question.words.length === 0) return found
      return askPlain(db, question, await Promise.all(question.words.map((word) => nearestWord(db, word))))
    },
  }
}

async function nearestWord(db: Kysely<Database>, word: string): Promise<string> {
  const { rows } = await sql<{
    word: string
  }>`select word from plain_word where word % ${word} order by similarity(word, ${word}) desc, ndoc desc limit 1`.execute(db)
  return rows[0]?.word ?? word
}

/** A page of twenty by ts_rank, the total, and four groups of counts, each under the filters of the others. */
async function askPlain(db: Kysely<Database>, { read }: BenchQuestion, words: readonly string[]): Promise<PeerAnswer> {
  const query = words.join(' ')
  const where = (but: string | null) =>
    sql.join(
      [
        sql`true`,
        ...(query === '' ? [] : [sql`tsv @@ plainto_tsquery('simple', ${query})`]),
        ...(read.segment === undefined || but === 'segment' ? [] : [sql`segments && ${[...read.segment]}::text[]`]),
        ...(read.province === undefined || but === 'province' ? [] : [sql`provinces && ${[...read.province]}::text[]`]),
        ...(read.ownership === undefined || but === 'ownership' ? [] : [sql`ownership = any(${[...read.ownership]}::text[])`]),
        ...(read.certificate === undefined ? [] : [sql`certificates && ${[...read.certificate]}::text[]`]),
      ],
      sql` and `,
    )
  const rank = query === '' ? sql`1` : sql`ts_rank(tsv, plainto_tsquery('simple', ${query}))`
  const page = await sql<{
    company_id: string
    total: string
  }>`select company_id, count(*) over () as total from plain_search where ${where(null)} order by ${rank} desc, company_id limit 20`.execute(
    db,
  )
  for (const dimension of DIMENSIONS) {
    const value = dimension === 'segment' ? sql`unnest(segments)` : dimension === 'province' ? sql`unnest(provinces)` : sql.ref(dimension)
    await sql`select value, count(*) from (select ${value} as value from plain_search where ${where(dimension)}) v group by value`.execute(
      db,
    )
  }
  return { total: Number(page.rows[0]?.total ?? 0), ids: page.rows.map((row) => row.company_id) }
}

export function openFts5() {
  const db = new DatabaseSync(':memory:')
  db.exec('create virtual table found using fts5(body, facets, company_id unindexed, shown unindexed)')
  const insert = db.prepare('insert into found values (?, ?, ?, ?)')
  const term = (kind: string, id: string) => `${kind}${id.replaceAll('-', '')}`
  return {
    add(rows: readonly PeerRow[]) {
      db.exec('begin')
      for (const row of rows) {
        const facets = [
          ...row.segments.map((id) => term('s', id)),
          ...row.provinces.map((id) => term('p', id)),
          term('o', row.ownership.replaceAll('_', '')),
          ...row.certificates.map((id) => term('c', id)),
        ]
        insert.run(
          row.body,
          facets.join(' '),
          row.company_id,
          [...row.segments, '/', ...row.provinces, '/', row.ownership, row.grade].join(' '),
        )
      }
      db.exec('commit')
    },
    /** One set of counts, under all filters: that of the others it would have to ask for once more each. */
    ask({ words, read }: BenchQuestion): PeerAnswer {
      const terms = [
        ...words.map((word) => `"${word}"`),
        ...(read.segment ?? []).map((id) => term('s', id)),
        ...(read.province ?? []).map((id) => term('p', id)),
        ...(read.ownership ?? []).map((id) => term('o', id.replaceAll('_', ''))),
        ...(read.certificate ?? []).map((id) => term('c', id)),
      ]
      if (terms.length === 0) return { total: 0, ids: [] }
      const match = terms.join(' AND ')
      const ids = db.prepare('select company_id from found where found match ? order by bm25(found) limit 20').all(match) as {
        company_id: string
      }[]
      const counts = new Map<string, number>()
      let total = 0
      for (const { shown } of db.prepare('select shown from found where found match ?').iterate(match) as Iterable<{ shown: string }>) {
        total++
        for (const value of shown.split(' ')) counts.set(value, (counts.get(value) ?? 0) + 1)
      }
      return { total, ids: ids.map((row) => row.company_id) }
    },
  }
}
