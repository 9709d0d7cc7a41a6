import type { Kysely } from 'kysely'
import { findMeeting, findNote, listSchedules, type MeetingRow, updateMeeting, writeNote } from '../../db/queries/event-schedules.ts'
import type { MeetingEventRow } from '../../db/queries/meeting-events.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { MeetingResult } from '../../domain/meeting-events.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { lockReadableEvent, readableEvent, readableParticipant, type WantedParticipant } from './find-event.ts'
import { sceneOf } from './present-meeting.ts'

type WantedMeeting = WantedParticipant & { meeting_id: string }

/** Of the published schedule, for somebody who is part of it. */
async function ownMeeting(db: Kysely<Database>, event: MeetingEventRow, wanted: WantedMeeting): Promise<MeetingRow> {
  const published = (await listSchedules(db, event.event_id)).find(({ state }) => state === 'published')
  const row = published && (await findMeeting(db, event.event_id, published.version, wanted.meeting_id))
  const part = row !== undefined && (row.buyer_id === wanted.participant_id || row.supplier_id === wanted.participant_id)
  if (row === undefined || !part)
    throw new Problem('not_found', wording(wanted.lang).text('not_found.event_meeting', { id: wanted.meeting_id }))
  return row
}

export async function answerMeeting(context: ServiceContext, input: WantedMeeting & { accept: boolean }, asking: Asking, now = new Date()) {
  const { event_id, participant_id, meeting_id, accept, lang } = input
  const words = wording(lang)
  countDeed(context, 'change_event', asking.address, lang, now)
  return inTransaction(context.db, async (trx) => {
    const event = await lockReadableEvent(trx, asking, input)
    const own = await readableParticipant(trx, asking, input, 'change')
    const row = await ownMeeting(trx, event, input)
    const scene = await sceneOf(trx, event, { asking, published: true, now })
    const state = scene.state(row)
    if (event.state !== 'published' || state === 'held' || state === 'missed' || state === 'lapsed')
      throw new Problem('conflict', words.text('event.not_to_be_answered', { state: words.text(`event_meeting_state.${state}`) }))
    const change = own.side === 'buyer' ? { buyer_answer: accept } : { supplier_answer: accept }
    await updateMeeting(trx, row, change)
    await writeAudit(
      trx,
      { actor: asking.by, action: 'event_meeting.answer', target: meeting_id, details: { event_id, participant_id, accept } },
      now,
    )
    return scene.present({ ...row, ...change }, lang)
  })
}

export async function readNote({ db }: ServiceContext, wanted: WantedMeeting, asking: Asking) {
  const event = await readableEvent(db, asking, wanted)
  await readableParticipant(db, asking, wanted)
  await ownMeeting(db, event, wanted)
  const row = await findNote(db, wanted.meeting_id, wanted.participant_id)
  const result = row?.result ?? null
  return {
    meeting_id: wanted.meeting_id,
    participant_id: wanted.participant_id,
    text: row?.text ?? null,
    result,
    result_name: result === null ? null : wording(wanted.lang).text(`event_result.${result}`),
    held: row?.held ?? null,
    changed_at: row?.changed_at.toISOString() ?? null,
  }
}

type NoteInput = WantedMeeting & { text: string | null; result: MeetingResult | null; held: boolean | null }

export async function setNote(context: ServiceContext, input: NoteInput, asking: Asking, now = new Date()) {
  const { event_id, meeting_id, participant_id, text, result, held } = input
  countDeed(context, 'change_event', asking.address, input.lang, now)
  await inTransaction(context.db, async (trx) => {
    const event = await lockReadableEvent(trx, asking, input)
    await readableParticipant(trx, asking, input, 'change')
    await ownMeeting(trx, event, input)
    await writeNote(trx, { event_id, meeting_id, participant_id, text, result, held, changed_at: now })
    await writeAudit(trx, { actor: asking.by, action: 'event_meeting.note', target: meeting_id, details: { event_id, result, held } }, now)
  })
  return readNote(context, input, asking)
}
