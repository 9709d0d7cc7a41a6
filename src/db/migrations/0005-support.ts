import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/** Programmes, institutions and needs. */
const tables: readonly TableDefinition[] = [
  {
    name: 'programme',
    comment: 'Laws, support schemes and targets',
    columns: [
      ['programme_id', 'text not null', 'kebab-case slug'],
      ['kind', 'text not null', 'kind'],
      ['number', 'text', 'document number'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
      ['summary_vi', 'text not null', 'one or two sentences of our own (vi)'],
      ['summary_en', 'text not null', 'one or two sentences of our own (en)'],
      ['summary_ko', 'text not null', 'one or two sentences of our own (ko)'],
      ['issuer', 'text', 'who issued it'],
      ['issued_on', 'text', 'date of issue (YYYY, YYYY-MM or YYYY-MM-DD)'],
      ['effective_from', 'text', 'in force from'],
      ['effective_to', 'text', 'in force until'],
      ['source_id', 'text not null', 'source of this row'],
      ['evidence_grade', 'text not null', 'how strong the evidence is'],
      ['as_of', 'text', 'date the fact was true or published (YYYY, YYYY-MM or YYYY-MM-DD)'],
    ],
    primaryKey: ['programme_id'],
    foreignKeys: [{ columns: ['source_id'], table: 'source', references: ['source_id'] }],
  },
  {
    name: 'programme_segment',
    comment: 'Segments a programme names',
    columns: [
      ['programme_id', 'text not null', 'programme'],
      ['segment_id', 'text not null', 'segment'],
      ['note', 'text', 'remark in our own words'],
    ],
    primaryKey: ['programme_id', 'segment_id'],
    foreignKeys: [
      { columns: ['programme_id'], table: 'programme', references: ['programme_id'] },
      { columns: ['segment_id'], table: 'segment', references: ['segment_id'] },
    ],
    indexes: [['segment_id']],
  },
  {
    name: 'institution',
    comment: 'Standards bodies, laboratories, universities, R&D and support centres',
    columns: [
      ['institution_id', 'text not null', 'kebab-case slug'],
      ['kind', 'text not null', 'kind'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
      ['summary_vi', 'text not null', 'what it offers the chain (vi)'],
      ['summary_en', 'text not null', 'what it offers the chain (en)'],
      ['summary_ko', 'text not null', 'what it offers the chain (ko)'],
      ['province_id', 'text', 'province'],
      ['website', 'text', 'web address'],
      ['source_id', 'text not null', 'source of this row'],
      ['evidence_grade', 'text not null', 'how strong the evidence is'],
      ['as_of', 'text', 'date the fact was true or published (YYYY, YYYY-MM or YYYY-MM-DD)'],
    ],
    primaryKey: ['institution_id'],
    foreignKeys: [
      { columns: ['province_id'], table: 'province', references: ['province_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'institution_segment',
    comment: 'Segments an institution serves',
    columns: [
      ['institution_id', 'text not null', 'institution'],
      ['segment_id', 'text not null', 'segment'],
      ['note', 'text', 'remark in our own words'],
    ],
    primaryKey: ['institution_id', 'segment_id'],
    foreignKeys: [
      { columns: ['institution_id'], table: 'institution', references: ['institution_id'] },
      { columns: ['segment_id'], table: 'segment', references: ['segment_id'] },
    ],
    indexes: [['segment_id']],
  },
  {
    name: 'need',
    comment: 'Parts wanted (fictional in the demo edition; real ones only with a source)',
    columns: [
      ['need_id', 'text not null', 'kebab-case'],
      ['segment_id', 'text not null', 'segment'],
      ['title_vi', 'text not null', 'what is wanted (vi)'],
      ['title_en', 'text not null', 'what is wanted (en)'],
      ['title_ko', 'text not null', 'what is wanted (ko)'],
      ['buyer_company_id', 'text', 'company that wants it; no foreign key, companies may be sharded'],
      ['annual_volume', 'double precision', 'quantity a year'],
      ['unit', 'text', 'unit'],
      ['province_id', 'text', 'province'],
      ['certificates', 'text', 'separated by |'],
      ['deadline', 'text', 'last day for offers (YYYY-MM-DD)'],
      ['visibility', 'text not null', 'public, or the buyer is not named'],
      ['source_id', 'text not null', 'source of this row'],
      ['evidence_grade', 'text not null', 'how strong the evidence is'],
      ['as_of', 'text', 'date the fact was true or published (YYYY, YYYY-MM or YYYY-MM-DD)'],
    ],
    primaryKey: ['need_id'],
    foreignKeys: [
      { columns: ['segment_id'], table: 'segment', references: ['segment_id'] },
      { columns: ['province_id'], table: 'province', references: ['province_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
    indexes: [['segment_id']],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
