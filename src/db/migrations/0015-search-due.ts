import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/** A large import takes in first and makes what its companies are found by afterwards: that takes half as long again. */
const tables: readonly TableDefinition[] = [
  {
    name: 'search_due',
    comment: 'Companies that are shown and not yet found: their search documents are still to be made',
    columns: [['company_id', 'text not null', 'company']],
    primaryKey: ['company_id'],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
