import type { Kysely } from 'kysely'
import { endSpeaking, erasePersonRows, makeOwner, ownedAlone, passwordHashOf, type Person } from '../../db/queries/person-rows.ts'
import { countAdmins, findUserByEmail } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { verifyPassword } from '../accounts/passwords.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

/**
 * Takes a person out: the account is without name, address and ways to sign in, their words are gone, contacts are deleted. The
 * log keeps the id, which nothing leads to a person any more. Returns what was erased: how many rows of which kind.
 */
export async function erasePerson(
  { accounts }: Pick<ServiceContext, 'accounts'>,
  trx: Kysely<Database>,
  { user_id, email }: Person,
  now: Date,
): Promise<Record<string, number>> {
  const address = email?.toLowerCase() ?? null
  if (user_id !== null) {
    // An organisation without an owner could do nothing; one without anybody speaks for nobody.
    for (const { organisation_id, heir } of await ownedAlone(trx, user_id)) {
      if (heir === null) await endSpeaking(trx, organisation_id, now)
      else await makeOwner(trx, organisation_id, heir)
      const details = heir === null ? { ended: true } : { user_id: heir, role: 'owner' }
      await writeAudit(trx, { actor: 'system', action: 'organisation.hand_over', target: organisation_id, details }, now)
    }
  }
  const erased = await erasePersonRows(trx, { user_id, email: address }, address === null ? null : accounts.cipher.fingerprint(address))
  await writeAudit(trx, { actor: 'system', action: 'person.erase', target: user_id, details: { erased } }, now)
  return erased
}

/** By whoever has the data folder, for a person who asked outside of the site. */
export async function eraseByAddress(context: Pick<ServiceContext, 'db' | 'accounts'>, email: string, reason: string, now = new Date()) {
  return inTransaction(context.db, async (trx) => {
    const user = await findUserByEmail(trx, email)
    const erased = await erasePerson(context, trx, { user_id: user?.id ?? null, email }, now)
    await writeAudit(trx, { actor: 'operator', action: 'privacy.erase', target: user?.id ?? null, details: { reason } }, now)
    return erased
  })
}

/** By the person, who proves it with the password. */
export async function eraseOwnAccount(
  context: ServiceContext,
  { password, lang }: { password: string; lang: Language },
  { user, address }: PersonAsking,
  now = new Date(),
) {
  const { db, accounts } = context
  const words = wording(lang)
  accounts.limit.refuseIfTooMany(user.email, address, lang, now)
  const hash = await passwordHashOf(db, user.id)
  if (hash === undefined) throw new Problem('conflict', words.text('privacy.no_password'))
  if (!(await verifyPassword({ hash, password }))) {
    accounts.limit.count(user.email, address, now)
    throw new Problem('forbidden', words.text('account.refused.wrong_password'))
  }
  if (user.staff_role === 'admin' && (await countAdmins(db)) <= 1) throw new Problem('conflict', words.text('privacy.last_admin'))
  const proof = await inTransaction(db, (trx) => erasePerson(context, trx, { user_id: user.id, email: user.email }, now))
  return { message: words.text('privacy.erased'), proof }
}
