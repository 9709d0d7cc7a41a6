import { deleteSessions, findUserByEmail, listSessionRows, updateUser, type UserRow } from '../../db/queries/users.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { writeAudit } from './audit.ts'
import { postMail } from './outbox.ts'
import { codeOf, refusing } from './refuse.ts'
import { refuseWeak } from './sign-up.ts'
import { isFirstUse } from './used-codes.ts'

/** What the browser keeps; goes onto the answer as it is. */
interface WithCookies<T> {
  readonly answer: T
  readonly cookies: string[]
}

export type SignInStatus = 'signed_in' | 'code_needed'

/** The password is right and the address verified: a session, or the question for the one-time code. */
export async function signIn(
  { accounts, db }: ServiceContext,
  { email, password, lang }: { email: string; password: string; lang: Language },
  { headers, address }: { headers: Headers; address: string },
  now = new Date(),
): Promise<WithCookies<{ status: SignInStatus }>> {
  accounts.limit.refuseIfTooMany(email, address, lang, now)
  let signed: { headers: Headers; response: object }
  try {
    signed = await accounts.auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true })
  } catch (error) {
    if (codeOf(error) === 'INVALID_EMAIL_OR_PASSWORD') accounts.limit.count(email, address, now)
    return refusing(lang, Promise.reject(error))
  }
  accounts.limit.forget(email)
  const status: SignInStatus = 'twoFactorRedirect' in signed.response ? 'code_needed' : 'signed_in'
  const user = await findUserByEmail(db, email)
  if (status === 'signed_in' && user) await writeAudit(db, { actor: `user:${user.id}`, action: 'session.begin' }, now)
  return { answer: { status }, cookies: signed.headers.getSetCookie() }
}

/** The second step of signing in: a code of the app, or one of those kept for the day it is lost. */
export async function enterCode(
  { accounts, db }: ServiceContext,
  { code, kind, lang }: { code: string; kind: 'app' | 'backup'; lang: Language },
  { headers, address }: { headers: Headers; address: string },
  now = new Date(),
): Promise<WithCookies<{ status: SignInStatus }>> {
  // Of whom the code is, only the library's cookie knows; its own lock counts by person, this by where it comes from.
  accounts.limit.refuseIfTooMany('', address, lang, now)
  const call =
    kind === 'app'
      ? accounts.auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true })
      : accounts.auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true })
  try {
    const done = await call
    if (kind === 'app' && !(await isFirstUse(db, done.response.user.id, code, now))) {
      const [begun] = await listSessionRows(db, done.response.user.id, now)
      if (begun) await deleteSessions(db, done.response.user.id, { id: begun.id })
      accounts.limit.count(`code from ${address}`, address, now)
      throw new Problem('unauthorized', wording(lang).text('account.refused.wrong_code'))
    }
    await writeAudit(db, { actor: `user:${done.response.user.id}`, action: 'session.begin', details: { second_factor: kind } }, now)
    return { answer: { status: 'signed_in' }, cookies: done.headers.getSetCookie() }
  } catch (error) {
    if (codeOf(error)?.includes('CODE')) accounts.limit.count(`code from ${address}`, address, now)
    return refusing(lang, Promise.reject(error))
  }
}

export async function signOut({ accounts }: ServiceContext, headers: Headers): Promise<string[]> {
  const { headers: set } = await accounts.auth.api.signOut({ headers, returnHeaders: true })
  return set.getSetCookie()
}

/** The answer is the same whether somebody has this address or not. */
export async function requestReset(
  context: ServiceContext,
  { email, lang }: { email: string; lang: Language },
  address: string,
  now = new Date(),
): Promise<{ message: string }> {
  countDeed(context, 'send_link', address, lang, now)
  await refusing(lang, context.accounts.auth.api.requestPasswordReset({ body: { email } }))
  return { message: wording(lang).text('account.link_sent', { email }) }
}

/** Every session ends: whoever had the old password is out. */
export async function resetPassword(
  { accounts }: ServiceContext,
  { token, password, lang }: { token: string; password: string; lang: Language },
): Promise<{ message: string }> {
  refuseWeak(password, [], lang)
  await refusing(lang, accounts.auth.api.resetPassword({ body: { token, newPassword: password } }))
  return { message: wording(lang).text('account.password_changed') }
}

/** Every other session ends; the person is told, in case it was not them. */
export async function changePassword(
  { accounts, db }: ServiceContext,
  user: UserRow,
  { password, new_password, lang }: { password: string; new_password: string; lang: Language },
  { headers, address }: { headers: Headers; address: string },
  now = new Date(),
): Promise<WithCookies<{ message: string }>> {
  refuseWeak(new_password, [user.name, user.email.split('@')[0] ?? ''], lang)
  accounts.limit.refuseIfTooMany(user.email, address, lang, now)
  const body = { currentPassword: password, newPassword: new_password, revokeOtherSessions: true }
  let changed: { headers: Headers }
  try {
    changed = await accounts.auth.api.changePassword({ body, headers, returnHeaders: true })
  } catch (error) {
    if (codeOf(error) === 'INVALID_PASSWORD') accounts.limit.count(user.email, address, now)
    return refusing(lang, Promise.reject(error))
  }
  await writeAudit(db, { actor: `user:${user.id}`, action: 'user.password', target: user.id }, now)
  await postMail(db, { to: user.email, template: 'password_changed', language: user.language, values: { name: user.name } }, now)
  return { answer: { message: wording(lang).text('account.password_changed') }, cookies: changed.headers.getSetCookie() }
}

export async function changeProfile(
  { db }: ServiceContext,
  user: UserRow,
  change: { name?: string | undefined; language?: Language | undefined },
  now = new Date(),
): Promise<void> {
  const { name = user.name, language = user.language } = change
  await inTransaction(db, async (trx) => {
    await updateUser(trx, user.id, { name, language }, now)
    const fields = [...(name === user.name ? [] : ['name']), ...(language === user.language ? [] : ['language'])]
    await writeAudit(trx, { actor: `user:${user.id}`, action: 'user.change', target: user.id, details: { fields } }, now)
  })
}

export async function listSessions({ db }: ServiceContext, user: UserRow, currentId: string | undefined, now = new Date()) {
  const rows = await listSessionRows(db, user.id, now)
  const items = rows.map((row) => ({
    session_id: row.id,
    device: row.user_agent,
    since: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
    current: row.id === currentId,
  }))
  return { items, total: items.length }
}

/** One of them, or all others. */
export async function endSessions(
  { db }: ServiceContext,
  user: UserRow,
  { session_id, currentId, lang }: { session_id?: string | undefined; currentId?: string | undefined; lang: Language },
  now = new Date(),
): Promise<{ ended: number }> {
  const ended = await deleteSessions(db, user.id, session_id === undefined ? { except: currentId } : { id: session_id })
  if (session_id !== undefined && ended === 0) throw new Problem('not_found', wording(lang).text('not_found.session'))
  await writeAudit(db, { actor: `user:${user.id}`, action: 'session.end', details: { ended } }, now)
  return { ended }
}
