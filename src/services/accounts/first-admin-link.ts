import { randomBytes, timingSafeEqual } from 'node:crypto'
import { hashOfKey } from '../visitor-keys.ts'

export interface FirstAdminLink {
  /** What the terminal shows; another with every start. */
  readonly token: string
  /** Whether this is the token. It works once: whoever has used it must not leave it behind for others. */
  use(token: string): boolean
}

/** Only whoever sees the terminal of the server can become its first administrator. Nothing of it is stored. */
export function createFirstAdminLink(): FirstAdminLink {
  const token = randomBytes(24).toString('base64url')
  let used = false
  return {
    token,
    use: (given) => {
      const right = !used && timingSafeEqual(Buffer.from(hashOfKey(given)), Buffer.from(hashOfKey(token)))
      used ||= right
      return right
    },
  }
}
