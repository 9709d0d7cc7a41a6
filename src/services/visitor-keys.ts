import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Part of an address that whoever knows it may read: 96 bits, which nobody guesses. Never with a minus in front: spreadsheets would
 * take it for a formula, so files for them (src/api/csv-export.ts) would have to write it differently.
 */
export function newSecretId(): string {
  const id = randomBytes(12).toString('base64url')
  return id.startsWith('-') ? newSecretId() : id
}

/** With it a thing can be changed. Shown once; only its hash is stored. */
export function newEditKey(): string {
  return randomBytes(18).toString('base64url')
}

export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/** In time that does not depend on where they differ. */
export function isKeyOf(hash: string, key: string | undefined): boolean {
  return key !== undefined && timingSafeEqual(Buffer.from(hashOfKey(key), 'hex'), Buffer.from(hash, 'hex'))
}
