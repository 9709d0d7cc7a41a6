import type { Migration } from 'kysely/migration'
import { addColumns } from '../table-definition.ts'

/** Whether a second factor stands behind a session depends on how it began. */
export const migration: Migration = {
  up: (db) =>
    addColumns(db, 'auth_session', [
      ['signed_in_by', 'text', 'agency = by the sign-in of an agency; null = by a password and, if it is on, a code'],
    ]),
}
