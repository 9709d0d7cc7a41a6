import type { Kysely } from 'kysely'
import { findParticipant, type ParticipantRow } from '../../db/queries/event-participants.ts'
import { findEvent, lockEvent, type MeetingEventRow } from '../../db/queries/meeting-events.ts'
import type { Database } from '../../db/schema.ts'
import { type ActionOf, can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { wording } from '../wording.ts'

export interface WantedEvent {
  readonly event_id: string
  readonly lang: Language
}

export interface WantedParticipant extends WantedEvent {
  readonly participant_id: string
}

type Who = Pick<Asking, 'actor'>

/** Of drafts of others nothing is said, not even that there are any. */
export async function readableEvent(db: Kysely<Database>, { actor }: Who, wanted: WantedEvent): Promise<MeetingEventRow> {
  return permitted(await findEvent(db, wanted.event_id), { actor }, wanted)
}

function permitted(row: MeetingEventRow | undefined, { actor }: Who, { event_id, lang }: WantedEvent): MeetingEventRow {
  if (row === undefined || !can(actor, 'meeting_event', 'read', row))
    throw new Problem('not_found', wording(lang).text('not_found.event', { id: event_id }))
  return row
}

export async function managedEvent(db: Kysely<Database>, asking: Who, wanted: WantedEvent): Promise<MeetingEventRow> {
  return managed(await readableEvent(db, asking, wanted), asking, wanted)
}

/** To be changed: held until the transaction ends. */
export async function lockManagedEvent(trx: Kysely<Database>, asking: Who, wanted: WantedEvent): Promise<MeetingEventRow> {
  return managed(permitted(await lockEvent(trx, wanted.event_id), asking, wanted), asking, wanted)
}

/** For participants as for organisers: held, so that what is checked of it still holds when the change is written. */
export async function lockReadableEvent(trx: Kysely<Database>, asking: Who, wanted: WantedEvent): Promise<MeetingEventRow> {
  return permitted(await lockEvent(trx, wanted.event_id), asking, wanted)
}

function managed(row: MeetingEventRow, { actor }: Who, { lang }: WantedEvent): MeetingEventRow {
  if (!can(actor, 'meeting_event', 'manage', row)) throw new Problem('forbidden', wording(lang).text('event.refused.organiser'))
  return row
}

export async function readableParticipant(
  db: Kysely<Database>,
  { actor }: Who,
  { event_id, participant_id, lang }: WantedParticipant,
  action: ActionOf<'event_participant'> = 'read',
): Promise<ParticipantRow> {
  const row = await findParticipant(db, event_id, participant_id)
  const words = wording(lang)
  if (row === undefined || !can(actor, 'event_participant', 'read', row))
    throw new Problem('not_found', words.text('not_found.event_participant', { id: participant_id }))
  if (!can(actor, 'event_participant', action, row))
    throw new Problem('forbidden', words.text(action === 'manage' ? 'event.refused.organiser' : 'event.refused.editor'))
  return row
}

/** An event that is in none of these states cannot be changed so now. */
export function requireState(row: MeetingEventRow, states: readonly MeetingEventRow['state'][], lang: Language): void {
  const words = wording(lang)
  if (!states.includes(row.state))
    throw new Problem(
      'conflict',
      words.text('event.not_in_state', {
        state: words.text(`event_state.${row.state}`),
        states: states.map((each) => words.text(`event_state.${each}`)).join(', '),
      }),
    )
}
