import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import {
  deleteIdempotencyKey,
  deleteIdempotencyKeysBefore,
  findIdempotencyKey,
  insertIdempotencyKey,
  settleIdempotencyKey,
} from '../db/queries/idempotency.ts'
import type { ServiceContext } from './context.ts'

export interface KeyedRequest {
  readonly actor: string
  /** As it came. It is a secret of whoever sent it: what is kept can be read with it alone. */
  readonly key: string
  /** Method, address and body. */
  readonly request: string
}

export type Turn =
  | { readonly state: 'first' }
  | { readonly state: 'done'; readonly answer: string }
  /** Done, but the answer was too long to keep. */
  | { readonly state: 'done_without_answer' }
  | { readonly state: 'running' }
  /** The server stopped between the request and its answer: it may have been carried out or not. */
  | { readonly state: 'unknown' }
  | { readonly state: 'other_request' }

const KEPT_MS = 24 * 60 * 60 * 1000
/** No request takes so long; what is older and unanswered never will be answered. */
const LONGEST_MS = 2 * 60_000
const MOST_CHARACTERS = 256 * 1024

/** Whoever gets `first` has to settle it. Nobody gets it twice within a day, whatever happened to the first. */
export async function takeTurn({ db }: ServiceContext, keyed: KeyedRequest, now = new Date()): Promise<Turn> {
  await deleteIdempotencyKeysBefore(db, now)
  const row = {
    actor: keyed.actor,
    key_hash: hashOf(keyed),
    request_hash: requestHash(keyed),
    status: null,
    answer: null,
    created_at: now,
    expires_at: new Date(now.getTime() + KEPT_MS),
  }
  if (await insertIdempotencyKey(db, row)) return { state: 'first' }
  const known = await findIdempotencyKey(db, row.actor, row.key_hash)
  if (known === undefined) return { state: 'running' }
  if (known.request_hash !== row.request_hash) return { state: 'other_request' }
  if (known.status === null) return { state: now.getTime() - known.created_at.getTime() > LONGEST_MS ? 'unknown' : 'running' }
  return known.answer === null ? { state: 'done_without_answer' } : { state: 'done', answer: decrypted(known.answer, keyed) }
}

/** What was refused has changed nothing and may be tried again: only what was done is kept. */
export async function settleTurn({ db }: ServiceContext, keyed: KeyedRequest, status: number, answer: string): Promise<void> {
  const key_hash = hashOf(keyed)
  if (status >= 300) await deleteIdempotencyKey(db, keyed.actor, key_hash)
  else
    await settleIdempotencyKey(db, {
      actor: keyed.actor,
      key_hash,
      status,
      answer: answer.length > MOST_CHARACTERS ? null : encrypted(answer, keyed),
    })
}

function hashOf({ key }: KeyedRequest): string {
  return createHash('sha256').update(key).digest('hex')
}

/** Bodies hold what can be guessed, such as an address of e-mail; without the key the hash says nothing about them. */
function requestHash({ key, request }: KeyedRequest): string {
  return createHmac('sha256', key).update(request).digest('hex')
}

function cipherKey({ key, actor }: KeyedRequest): Buffer {
  return Buffer.from(hkdfSync('sha256', key, actor, 'matxich answer', 32))
}

/** An answer may hold a key that is shown once, and of which we otherwise keep only a hash. */
function encrypted(text: string, keyed: KeyedRequest): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', cipherKey(keyed), nonce)
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString('base64url')
}

function decrypted(text: string, keyed: KeyedRequest): string {
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(keyed), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
