import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { createFirstAdminLink, type FirstAdminLink } from './first-admin-link.ts'
import { createSignInLimit, type SignInLimit } from './sign-in-limit.ts'
import { type Auth, type AuthMail, createAuth } from './library.ts'
import { postMail } from './outbox.ts'

export interface AccountSettings {
  readonly secret: string
  /** Address under which people reach us, without a slash at the end: links in mail lead there. */
  readonly url: string
}

/** What the services of accounts share, as long as a Matxich runs. */
export interface Accounts {
  readonly auth: Auth
  readonly url: string
  readonly firstAdmin: FirstAdminLink
  readonly limit: SignInLimit
}

/** For commands and tests, which sign nobody in: what it signs is worth nothing when the process has ended. */
export function passingSettings(): AccountSettings {
  return { secret: randomBytes(32).toString('base64url'), url: 'http://localhost:4310' }
}

export function openAccounts(db: Kysely<Database>, { secret, url }: AccountSettings): Accounts {
  return {
    auth: createAuth({ db, secret, url, send: (mail) => postMail(db, draftOf(mail, url)) }),
    url,
    firstAdmin: createFirstAdminLink(),
    limit: createSignInLimit(),
  }
}

function draftOf({ template, to, name, language, token }: AuthMail, url: string) {
  const page = { verify_email: 'verify-email', reset_password: 'reset-password', account_exists: 'sign-in' }[template]
  const link = `${url}/${language}/${page}${token === null ? '' : `?${new URLSearchParams({ token })}`}`
  return { to, template, language, values: { name, link } }
}
