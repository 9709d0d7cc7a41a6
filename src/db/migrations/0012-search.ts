import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/**
 * What companies are found by, in place of text in which words were looked for one row after the other. All terms are made in
 * TypeScript, so the index needs no text configuration of the server and no extension.
 */
const tables: readonly TableDefinition[] = [
  {
    name: 'company_search',
    comment: 'What a company is found, filtered and counted by; made from the rows it is shown with',
    columns: [
      ['company_id', 'text not null', 'company'],
      ['names', 'text not null', 'all names, folded, parted by |; the name it is listed by comes first'],
      ['tsv', 'tsvector not null', 'terms: words, pairs of words, marked words of names (n:), ids (i:), and filters (s:, p:, c: …)'],
      ['score', 'integer not null', 'strength of evidence × 1000 + completeness in percent'],
      ['latest', 'text not null', 'last day of the latest date of anything said; empty = undated'],
      ['has', 'integer not null', 'bits of what some source says: website, capacity …'],
      ['made', 'text not null', 'segment/role/stage of every row, sorted, parted by |'],
      ['places', 'text not null', 'province/former province/park/valid certificates of every site, sorted, parted by |'],
      ['facets', 'bigint[] not null', 'values it is counted with, as numbers (search/facet-codes.ts), sorted'],
      ['next_change_on', 'text', 'day on which a certificate has ended: the row is to be made anew'],
    ],
    primaryKey: ['company_id'],
  },
  {
    name: 'site_search',
    comment: 'Where the sites are that are not closed, as well as is known, for distances',
    columns: [
      ['company_id', 'text not null', 'company'],
      ['site_id', 'text not null', 'site'],
      ['lat', 'double precision not null', 'latitude in degrees'],
      ['lon', 'double precision not null', 'longitude in degrees'],
      ['basis', 'text not null', 'how the position is known: published, park, former_province, province'],
      ['place', 'text not null', 'province/former province/park/valid certificates of the site'],
    ],
    primaryKey: ['company_id', 'site_id'],
    indexes: [['lat', 'lon']],
  },
  {
    name: 'search_word',
    comment: 'Words that occur in what companies are found by: what a mistyped word may have been',
    columns: [
      ['word', 'text not null', 'folded word'],
      ['grams', 'text[] not null', 'runs of three letters, and short words with one letter left out'],
    ],
    primaryKey: ['word'],
  },
  {
    name: 'search_state',
    comment: 'One row: which state of the search documents is there; counts are kept as long as it is the same',
    columns: [
      ['state_id', 'text not null', 'always search'],
      ['stamp', 'text not null', 'another one after every change'],
    ],
    primaryKey: ['state_id'],
  },
]

export const migration: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`drop table company_search`.execute(db)
    await createTables(db, tables)
    for (const statement of INDEXES) await sql.raw(statement).execute(db)
  },
}

const INDEXES = [
  // A million terms put in one by one took four times as long as in bundles; one that waits at most holds 1 MB.
  'create index company_search_tsv_idx on company_search using gin (tsv) with (fastupdate = on, gin_pending_list_limit = 1024)',
  'create index company_search_score_idx on company_search (score desc, company_id)',
  'create index company_search_next_change_on_idx on company_search (next_change_on) where next_change_on is not null',
  'create index search_word_grams_idx on search_word using gin (grams) with (fastupdate = off)',
]
