import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/**
 * Companies and what hangs on them: a projection of the statements (0007), written by nothing else. Sharded by company_id on Citus,
 * so every key begins with it. No foreign keys: the projection leaves out what points nowhere, `verifyProjection` compares, and
 * the checks took 30 % of the time of a large import.
 */
const tables: readonly TableDefinition[] = [
  {
    name: 'company',
    comment: 'Companies',
    columns: [
      ['company_id', 'text not null', 'kebab-case slug of the English name without legal form'],
      ['name_en', 'text not null', 'name in English as the source prints it; where no source gives one, the name it is known by'],
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
      ['public_id', 'text not null', 'VN + 7 characters + check character; stays for ever'],
      ['tax_code', 'text', 'Vietnamese tax code: 10 digits, -NNN for a dependent unit'],
      ['lei', 'text', 'Legal Entity Identifier'],
      ['os_id', 'text', 'id in Open Supply Hub'],
    ],
    primaryKey: ['company_id'],
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
      ['public_id', 'text not null', 'VN + 7 characters + check character; stays for ever'],
      ['lat', 'double precision', 'latitude in degrees'],
      ['lon', 'double precision', 'longitude in degrees'],
    ],
    primaryKey: ['company_id', 'site_id'],
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
  },
  {
    name: 'company_name',
    comment: 'Other names live statements give a company, beside those in its own columns',
    columns: [
      ['company_id', 'text not null', 'company'],
      ['text', 'text not null', 'name as a source prints it'],
      ['kind', 'text not null', 'name_en, name_vi, name_native, short_name or alias'],
      ['lang', 'text', 'language, if known'],
      ['record_id', 'text not null', 'record that says so'],
    ],
    primaryKey: ['company_id', 'text'],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
