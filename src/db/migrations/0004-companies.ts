import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/** Companies and what hangs on them. Sharded by company_id on Citus, so every key begins with it. */
const tables: readonly TableDefinition[] = [
  {
    name: 'company',
    comment: 'Companies',
    columns: [
      ['company_id', 'text not null', 'kebab-case slug of the English name without legal form'],
      ['name_en', 'text not null', 'name in English as the source prints it'],
      ['name_vi', 'text', 'Vietnamese name as a source prints it'],
      ['name_native', 'text', 'name in the home script (ko, zh, ja)'],
      ['native_lang', 'text', 'language of name_native'],
      ['short_name', 'text', 'name people use'],
      ['ownership', 'text not null', 'ownership'],
      ['home_country', 'text', 'ISO3 of the owner country; empty = unknown'],
      ['group_name', 'text', 'group or parent'],
      ['ticker', 'text', 'EXCHANGE:CODE if listed'],
      ['status', 'text not null', 'status'],
      ['note', 'text', 'one plain sentence of our own'],
      ['source_id', 'text not null', 'source of this row'],
      ['evidence_grade', 'text not null', 'how strong the evidence is'],
      ['as_of', 'text', 'date the fact was true or published (YYYY, YYYY-MM or YYYY-MM-DD)'],
    ],
    primaryKey: ['company_id'],
    foreignKeys: [
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'site',
    comment: 'Sites in Viet Nam',
    columns: [
      ['site_id', 'text not null', 'company_id + -1, -2 …'],
      ['company_id', 'text not null', 'company'],
      ['kind', 'text not null', 'kind'],
      ['name', 'text', 'site name, if any'],
      ['province_id', 'text', 'province today'],
      ['former_province_id', 'text', 'province as printed, if before July 2025'],
      ['park_id', 'text', 'park'],
      ['address', 'text', 'address as printed (no personal data)'],
      ['status', 'text not null', 'status'],
      ['source_id', 'text not null', 'source of this row'],
      ['evidence_grade', 'text not null', 'how strong the evidence is'],
      ['as_of', 'text', 'date the fact was true or published (YYYY, YYYY-MM or YYYY-MM-DD)'],
    ],
    primaryKey: ['company_id', 'site_id'],
    foreignKeys: [
      { columns: ['company_id'], table: 'company', references: ['company_id'] },
      { columns: ['province_id'], table: 'province', references: ['province_id'] },
      { columns: ['former_province_id'], table: 'former_province', references: ['former_province_id'] },
      { columns: ['park_id'], table: 'park', references: ['park_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
    indexes: [['province_id']],
  },
  {
    name: 'company_segment',
    comment: 'What a company makes or does',
    columns: [
      ['company_id', 'text not null', 'company'],
      ['segment_id', 'text not null', 'segment'],
      ['role', 'text not null', 'role'],
      ['site_id', 'text', 'where, if known'],
      ['product', 'text', 'what, in our own words'],
      ['source_id', 'text not null', 'source of this row'],
      ['evidence_grade', 'text not null', 'how strong the evidence is'],
      ['as_of', 'text', 'date the fact was true or published (YYYY, YYYY-MM or YYYY-MM-DD)'],
    ],
    primaryKey: ['company_id', 'segment_id', 'role'],
    foreignKeys: [
      { columns: ['company_id'], table: 'company', references: ['company_id'] },
      { columns: ['segment_id'], table: 'segment', references: ['segment_id'] },
      { columns: ['company_id', 'site_id'], table: 'site', references: ['company_id', 'site_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
    indexes: [['segment_id']],
  },
  {
    name: 'company_fact',
    comment: 'Other facts on companies',
    columns: [
      ['fact_id', 'text not null', 'company_id + -f1, -f2 …'],
      ['company_id', 'text not null', 'company'],
      ['site_id', 'text', 'site'],
      ['property', 'text not null', 'what'],
      ['value', 'text not null', 'value, plain decimal for numbers'],
      ['unit', 'text', 'unit'],
      ['source_id', 'text not null', 'source of this row'],
      ['evidence_grade', 'text not null', 'how strong the evidence is'],
      ['as_of', 'text', 'date the fact was true or published (YYYY, YYYY-MM or YYYY-MM-DD)'],
      ['note', 'text', 'remark in our own words'],
    ],
    primaryKey: ['company_id', 'fact_id'],
    foreignKeys: [
      { columns: ['company_id'], table: 'company', references: ['company_id'] },
      { columns: ['company_id', 'site_id'], table: 'site', references: ['company_id', 'site_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
