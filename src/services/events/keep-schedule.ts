import type { Kysely } from 'kysely'
import { insertMeetings, insertSchedule, knownMeetingIds, listSchedules, type MeetingRow } from '../../db/queries/event-schedules.ts'
import type { Database } from '../../db/schema.ts'
import { type ScheduleFigures, tablesOf } from '../../domain/meeting-events.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import { assignPlaces } from '../../matching/schedule/assign-places.ts'
import { meetingsOf, type Placed, roomOf, type ScheduleResult } from '../../matching/schedule/problem.ts'
import { pairAt } from '../../matching/schedule/room-left.ts'
import { listWaiting } from '../../matching/schedule/waiting-list.ts'
import { type Numbered, WORTH_UNIT } from './problem-of.ts'
import { type GatheredInputs, pairKey } from './schedule-inputs.ts'

const MOST_WAITING = 1000

export interface Made {
  readonly event_id: string
  readonly by: string
  readonly at: Date
  readonly milliseconds: number
  readonly gathered: GatheredInputs
  readonly numbered: Numbered
  readonly result: ScheduleResult
  /** Of a repair: what it was made from, and the meetings of it that stay where they are. */
  readonly repair: {
    readonly version: number
    readonly from_slot: number
    readonly before: readonly MeetingRow[]
    readonly kept: ReadonlyMap<string, MeetingRow>
    readonly out: ReadonlySet<number>
  } | null
}

/** A schedule with its tables and interpreters, as a new version. */
export async function keepSchedule(trx: Kysely<Database>, made: Made): Promise<number> {
  const { event_id, gathered, numbered, result, repair } = made
  const [newest] = await listSchedules(trx, event_id)
  const version = (newest?.version ?? 0) + 1
  const rows = await rowsOf(trx, made, version)
  await insertSchedule(trx, {
    event_id,
    version,
    state: 'proposed',
    method: result.method,
    made_at: made.at,
    made_by: made.by,
    repairs_version: repair?.version ?? null,
    from_slot: repair?.from_slot ?? null,
    figures: JSON.stringify(figuresOf(made, rows)),
    inputs: JSON.stringify(gathered.inputs),
    waiting: JSON.stringify(waitingOf(numbered, result, repair?.out ?? new Set())),
  })
  await insertMeetings(
    trx,
    rows.map((row) => ({ ...row, parts: JSON.stringify(row.parts) })),
  )
  return version
}

async function rowsOf(trx: Kysely<Database>, made: Made, version: number): Promise<MeetingRow[]> {
  const { event_id, gathered, numbered, result, repair, at } = made
  const { inputs, parts } = gathered
  const tables = tablesOf(inputs.rooms)
  const ids = await knownMeetingIds(trx, event_id)
  const placed = result.meetings.map((meeting) => ({ meeting, ...namesOf(numbered, meeting) }))
  const places = assignPlaces(
    placed.map(({ meeting, key }) => {
      const kept = repair?.kept.get(key)
      const interpreter = inputs.interpreters.findIndex(({ interpreter_id }) => interpreter_id === kept?.interpreter_id)
      return {
        buyer: pairAt(numbered.problem, meeting.pair).buyer,
        slot: meeting.slot,
        room: roomOf(numbered.problem, pairAt(numbered.problem, meeting.pair)) ?? null,
        interpreter: meeting.interpreter,
        kept: kept === undefined ? null : { table: kept.table_no - 1, interpreter: interpreter === -1 ? null : interpreter },
      }
    }),
    {
      tables: tables.map(({ room_id }) => numbered.rooms.indexOf(room_id)),
      interpreters: inputs.interpreters.map(({ interpreter_id, away }) => ({ kind: numbered.kindOf.get(interpreter_id) ?? -1, away })),
    },
  )
  return placed.map(({ meeting, key, buyer_id, supplier_id }, index) => {
    const place = places[index]
    const table = tables[place?.table ?? -1]
    const kept = repair?.kept.get(key)
    if (table === undefined || place === undefined) throw new Error(`Meeting ${key} has no table.`)
    return {
      event_id,
      version,
      slot: meeting.slot,
      buyer_id,
      supplier_id,
      meeting_id: ids.get(key) ?? uuidV7(at),
      table_no: table.table_no,
      room_id: table.room_id,
      interpreter_id: place.interpreter === null ? null : (inputs.interpreters[place.interpreter]?.interpreter_id ?? null),
      worth: (numbered.problem.pairs[meeting.pair]?.weight ?? 0) / WORTH_UNIT,
      parts: [...(parts.get(key) ?? kept?.parts ?? [])],
      buyer_answer: kept?.buyer_answer ?? null,
      supplier_answer: kept?.supplier_answer ?? null,
      answer_by: kept?.answer_by ?? null,
      new_since: kept === undefined ? (repair === null ? null : version) : kept.new_since,
    }
  })
}

function namesOf({ problem, buyers, suppliers }: Numbered, { pair }: Pick<Placed, 'pair'>) {
  const { buyer, supplier } = pairAt(problem, pair)
  const [buyer_id = '', supplier_id = ''] = [buyers[buyer], suppliers[supplier]]
  return { buyer_id, supplier_id, key: pairKey(buyer_id, supplier_id) }
}

function figuresOf({ numbered, result, milliseconds, repair }: Made, rows: readonly MeetingRow[]): ScheduleFigures {
  const { problem } = numbered
  const counts = meetingsOf(problem, result.meetings)
  const wanted = {
    buyers: new Set(problem.pairs.map(({ buyer }) => buyer)),
    suppliers: new Set(problem.pairs.map(({ supplier }) => supplier)),
  }
  const all = [...counts.buyers, ...counts.suppliers]
  const asked = [
    ...counts.buyers.filter((_, index) => wanted.buyers.has(index)),
    ...counts.suppliers.filter((_, index) => wanted.suppliers.has(index)),
  ]
  const perSlot = Array.from({ length: problem.slots }, (_, slot) => rows.filter((row) => row.slot === slot).length)
  return {
    meetings: rows.length,
    value: result.value / WORTH_UNIT,
    bound: result.bound / WORTH_UNIT,
    proved: result.proved,
    greedy_value: result.greedy.value / WORTH_UNIT,
    greedy_meetings: result.greedy.meetings,
    pairs: problem.pairs.length,
    impossible: Math.max(0, result.impossible - (repair === null ? 0 : repair.kept.size)),
    least_meetings: asked.length === 0 ? 0 : Math.min(...asked),
    without_meeting: all.filter((count) => count === 0).length,
    interpreted: rows.filter(({ interpreter_id }) => interpreter_id !== null).length,
    tables_used: Math.max(0, ...perSlot),
    milliseconds: Math.round(milliseconds),
    ...changesOf(repair?.before ?? null, rows),
  }
}

/** Against the version it repairs. */
function changesOf(before: readonly MeetingRow[] | null, rows: readonly MeetingRow[]) {
  if (before === null) return { kept: null, moved: null, added: null, dropped: null }
  const then = new Map(before.map((row) => [row.meeting_id, row]))
  const now = new Set(rows.map(({ meeting_id }) => meeting_id))
  const same = rows.filter((row) => {
    const old = then.get(row.meeting_id)
    return old !== undefined && old.slot === row.slot && old.table_no === row.table_no
  })
  const again = rows.filter(({ meeting_id }) => then.has(meeting_id))
  return {
    kept: same.length,
    moved: again.length - same.length,
    added: rows.length - again.length,
    dropped: before.filter(({ meeting_id }) => !now.has(meeting_id)).length,
  }
}

function waitingOf(numbered: Numbered, { meetings, prices }: ScheduleResult, out: ReadonlySet<number>) {
  return listWaiting(numbered.problem, { meetings, prices, out }, MOST_WAITING).map(({ pair, lacks, free_slots }) => {
    const { buyer_id, supplier_id } = namesOf(numbered, { pair })
    const weight = numbered.problem.pairs[pair]?.weight ?? 0
    return { buyer_id, supplier_id, worth: weight / WORTH_UNIT, lacks: Math.max(0, lacks) / WORTH_UNIT, free_slots }
  })
}
