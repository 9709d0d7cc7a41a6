import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

const tables: readonly TableDefinition[] = [
  {
    name: 'idempotency_key',
    comment: 'Requests that must be carried out once however often they come, and what was answered; kept for a day',
    columns: [
      ['actor', 'text not null', 'user:<id>, operator or visitor'],
      ['key_hash', 'text not null', 'sha256 of the Idempotency-Key'],
      ['request_hash', 'text not null', 'of method, address and body, keyed with the Idempotency-Key'],
      ['status', 'integer', 'of the answer; null = not answered yet, or the server stopped meanwhile'],
      ['answer', 'text', 'encrypted with the Idempotency-Key, which is not here; null = none, or too long to keep'],
      ['created_at', 'timestamptz not null', 'when it came'],
      ['expires_at', 'timestamptz not null', 'until when it is kept'],
    ],
    primaryKey: ['actor', 'key_hash'],
    indexes: [['expires_at']],
  },
  {
    name: 'used_code',
    comment: 'One-time codes of apps that were entered: each works once, although its time is not over',
    columns: [
      ['user_id', 'text not null', 'person'],
      ['code_hash', 'text not null', 'sha256 of the code'],
      ['expires_at', 'timestamptz not null', 'when its time is over'],
    ],
    primaryKey: ['user_id', 'code_hash'],
    indexes: [['expires_at']],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
