import type { ColumnType } from 'kysely'
import type {
  EventKind,
  EventSettings,
  EventSide,
  EventState,
  MeetingResult,
  ParticipantState,
  Presence,
  ScheduleFigures,
  ScheduleInputs,
  ScheduleMethod,
  ScheduleState,
  ShownPart,
  WaitingEntry,
  Wish,
  WorthPart,
} from '../../domain/meeting-events.ts'

type Timestamp = ColumnType<Date, Date | string, Date | string>
/** Written as text, read as what it says. */
type Json<T> = ColumnType<T, string, string>

/** Fairs at which buyers and suppliers meet. */
export interface MeetingEventTable {
  event_id: string
  organisation_id: string
  created_by: string
  created_at: Timestamp
  changed_at: Timestamp
  state: EventState
  kind: EventKind
  title: string
  province_id: string | null
  first_day: string
  last_day: string
  settings: Json<EventSettings>
  published_at: Timestamp | null
  scored_at: Timestamp | null
  cancel_reason: string | null
}

/** Who takes part. */
export interface EventParticipantTable {
  participant_id: string
  event_id: string
  organiser_id: string
  organisation_id: string | null
  company_id: string | null
  side: EventSide
  number: number
  name: string
  country: string | null
  languages: string
  shows: Json<ShownPart[]>
  stays_unnamed: boolean
  first_time: boolean
  domestic: boolean
  away_slots: Json<number[]>
  most_meetings: number | null
  room_id: string | null
  state: ParticipantState
  refused_reason: string | null
  check_in_code: string
  presence: Presence
  checked_in_at: Timestamp | null
  created_by: string
  created_at: Timestamp
}

/** Whom they want to meet. */
export interface EventWishTable {
  participant_id: string
  other_id: string
  event_id: string
  wish: Wish
  changed_at: Timestamp
}

/** How well needs and companies fit. */
export interface EventScoreTable {
  buyer_id: string
  supplier_id: string
  event_id: string
  score: number
  part: number
}

/** Who interprets. */
export interface EventInterpreterTable {
  event_id: string
  interpreter_id: string
  label: string
  languages: string
  away_slots: Json<number[]>
}

/** Versions of the schedule. */
export interface EventScheduleTable {
  event_id: string
  version: number
  state: ScheduleState
  method: ScheduleMethod
  made_at: Timestamp
  made_by: string
  published_at: Timestamp | null
  repairs_version: number | null
  from_slot: number | null
  figures: Json<ScheduleFigures>
  inputs: Json<ScheduleInputs>
  waiting: Json<WaitingEntry[]>
}

/** Meetings of each version. */
export interface EventMeetingTable {
  event_id: string
  version: number
  slot: number
  buyer_id: string
  supplier_id: string
  meeting_id: string
  table_no: number
  room_id: string
  interpreter_id: string | null
  worth: number
  parts: Json<WorthPart[]>
  buyer_answer: boolean | null
  supplier_answer: boolean | null
  answer_by: Timestamp | null
  new_since: number | null
}

/** Notes of one side. */
export interface EventNoteTable {
  meeting_id: string
  participant_id: string
  event_id: string
  text: string | null
  result: MeetingResult | null
  held: boolean | null
  changed_at: Timestamp
}
