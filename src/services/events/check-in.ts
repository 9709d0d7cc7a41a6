import { listParticipants, updateParticipant } from '../../db/queries/event-participants.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Presence } from '../../domain/meeting-events.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { lockManagedEvent, readableParticipant, requireState, type WantedEvent, type WantedParticipant } from './find-event.ts'
import { getParticipant } from './participants.ts'
import { readTimetable } from './timetable.ts'

/** At the door: the code says who it is; what comes next for them is on the screen. */
export async function checkIn(context: ServiceContext, input: WantedEvent & { code: string }, asking: Asking, now = new Date()) {
  const { event_id, lang } = input
  const words = wording(lang)
  countDeed(context, 'change_event', asking.address, lang, now)
  const wanted = input.code.replaceAll(/[\s-]/g, '').toUpperCase()
  const { participant_id, already, name } = await inTransaction(context.db, async (trx) => {
    const event = await lockManagedEvent(trx, asking, input)
    requireState(event, ['open', 'planning', 'published'], lang)
    const row = (await listParticipants(trx, [event_id])).find(({ check_in_code }) => check_in_code === wanted)
    if (row === undefined) throw new Problem('not_found', words.text('event.no_such_code', { code: wanted }))
    if (row.state !== 'confirmed')
      throw new Problem(
        'conflict',
        words.text('event.not_confirmed', { name: row.name, state: words.text(`event_participant_state.${row.state}`) }),
      )
    const before = row.presence === 'present'
    if (!before) {
      await updateParticipant(trx, row.participant_id, { presence: 'present', checked_in_at: now })
      await writeAudit(
        trx,
        { actor: asking.by, action: 'event_participant.check_in', target: row.participant_id, details: { event_id } },
        now,
      )
    }
    return { participant_id: row.participant_id, already: before, name: row.name }
  })
  const timetable = await readTimetable(context, { event_id, participant_id, lang }, asking, now)
  const next = timetable.items.find(({ meeting, ends_at }) => meeting !== null && new Date(ends_at) > now)?.meeting ?? null
  return {
    participant: timetable.participant,
    already,
    next,
    message: already ? words.text('event.checked_in_before', { name }) : words.text('event.checked_in', { name }),
  }
}

export async function setPresence(
  context: ServiceContext,
  input: WantedParticipant & { presence: Presence },
  asking: Asking,
  now = new Date(),
) {
  const { event_id, participant_id, presence, lang } = input
  countDeed(context, 'change_event', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const event = await lockManagedEvent(trx, asking, input)
    requireState(event, ['open', 'planning', 'published'], lang)
    const row = await readableParticipant(trx, asking, input, 'manage')
    await updateParticipant(trx, participant_id, {
      presence,
      checked_in_at: presence === 'present' ? (row.checked_in_at ?? now) : presence === 'absent' ? row.checked_in_at : null,
    })
    const details = { event_id, presence }
    await writeAudit(trx, { actor: asking.by, action: 'event_participant.presence', target: participant_id, details }, now)
  })
  return getParticipant(context, { event_id, participant_id, lang }, asking)
}
