import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/** Which edition is loaded, and what the services computed from it. Emptied by every load, then computed again. */
const tables: readonly TableDefinition[] = [
  {
    name: 'edition',
    comment: 'The edition that is loaded: no row or one',
    columns: [
      ['edition_id', 'text not null', 'name of the data package'],
      ['version', 'text not null', 'version of the data package'],
      ['title', 'jsonb not null', 'title by language: {vi, en, ko}'],
      ['country', 'text not null', 'ISO3 of the country it is about'],
      ['fictional', 'boolean not null', 'true = invented companies, for trying things out'],
      ['checksum', 'text not null', 'sha256 over the files it was loaded from'],
      ['schema_version', 'text not null', 'last migration when it was loaded; another one means: load again'],
      ['loaded_at', 'timestamptz not null', 'when it was loaded'],
      ['results_stamp', 'text', 'hash of the code that computed the results; empty = not computed yet'],
      ['projection_stamp', 'text', 'hash of the code that chose among statements; empty = not done yet'],
    ],
    primaryKey: ['edition_id'],
  },
  {
    name: 'segment_indicator',
    comment: 'Indicators of segments, computed from the edition',
    columns: [
      ['segment_id', 'text not null', 'segment'],
      ['indicator', 'text not null', 'which indicator; see docs/methods'],
      ['year', 'integer', 'year it describes; empty = no single year'],
      ['value', 'double precision', 'value; empty = unknown, see missing_reason'],
      ['unit', 'text not null', 'unit of value'],
      ['missing_reason', 'text', 'why value is empty'],
      ['source_ids', 'text[] not null', 'sources of the inputs'],
      ['inputs', 'jsonb not null', 'the numbers it was computed from'],
    ],
    unique: ['segment_id', 'indicator', 'year'],
    foreignKeys: [{ columns: ['segment_id'], table: 'segment', references: ['segment_id'] }],
  },
  {
    name: 'segment_status',
    comment: 'Status of segments, computed from the indicators',
    columns: [
      ['segment_id', 'text not null', 'segment'],
      ['status', 'text not null', 'strong, emerging, weak, missing or data_poor'],
      ['overlays', 'jsonb not null', 'warnings laid over the status, as a list'],
      ['rule', 'text not null', 'id of the rule that decided'],
      ['source_ids', 'text[] not null', 'sources of the inputs'],
      ['inputs', 'jsonb not null', 'the values the rule looked at'],
    ],
    primaryKey: ['segment_id'],
    foreignKeys: [{ columns: ['segment_id'], table: 'segment', references: ['segment_id'] }],
  },
  {
    name: 'gap',
    comment: 'Segments worth closing first, in order',
    columns: [
      ['segment_id', 'text not null', 'segment'],
      ['rank', 'integer not null', '1 = first'],
      ['score', 'double precision not null', 'higher = more worth it'],
      ['parts', 'jsonb not null', 'what the score is made of'],
    ],
    primaryKey: ['segment_id'],
    foreignKeys: [{ columns: ['segment_id'], table: 'segment', references: ['segment_id'] }],
  },
  {
    name: 'company_search',
    comment: 'What a company is found by: its names, group, places and products, folded',
    columns: [
      ['company_id', 'text not null', 'company'],
      ['names', 'text not null', 'names and ticker, folded: lower case, no diacritics'],
      ['body', 'text not null', 'names, group, segments, products and places in all languages, folded'],
    ],
    primaryKey: ['company_id'],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
