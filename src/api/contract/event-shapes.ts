import * as z from 'zod'
import { cleanLines } from '../../domain/clean-lines.ts'
import { cleanName } from '../../domain/clean-name.ts'
import {
  ANSWER_RULES,
  EVENT_KINDS,
  EVENT_LIMITS,
  EVENT_SIDES,
  EVENT_STATES,
  MOST_BOOST,
  PARTICIPANT_STATES,
  PRESENCES,
} from '../../domain/meeting-events.ts'
import { slug } from './common.ts'

const text = z.string().nullable()
export const day = z.iso.date()
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'HH:MM')
export const slotNumber = z
  .int()
  .min(0)
  .max(EVENT_LIMITS.slots - 1)
  .describe('Number of the slot, from 0')
export const languages = z
  .array(z.string().regex(/^[a-z]{2}$/, 'ISO 639-1, like vi'))
  .max(10)
  .describe('Languages they can talk business in, ISO 639-1')
const title = z.string().overwrite(cleanName).min(3).max(160)
export const label = z.string().overwrite(cleanName).min(1).max(80)
const lines = z.string().overwrite(cleanLines).max(4000)

const session = z.object({ day, starts: clock, ends: clock })
const room = z.object({
  room_id: slug.max(40),
  name: label,
  tables: z.int().min(1).max(EVENT_LIMITS.tables),
})

export const slot = z.object({
  slot: z.int(),
  session: z.int().describe('Number of the session, from 0'),
  starts_at: z.string().describe('With the offset of Viet Nam: 2027-03-11T09:00:00+07:00'),
  ends_at: z.string(),
  day: z.string(),
  starts: z.string().describe('HH:MM there'),
  ends: z.string(),
})

/** What an organiser sets. */
export const settings = z.object({
  title,
  description: lines.nullable(),
  kind: z.enum(EVENT_KINDS),
  place: label.max(200).nullable().describe('Where it is: house and street'),
  province_id: slug.nullable(),
  segment_ids: z.array(slug).max(40).describe('What it is about'),
  sessions: z.array(session).min(1).max(EVENT_LIMITS.sessions).describe('Times in Viet Nam; breaks lie between sessions'),
  slot_minutes: z.int().min(5).max(180),
  pause_minutes: z.int().min(0).max(60).describe('Between two slots of a session'),
  rooms: z.array(room).min(1).max(EVENT_LIMITS.rooms),
  registration_ends_on: day.nullable().describe('The last day on which organisations can register'),
  by_hand: z.boolean().describe('The organiser confirms each registration; otherwise each is confirmed at once'),
  most_meetings_buyer: z.int().min(1).max(EVENT_LIMITS.slots).nullable().describe('null = as many as there are slots'),
  most_meetings_supplier: z.int().min(1).max(EVENT_LIMITS.slots).nullable(),
  least_meetings: z.int().min(0).max(10).describe('As many meetings everybody gets if their wishes allow it at all'),
  boost_first_time_domestic: z.number().min(0).max(MOST_BOOST).describe('0 = off. Added to the worth of a pair, and shown with it'),
  answers: z.enum(ANSWER_RULES).describe('asked: both sides accept in time, or the meeting lapses. taken: it stands unless declined'),
  answer_hours: z.int().min(1).max(720).describe('Time to answer after a schedule is published'),
  score_pairs: z.boolean().describe('Worth of what nobody chose comes from the match of needs and companies'),
})

const SETTING_DEFAULTS = {
  description: null,
  kind: 'fair',
  place: null,
  province_id: null,
  segment_ids: [] as string[],
  slot_minutes: 30,
  pause_minutes: 0,
  registration_ends_on: null,
  by_hand: true,
  most_meetings_buyer: null,
  most_meetings_supplier: null,
  least_meetings: 0,
  boost_first_time_domestic: 0,
  answers: 'asked',
  answer_hours: 48,
  score_pairs: true,
} as const

export const newSettings = z.object({
  ...settings.shape,
  description: settings.shape.description.default(SETTING_DEFAULTS.description),
  kind: settings.shape.kind.default(SETTING_DEFAULTS.kind),
  place: settings.shape.place.default(SETTING_DEFAULTS.place),
  province_id: settings.shape.province_id.default(SETTING_DEFAULTS.province_id),
  segment_ids: settings.shape.segment_ids.default(SETTING_DEFAULTS.segment_ids),
  slot_minutes: settings.shape.slot_minutes.default(SETTING_DEFAULTS.slot_minutes),
  pause_minutes: settings.shape.pause_minutes.default(SETTING_DEFAULTS.pause_minutes),
  registration_ends_on: settings.shape.registration_ends_on.default(SETTING_DEFAULTS.registration_ends_on),
  by_hand: settings.shape.by_hand.default(SETTING_DEFAULTS.by_hand),
  most_meetings_buyer: settings.shape.most_meetings_buyer.default(SETTING_DEFAULTS.most_meetings_buyer),
  most_meetings_supplier: settings.shape.most_meetings_supplier.default(SETTING_DEFAULTS.most_meetings_supplier),
  least_meetings: settings.shape.least_meetings.default(SETTING_DEFAULTS.least_meetings),
  boost_first_time_domestic: settings.shape.boost_first_time_domestic.default(SETTING_DEFAULTS.boost_first_time_domestic),
  answers: settings.shape.answers.default(SETTING_DEFAULTS.answers),
  answer_hours: settings.shape.answer_hours.default(SETTING_DEFAULTS.answer_hours),
  score_pairs: settings.shape.score_pairs.default(SETTING_DEFAULTS.score_pairs),
})

export const place = z.object({ id: z.string(), name: z.string() })

/** A line of the list. */
export const meetingEvent = z.object({
  event_id: z.string(),
  title: z.string(),
  kind: z.enum(EVENT_KINDS),
  kind_name: z.string(),
  state: z.enum(EVENT_STATES),
  state_name: z.string(),
  organisation_id: z.string(),
  organiser: z.string().describe('Name of the agency'),
  place: text,
  province: place.nullable(),
  segments: z.array(place),
  first_day: z.string(),
  last_day: z.string(),
  registration_ends_on: text,
  may_register: z.boolean().describe('Registration is open today'),
  slots: z.int(),
  tables: z.int(),
  buyers: z.int().describe('Confirmed'),
  suppliers: z.int().describe('Confirmed'),
  may_manage: z.boolean().describe('I organise it'),
  my_participants: z.array(
    z.object({
      participant_id: z.string(),
      organisation_id: text,
      name: z.string(),
      side: z.enum(EVENT_SIDES),
      state: z.enum(PARTICIPANT_STATES),
    }),
  ),
})
export type MeetingEvent = z.infer<typeof meetingEvent>

const desk = z.object({
  applied: z.int().describe('Registrations that wait for the organiser'),
  with_wishes: z.int().describe('Confirmed participants that chose'),
  scored_pairs: z.int().describe('Pairs whose worth comes from a match'),
  scored_at: text,
  interpreters: z.int(),
  present: z.int(),
  absent: z.int(),
  newest_version: z.int().nullable(),
  published_version: z.int().nullable(),
  running: z.boolean().describe('A schedule is being made now'),
  run: z
    .object({
      seconds: z.int().describe('Since it was begun'),
      time_limit_s: z.int(),
      share: z.number().describe('Of the time limit, 0–1; it may be done earlier'),
    })
    .nullable(),
  moves: z.array(z.enum(EVENT_STATES)).describe('States it may go to next'),
})

export const meetingEventDetail = meetingEvent.extend({
  description: text,
  settings,
  slot_list: z.array(slot),
  room_list: z.array(room.extend({ first_table: z.int(), last_table: z.int() })).describe('Tables are numbered through all rooms'),
  answers_until: text.describe('Until when meetings of the published schedule can be answered'),
  published_at: text,
  shown: z
    .array(z.object({ title: z.string(), segment: place.nullable(), buyers: z.int() }))
    .describe('Parts that buyers show, without the names of those who want to stay unnamed'),
  desk: desk.nullable().describe('For those who organise it'),
})
export type MeetingEventDetail = z.infer<typeof meetingEventDetail>

/** A part a buyer shows; a thing a supplier offers. */
export const shownPart = z.object({
  title: label.max(160),
  segment_id: slug.nullable().default(null),
  need_id: z.string().max(120).nullable().default(null).describe('The need it stands for'),
})

export const eventParticipant = z.object({
  participant_id: z.string(),
  side: z.enum(EVENT_SIDES),
  name: z.string().describe('Name of the organisation; for the other side a number where they want to stay unnamed until they meet'),
  unnamed: z.boolean(),
  organisation_id: text.describe('For themselves and for those who organise'),
  company_id: text,
  country: text,
  country_name: text,
  languages: z.array(z.string()),
  shows: z.array(z.object({ title: z.string(), segment: place.nullable(), need_id: text })),
  state: z.enum(PARTICIPANT_STATES),
  state_name: z.string(),
  presence: z.enum(PRESENCES),
  first_time_domestic: z.boolean().describe('A domestic supplier that comes for the first time'),
  wishes: z.int().describe('How many it chose'),
  meetings: z.int().nullable().describe('In the published schedule; for themselves and for those who organise'),
})
export type EventParticipant = z.infer<typeof eventParticipant>

export const eventParticipantDetail = eventParticipant.extend({
  mine: z.boolean(),
  may_change: z.boolean(),
  stays_unnamed: z.boolean().describe('Their name shows to those they meet alone'),
  first_time: z.boolean(),
  away_slots: z.array(z.int()).describe('Slots in which they cannot meet'),
  most_meetings: z.int().nullable(),
  room_id: text.describe('They meet in this room alone; set by those who organise'),
  check_in_code: z.string().describe('Shown at the door'),
  checked_in_at: text,
  refused_reason: text,
})
export type EventParticipantDetail = z.infer<typeof eventParticipantDetail>

export const participantInput = {
  languages: languages.default(['vi']),
  shows: z.array(shownPart).max(EVENT_LIMITS.shows).default([]),
  stays_unnamed: z.boolean().default(false),
  first_time: z.boolean().default(false).describe('Their first event of this kind'),
  away_slots: z.array(slotNumber).max(EVENT_LIMITS.slots).default([]),
  most_meetings: z.int().min(1).max(EVENT_LIMITS.slots).nullable().default(null),
}
