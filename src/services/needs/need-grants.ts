import { findKnownOrganisations } from '../../db/queries/disclosure-grants.ts'
import { endNeedGrant, insertNeedGrant, listNeedGrants, type NeedGrantRow, organisationsOfCompany } from '../../db/queries/need-grants.ts'
import { listParts } from '../../db/queries/needs.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { findSubject } from '../statements/change.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { actOnNeed, type WantedNeed } from './find-need.ts'
import { listOf } from './wanted.ts'

const MOST_GRANTS = 200

export async function listGrantsOfNeed(context: ServiceContext, query: WantedNeed & PageInput, asking: Asking, now = new Date()) {
  await actOnNeed(context.db, asking, query, 'grant')
  return pageOf(await listNeedGrants(context.db, query.need_id), query, (row) => present(row, now))
}

function present(row: NeedGrantRow, now: Date) {
  return {
    grant_id: row.grant_id,
    organisation_id: row.grantee_organisation_id,
    organisation_name: row.organisation_name,
    parts: listOf(row.parts).map(Number),
    reason: row.reason,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at?.toISOString() ?? null,
    expired: row.expires_at !== null && row.expires_at <= now,
  }
}

interface GrantInput extends WantedNeed {
  grantee: string
  parts: readonly number[]
  reason?: string | undefined
  expires_on?: string | undefined
}

/** Names an organisation. One that somebody has checked, or that speaks for a company: names can be chosen freely. */
export async function grantNeed(context: ServiceContext, input: GrantInput, asking: Asking, now = new Date()) {
  const { lang, need_id } = input
  const words = wording(lang)
  countDeed(context, 'write_need', asking.address, lang, now)
  const row = await actOnNeed(context.db, asking, input, 'grant')
  const [party, another] = await partiesOf(context, input.grantee)
  if (party === undefined) throw new Problem('not_found', words.text('disclosure.no_grantee'))
  if (another !== undefined) throw new Problem('conflict', words.text('disclosure.two_grantees'))
  // To the end of that day where the need is.
  const expires_at = input.expires_on === undefined ? null : new Date(`${input.expires_on}T23:59:59+07:00`)
  if (expires_at !== null && expires_at <= now) throw new Problem('invalid', words.text('disclosure.grant_over'))
  return inTransaction(context.db, async (trx) => {
    const numbers = new Set((await listParts(trx, need_id)).map(({ part_no }) => part_no))
    const missing = input.parts.find((each) => !numbers.has(each))
    if (missing !== undefined) throw new Problem('invalid', words.text('need.no_part', { part: missing }))
    const known = await listNeedGrants(trx, need_id)
    if (known.length >= MOST_GRANTS) throw new Problem('conflict', words.text('disclosure.too_many', { most: MOST_GRANTS }))
    // Named anew: what was given before goes.
    for (const each of known)
      if (each.grantee_organisation_id === party.organisation_id) await endNeedGrant(trx, need_id, each.grant_id, now)
    const grant = {
      grant_id: uuidV7(now),
      need_id,
      grantee_organisation_id: party.organisation_id,
      parts: [...new Set(input.parts)].toSorted((a, b) => a - b).join('|'),
      granted_by: asking.by,
      reason: input.reason ?? null,
      created_at: now,
      expires_at,
      ended_at: null,
    }
    await insertNeedGrant(trx, grant)
    const details = {
      organisation_id: row.organisation_id,
      grantee: party.organisation_id,
      parts: grant.parts,
      until: input.expires_on ?? null,
    }
    await writeAudit(trx, { actor: asking.by, action: 'need.grant', target: need_id, details }, now)
    return present({ ...grant, organisation_name: party.name }, now)
  })
}

/** By the organisation itself, or by the company it speaks for. */
async function partiesOf(context: ServiceContext, grantee: string): Promise<{ organisation_id: string; name: string }[]> {
  const known = await findKnownOrganisations(context.db, grantee)
  if (known.length > 0) return known
  const subject = await findSubject(context, grantee)
  return subject?.kind === 'company' ? organisationsOfCompany(context.db, subject.subject_id) : []
}

export async function endGrantOfNeed(context: ServiceContext, input: WantedNeed & { grant_id: string }, asking: Asking, now = new Date()) {
  const row = await actOnNeed(context.db, asking, input, 'grant')
  await inTransaction(context.db, async (trx) => {
    if (!(await endNeedGrant(trx, input.need_id, input.grant_id, now)))
      throw new Problem('not_found', wording(input.lang).text('not_found.grant'))
    await writeAudit(
      trx,
      {
        actor: asking.by,
        action: 'need.grant_end',
        target: input.need_id,
        details: { organisation_id: row.organisation_id, grant_id: input.grant_id },
      },
      now,
    )
  })
  return { grant_id: input.grant_id, ended: true as const }
}
