import { findParticipant, markAbsent } from '../../db/queries/event-participants.ts'
import { listMeetings, listNotes, listSchedules, type MeetingRow } from '../../db/queries/event-schedules.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type RepairMode, type ScheduleInputs, tablesOf } from '../../domain/meeting-events.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { lockManagedEvent, managedEvent, requireState, type WantedEvent } from './find-event.ts'
import { keepSchedule } from './keep-schedule.ts'
import { stateOfMeeting } from './meeting-state.ts'
import { presentSchedule } from './present-schedule.ts'
import { type Numbered, problemOf } from './problem-of.ts'
import { type GatheredInputs, gatherInputs, pairKey } from './schedule-inputs.ts'
import { runSchedule } from './schedule-thread.ts'
import { publishWithin, scheduleLine } from './schedules.ts'

interface RepairInput extends WantedEvent {
  from_slot: number
  absent: readonly string[]
  mode: RepairMode
  publish: boolean
  time_limit_s: number
}

/** From what participants go by, or the newest proposal: what is past stays, what fell away is filled again. */
export async function repairEventSchedule(context: ServiceContext, input: RepairInput, asking: Asking, now = new Date()) {
  const { db } = context
  const { event_id, lang, from_slot } = input
  const words = wording(lang)
  countDeed(context, 'make_schedule', asking.address, lang, now)
  const event = await managedEvent(db, asking, input)
  requireState(event, ['open', 'planning', 'published'], lang)
  const schedules = await listSchedules(db, event_id)
  const base = schedules.find(({ state }) => state === 'published') ?? schedules[0]
  if (base === undefined) throw new Problem('conflict', words.text('event.nothing_to_repair'))
  for (const id of input.absent)
    if ((await findParticipant(db, event_id, id)) === undefined)
      throw new Problem('not_found', words.text('not_found.event_participant', { id }))
  const before = await listMeetings(db, event_id, base.version)
  const held = new Set((await listNotes(db, event_id)).flatMap((note) => (note.held === true ? [note.meeting_id] : [])))
  const fresh = await gatherInputs(db, event)
  const absent = new Set(input.absent)
  for (const row of fresh.participants.values()) if (row.presence === 'absent') absent.add(row.participant_id)
  const stands = (row: MeetingRow) => {
    const presence = (id: string) => (absent.has(id) ? 'absent' : (fresh.participants.get(id)?.presence ?? 'absent'))
    const [buyer, supplier] = [presence(row.buyer_id), presence(row.supplier_id)]
    const published = base.state === 'published'
    return stateOfMeeting(row, { buyer, supplier, held: held.has(row.meeting_id), published, now })
  }
  const states = new Map(before.map((row) => [row, stands(row)]))
  const past = before.filter(({ slot }) => slot < from_slot)
  const gathered = withPast(fresh, { past, absent, from_slot })
  const numbered = problemOf(gathered.inputs)
  const fits = fitting(gathered.inputs)
  const future = input.mode === 'replan' ? [] : before.filter((row) => row.slot >= from_slot && isStanding(states.get(row)) && fits(row))
  const kept = [...past, ...future]
  const pairAt = new Map(
    numbered.problem.pairs.map(({ buyer, supplier }, index) => [
      pairKey(numbered.buyers[buyer] ?? '', numbered.suppliers[supplier] ?? ''),
      index,
    ]),
  )
  const keyOf = (row: MeetingRow) => pairKey(row.buyer_id, row.supplier_id)
  const out = new Set(
    before.flatMap((row) => (states.get(row) === 'declined' || states.get(row) === 'lapsed' ? (pairAt.get(keyOf(row)) ?? []) : [])),
  )
  const repair = { kept: kept.flatMap((row) => placedOf(row, pairAt.get(keyOf(row)), numbered)), from_slot, out }
  const began = performance.now()
  const result = await runSchedule(event_id, { problem: numbered.problem, time_limit_s: input.time_limit_s, repair }, lang)
  const milliseconds = performance.now() - began
  const version = await inTransaction(db, async (trx) => {
    await lockManagedEvent(trx, asking, input)
    await markAbsent(trx, event_id, input.absent)
    const number = await keepSchedule(trx, {
      event_id,
      by: asking.by,
      at: now,
      milliseconds,
      gathered,
      numbered,
      result,
      repair: { version: base.version, from_slot, before, kept: new Map(kept.map((row) => [keyOf(row), row])), out },
    })
    const details = { version: number, repairs: base.version, from_slot, absent: input.absent.length, mode: input.mode }
    await writeAudit(trx, { actor: asking.by, action: 'event.repair', target: event_id, details }, now)
    if (input.publish) await publishWithin(context, trx, { event_id, version: number, lang }, asking, now)
    return number
  })
  return presentSchedule(await scheduleLine(db, event_id, version), lang)
}

function isStanding(state: ReturnType<typeof stateOfMeeting> | undefined): boolean {
  return state === 'waiting' || state === 'agreed' || state === 'held'
}

function placedOf(row: MeetingRow, pair: number | undefined, { kindOf }: Numbered) {
  if (pair === undefined) return []
  return [{ pair, slot: row.slot, interpreter: row.interpreter_id === null ? null : (kindOf.get(row.interpreter_id) ?? null) }]
}

/** Those who are absent are there no more from that slot on; what took place is part of the plan whatever changed since. */
function withPast(
  fresh: GatheredInputs,
  { past, absent, from_slot }: { past: readonly MeetingRow[]; absent: ReadonlySet<string>; from_slot: number },
): GatheredInputs {
  const { inputs } = fresh
  const late = Array.from({ length: inputs.slots }, (_, slot) => slot).filter((slot) => slot >= from_slot)
  const present = inputs.participants.map((each) => {
    if (!absent.has(each.participant_id)) return each
    const own = fresh.participants.get(each.participant_id)?.away_slots ?? []
    return { ...each, least: 0, away: [...new Set([...own, ...late])] }
  })
  const known = new Set(present.map(({ participant_id }) => participant_id))
  const left = (id: string, side: 'buyer' | 'supplier') =>
    known.has(id) ? [] : [{ participant_id: id, side, most: inputs.slots, least: 0, away: late, room_id: null }]
  const gone = past.flatMap(({ buyer_id, supplier_id }) => [...left(buyer_id, 'buyer'), ...left(supplier_id, 'supplier')])
  const pairs = new Set(inputs.pairs.map(({ buyer_id, supplier_id }) => pairKey(buyer_id, supplier_id)))
  const done = past.filter((row) => !pairs.has(pairKey(row.buyer_id, row.supplier_id)))
  return {
    ...fresh,
    inputs: {
      ...inputs,
      participants: [...present, ...new Map(gone.map((each) => [each.participant_id, each])).values()],
      pairs: [
        ...inputs.pairs,
        ...done.map(({ buyer_id, supplier_id, worth }) => ({ buyer_id, supplier_id, worth, interpreter_ids: null })),
      ],
    },
  }
}

/** Its people, its table and its interpreter are still to be had at that time, and nobody has refused since. */
function fitting({ participants, rooms, interpreters, pairs }: ScheduleInputs): (row: MeetingRow) => boolean {
  const away = new Map<string, readonly number[]>([
    ...participants.map((each) => [each.participant_id, each.away] as const),
    ...interpreters.map((each) => [`interpreter ${each.interpreter_id}`, each.away] as const),
  ])
  const tables = new Set(tablesOf(rooms).map(({ table_no, room_id }) => `${table_no} ${room_id}`))
  const wanted = new Set(pairs.map(({ buyer_id, supplier_id }) => pairKey(buyer_id, supplier_id)))
  return ({ slot, buyer_id, supplier_id, table_no, room_id, interpreter_id }) => {
    const needed = [buyer_id, supplier_id, ...(interpreter_id === null ? [] : [`interpreter ${interpreter_id}`])]
    return (
      needed.every((id) => away.get(id)?.includes(slot) === false) &&
      tables.has(`${table_no} ${room_id}`) &&
      wanted.has(pairKey(buyer_id, supplier_id))
    )
  }
}
