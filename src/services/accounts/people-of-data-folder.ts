import { endKey, listKeyRows } from '../../db/queries/api-keys.ts'
import { insertUser } from '../../db/queries/credentials.ts'
import { countAdmins, deleteTwoFactor, findUserByEmail, type UserRow } from '../../db/queries/users.ts'
import { migrate } from '../../db/migrate.ts'
import { inTransaction } from '../../db/transaction.ts'
import { cleanName } from '../../domain/clean-name.ts'
import { OPERATOR, type StaffRole } from '../../domain/policy/actor.ts'
import { is } from '../../domain/policy/condition.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import type { DatabaseHandle } from '../open-edition.ts'
import { type Accounts, type AccountSettings, notesOf, openAccounts } from './accounts.ts'
import { presentKey } from './api-keys.ts'
import { writeAudit } from './audit.ts'
import { createAuth } from './library.ts'
import { changeUser } from './manage-users.ts'
import { postMail } from './outbox.ts'
import { pageLink } from './page-link.ts'

/** What those may do who can read the data folder: they could change the database itself. What they do here is in the log. */
export interface People {
  readonly db: ServiceContext['db']
  readonly accounts: Accounts
  readonly settings: AccountSettings
}

const BY = 'operator'
export const AS_OPERATOR = { actor: OPERATOR, user: null, by: BY } as const
const HOUR_S = 60 * 60
/** From whoever runs the site to the person it may go by post. */
export const INVITATION_HOURS = 72
export const RESET_HOURS = 1

export async function openPeople(handle: DatabaseHandle, settings: AccountSettings): Promise<People> {
  await migrate(handle)
  return { db: handle.db, accounts: openAccounts(handle.db, settings), settings }
}

/** undefined: there is an administrator. */
export async function firstAdminLink(
  { db, accounts }: Pick<ServiceContext, 'db' | 'accounts'>,
  lang: Language,
): Promise<string | undefined> {
  if ((await countAdmins(db)) > 0) return undefined
  return pageLink(accounts, lang, 'first-admin', { token: accounts.firstAdmin.token })
}

async function personOrThrow(db: ServiceContext['db'], email: string): Promise<UserRow> {
  const user = await findUserByEmail(db, email)
  if (user === undefined) throw new Problem('not_found', `Nobody has an account with the address ${email}. See: matxich user list`)
  return user
}

interface NewPerson {
  readonly email: string
  readonly name: string
  readonly role: StaffRole | null
  readonly lang: Language
}

/** Without a password: the link it answers with sets one, and shows that the address is theirs. */
export async function addPerson(people: People, { email, name, role, lang }: NewPerson, now = new Date()): Promise<string> {
  const { db } = people
  const clean = cleanName(name)
  if (clean === '' || clean.length > 100) throw new Problem('invalid', 'The name is empty, or longer than 100 letters.')
  await inTransaction(db, async (trx) => {
    if ((await findUserByEmail(trx, email)) !== undefined)
      throw new Problem('conflict', `There is an account with the address ${email} already. A new link: matxich user reset-link ${email}`)
    const id = uuidV7(now)
    await insertUser(trx, { id, name: clean, email, language: lang, email_verified: false, at: now })
    await writeAudit(trx, { actor: BY, action: 'user.create', target: id }, now)
  })
  if (role !== null) await changeRole(people, email, { staff_role: role }, 'made on the command line', lang)
  return linkFor(people, email, lang, INVITATION_HOURS)
}

/** Role and block, by the same rules as for administrators: the last of them stays. */
export async function changeRole(
  people: People,
  email: string,
  change: { staff_role?: StaffRole | null; blocked?: boolean },
  reason: string,
  lang: Language,
) {
  const { id } = await personOrThrow(people.db, email)
  return changeUser(people, { user_id: id, ...change, reason, lang }, AS_OPERATOR)
}

/** A link for a new password; with `withoutCodes` also for somebody whose telephone and backup codes are lost. */
export async function resetLink(
  people: People,
  email: string,
  { lang, withoutCodes }: { lang: Language; withoutCodes: boolean },
  now = new Date(),
): Promise<string> {
  const { db } = people
  const user = await personOrThrow(db, email)
  await inTransaction(db, async (trx) => {
    if (withoutCodes) await deleteTwoFactor(trx, user.id, now)
    await writeAudit(trx, { actor: BY, action: 'user.reset_link', target: user.id }, now)
    if (!withoutCodes) return
    await writeAudit(trx, { actor: BY, action: 'user.second_factor', target: user.id, details: { on: false } }, now)
    const { name, language } = user
    await postMail(trx, { to: user.email, template: 'second_factor_off', language, values: { name } }, now)
  })
  return linkFor(people, email, lang, RESET_HOURS)
}

/** The library makes the link; here it goes to the terminal instead of into a mail. */
async function linkFor({ db, settings }: People, email: string, lang: Language, hours: number): Promise<string> {
  let link: string | undefined
  const { secret, url } = settings
  const send = (mail: { token: string | null }): Promise<void> => {
    link = pageLink({ url }, lang, 'reset-password', { token: mail.token ?? '' })
    return Promise.resolve()
  }
  await createAuth({ db, secret, url, send, resetLinkS: hours * HOUR_S, ...notesOf(db) }).api.requestPasswordReset({ body: { email } })
  if (link === undefined) throw new Error('The link was not made.')
  return link
}

/** Of everybody, or of one person. */
export async function listKeysOf({ db }: People, email: string | undefined, now = new Date()) {
  const user = email === undefined ? undefined : await personOrThrow(db, email)
  const rows = await listKeyRows(db, user === undefined ? true : is('user_id', user.id))
  return rows.map((row) => ({ ...presentKey(row, now), user_id: row.user_id }))
}

export async function endAnyKey({ db }: People, keyId: string, now = new Date()): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await endKey(trx, keyId, true, now)))
      throw new Problem('not_found', `There is no key ${keyId}, or it has ended. See: matxich key list`)
    await writeAudit(trx, { actor: BY, action: 'key.end', target: keyId }, now)
  })
}
