import { randomInt } from 'node:crypto'
import { readCompanies } from '../../db/queries/company-rows.ts'
import { insertParticipant, listParticipants } from '../../db/queries/event-participants.ts'

import { findOrganisation } from '../../db/queries/organisations.ts'
import { inTransaction } from '../../db/transaction.ts'
import { EVENT_LIMITS, type EventSide, type ShownPart } from '../../domain/meeting-events.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { companyIdsOf } from '../disclosure/edited-company.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { lockReadableEvent, requireState, type WantedEvent } from './find-event.ts'
import { getParticipant, knownSlots } from './participants.ts'
import { isRegistrationOpen } from './present-event.ts'
import { checkShows } from './shows.ts'

interface Registration extends WantedEvent {
  side: EventSide
  organisation_id?: string | undefined
  company_id?: string | undefined
  languages: string[]
  shows: ShownPart[]
  stays_unnamed: boolean
  first_time: boolean
  away_slots: number[]
  most_meetings: number | null
}

/** Signs that are not taken for one another when they are read out. */
const CODE_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CODE_LENGTH = 6

export async function register(context: ServiceContext, input: Registration, asking: Asking, now = new Date()) {
  const { event_id, side, lang } = input
  const words = wording(lang)
  countDeed(context, 'change_event', asking.address, lang, now)
  const participant_id = uuidV7(now)
  await inTransaction(context.db, async (trx) => {
    const event = await lockReadableEvent(trx, asking, input)
    const managing = can(asking.actor, 'meeting_event', 'manage', event)
    const comes = await whoComes({ ...context, db: trx }, input, asking, managing)
    if (managing) requireState(event, ['draft', 'open', 'planning', 'published'], lang)
    else if (!isRegistrationOpen(event, now)) throw new Problem('conflict', words.text('event.registration_closed'))
    const all = await listParticipants(trx, [event_id])
    if (all.length >= EVENT_LIMITS.participants)
      throw new Problem('conflict', words.text('event.full', { most: EVENT_LIMITS.participants }))
    const same = all.find(
      (row) =>
        row.side === side &&
        row.state !== 'withdrawn' &&
        ((comes.organisation_id !== null && row.organisation_id === comes.organisation_id && row.company_id === comes.company_id) ||
          (comes.company_id !== null && row.company_id === comes.company_id)),
    )
    if (same !== undefined) throw new Problem('conflict', words.text('event.registered_before', { name: same.name }))
    await checkShows({ ...context, db: trx }, { side, ...comes }, input.shows, { managing, lang })
    const taken = new Set(all.map(({ check_in_code }) => check_in_code))
    await insertParticipant(trx, {
      participant_id,
      event_id,
      organiser_id: event.organisation_id,
      ...comes,
      side,
      number: all.filter((row) => row.side === side).length + 1,
      languages: input.languages.join('|'),
      shows: JSON.stringify(input.shows),
      stays_unnamed: input.stays_unnamed,
      first_time: input.first_time,
      away_slots: JSON.stringify(knownSlots(event, input.away_slots)),
      most_meetings: input.most_meetings,
      state: managing || !event.settings.by_hand ? 'confirmed' : 'applied',
      check_in_code: newCode(taken),
      presence: 'expected',
      created_by: asking.by,
      created_at: now,
    })
    await writeAudit(
      trx,
      { actor: asking.by, action: 'event_participant.register', target: participant_id, details: { event_id, side } },
      now,
    )
  })
  return getParticipant(context, { event_id, participant_id, lang }, asking)
}

export function newCode(taken: ReadonlySet<string>): string {
  for (;;) {
    const code = Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[randomInt(CODE_SIGNS.length)]).join('')
    if (!taken.has(code)) return code
  }
}

interface Comes {
  organisation_id: string | null
  company_id: string | null
  name: string
  country: string | null
  domestic: boolean
}

/** An organisation of theirs; or, for those who organise, any company of the directory. Names are of organisations, never of people. */
async function whoComes(context: ServiceContext, input: Registration, { actor }: Asking, managing: boolean): Promise<Comes> {
  const { db } = context
  const { lang } = input
  const words = wording(lang)
  const organisation = input.organisation_id === undefined ? undefined : await findOrganisation(db, input.organisation_id)
  if (input.organisation_id !== undefined) {
    const may = organisation !== undefined && (managing || can(actor, 'event_participant', 'change', { ...organisation, organiser_id: '' }))
    if (!may) throw new Problem('forbidden', words.text('event.refused.editor'))
  }
  const id = input.company_id
  const company_id = id === undefined ? null : (await companyIdsOf(context, { id, lang })).company_id
  if (organisation === undefined && (company_id === null || !managing)) throw new Problem('invalid', words.text('event.who_comes'))
  const [company] = company_id === null ? [] : await readCompanies(db, [company_id])
  if (organisation !== undefined && company_id !== null && !managing) {
    const spoken = actor.memberships.find((each) => each.organisation_id === organisation.organisation_id)?.company_ids ?? []
    const current = await Promise.all(spoken.map(async (each) => (await companyIdsOf(context, { id: each, lang })).company_id))
    if (!current.includes(company_id)) throw new Problem('forbidden', words.text('event.not_your_company'))
  }
  const country = organisation?.country ?? company?.home_country ?? null
  return {
    organisation_id: organisation?.organisation_id ?? null,
    company_id,
    name: organisation?.name ?? (company === undefined ? (company_id ?? '') : companyName(company, lang)),
    country,
    domestic: company === undefined ? country === 'VNM' : company.ownership === 'domestic',
  }
}
