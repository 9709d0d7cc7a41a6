import type { Migration } from 'kysely/migration'
import { addColumns } from '../table-definition.ts'

/** What a firm can do, in words and numbers that can be selected on. */
export const migration: Migration = {
  up: (db) =>
    addColumns(db, 'company_fact', [
      ['term_id', 'text', 'entry of the vocabulary it is about: process, equipment type, material, scheme, unit, institution'],
      ['segment_id', 'text', 'product it is about'],
      ['details', 'text', 'key=value; key=value'],
    ]),
}
