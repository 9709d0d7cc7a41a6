import { endGrant, findKnownOrganisations, type GrantRow, insertGrant, listGrantRows } from '../../db/queries/disclosure-grants.ts'
import { lockPrivateFact } from '../../db/queries/private-facts.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { spokenCompany } from './edited-company.ts'

const MOST_GRANTS = 200

interface ById {
  id: string
  lang: Language
}

export async function listGrants(context: ServiceContext, query: ById & PageInput, { actor }: Asking, now = new Date()) {
  const { ids } = await spokenCompany(context, query, actor)
  return pageOf(await listGrantRows(context.db, ids), query, (row) => presentGrant(row, now))
}

function presentGrant(row: GrantRow, now: Date) {
  return {
    grant_id: row.grant_id,
    fact_id: row.fact_id,
    organisation_id: row.grantee_organisation_id,
    organisation_name: row.organisation_name,
    reason: row.reason,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
    expired: row.expires_at !== null && row.expires_at <= now,
  }
}

interface GrantInput extends ById {
  fact_id?: string | undefined
  grantee: string
  reason: string
  expires_on?: string | undefined
}

/** Names a party. The organisation is one that somebody has checked: whoever grants must not be led astray by a name. */
export async function grantDisclosure(context: ServiceContext, input: GrantInput, asking: Asking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  const speaker = await spokenCompany(context, input, asking.actor)
  countDeed(context, 'set_private_value', asking.address, lang, now)
  const [party, another] = await findKnownOrganisations(context.db, input.grantee)
  if (party === undefined) throw new Problem('not_found', words.text('disclosure.no_grantee'))
  if (another !== undefined) throw new Problem('conflict', words.text('disclosure.two_grantees'))
  // To the end of that day where the company is.
  const expires_at = input.expires_on === undefined ? null : new Date(`${input.expires_on}T23:59:59+07:00`)
  if (expires_at !== null && expires_at <= now) throw new Problem('invalid', words.text('disclosure.grant_over'))
  return inTransaction(context.db, async (trx) => {
    const fact = input.fact_id === undefined ? undefined : await lockPrivateFact(trx, input.fact_id)
    if (input.fact_id !== undefined && (fact === undefined || !speaker.ids.includes(fact.company_id)))
      throw new Problem('not_found', words.text('not_found.private_value'))
    const known = await listGrantRows(trx, speaker.ids)
    if (known.length >= MOST_GRANTS) throw new Problem('conflict', words.text('disclosure.too_many', { most: MOST_GRANTS }))
    const row = {
      grant_id: uuidV7(now),
      company_id: fact?.company_id ?? speaker.spoken_id,
      fact_id: input.fact_id ?? null,
      grantee_organisation_id: party.organisation_id,
      granted_by: asking.by,
      reason: input.reason,
      created_at: now,
      expires_at,
      ended_at: null,
    }
    await insertGrant(trx, row)
    const details = {
      company_id: speaker.company_id,
      grantee: party.organisation_id,
      fact_id: row.fact_id,
      until: input.expires_on ?? null,
    }
    await writeAudit(trx, { actor: asking.by, action: 'disclosure.grant', target: row.grant_id, details }, now)
    return presentGrant({ ...row, organisation_name: party.name }, now)
  })
}

export async function endDisclosure(context: ServiceContext, input: ById & { grant_id: string }, asking: Asking, now = new Date()) {
  const speaker = await spokenCompany(context, input, asking.actor)
  await inTransaction(context.db, async (trx) => {
    if (!(await endGrant(trx, input.grant_id, speaker.ids, now)))
      throw new Problem('not_found', wording(input.lang).text('not_found.grant'))
    const details = { company_id: speaker.company_id }
    await writeAudit(trx, { actor: asking.by, action: 'disclosure.grant_end', target: input.grant_id, details }, now)
  })
  return { grant_id: input.grant_id, ended: true as const }
}
