import type { Kysely } from 'kysely'
import { insertUsedCode } from '../../db/queries/used-codes.ts'
import type { Database } from '../../db/schema.ts'
import { hashOfKey } from '../visitor-keys.ts'

/** Longer than a code is taken: its own half minute, and those before and after it. */
const KEPT_MS = 5 * 60_000

/**
 * Whether the code is entered for the first time. The library takes it as often as it comes while its time lasts: whoever looks
 * over a shoulder could sign in with it too.
 */
export function isFirstUse(db: Kysely<Database>, userId: string, code: string, now: Date): Promise<boolean> {
  return insertUsedCode(db, { user_id: userId, code_hash: hashOfKey(code), expires_at: new Date(now.getTime() + KEPT_MS) }, now)
}
