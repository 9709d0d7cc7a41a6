import type { Migration } from 'kysely/migration'
import { addColumns } from '../table-definition.ts'

/** A former province is half as large as one of today: a site known by it is placed better. */
export const migration: Migration = {
  up: (db) =>
    addColumns(db, 'former_province', [
      ['lat', 'double precision', 'centre, approximate'],
      ['lon', 'double precision', 'centre, approximate'],
    ]),
}
