import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type ApiKeyRow, endKey, insertKey, listKeyRows } from '../../db/queries/api-keys.ts'
import { lockUser, type UserRow } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Actor, KEY_SCOPES, type KeyScope, scopesOf } from '../../domain/policy/actor.ts'
import { all, is } from '../../domain/policy/condition.ts'
import { scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { hashOfKey } from '../visitor-keys.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import type { PersonAsking } from './asking.ts'
import { writeAudit } from './audit.ts'
import { KEY_PREFIX } from './identify.ts'
import { postMail } from './outbox.ts'
import { pageLink } from './page-link.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const MOST_LIVING = 10
/** Of 32 letters after the prefix: enough to know a key again, too few to guess the rest by. */
const SHOWN_LETTERS = 4

export function scopesOfKey({ scopes }: Pick<ApiKeyRow, 'scopes'>): KeyScope[] {
  return KEY_SCOPES.filter((each) => scopes.split(' ').includes(each))
}

function isLiving({ ended_at, expires_at }: ApiKeyRow, now: Date): boolean {
  return ended_at === null && expires_at > now
}

export function presentKey(row: ApiKeyRow, now: Date) {
  return {
    key_id: row.key_id,
    name: row.name,
    start: row.start,
    scopes: scopesOfKey(row),
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    last_used_on: row.last_used_on,
    ended_at: row.ended_at?.toISOString() ?? null,
    state: isLiving(row, now) ? ('living' as const) : row.ended_at === null ? ('expired' as const) : ('ended' as const),
  }
}

/** One's own; an administrator's rights over others' keys are on the page of the person. */
const ownKeys = ({ actor, user }: PersonAsking) => all(scope(actor, 'api_key', 'read'), is('user_id', user.id))

export async function listKeys({ db }: ServiceContext, asking: PersonAsking, now = new Date()) {
  const rows = await listKeyRows(db, ownKeys(asking))
  return {
    items: rows.map((row) => presentKey(row, now)),
    total: rows.length,
    living: rows.filter((row) => isLiving(row, now)).length,
    most: MOST_LIVING,
    scopes: scopesOf(asking.actor),
  }
}

interface KeyInput {
  name: string
  scopes: KeyScope[]
  days: number
  lang: Language
}

/** The key itself is in this answer and nowhere else. */
export async function createKey(context: ServiceContext, input: KeyInput, asking: PersonAsking, now = new Date()) {
  const { user, actor } = asking
  const words = wording(input.lang)
  countDeed(context, 'make_key', asking.address, input.lang, now)
  const may = scopesOf(actor)
  const beyond = input.scopes.filter((each) => !may.includes(each))
  if (beyond.length > 0) throw new Problem('forbidden', words.text('key.beyond', { scopes: beyond.join(', ') }))
  const key = `${KEY_PREFIX}${randomBytes(24).toString('base64url')}`
  const row: ApiKeyRow = {
    key_id: uuidV7(now),
    user_id: user.id,
    name: input.name,
    start: key.slice(0, KEY_PREFIX.length + SHOWN_LETTERS),
    scopes: KEY_SCOPES.filter((each) => input.scopes.includes(each)).join(' '),
    created_at: now,
    expires_at: new Date(now.getTime() + input.days * DAY_MS),
    last_used_on: null,
    ended_at: null,
  }
  await inTransaction(context.db, async (trx) => {
    // Of two requests at once the second sees the key of the first.
    await lockUser(trx, user.id)
    const living = (await listKeyRows(trx, ownKeys(asking))).filter((each) => isLiving(each, now))
    if (living.length >= MOST_LIVING) throw new Problem('conflict', words.text('key.too_many', { most: MOST_LIVING }))
    await insertKey(trx, { ...row, key_hash: hashOfKey(key) })
    const details = { scopes: row.scopes, days: input.days }
    await writeAudit(trx, { actor: asking.by, action: 'key.create', target: row.key_id, details }, now)
    const values = { name: user.name, key: row.name, scopes: row.scopes, link: pageLink(context.accounts, user.language, 'account/keys') }
    await postMail(trx, { to: user.email, template: 'key_made', language: user.language, values }, now)
  })
  return { key, item: presentKey(row, now), message: words.text('key.made') }
}

export async function endOwnKey(
  { db }: ServiceContext,
  { key_id, lang }: { key_id: string; lang: Language },
  asking: PersonAsking,
  now = new Date(),
) {
  return inTransaction(db, async (trx) => {
    if (!(await endKey(trx, key_id, ownKeys(asking), now))) throw new Problem('not_found', wording(lang).text('not_found.key'))
    await writeAudit(trx, { actor: asking.by, action: 'key.end', target: key_id }, now)
    const row = (await listKeyRows(trx, ownKeys(asking))).find((each) => each.key_id === key_id)
    if (row === undefined) throw new Problem('not_found', wording(lang).text('not_found.key'))
    return presentKey(row, now)
  })
}

/** Those a person may not have any more: all of somebody who is blocked, and those for what a lost role could. */
export async function endKeysBeyond(
  trx: Kysely<Database>,
  user: Pick<UserRow, 'id' | 'staff_role' | 'blocked_at'>,
  by: string,
  now: Date,
): Promise<number> {
  const left: Actor = { user_id: user.id, operator: false, staff: user.staff_role, memberships: [], scopes: null }
  const may = user.blocked_at === null ? scopesOf(left) : []
  const rows = await listKeyRows(trx, is('user_id', user.id))
  const beyond = rows.filter((row) => isLiving(row, now) && scopesOfKey(row).some((each) => !may.includes(each)))
  for (const row of beyond) await endKey(trx, row.key_id, true, now)
  // The log comes last: whoever writes it waits for nothing any more, so that no two wait for each other.
  for (const row of beyond) await writeAudit(trx, { actor: by, action: 'key.end', target: row.key_id, details: { because: 'rights' } }, now)
  return beyond.length
}
