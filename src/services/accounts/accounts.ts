import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { findUser, updateUser } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { writeAudit } from './audit.ts'
import { type Cipher, createCipher } from './cipher.ts'
import { createFirstAdminLink, type FirstAdminLink } from './first-admin-link.ts'
import { createSignInLimit, type SignInLimit } from './sign-in-limit.ts'
import { type Auth, type AuthMail, createAuth } from './library.ts'
import { createMailer, type Mailer, type MailSettings } from './mail-server.ts'
import { createOidc, type Oidc, type OidcSettings } from './oidc.ts'
import { postMail } from './outbox.ts'
import { pageLink } from './page-link.ts'

export interface AccountSettings {
  readonly secret: string
  /** Address under which people reach us, without a slash at the end: links in mail lead there. */
  readonly url: string
  /** Without them mail waits. */
  readonly mail?: MailSettings | undefined
  /** Of an agency whose people sign in with its own sign-in. */
  readonly oidc?: OidcSettings | undefined
  /** Office mailbox for questions about data on persons. */
  readonly contact?: string | undefined
}

/** What the services of accounts share, as long as a Matxich runs. */
export interface Accounts {
  readonly auth: Auth
  readonly url: string
  readonly firstAdmin: FirstAdminLink
  readonly limit: SignInLimit
  /** For what names a person. */
  readonly cipher: Cipher
  readonly contact: string | null
  /** null: mail waits in the outbox. */
  readonly mailer: Mailer | null
  readonly oidc: Oidc | null
}

/** For commands and tests, which sign nobody in: what it signs is worth nothing when the process has ended. */
export function passingSettings(): AccountSettings {
  return { secret: randomBytes(32).toString('base64url'), url: 'http://localhost:4310' }
}

export function openAccounts(db: Kysely<Database>, { secret, url, mail, oidc, contact }: AccountSettings): Accounts {
  return {
    auth: createAuth({ db, secret, url, send: (draft) => postMail(db, draftOf(draft, url)), ...notesOf(db) }),
    url,
    firstAdmin: createFirstAdminLink(),
    limit: createSignInLimit(),
    cipher: createCipher(secret),
    contact: contact ?? null,
    mailer: mail === undefined ? null : createMailer(mail),
    oidc: oidc === undefined ? null : createOidc(oidc),
  }
}

/** What the library does by itself is in the log too. */
export function notesOf(db: Kysely<Database>) {
  return {
    onCreated: (id: string) => writeAudit(db, { actor: `user:${id}`, action: 'user.create', target: id }),
    onReset: (id: string) =>
      inTransaction(db, async (trx) => {
        const at = new Date()
        const user = await findUser(trx, id)
        if (user === undefined) return
        // The link went to that address, or was handed over by whoever runs the site and answers for it.
        await updateUser(trx, id, { email_verified: true }, at)
        await writeAudit(trx, { actor: `user:${id}`, action: 'user.password', target: id, details: { by: 'link' } }, at)
        const { email: to, language, name } = user
        await postMail(trx, { to, template: 'password_changed', language, values: { name } }, at)
      }),
  }
}

function draftOf({ template, to, name, language, token }: AuthMail, url: string) {
  const page = { verify_email: 'verify-email', reset_password: 'reset-password', account_exists: 'sign-in' }[template]
  const link = pageLink({ url }, language, page, token === null ? {} : { token })
  return { to, template, language, values: { name, link } }
}
