import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/** What visitors keep for themselves. Holds nothing of a person: whoever has the key may change a list, whoever has the address may read it. */
const tables: readonly TableDefinition[] = [
  {
    name: 'shortlist',
    comment: 'Lists of companies that visitors made',
    columns: [
      ['shortlist_id', 'text not null', 'part of the address; cannot be guessed'],
      ['title', 'text not null', 'as the visitor wrote it'],
      ['edit_key_hash', 'text not null', 'sha256 of the key with which it can be changed'],
      ['created_at', 'timestamptz not null', 'when it was made'],
      ['changed_at', 'timestamptz not null', 'when it was changed last'],
      ['touched_at', 'timestamptz not null', 'when it was read or changed last, to the day'],
    ],
    primaryKey: ['shortlist_id'],
    indexes: [['touched_at']],
  },
  {
    name: 'shortlist_item',
    comment: 'Companies on the lists of visitors',
    columns: [
      ['shortlist_id', 'text not null', 'list'],
      ['company_id', 'text not null', 'company, by the id it had when it was added'],
      ['position', 'integer not null', 'order in the list'],
      ['note', 'text', 'as the visitor wrote it'],
      ['company_name', 'text not null', 'name it had when it was added: for when it is gone'],
      ['added_at', 'timestamptz not null', 'when it was added'],
    ],
    primaryKey: ['shortlist_id', 'company_id'],
    foreignKeys: [{ columns: ['shortlist_id'], table: 'shortlist', references: ['shortlist_id'] }],
  },
  {
    name: 'saved_search',
    comment: 'Searches of the directory that visitors keep',
    columns: [
      ['saved_search_id', 'text not null', 'part of the address; cannot be guessed'],
      ['query', 'text not null', 'parameters of the directory, in their one spelling'],
      ['filters', 'jsonb not null', 'the same, as they were read'],
      ['edit_key_hash', 'text not null', 'sha256 of the key with which it can be deleted'],
      ['created_at', 'timestamptz not null', 'when it was saved'],
      ['read_at', 'timestamptz not null', 'when its page or feed was read last, to the day'],
      ['checked_at', 'timestamptz not null', 'when it was compared last with the directory'],
      ['snapshot', 'jsonb not null', 'what it found then: name and a short hash of each thing shown, by company'],
    ],
    primaryKey: ['saved_search_id'],
    indexes: [['checked_at'], ['read_at']],
  },
  {
    name: 'saved_search_digest',
    comment: 'What came, changed and went under a saved search',
    columns: [
      ['saved_search_id', 'text not null', 'search'],
      ['digest_no', 'integer not null', '1 = the first'],
      ['since', 'timestamptz not null', 'when it was compared before'],
      ['made_at', 'timestamptz not null', 'when it was made'],
      ['total', 'integer not null', 'companies found then'],
      ['added', 'jsonb not null', 'companies that came'],
      ['changed', 'jsonb not null', 'companies that changed, and in what'],
      ['gone', 'jsonb not null', 'companies that went, and why'],
    ],
    primaryKey: ['saved_search_id', 'digest_no'],
    foreignKeys: [{ columns: ['saved_search_id'], table: 'saved_search', references: ['saved_search_id'] }],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
