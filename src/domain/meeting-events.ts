/** Meeting events: who meets whom, when and at which table; what may be asked for and what comes of it. */

/** fair: buyers choose and are chosen. reverse_fair: buyers show the parts they want, suppliers choose. */
export const EVENT_KINDS = ['fair', 'reverse_fair'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** open: organisations register. planning: registration is over, meetings are laid out. published: participants have timetables. */
export const EVENT_STATES = ['draft', 'open', 'planning', 'published', 'done', 'cancelled'] as const
export type EventState = (typeof EVENT_STATES)[number]

/** Of drafts nobody learns but those who organise. */
export const ANNOUNCED_STATES = ['open', 'planning', 'published', 'done', 'cancelled'] as const satisfies readonly EventState[]

/** What an organiser may do next. Publishing a schedule makes an event published. */
export const EVENT_MOVES: Readonly<Record<EventState, readonly EventState[]>> = {
  draft: ['open', 'cancelled'],
  open: ['planning', 'cancelled'],
  planning: ['open', 'cancelled'],
  published: ['done', 'cancelled'],
  done: [],
  cancelled: [],
}

export const EVENT_SIDES = ['buyer', 'supplier'] as const
export type EventSide = (typeof EVENT_SIDES)[number]

export function otherSide(side: EventSide): EventSide {
  return side === 'buyer' ? 'supplier' : 'buyer'
}

export const PARTICIPANT_STATES = ['applied', 'confirmed', 'refused', 'withdrawn'] as const
export type ParticipantState = (typeof PARTICIPANT_STATES)[number]

/** As on the day. */
export const PRESENCES = ['expected', 'present', 'absent'] as const
export type Presence = (typeof PRESENCES)[number]

/** What one side wants of the other: never · if there is room · gladly · above all. */
export const WISHES = ['no', 'fine', 'good', 'best'] as const
export type Wish = (typeof WISHES)[number]

/** What a wish is worth; a pair is worth the geometric mean of both sides. Unsaid is less than anything that was said. */
export const WISH_VALUES: Readonly<Record<Exclude<Wish, 'no'>, number>> = { fine: 0.4, good: 0.7, best: 1 }
export const UNSAID_VALUE = 0.25

/** What the organiser may add for a domestic supplier that comes for the first time, at most. */
export const MOST_BOOST = 0.3

export const SCHEDULE_STATES = ['proposed', 'published', 'superseded'] as const
export type ScheduleState = (typeof SCHEDULE_STATES)[number]

/** edge_colouring: everybody is free all day. time_indexed: somebody is not, or interpreters or rooms are short. */
export const SCHEDULE_METHODS = ['edge_colouring', 'time_indexed'] as const
export type ScheduleMethod = (typeof SCHEDULE_METHODS)[number]

/** fill: meetings that can take place stay where they are, others take what is free. replan: all that is to come is laid out anew. */
export const REPAIR_MODES = ['fill', 'replan'] as const
export type RepairMode = (typeof REPAIR_MODES)[number]

/** asked: each side has to accept in time. taken: a meeting stands unless somebody declines. */
export const ANSWER_RULES = ['asked', 'taken'] as const
export type AnswerRule = (typeof ANSWER_RULES)[number]

/** lapsed: not answered in time. missed: somebody did not come. */
export const MEETING_STATES = ['waiting', 'agreed', 'declined', 'lapsed', 'missed', 'held'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

/** Meetings that hold their place in a timetable. */
export const STANDING_MEETINGS = ['waiting', 'agreed', 'held'] as const satisfies readonly MeetingState[]

export const MEETING_RESULTS = ['no_interest', 'contact', 'follow_up', 'quote_asked'] as const
export type MeetingResult = (typeof MEETING_RESULTS)[number]

/** Of one event; a schedule of this size is made in seconds. */
export const EVENT_LIMITS = {
  sessions: 20,
  slots: 96,
  rooms: 40,
  tables: 1000,
  interpreters: 200,
  participants: 3000,
  shows: 30,
  wishes: 300,
} as const

export interface Session {
  readonly day: string
  readonly starts: string
  readonly ends: string
}

export interface Room {
  readonly room_id: string
  readonly name: string
  readonly tables: number
}

/** As the organiser set it. */
export interface EventSettings {
  readonly title: string
  readonly description: string | null
  readonly kind: EventKind
  readonly place: string | null
  readonly province_id: string | null
  readonly segment_ids: string[]
  readonly sessions: Session[]
  readonly slot_minutes: number
  readonly pause_minutes: number
  readonly rooms: Room[]
  readonly registration_ends_on: string | null
  readonly by_hand: boolean
  readonly most_meetings_buyer: number | null
  readonly most_meetings_supplier: number | null
  readonly least_meetings: number
  readonly boost_first_time_domestic: number
  readonly answers: AnswerRule
  readonly answer_hours: number
  readonly score_pairs: boolean
}

/** A part a buyer wants, a thing a supplier offers. */
export interface ShownPart {
  readonly title: string
  readonly segment_id: string | null
  readonly need_id: string | null
}

/** Of what the worth of a pair is made. */
export interface WorthPart {
  readonly name: 'buyer_wish' | 'supplier_wish' | 'match_score' | 'unsaid' | 'first_time_domestic'
  readonly side: EventSide | null
  readonly value: number
}

export interface ScheduleFigures {
  readonly meetings: number
  readonly value: number
  readonly bound: number
  readonly proved: boolean
  readonly greedy_value: number
  readonly greedy_meetings: number
  readonly pairs: number
  readonly impossible: number
  readonly least_meetings: number
  readonly without_meeting: number
  readonly interpreted: number
  readonly tables_used: number
  readonly milliseconds: number
  /** Of a repair: against the schedule it repairs. */
  readonly kept: number | null
  readonly moved: number | null
  readonly added: number | null
  readonly dropped: number | null
}

export interface WaitingEntry {
  readonly buyer_id: string
  readonly supplier_id: string
  readonly worth: number
  readonly lacks: number
  readonly free_slots: readonly number[]
}

/** Everything a schedule was made from. */
export interface ScheduleInputs {
  readonly slots: number
  readonly rooms: readonly Room[]
  readonly participants: readonly {
    readonly participant_id: string
    readonly side: EventSide
    readonly most: number
    readonly least: number
    readonly away: readonly number[]
    readonly room_id: string | null
  }[]
  readonly pairs: readonly {
    readonly buyer_id: string
    readonly supplier_id: string
    readonly worth: number
    /** null = they understand each other. */
    readonly interpreter_ids: readonly string[] | null
  }[]
  readonly interpreters: readonly {
    readonly interpreter_id: string
    readonly languages: readonly string[]
    readonly away: readonly number[]
  }[]
}

export interface Slot {
  readonly slot: number
  readonly session: number
  readonly day: string
  readonly starts: string
  readonly ends: string
  readonly starts_at: string
  readonly ends_at: string
}

/** Viet Nam has one time, all year. */
const OFFSET = '+07:00'

/** Whole slots of each session, one after the other; sessions in the order of time. */
export function slotsOf({
  sessions,
  slot_minutes,
  pause_minutes,
}: Pick<EventSettings, 'sessions' | 'slot_minutes' | 'pause_minutes'>): Slot[] {
  const ordered = sessions.toSorted((a, b) => (`${a.day} ${a.starts}` < `${b.day} ${b.starts}` ? -1 : 1))
  return ordered
    .flatMap(({ day, starts, ends }, session) => {
      const slots: Omit<Slot, 'slot'>[] = []
      for (let from = minutes(starts); from + slot_minutes <= minutes(ends); from += slot_minutes + pause_minutes) {
        const [begin, end] = [clock(from), clock(from + slot_minutes)]
        slots.push({
          session,
          day,
          starts: begin,
          ends: end,
          starts_at: `${day}T${begin}:00${OFFSET}`,
          ends_at: `${day}T${end}:00${OFFSET}`,
        })
      }
      return slots
    })
    .map((each, slot) => ({ slot, ...each }))
}

function minutes(text: string): number {
  const [hours = 0, rest = 0] = text.split(':').map(Number)
  return hours * 60 + rest
}

function clock(total: number): string {
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

/** Tables are numbered through all rooms, from 1. */
export function tablesOf(rooms: readonly Room[]): { table_no: number; room_id: string; name: string }[] {
  return rooms
    .flatMap(({ room_id, name, tables }) => Array.from({ length: tables }, () => ({ room_id, name })))
    .map((each, index) => ({ table_no: index + 1, ...each }))
}
