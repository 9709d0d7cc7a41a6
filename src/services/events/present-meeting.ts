import type { Kysely } from 'kysely'
import { listParticipants, type ParticipantRow } from '../../db/queries/event-participants.ts'
import { listNotes, type MeetingRow } from '../../db/queries/event-schedules.ts'
import { listInterpreters, type MeetingEventRow } from '../../db/queries/meeting-events.ts'
import type { Database } from '../../db/schema.ts'
import { type MeetingState, slotsOf } from '../../domain/meeting-events.ts'
import { can } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { countryName } from '../trade.ts'
import { wording } from '../wording.ts'
import { stateOfMeeting } from './meeting-state.ts'
import { languagesOf } from './present-participant.ts'

/** What is around the meetings of an event: read once for all of them. */
export interface Scene {
  readonly event: MeetingEventRow
  readonly participants: ReadonlyMap<string, ParticipantRow>
  readonly state: (row: MeetingRow) => MeetingState
  readonly present: (row: MeetingRow, lang: Language) => PresentedMeeting
}

export type PresentedMeeting = ReturnType<ReturnType<typeof presenting>>

interface Shown {
  readonly asking: Pick<Asking, 'actor'>
  readonly published: boolean
  readonly now: Date
}

export async function sceneOf(db: Kysely<Database>, event: MeetingEventRow, shown: Shown): Promise<Scene> {
  const participants = new Map((await listParticipants(db, [event.event_id])).map((row) => [row.participant_id, row]))
  const held = new Set((await listNotes(db, event.event_id)).flatMap((note) => (note.held === true ? [note.meeting_id] : [])))
  const interpreters = new Map((await listInterpreters(db, event.event_id)).map((row) => [row.interpreter_id, row.label]))
  const presence = (id: string) => participants.get(id)?.presence ?? 'absent'
  const state = (row: MeetingRow) =>
    stateOfMeeting(row, {
      buyer: presence(row.buyer_id),
      supplier: presence(row.supplier_id),
      held: held.has(row.meeting_id),
      published: shown.published,
      now: shown.now,
    })
  return { event, participants, state, present: presenting(event, participants, interpreters, state, shown) }
}

/** A meeting as somebody of it, or who organises, sees it: names of organisations, none of persons. */
function presenting(
  event: MeetingEventRow,
  participants: ReadonlyMap<string, ParticipantRow>,
  interpreters: ReadonlyMap<string, string>,
  state: (row: MeetingRow) => MeetingState,
  { asking: { actor }, published, now }: Shown,
) {
  const slots = slotsOf(event.settings)
  const rooms = new Map(event.settings.rooms.map((room) => [room.room_id, room.name]))
  const managing = can(actor, 'meeting_event', 'manage', event)
  const who = (id: string, lang: Language) => {
    const row = participants.get(id)
    return {
      participant_id: id,
      name: row?.name ?? id,
      country: row?.country ?? null,
      country_name: row?.country ? countryName(row.country, lang) : null,
      company_id: row?.company_id ?? null,
      presence: row?.presence ?? ('absent' as const),
    }
  }
  return (row: MeetingRow, lang: Language) => {
    const words = wording(lang)
    const slot = slots[row.slot]
    const [buyer, supplier] = [participants.get(row.buyer_id), participants.get(row.supplier_id)]
    const spoken = supplier === undefined ? [] : languagesOf(supplier)
    const now_is = state(row)
    const open = published && (now_is === 'waiting' || now_is === 'agreed' || now_is === 'declined') && event.state === 'published'
    const changeable = open && (row.answer_by === null || row.answer_by > now)
    const mine = [buyer, supplier].find((each) => each !== undefined && !managing && can(actor, 'event_participant', 'change', each))
    return {
      meeting_id: row.meeting_id,
      version: row.version,
      slot: row.slot,
      starts_at: slot?.starts_at ?? '',
      ends_at: slot?.ends_at ?? '',
      room_id: row.room_id,
      room: rooms.get(row.room_id) ?? row.room_id,
      table: row.table_no,
      buyer: who(row.buyer_id, lang),
      supplier: who(row.supplier_id, lang),
      shows: buyer?.shows.map(({ title }) => title) ?? [],
      interpreter:
        row.interpreter_id === null
          ? null
          : { interpreter_id: row.interpreter_id, label: interpreters.get(row.interpreter_id) ?? row.interpreter_id },
      language:
        row.interpreter_id === null && buyer !== undefined ? (languagesOf(buyer).find((each) => spoken.includes(each)) ?? null) : null,
      worth: row.worth,
      // What others wished is theirs.
      parts: managing ? row.parts.map((part) => ({ ...part, label: words.text(`event_worth.${part.name}`) })) : [],
      state: now_is,
      state_name: words.text(`event_meeting_state.${now_is}`),
      buyer_answer: row.buyer_answer,
      supplier_answer: row.supplier_answer,
      answer_by: row.answer_by?.toISOString() ?? null,
      may_answer_as: changeable ? (mine?.participant_id ?? null) : null,
      new_since: row.new_since,
    }
  }
}
