import { deleteSessions, listSessionRows, type UserRow } from '../../db/queries/users.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { writeAudit } from './audit.ts'
import { postMail } from './outbox.ts'
import { refusing } from './refuse.ts'

interface Asked {
  headers: Headers
}

/** The secret for the app, and codes for the day the telephone is lost: shown once. It counts when a first code has been entered. */
export async function beginSecondFactor(
  { accounts }: ServiceContext,
  { password, lang }: { password: string; lang: Language },
  { headers }: Asked,
): Promise<{ otpauth_uri: string; backup_codes: string[] }> {
  const made = await refusing(lang, accounts.auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers }))
  if (made.method !== 'totp') throw new Error('The library chose another second factor than it was asked for.')
  return { otpauth_uri: made.totpURI, backup_codes: made.backupCodes }
}

/** From now on a code is asked for at every sign-in; sessions that began without one end. */
export async function confirmSecondFactor(
  { accounts, db }: ServiceContext,
  user: UserRow,
  { code, lang }: { code: string; lang: Language },
  { headers }: Asked,
  now = new Date(),
): Promise<{ cookies: string[] }> {
  const done = await refusing(lang, accounts.auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
  const [newest] = await listSessionRows(db, user.id, now)
  await deleteSessions(db, user.id, { except: newest?.id })
  await writeAudit(db, { actor: `user:${user.id}`, action: 'user.second_factor', target: user.id, details: { on: true } }, now)
  await postMail(db, { to: user.email, template: 'second_factor_on', language: user.language, values: { name: user.name } }, now)
  return { cookies: done.headers.getSetCookie() }
}

export async function endSecondFactor(
  { accounts, db }: ServiceContext,
  user: UserRow,
  { password, lang }: { password: string; lang: Language },
  { headers }: Asked,
  now = new Date(),
): Promise<{ cookies: string[] }> {
  const done = await refusing(lang, accounts.auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }))
  await writeAudit(db, { actor: `user:${user.id}`, action: 'user.second_factor', target: user.id, details: { on: false } }, now)
  await postMail(db, { to: user.email, template: 'second_factor_off', language: user.language, values: { name: user.name } }, now)
  return { cookies: done.headers.getSetCookie() }
}
