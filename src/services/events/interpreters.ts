import { listMeetings, listSchedules } from '../../db/queries/event-schedules.ts'
import { listInterpreters, replaceInterpreters } from '../../db/queries/meeting-events.ts'
import { inTransaction } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { lockManagedEvent, managedEvent, requireState, type WantedEvent } from './find-event.ts'
import { knownSlots } from './participants.ts'
import { languagesOf } from './present-participant.ts'

const WHOLE_LIST: PageInput = { limit: 500 }

export async function readInterpreters({ db }: ServiceContext, query: WantedEvent & PageInput, asking: Asking) {
  const { event_id } = await managedEvent(db, asking, query)
  const [newest] = await listSchedules(db, event_id)
  const meetings = newest === undefined ? [] : await listMeetings(db, event_id, newest.version)
  const busy = Map.groupBy(meetings, (meeting) => meeting.interpreter_id)
  return pageOf(await listInterpreters(db, event_id), query, (row) => ({
    interpreter_id: row.interpreter_id,
    label: row.label,
    languages: languagesOf(row),
    away_slots: row.away_slots,
    meetings: busy.get(row.interpreter_id)?.length ?? 0,
  }))
}

interface InterpreterInput {
  interpreter_id: string
  label: string
  languages: string[]
  away_slots: number[]
}

export async function setInterpreters(
  context: ServiceContext,
  input: WantedEvent & { interpreters: readonly InterpreterInput[] },
  asking: Asking,
  now = new Date(),
) {
  const { event_id, lang, interpreters } = input
  const words = wording(lang)
  countDeed(context, 'change_event', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const event = await lockManagedEvent(trx, asking, input)
    requireState(event, ['draft', 'open', 'planning', 'published'], lang)
    const ids = interpreters.map(({ interpreter_id }) => interpreter_id)
    if (new Set(ids).size < ids.length) throw new Problem('invalid', words.text('event.same_interpreter'))
    const single = interpreters.find(({ languages }) => new Set(languages).size < 2)
    if (single !== undefined) throw new Problem('invalid', words.text('event.interpreter_languages', { label: single.label }))
    const rows = interpreters.map(({ interpreter_id, label, languages, away_slots }) => ({
      event_id,
      interpreter_id,
      label,
      languages: [...new Set(languages)].join('|'),
      away_slots: JSON.stringify(knownSlots(event, away_slots)),
    }))
    await replaceInterpreters(trx, event_id, rows)
    await writeAudit(trx, { actor: asking.by, action: 'event.interpreters', target: event_id, details: { number: rows.length } }, now)
  })
  return readInterpreters(context, { event_id, lang, ...WHOLE_LIST }, asking)
}
