import type { Kysely } from 'kysely'
import { findUserByCredential, insertCredential, insertUser } from '../../db/queries/credentials.ts'
import { findUser, findUserByEmail, type UserRow } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { cleanName } from '../../domain/clean-name.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import { LANGUAGES, type Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { writeAudit } from './audit.ts'
import { AGENCY } from './library.ts'
import type { Oidc, OidcChecks, OidcPerson } from './oidc.ts'

/** Where the provider sends browsers back to. */
export const OIDC_CALLBACK = '/api/v1/account/oidc/callback'
const COOKIE = 'matxich.oidc'
const ABOUT = 'cookie of a sign-in with the agency'
const WORKS_S = 10 * 60

/** Why a sign-in with the agency came to nothing: account.refused.oidc.<reason> */
type OidcRefusal = 'failed' | 'over' | 'domain' | 'not_verified' | 'known' | 'blocked'

export function describeOidc(
  { accounts: { oidc } }: ServiceContext,
  { refused, lang }: { refused?: OidcRefusal | undefined; lang: Language },
) {
  return {
    available: oidc !== null,
    name: oidc?.settings.name ?? null,
    message: refused === undefined ? null : wording(lang).text(`account.refused.oidc.${refused}`),
  }
}

/** What the browser carries until it comes back: sealed, so that nobody reads or changes it, and worth nothing in another browser. */
interface Journey extends OidcChecks {
  readonly lang: Language
  readonly return_to: string
  readonly until: number
}

export async function beginOidc(
  context: ServiceContext,
  { lang, return_to }: { lang: Language; return_to?: string | undefined },
  address: string,
  now = new Date(),
): Promise<{ url: string; cookies: string[] }> {
  const { accounts } = context
  const { oidc } = accounts
  if (oidc === null) throw new Problem('not_found', wording(lang).text('account.refused.no_oidc'))
  countDeed(context, 'begin_oidc', address, lang, now)
  const begun = await oidc.begin(`${accounts.url}${OIDC_CALLBACK}`, lang).catch(() => {
    throw new Problem('conflict', wording(lang).text('account.refused.oidc_unreachable', { name: oidc.settings.name }))
  })
  const journey: Journey = { ...begun.checks, lang, return_to: return_to ?? `/${lang}/account`, until: now.getTime() + WORKS_S * 1000 }
  return { url: begun.url, cookies: [cookieOf(context, accounts.cipher.encrypt(JSON.stringify(journey), ABOUT), WORKS_S)] }
}

/** The browser comes back from the provider: a session and the page it wanted, or the page of signing in and why. */
export async function finishOidc(
  context: ServiceContext,
  { search, headers }: { search: string; headers: Headers },
  address: string,
  now = new Date(),
): Promise<{ path: string; cookies: string[] }> {
  const { accounts } = context
  const journey = journeyOf(context, headers, now)
  const lang = journey?.lang ?? 'en'
  // Once: whatever comes of it, the browser forgets what it carried.
  const forget = cookieOf(context, '', 0)
  const refuse = (reason: OidcRefusal) => ({ path: `/${lang}/sign-in?refused=${reason}`, cookies: [forget] })
  if (accounts.oidc === null || journey === undefined) return refuse('over')
  countDeed(context, 'begin_oidc', address, lang, now)
  let person: OidcPerson
  try {
    // The address is ours as it is set, not as a request names it.
    person = await accounts.oidc.finish(new URL(`${accounts.url}${OIDC_CALLBACK}${search}`), journey)
  } catch {
    await writeAudit(context.db, { actor: 'visitor', action: 'session.refuse', details: { by: AGENCY } }, now)
    return refuse('failed')
  }
  const user = await inTransaction(context.db, (trx) => userOf(trx, accounts.oidc as Oidc, person, lang, now))
  if (typeof user === 'string') return refuse(user)
  const begun = await accounts.auth.api.beginSession({ body: { userId: user.id, signedInBy: AGENCY }, headers, returnHeaders: true })
  await writeAudit(context.db, { actor: `user:${user.id}`, action: 'session.begin', details: { by: AGENCY } }, now)
  return { path: journey.return_to, cookies: [...begun.headers.getSetCookie(), forget] }
}

/** Who that is here. Somebody new gets an account; an address that has one already does not come into it this way. */
async function userOf(
  trx: Kysely<Database>,
  { settings }: Oidc,
  person: OidcPerson,
  lang: Language,
  now: Date,
): Promise<UserRow | OidcRefusal> {
  const { email, emailVerified, subject } = person
  if (!settings.domains.includes(email.split('@')[1] ?? '')) return 'domain'
  if (!emailVerified) return 'not_verified'
  const account_id = `${settings.issuer}#${subject}`
  const known = await findUserByCredential(trx, AGENCY, account_id)
  if (known !== undefined) return known.blocked_at === null ? known : 'blocked'
  if ((await findUserByEmail(trx, email)) !== undefined) return 'known'
  const id = uuidV7(now)
  const name = cleanName(person.name ?? '').slice(0, 100) || (email.split('@')[0] ?? email)
  await insertUser(trx, { id, name, email, language: LANGUAGES.find((each) => each === lang) ?? 'en', email_verified: true, at: now })
  await insertCredential(trx, { id: uuidV7(now), user_id: id, provider_id: AGENCY, account_id, at: now })
  await writeAudit(trx, { actor: `user:${id}`, action: 'user.create', target: id, details: { by: AGENCY } }, now)
  return (await findUser(trx, id)) ?? 'failed'
}

function cookieOf({ accounts: { url } }: ServiceContext, value: string, seconds: number): string {
  // Lax: it has to come along when the provider sends the browser back.
  const secure = url.startsWith('https:') ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=${OIDC_CALLBACK}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

function journeyOf({ accounts: { cipher } }: ServiceContext, headers: Headers, now: Date): Journey | undefined {
  const sealed = /(?:^|; *)matxich\.oidc=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1]
  if (sealed === undefined) return undefined
  try {
    const journey = JSON.parse(cipher.decrypt(sealed, ABOUT)) as Journey
    return journey.until > now.getTime() ? journey : undefined
  } catch {
    return undefined
  }
}
