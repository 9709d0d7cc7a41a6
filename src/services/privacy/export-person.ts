import { listContactsByHash } from '../../db/queries/contacts.ts'
import { type Person, readPersonRows } from '../../db/queries/person-rows.ts'
import { findUserByEmail } from '../../db/queries/users.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { readContact } from '../contacts/contacts.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

/** Everything kept about a person, found by account and by address; what is encrypted is opened for them. */
export async function exportPerson(
  context: Pick<ServiceContext, 'db' | 'accounts'>,
  { user_id, email }: Person,
  lang: Language,
  now = new Date(),
) {
  const { db, accounts } = context
  const address = email?.toLowerCase() ?? null
  const id = user_id ?? (address === null ? null : ((await findUserByEmail(db, address))?.id ?? null))
  const rows = await readPersonRows(db, { user_id: id, email: address })
  const contacts = address === null ? [] : await listContactsByHash(db, accounts.cipher.fingerprint(address))
  const data = { ...rows, contacts: contacts.map((row) => ({ company_id: row.company_id, ...readContact(context, row) })) }
  return { made_at: now.toISOString(), about: wording(lang).text('privacy.export_about'), data: asText(data) }
}

/** Dates as JSON has them, so that the answer is what its contract says. */
function asText(data: Record<string, Record<string, unknown>[]>): Record<string, Record<string, unknown>[]> {
  return JSON.parse(JSON.stringify(data)) as Record<string, Record<string, unknown>[]>
}
