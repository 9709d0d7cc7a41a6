import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts what names a person, so that a copy of the database without the secret of the installation tells nothing of them. */
export interface Cipher {
  /** `about` is where it stands (table, column, row): moved elsewhere it cannot be read. */
  encrypt(text: string, about: string): string
  decrypt(sealed: string, about: string): string
  /** The same for the same address whatever its letters; without the secret nobody can try addresses. */
  fingerprint(address: string): string
}

const VERSION = 'v1'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/** AES-256-GCM. The secret also signs sessions: each use has a key of its own, derived by HKDF (RFC 5869). */
export function createCipher(secret: string): Cipher {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'matxich', use, KEY_BYTES))
  const key = derive('persons v1')
  const hashKey = derive('addresses v1')
  return {
    encrypt(text, about) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(about))
      const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${VERSION}.${sealed.toString('base64url')}`
    },
    decrypt(sealed, about) {
      const [version, body = ''] = sealed.split('.')
      const bytes = Buffer.from(body, 'base64url')
      if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw new UnreadableError(about)
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(about))
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]).toString('utf8')
      } catch {
        throw new UnreadableError(about)
      }
    },
    fingerprint: (address) => createHmac('sha256', hashKey).update(address.normalize('NFKC').trim().toLowerCase()).digest('base64url'),
  }
}

/** Another secret than the one it was written with, or somebody changed the row. */
class UnreadableError extends Error {
  constructor(about: string) {
    super(`${about} cannot be decrypted: MATXICH_SECRET, or the file account-secret, is not the one it was written with.`)
    this.name = 'UnreadableError'
  }
}
