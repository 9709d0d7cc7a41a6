import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { addColumns, createTables, type TableDefinition } from '../table-definition.ts'

/**
 * Counts are taken from numbers in bytes, and those under one filter are kept beside the documents. The terms, four fifths of a
 * document, move out of its row, so that the rows that are counted lie close together. A server moves values out only of rows that
 * are longer than 2 kB: the filler makes every row so, and is pressed to 35 bytes.
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
      ['counted', 'bytea not null', 'values it is counted with, as numbers of 16 bits (search/counted.ts)'],
      ['next_change_on', 'text', 'day on which a certificate has ended: the row is to be made anew'],
      ['filler', "text not null default repeat(' ', 2000)", 'makes the row so long that the terms are stored apart'],
    ],
    primaryKey: ['company_id'],
  },
  {
    name: 'search_count',
    comment: 'How many companies there are with a value and each other value; holds if search_state says so',
    columns: [
      ['value', 'integer not null', 'number of the value (search/facet-codes.ts); 0 = every company'],
      ['counts', 'bytea not null', 'pairs of numbers of 32 bits: the other value, and how many companies have both'],
    ],
    primaryKey: ['value'],
  },
]

export const migration: Migration = {
  async up(db) {
    await sql`drop table company_search`.execute(db)
    await createTables(db, tables)
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
    await addColumns(db, 'site_search', [['counted', 'bytea', 'values of the site, as numbers of 16 bits']])
    await addColumns(db, 'search_state', [['counts_stamp', 'text', 'the stamp at which search_count was true']])
  },
}

const STATEMENTS = [
  'alter table company_search set (toast_tuple_target = 512)',
  'alter table company_search alter column tsv set storage external',
  // A million terms put in one by one took four times as long as in bundles; one that waits at most holds 1 MB.
  'create index company_search_tsv_idx on company_search using gin (tsv) with (fastupdate = on, gin_pending_list_limit = 1024)',
  'create index company_search_score_idx on company_search (score desc, company_id)',
  'create index company_search_next_change_on_idx on company_search (next_change_on) where next_change_on is not null',
]
