import * as z from 'zod'
import {
  EVENT_LIMITS,
  EVENT_SIDES,
  MEETING_RESULTS,
  MEETING_STATES,
  PRESENCES,
  SCHEDULE_METHODS,
  SCHEDULE_STATES,
  WISHES,
} from '../../domain/meeting-events.ts'
import { slug } from './common.ts'
import { eventParticipantDetail, label, languages, meetingEvent, place, slot, slotNumber } from './event-shapes.ts'

const text = z.string().nullable()

/** Somebody of the other side, with what I want of them. */
export const eventChoice = z.object({
  participant_id: z.string(),
  name: z.string(),
  unnamed: z.boolean(),
  company_id: text,
  country: text,
  country_name: text,
  languages: z.array(z.string()),
  common_language: z.boolean().describe('false: an interpreter is needed'),
  understood: z.boolean().describe('false: no language in common, and no interpreter of this event knows one of each; they cannot meet'),
  shows: z.array(z.object({ title: z.string(), segment: place.nullable(), need_id: text })),
  wish: z.enum(WISHES).nullable(),
  score: z.number().nullable().describe('0–100: how well need and company fit; null = nobody computed it'),
})
export type EventChoice = z.infer<typeof eventChoice>

export const interpreterInput = z.object({
  interpreter_id: slug.max(40),
  label: label.describe('How the plan calls them, like “Interpreter 3”; no name of a person is needed'),
  languages,
  away_slots: z.array(slotNumber).max(EVENT_LIMITS.slots).default([]),
})
export const interpreter = interpreterInput.extend({ meetings: z.int().describe('In the newest schedule') })

const figures = z.object({
  meetings: z.int(),
  value: z.number().describe('Worth of all meetings together'),
  bound: z.number().describe('No schedule at all is worth more'),
  proved: z.boolean().describe('bound = value: nothing better exists'),
  gap_pct: z.number().describe('How much better a schedule could be at most'),
  greedy_value: z.number().describe('Worth of taking the best pair that still fits, again and again'),
  greedy_meetings: z.int(),
  pairs: z.int().describe('Pairs that came into question'),
  impossible: z.int().describe('Pairs that could not meet at any time: no common slot, or no interpreter'),
  least_meetings: z.int().describe('The fewest meetings of anybody who has wishes that can be met'),
  without_meeting: z.int().describe('Participants without any meeting'),
  interpreted: z.int().describe('Meetings with an interpreter'),
  tables_used: z.int().describe('In the fullest slot'),
  milliseconds: z.number(),
})

export const eventSchedule = z.object({
  version: z.int(),
  state: z.enum(SCHEDULE_STATES),
  state_name: z.string(),
  method: z.enum(SCHEDULE_METHODS),
  method_name: z.string(),
  made_at: z.string(),
  published_at: text,
  repairs_version: z.int().nullable().describe('The schedule it repairs'),
  from_slot: z.int().nullable().describe('Slots before this one were left as they were'),
  kept: z.int().nullable().describe('Meetings at the same time as before'),
  moved: z.int().nullable(),
  added: z.int().nullable(),
  dropped: z.int().nullable(),
  ...figures.shape,
  sentence: z.string().describe('What that means'),
})
export type EventSchedule = z.infer<typeof eventSchedule>

const worthPart = z.object({
  name: z.enum(['buyer_wish', 'supplier_wish', 'match_score', 'unsaid', 'first_time_domestic']),
  label: z.string(),
  side: z.enum(EVENT_SIDES).nullable(),
  value: z.number(),
})

const who = z.object({
  participant_id: z.string(),
  name: z.string(),
  country: text,
  country_name: text,
  company_id: text,
  presence: z.enum(PRESENCES),
})

export const eventMeeting = z.object({
  meeting_id: z.string(),
  version: z.int(),
  slot: z.int(),
  starts_at: z.string(),
  ends_at: z.string(),
  room_id: z.string(),
  room: z.string(),
  table: z.int(),
  buyer: who,
  supplier: who,
  shows: z.array(z.string()).describe('Parts of the buyer'),
  interpreter: z.object({ interpreter_id: z.string(), label: z.string() }).nullable(),
  language: text.describe('In common; null = by an interpreter, or unknown'),
  worth: z.number(),
  parts: z.array(worthPart).describe('Of what the worth is made; for those who organise'),
  state: z.enum(MEETING_STATES),
  state_name: z.string(),
  buyer_answer: z.boolean().nullable(),
  supplier_answer: z.boolean().nullable(),
  answer_by: text,
  may_answer_as: text.describe('Participant for whom I can answer now'),
  new_since: z.int().nullable().describe('Version in which it came to this time and table, where that was after the first'),
})
export type EventMeeting = z.infer<typeof eventMeeting>

export const waitingPair = z.object({
  position: z.int(),
  buyer: z.object({ participant_id: z.string(), name: z.string() }),
  supplier: z.object({ participant_id: z.string(), name: z.string() }),
  worth: z.number(),
  lacks: z.number().describe('How much more it would have to be worth to come in: worth less the price of both their time and of a table'),
  free_slots: z.array(z.int()).describe('Slots in which both are free in this schedule'),
})

const cell = z.object({
  slot: z.int(),
  kind: z.enum(['free', 'away', 'meeting']),
  meeting_id: text,
  with: text,
  with_id: text,
  table: z.int().nullable(),
  room: text,
  state: z.enum(MEETING_STATES).nullable(),
  interpreter: text,
})

export const gridRow = z.object({
  participant_id: z.string(),
  name: z.string(),
  side: z.enum(EVENT_SIDES),
  presence: z.enum(PRESENCES),
  meetings: z.int(),
  cells: z.array(cell),
})
export type EventGridRow = z.infer<typeof gridRow>

export const timetable = z.object({
  participant: eventParticipantDetail,
  event: meetingEvent,
  version: z.int().nullable().describe('null = nothing is published yet'),
  published_at: text,
  items: z.array(
    slot.extend({
      kind: z.enum(['free', 'away', 'meeting']),
      meeting: eventMeeting.nullable(),
    }),
  ),
  total: z.int(),
})

export const note = z.object({
  meeting_id: z.string(),
  participant_id: z.string(),
  text,
  result: z.enum(MEETING_RESULTS).nullable(),
  result_name: text,
  held: z.boolean().nullable(),
  changed_at: text,
})
