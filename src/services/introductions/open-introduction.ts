import type { Kysely } from 'kysely'
import { findKnownOrganisations } from '../../db/queries/disclosure-grants.ts'
import { isBlocked, lockSender } from '../../db/queries/inquiries.ts'
import { spokenIds } from '../../db/queries/inquiry-names.ts'
import {
  countOpened,
  findIntroduction,
  insertIntroduction,
  insertIntroductionMessage,
  provinceOfCompany,
  speaksForCompany,
} from '../../db/queries/introductions.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type FacilitatorRole, type Party, PARTIES } from '../../domain/introductions.ts'
import { companiesOf, organisationsOf } from '../../domain/policy/actor.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { companyIdsOf } from '../disclosure/edited-company.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { findAsker } from './asker-of-need.ts'
import { getIntroduction } from './get-introduction.ts'
import { takeStep } from './step.ts'
import { tellOffice, tellParties } from './tell.ts'

const DAY_MS = 86_400_000
const MOST_A_DAY = 20
const MOST_WAITING = 3
export const REMIND_AFTER_DAYS = 14

export interface NewIntroduction {
  as: Party
  company_id: string
  /** Own organisation: the buyer, or the agency. */
  organisation_id?: string | undefined
  /** Id or name of the buyer, where it is not one's own and no need says it. */
  buyer?: string | undefined
  need_id?: string | undefined
  event_id?: string | undefined
  segment_id?: string | undefined
  title: string
  text: string
  facilitator_role?: FacilitatorRole | undefined
  lang: Language
}

interface Parties {
  readonly buyer_organisation_id: string
  readonly buyer_hidden: boolean
  readonly facilitator_organisation_id: string | null
  readonly segment_id: string | null
}

/** Proposes an introduction. The other side accepts or declines it; before that little more can be said. */
export async function openIntroduction(context: ServiceContext, input: NewIntroduction, asking: PersonAsking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  const { ids, company_id } = await companyIdsOf(context, { id: input.company_id, lang })
  countDeed(context, 'open_introduction', asking.address, lang, now)
  const segment = input.segment_id === undefined ? undefined : context.atlas.segments.get(input.segment_id)
  if (input.segment_id !== undefined && segment === undefined)
    throw new Problem('invalid', words.text('introduction.refused.segment', { id: input.segment_id }))
  const introduction_id = uuidV7(now)
  await inTransaction(context.db, async (trx) => {
    await lockSender(trx, asking.user.id)
    const parties = await findParties(trx, input, ids, asking, now)
    if (await speaksForCompany(trx, parties.buyer_organisation_id, ids))
      throw new Problem('invalid', words.text('introduction.refused.itself'))
    if (input.as !== 'supplier' && (await isBlocked(trx, ids, asking.user.id)))
      throw new Problem('forbidden', words.text('inquiry.blocked'))
    const since = new Date(now.getTime() - DAY_MS)
    const opened = await countOpened(trx, {
      organisationId: parties.buyer_organisation_id,
      userId: asking.user.id,
      companyIds: ids,
      since,
    })
    if (opened.lately >= MOST_A_DAY) throw new Problem('too_many', words.text('introduction.refused.too_many', { most: MOST_A_DAY }))
    if (opened.waiting >= MOST_WAITING)
      throw new Problem('conflict', words.text('introduction.refused.too_many_waiting', { most: MOST_WAITING }))
    // Under the id for which somebody speaks: by it their right to read is decided.
    const [spoken] = await spokenIds(trx, ids)
    await insertIntroduction(trx, {
      introduction_id,
      company_id: spoken ?? company_id,
      ...parties,
      need_id: input.need_id ?? null,
      event_id: input.event_id ?? null,
      segment_id: input.segment_id ?? parties.segment_id,
      province_id: await provinceOfCompany(trx, company_id),
      title: input.title,
      opened_by: input.as,
      created_by: asking.user.id,
      facilitator_role: parties.facilitator_organisation_id === null ? null : (input.facilitator_role ?? 'matching_officer'),
      remind_after_days: REMIND_AFTER_DAYS,
      stage: null,
      state: 'waiting',
      waits_buyer: false,
      waits_supplier: false,
      created_at: now,
      moved_at: now,
      reminded_at: null,
      reminders: 0,
    })
    await insertIntroductionMessage(trx, {
      message_id: uuidV7(now),
      introduction_id,
      party: input.as,
      user_id: asking.user.id,
      audience: 'all',
      text: input.text,
      created_at: now,
    })
    const row = await findIntroduction(trx, introduction_id)
    if (row === undefined) throw new Error(`introduction ${introduction_id} vanished`)
    await takeStep(trx, row, { party: input.as, step: 'said', mark: 'introduction', by: asking.by, at: now })
    const inside = { ...context, db: trx }
    const others = PARTIES.filter((party) => party !== input.as)
    await tellParties(inside, row, others, 'introduction_received', now)
    if (input.as !== 'supplier') await tellOffice(inside, row, now)
  })
  return getIntroduction(context, { introduction_id, lang }, asking, now)
}

/** Who the two sides are. Each is a right of whoever opens the case, or known by a need, or named by its name. */
async function findParties(
  trx: Kysely<Database>,
  input: NewIntroduction,
  companyIds: readonly string[],
  asking: PersonAsking,
  now: Date,
): Promise<Parties> {
  const { as, organisation_id, lang } = input
  const words = wording(lang)
  const editing = organisationsOf(asking.actor, 'editor')
  const own = asking.actor.memberships.find((each) => each.organisation_id === organisation_id && editing.includes(each.organisation_id))
  const asker = input.need_id === undefined ? undefined : await findAsker(trx, input.need_id, asking.actor, now)
  if (input.need_id !== undefined && asker === undefined)
    throw new Problem('not_found', words.text('introduction.refused.need', { id: input.need_id }))
  const segment_id = asker?.segment_id ?? null
  if (as === 'buyer') {
    if (own === undefined || own.kind === 'agency') throw new Problem('forbidden', words.text('introduction.refused.not_buyer'))
    if (asker?.organisation_id && asker.organisation_id !== own.organisation_id)
      throw new Problem('forbidden', words.text('introduction.refused.need_of_other'))
    // Whoever opens a case shows who they are.
    return { buyer_organisation_id: own.organisation_id, buyer_hidden: false, facilitator_organisation_id: null, segment_id }
  }
  if (as === 'supplier' && !companiesOf(asking.actor, 'editor').some((id) => companyIds.includes(id)))
    throw new Problem('forbidden', words.text('introduction.refused.not_supplier'))
  if (as === 'facilitator' && (own === undefined || own.kind !== 'agency' || !own.verified))
    throw new Problem('forbidden', words.text('introduction.refused.not_agency'))
  const facilitator_organisation_id = as === 'facilitator' ? (own?.organisation_id ?? null) : null
  if (asker?.organisation_id)
    return { buyer_organisation_id: asker.organisation_id, buyer_hidden: asker.hidden, facilitator_organisation_id, segment_id }
  if (input.buyer === undefined) throw new Problem('invalid', words.text('introduction.refused.no_buyer'))
  const [buyer, another] = await findKnownOrganisations(trx, input.buyer)
  if (buyer === undefined) throw new Problem('not_found', words.text('introduction.refused.unknown_buyer'))
  if (another !== undefined) throw new Problem('conflict', words.text('disclosure.two_grantees'))
  return { buyer_organisation_id: buyer.organisation_id, buyer_hidden: false, facilitator_organisation_id, segment_id }
}
