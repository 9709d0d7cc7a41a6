import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/**
 * Who said what about which company or site, and what was decided about it. Nothing here is ever changed or deleted: a row
 * begins with one event and may end with another, so that every past state can be shown. No foreign keys to tables of the
 * edition, which a load empties: these rows survive it.
 */
const tables: readonly TableDefinition[] = [
  {
    name: 'subject',
    comment: 'Everything that ever had an id: companies and sites, shown, merged or gone',
    columns: [
      ['company_id', 'text not null', 'company it was born in; of a company its own id'],
      ['subject_id', 'text not null', 'company_id or site_id; never given twice'],
      ['kind', 'text not null', 'company or site'],
      ['public_id', 'text not null', 'VN + 7 characters + check character; stays for ever'],
      ['origin', 'text not null', 'edition, import, curation or correction'],
      ['import_id', 'text', 'import it was born in'],
      ['created_at', 'timestamptz not null', 'when'],
    ],
    primaryKey: ['company_id', 'subject_id'],
    indexes: [['subject_id'], ['public_id'], ['import_id']],
  },
  {
    name: 'record',
    comment: 'What one row of one source said at once; one property of it is a statement',
    columns: [
      ['company_id', 'text not null', 'company the subject was born in'],
      ['record_id', 'text not null', 'id; a statement is record_id:property'],
      ['subject_id', 'text not null', 'company or site it is about, unless assigned to another'],
      ['kind', 'text not null', 'company or site'],
      ['origin', 'text not null', 'edition, import, curation or correction'],
      ['source_id', 'text not null', 'source; kept through loads while a record cites it'],
      ['evidence_grade', 'text not null', 'how strong the evidence is'],
      ['as_of', 'text', 'valid time: date the facts were true or published (YYYY, YYYY-MM or YYYY-MM-DD)'],
      ['recorded_at', 'timestamptz not null', 'recorded time: when we learned it'],
      ['import_id', 'text', 'import it came with'],
      ['row_no', 'integer', 'row of the imported sheet'],
      ['event_id', 'text', 'event that recorded it'],
      ['values', 'jsonb not null', 'value by property'],
      ['raw', 'jsonb', 'the same as the source wrote it, where that differs'],
    ],
    primaryKey: ['company_id', 'record_id'],
    indexes: [['import_id'], ['event_id']],
  },
  {
    name: 'retraction',
    comment: 'Statements that no longer count',
    columns: [
      ['company_id', 'text not null', 'company_id of the record'],
      ['record_id', 'text not null', 'record'],
      ['property', 'text not null', 'property; * = the whole record'],
      ['event_id', 'text not null', 'event that retracted it'],
      ['retracted_at', 'timestamptz not null', 'when'],
      ['ended_at', 'timestamptz', 'when it counted again'],
    ],
    primaryKey: ['company_id', 'record_id', 'property', 'event_id'],
    indexes: [['event_id']],
  },
  {
    name: 'subject_link',
    comment: 'Merges (same_as) and sites that went to another company (belongs_to); the latest that holds counts',
    columns: [
      ['company_id', 'text not null', 'company_id of the subject'],
      ['subject_id', 'text not null', 'subject'],
      ['kind', 'text not null', 'same_as or belongs_to'],
      ['target_id', 'text not null', 'the surviving subject, or the company'],
      ['event_id', 'text not null', 'event that made it'],
      ['created_at', 'timestamptz not null', 'when'],
      ['ended_at', 'timestamptz', 'when it was undone'],
    ],
    primaryKey: ['company_id', 'subject_id', 'kind', 'event_id'],
    indexes: [['target_id'], ['event_id'], ['subject_id']],
  },
  {
    name: 'record_assignment',
    comment: 'Records that a split gave to another subject; the latest that holds counts',
    columns: [
      ['company_id', 'text not null', 'company_id of the record'],
      ['record_id', 'text not null', 'record'],
      ['subject_id', 'text not null', 'subject it is about'],
      ['event_id', 'text not null', 'event that made it'],
      ['created_at', 'timestamptz not null', 'when'],
      ['ended_at', 'timestamptz', 'when it was undone'],
    ],
    primaryKey: ['company_id', 'record_id', 'event_id'],
    indexes: [['subject_id'], ['event_id']],
  },
  {
    name: 'event',
    comment: 'Who did what to companies and sites, and why',
    columns: [
      ['event_id', 'text not null', 'UUID version 7: sorts by time'],
      ['kind', 'text not null', 'edition, import, assert, retract, merge, split, move, judge (a decision on a pair) or undo'],
      ['actor', 'text not null', 'who; never a name of a visitor'],
      ['reason', 'text', 'why'],
      ['created_at', 'timestamptz not null', 'when'],
      ['payload', 'jsonb not null', 'what it was about'],
      ['undoes_event_id', 'text', 'event it undid'],
      ['undone_by_event_id', 'text', 'event that undid it'],
    ],
    primaryKey: ['event_id'],
    indexes: [['undoes_event_id']],
  },
  {
    name: 'judgement',
    comment: 'What was decided about a pair: the same, not the same, or nobody can say. Never asked twice',
    columns: [
      ['judgement_id', 'text not null', 'UUID version 7'],
      ['level', 'text not null', 'company or site'],
      ['left_key', 'text not null', 'the key that sorts first: a subject_id, or what names a row'],
      ['right_key', 'text not null', 'the other key'],
      ['judgement', 'text not null', 'positive, negative or unsure'],
      ['source', 'text not null', 'human, rule, model, merge or split'],
      ['probability', 'double precision', 'what the model said then'],
      ['actor', 'text not null', 'who'],
      ['reason', 'text', 'why'],
      ['event_id', 'text', 'event it belongs to; ends when that is undone'],
      ['created_at', 'timestamptz not null', 'when'],
      ['ended_at', 'timestamptz', 'when it stopped to hold'],
    ],
    primaryKey: ['judgement_id'],
    indexes: [['left_key'], ['right_key'], ['event_id']],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
