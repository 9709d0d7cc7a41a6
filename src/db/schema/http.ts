import type { ColumnType } from 'kysely'

type Timestamp = ColumnType<Date, Date | string, Date | string>

export interface IdempotencyKeyTable {
  actor: string
  key_hash: string
  request_hash: string
  status: number | null
  answer: string | null
  created_at: Timestamp
  expires_at: Timestamp
}

export interface UsedCodeTable {
  user_id: string
  code_hash: string
  expires_at: Timestamp
}
