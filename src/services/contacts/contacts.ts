import { type ContactRow, deleteContact, deleteExpiredContacts, insertContact, listContactRows } from '../../db/queries/contacts.ts'
import { inTransaction } from '../../db/transaction.ts'
import { isStaff } from '../../domain/policy/actor.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import type { LegalBasis } from '../../domain/privacy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { companyIdsOf, spokenCompany } from '../disclosure/edited-company.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'

const MOST_CONTACTS = 50
const MOST_YEARS = 2

interface ById {
  id: string
  lang: Language
}

/** For editors of the company and administrators; for all others there are none. */
async function reachable(context: ServiceContext, input: ById, { actor }: Asking) {
  const { ids, company_id } = await companyIdsOf(context, input)
  if (!ids.some((each) => can(actor, 'contact', 'read', { company_id: each })))
    throw new Problem('forbidden', wording(input.lang).text('disclosure.not_yours'))
  return { company_id, companyIds: ids, allowed: scope(actor, 'contact', 'change') }
}

export async function listContacts(context: ServiceContext, query: ById & PageInput, asking: Asking, now = new Date()) {
  const { companyIds, allowed } = await reachable(context, query, asking)
  return pageOf(await listContactRows(context.db, { companyIds, allowed, now }), query, (row) => readContact(context, row))
}

/** Decrypted. Where each part stands is sealed with it: a row copied into another company's cannot be read there. */
export function readContact({ accounts }: Pick<ServiceContext, 'accounts'>, row: ContactRow) {
  const read = (column: 'name' | 'role' | 'email' | 'phone' | 'purpose' | 'consent_evidence' | 'source') => {
    const sealed = row[column]
    return sealed === null ? null : accounts.cipher.decrypt(sealed, placeOf(row, column))
  }
  return {
    contact_id: row.contact_id,
    name: read('name') ?? '',
    role: read('role'),
    email: read('email'),
    phone: read('phone'),
    purpose: read('purpose') ?? '',
    legal_basis: row.legal_basis,
    consent_evidence: read('consent_evidence'),
    consent_on: row.consent_on,
    source: read('source') ?? '',
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  }
}

function placeOf({ contact_id, company_id }: Pick<ContactRow, 'contact_id' | 'company_id'>, column: string): string {
  return `contact.${column} ${contact_id} ${company_id}`
}

interface NewContact extends ById {
  name: string
  role?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  purpose: string
  legal_basis: LegalBasis
  consent_evidence?: string | undefined
  consent_on?: string | undefined
  source: string
  expires_on: string
}

export async function createContact(context: ServiceContext, input: NewContact, asking: Asking, now = new Date()) {
  const { db, accounts } = context
  const words = wording(input.lang)
  const reached = await reachable(context, input, asking)
  countDeed(context, 'write_contact', asking.address, input.lang, now)
  if (input.legal_basis === 'consent' && (input.consent_evidence === undefined || input.consent_on === undefined))
    throw new Problem('invalid', words.text('contact.consent_needed'))
  const expires_at = new Date(`${input.expires_on}T23:59:59+07:00`)
  const latest = new Date(now)
  latest.setUTCFullYear(latest.getUTCFullYear() + MOST_YEARS)
  if (expires_at <= now || expires_at > latest) throw new Problem('invalid', words.text('contact.too_long', { years: MOST_YEARS }))
  // An administrator helps without speaking for the company.
  const company_id = isStaff(asking.actor, 'admin') ? reached.company_id : (await spokenCompany(context, input, asking.actor)).spoken_id
  const ids = { contact_id: uuidV7(now), company_id }
  const seal = (column: string, text: string | undefined) =>
    text === undefined ? null : accounts.cipher.encrypt(text, placeOf(ids, column))
  const row = {
    ...ids,
    name: accounts.cipher.encrypt(input.name, placeOf(ids, 'name')),
    role: seal('role', input.role),
    email: seal('email', input.email),
    phone: seal('phone', input.phone),
    email_hash: input.email === undefined ? null : accounts.cipher.fingerprint(input.email),
    purpose: accounts.cipher.encrypt(input.purpose, placeOf(ids, 'purpose')),
    legal_basis: input.legal_basis,
    consent_evidence: seal('consent_evidence', input.consent_evidence),
    consent_on: input.consent_on ?? null,
    source: accounts.cipher.encrypt(input.source, placeOf(ids, 'source')),
    actor: asking.by,
    created_at: now,
    expires_at,
  }
  await inTransaction(db, async (trx) => {
    const known = await listContactRows(trx, { ...reached, now })
    if (known.length >= MOST_CONTACTS) throw new Problem('conflict', words.text('disclosure.too_many', { most: MOST_CONTACTS }))
    await insertContact(trx, row)
    const details = { company_id: reached.company_id, legal_basis: row.legal_basis, until: dayOf(expires_at) }
    await writeAudit(trx, { actor: asking.by, action: 'contact.create', target: row.contact_id, details }, now)
  })
  return readContact(context, row)
}

export async function removeContact(context: ServiceContext, input: ById & { contact_id: string }, asking: Asking, now = new Date()) {
  const reached = await reachable(context, input, asking)
  await inTransaction(context.db, async (trx) => {
    if (!(await deleteContact(trx, input.contact_id, reached)))
      throw new Problem('not_found', wording(input.lang).text('not_found.contact'))
    const details = { company_id: reached.company_id }
    await writeAudit(trx, { actor: asking.by, action: 'contact.delete', target: input.contact_id, details }, now)
  })
  return { contact_id: input.contact_id, deleted: true as const }
}

/** Persons whose time is over. */
export async function sweepContacts({ db }: ServiceContext, now = new Date()): Promise<void> {
  await inTransaction(db, async (trx) => {
    const deleted = await deleteExpiredContacts(trx, now)
    if (deleted > 0) await writeAudit(trx, { actor: 'system', action: 'contact.expire', details: { deleted } }, now)
  })
}
