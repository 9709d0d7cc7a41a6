import { randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import {
  countRecentRequests,
  findPrivacyRow,
  forgetRequests,
  insertPrivacyRow,
  insertPrivacyStep,
  listPrivacyRows,
  lockPrivacyRow,
  type PrivacyRow,
  updatePrivacyRow,
} from '../../db/queries/privacy-requests.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { is } from '../../domain/policy/condition.ts'
import { FIRST_ANSWER_DAYS, FULFILMENT_DAYS, type PrivacyKind } from '../../domain/privacy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking, PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { addWorkingDays, dayOf } from '../curation/working-days.ts'
import { hashOfKey, isKeyOf } from '../visitor-keys.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { exportPerson } from './export-person.ts'
import { opened, presentRequests, sealed } from './present.ts'

const DAY_MS = 86_400_000
/** Of one address in a day. */
const MOST_A_DAY = 3
const UNOPENED_DAYS = 7
/** Words and addresses of a closed request. */
const CLOSED_DAYS = 90
const KEY_LENGTH = 24

interface Filing {
  kind: PrivacyKind
  text: string
  email?: string | undefined
  /** A field people do not see. Programs fill it in. */
  website?: string | undefined
  lang: Language
}

/** By account it is sure who asks. Without one a link is sent to the address, and the answer is the same whether we know it or not. */
export async function filePrivacyRequest(context: ServiceContext, input: Filing, asking: Asking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  const { user } = asking
  const address = user?.email ?? input.email?.toLowerCase()
  if (address === undefined) throw new Problem('invalid', words.text('privacy.email_needed'))
  const ref = newReference()
  const verified = user === null ? null : dueDays(now)
  const answer = {
    ref,
    message: words.text(verified ? 'privacy.filed' : 'privacy.link_sent', { ref, email: address, due: words.date(verified?.due_on ?? '') }),
    answer_due_on: verified?.answer_due_on ?? null,
    due_on: verified?.due_on ?? null,
  }
  if (input.website) return answer
  countDeed(context, 'ask_privacy', asking.address, lang, now)
  const key = keyOf(context, ref)
  const email_hash = context.accounts.cipher.fingerprint(address)
  await inTransaction(context.db, async (trx) => {
    if ((await countRecentRequests(trx, email_hash, new Date(now.getTime() - DAY_MS))) >= MOST_A_DAY) {
      // Who has filed how much is nobody else's business.
      if (user === null) return
      throw new Problem('too_many', words.text('privacy.too_many', { most: MOST_A_DAY }))
    }
    await insertPrivacyRow(trx, {
      ref,
      kind: input.kind,
      state: verified ? 'received' : 'unverified',
      user_id: user?.id ?? null,
      email: sealed(context, ref, 'email', address),
      email_hash,
      text: sealed(context, ref, 'text', input.text),
      language: lang,
      key_hash: hashOfKey(key),
      filed_at: now,
      verified_at: verified ? now : null,
      answer_due_on: verified?.answer_due_on ?? null,
      due_on: verified?.due_on ?? null,
      answered_at: null,
      extended_at: null,
      closed_at: null,
      proof: null,
    })
    await insertPrivacyStep(trx, { ref, step: 'filed', at: now, actor: asking.by, text: null })
    const link = linkTo(context, ref, lang)
    await postMail(
      trx,
      { to: address, template: verified ? 'privacy_received' : 'privacy_verify', language: lang, values: { ref, link } },
      now,
    )
    await writeAudit(trx, { actor: asking.by, action: 'privacy_request.file', target: ref, details: { kind: input.kind } }, now)
  })
  return answer
}

export function dueDays(now: Date): { answer_due_on: string; due_on: string } {
  const today = dayOf(now)
  return { answer_due_on: addWorkingDays(today, FIRST_ANSWER_DAYS), due_on: daysAfter(today, FULFILMENT_DAYS) }
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** No sign that is easily taken for another: numbers are read out on the telephone. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function newReference(): string {
  return `P-${Array.from({ length: 6 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`
}

/** Made from the number and the secret, so that every mail can hold it; stored is its hash alone. */
function keyOf({ accounts }: Pick<ServiceContext, 'accounts'>, ref: string): string {
  return accounts.cipher.fingerprint(`privacy request ${ref}`).slice(0, KEY_LENGTH)
}

export function linkTo(context: Pick<ServiceContext, 'accounts'>, ref: string, lang: Language): string {
  return pageLink(context.accounts, lang, `privacy/requests/${ref}`, { key: keyOf(context, ref) })
}

interface Keyed {
  ref: string
  key: string
  lang: Language
}

/** The same answer for a number that is none and a key that is wrong. */
async function keyed(
  context: ServiceContext,
  db: Kysely<Database>,
  { ref, key, lang }: Keyed,
  asking: Asking,
  now: Date,
): Promise<PrivacyRow> {
  countDeed(context, 'open_privacy', asking.address, lang, now)
  const row = await lockPrivacyRow(db, ref)
  if (row === undefined || !isKeyOf(row.key_hash, key)) throw new Problem('not_found', wording(lang).text('not_found.privacy_request'))
  return row
}

/** Opening the link proves the address; the clock begins. */
export async function verifyPrivacyRequest(context: ServiceContext, input: Keyed, asking: Asking, now = new Date()) {
  await inTransaction(context.db, async (trx) => {
    const row = await keyed(context, trx, input, asking, now)
    if (row.state !== 'unverified') return
    await updatePrivacyRow(trx, row.ref, { state: 'received', verified_at: now, ...dueDays(now) })
    await insertPrivacyStep(trx, { ref: row.ref, step: 'verified', at: now, actor: asking.by, text: null })
    await writeAudit(trx, { actor: asking.by, action: 'privacy_request.verify', target: row.ref }, now)
  })
  return lookAtPrivacyRequest(context, input, asking, now)
}

export async function lookAtPrivacyRequest(context: ServiceContext, input: Keyed, asking: Asking, now = new Date()) {
  const row = await inTransaction(context.db, (trx) => keyed(context, trx, input, asking, now))
  const [shown] = await presentRequests(context, [row], input.lang, now)
  if (shown === undefined) throw new Error(`privacy request ${row.ref} vanished between two reads`)
  return shown
}

/** Once staff has looked at it: whoever has the link has the mailbox, but is not yet sure to be the person. */
export async function dataOfPrivacyRequest(context: ServiceContext, input: Keyed, asking: Asking, now = new Date()) {
  const row = await inTransaction(context.db, (trx) => keyed(context, trx, input, asking, now))
  const email = opened(context, row.ref, 'email', row.email)
  if (row.kind !== 'see' || row.state !== 'fulfilled' || email === null)
    throw new Problem('conflict', wording(input.lang).text('privacy.no_data_yet'))
  return exportPerson(context, { email, user_id: row.user_id }, input.lang, now)
}

export async function listOwnRequests(context: ServiceContext, { lang }: { lang: Language }, { user }: PersonAsking, now = new Date()) {
  const rows = await listPrivacyRows(context.db, is('user_id', user.id), {})
  const items = await presentRequests(context, rows, lang, now)
  return { items, total: items.length, next_cursor: null }
}

export async function requestOrThrow({ db }: ServiceContext, ref: string, lang: Language): Promise<PrivacyRow> {
  const row = await findPrivacyRow(db, ref)
  if (row === undefined || row.state === 'unverified') throw new Problem('not_found', wording(lang).text('not_found.privacy_request'))
  return row
}

export async function sweepPrivacyRequests({ db }: ServiceContext, now = new Date()): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS)
  await inTransaction(db, (trx) => forgetRequests(trx, { unopened: before(UNOPENED_DAYS), closed: before(CLOSED_DAYS) }))
}
