import type { ParticipantRow } from '../../db/queries/event-participants.ts'
import type { MeetingEventRow } from '../../db/queries/meeting-events.ts'
import { type Actor, organisationsOf } from '../../domain/policy/actor.ts'
import { can } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { countryName } from '../trade.ts'
import { wording } from '../wording.ts'
import { presentShows } from './present-event.ts'

/** Who looks, and what of a participant they may know. */
export interface Looking {
  readonly actor: Actor
  readonly lang: Language
  /** Participants whose published meetings bring them together with who looks. */
  readonly met: ReadonlySet<string>
}

export function isMine({ organisation_id }: Pick<ParticipantRow, 'organisation_id'>, actor: Actor): boolean {
  return organisation_id !== null && organisationsOf(actor).includes(organisation_id)
}

/** A number in place of the name, for those who want to be known by those they meet alone. */
export function nameFor(row: ParticipantRow, { actor, lang, met }: Looking): { name: string; unnamed: boolean } {
  const known = !row.stays_unnamed || can(actor, 'event_participant', 'read', row) || met.has(row.participant_id)
  return known
    ? { name: row.name, unnamed: false }
    : { name: wording(lang).text(`event.unnamed_${row.side}`, { number: row.number }), unnamed: true }
}

export function languagesOf({ languages }: Pick<ParticipantRow, 'languages'>): string[] {
  return languages.split('|').filter(Boolean)
}

export function isFirstTimeDomestic({ side, first_time, domestic }: Pick<ParticipantRow, 'side' | 'first_time' | 'domestic'>): boolean {
  return side === 'supplier' && first_time && domestic
}

interface Counts {
  readonly wishes: ReadonlyMap<string, number>
  /** In the published schedule. */
  readonly meetings: ReadonlyMap<string, number>
}

export function presentParticipant(
  context: Pick<ServiceContext, 'atlas'>,
  row: ParticipantRow,
  looking: Looking,
  { wishes, meetings }: Counts,
) {
  const { actor, lang } = looking
  const own = can(actor, 'event_participant', 'read', row)
  const { name, unnamed } = nameFor(row, looking)
  return {
    participant_id: row.participant_id,
    side: row.side,
    name,
    unnamed,
    organisation_id: own ? row.organisation_id : null,
    company_id: unnamed ? null : row.company_id,
    country: row.country,
    country_name: row.country && countryName(row.country, lang),
    languages: languagesOf(row),
    shows: presentShows(context, row.shows, lang).map((part) => (unnamed ? { ...part, need_id: null } : part)),
    state: row.state,
    state_name: wording(lang).text(`event_participant_state.${row.state}`),
    presence: row.presence,
    first_time_domestic: isFirstTimeDomestic(row),
    wishes: own ? (wishes.get(row.participant_id) ?? 0) : 0,
    meetings: own ? (meetings.get(row.participant_id) ?? 0) : null,
  }
}

/** For themselves and those who organise. */
export function presentParticipantDetail(
  context: Pick<ServiceContext, 'atlas'>,
  event: MeetingEventRow,
  row: ParticipantRow,
  looking: Looking,
  counts: Counts,
) {
  return {
    ...presentParticipant(context, row, looking, counts),
    mine: isMine(row, looking.actor),
    may_change: can(looking.actor, 'event_participant', 'change', row) && event.state !== 'done' && event.state !== 'cancelled',
    stays_unnamed: row.stays_unnamed,
    first_time: row.first_time,
    away_slots: row.away_slots,
    most_meetings: row.most_meetings,
    room_id: row.room_id,
    check_in_code: row.check_in_code,
    checked_in_at: row.checked_in_at?.toISOString() ?? null,
    refused_reason: row.refused_reason,
  }
}
