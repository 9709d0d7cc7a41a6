import type { Kysely } from 'kysely'
import { countAdmins, findUserByEmail, updateUser } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { writeAudit } from './audit.ts'
import { weakness } from './passwords.ts'
import { refusing } from './refuse.ts'

interface SignUpInput {
  name: string
  email: string
  password: string
  /** A field people do not see. Programs fill it in. */
  website?: string | undefined
  lang: Language
}

/** The answer is the same whether the address was known or not: who has an account here is nobody's business. */
export async function signUp(context: ServiceContext, input: SignUpInput, address: string, now = new Date()): Promise<{ message: string }> {
  const { lang } = input
  const answer = { message: wording(lang).text('account.signed_up', { email: input.email }) }
  refuseWeak(input.password, [input.name, input.email.split('@')[0] ?? ''], lang)
  countDeed(context, 'sign_up', address, lang, now)
  if (input.website) return answer
  await createUser(context, input)
  return answer
}

async function createUser({ accounts }: ServiceContext, { name, email, password, lang }: SignUpInput): Promise<void> {
  await refusing(lang, accounts.auth.api.signUpEmail({ body: { name, email, password, language: lang } }))
}

export async function verifyEmail(
  { accounts }: ServiceContext,
  { token, lang }: { token: string; lang: Language },
): Promise<{ message: string }> {
  await refusing(lang, accounts.auth.api.verifyEmail({ query: { token } }))
  return { message: wording(lang).text('account.verified') }
}

/** Sends the link again, if there is an account that waits for it. */
export async function resendVerification(
  context: ServiceContext,
  { email, lang }: { email: string; lang: Language },
  address: string,
  now = new Date(),
): Promise<{ message: string }> {
  countDeed(context, 'send_link', address, lang, now)
  const user = await findUserByEmail(context.db, email)
  if (user && !user.email_verified) await refusing(lang, context.accounts.auth.api.sendVerificationEmail({ body: { email } }))
  return { message: wording(lang).text('account.link_sent', { email }) }
}

export function refuseWeak(password: string, own: readonly string[], lang: Language): void {
  const why = weakness(password, own)
  if (why !== undefined) throw new Problem('invalid', wording(lang).text(`account.refused.weak.${why}`))
}

/** By the one-time link in the terminal of the server, while there is no administrator. */
export async function createFirstAdmin(
  context: ServiceContext,
  { token, ...input }: Omit<SignUpInput, 'website'> & { token: string },
  address: string,
  now = new Date(),
): Promise<{ message: string }> {
  const { db, accounts } = context
  const words = wording(input.lang)
  countDeed(context, 'sign_up', address, input.lang, now)
  refuseWeak(input.password, [input.name, input.email.split('@')[0] ?? ''], input.lang)
  if ((await countAdmins(db)) > 0) throw new Problem('conflict', words.text('account.refused.has_admin'))
  if (!accounts.firstAdmin.use(token)) throw new Problem('forbidden', words.text('account.refused.no_first_admin'))
  await createUser(context, input)
  // Whoever sees the terminal needs no mail to prove it; there may be no mail server yet.
  await makeStaff(db, input.email, 'admin', 'system', now)
  return { message: words.text('account.first_admin') }
}

/** Of a person who has an account. Undefined = nobody has this address. */
export async function makeStaff(
  db: Kysely<Database>,
  email: string,
  role: 'curator' | 'analyst' | 'officer' | 'admin' | null,
  actor: string,
  now = new Date(),
): Promise<string | undefined> {
  return inTransaction(db, async (trx) => {
    const user = await findUserByEmail(trx, email)
    if (user === undefined) return undefined
    await updateUser(trx, user.id, { staff_role: role, email_verified: true }, now)
    await writeAudit(trx, { actor, action: 'user.role', target: user.id, details: { from: user.staff_role, to: role } }, now)
    return user.id
  })
}
