import * as z from 'zod'
import { cleanLines } from '../../domain/clean-lines.ts'
import {
  EVENT_KINDS,
  EVENT_LIMITS,
  EVENT_SIDES,
  EVENT_STATES,
  MEETING_RESULTS,
  MEETING_STATES,
  PARTICIPANT_STATES,
  PRESENCES,
  REPAIR_MODES,
  WISHES,
} from '../../domain/meeting-events.ts'
import { forAnybody, forMembers, forPersons } from './access.ts'
import { cursor, lang, limit, page, q, slug, subjectId } from './common.ts'
import {
  eventChoice,
  eventMeeting,
  eventSchedule,
  gridRow,
  interpreter,
  interpreterInput,
  note,
  timetable,
  waitingPair,
} from './event-meetings.ts'
import {
  day,
  eventParticipant,
  eventParticipantDetail,
  languages,
  meetingEvent,
  meetingEventDetail,
  newSettings,
  participantInput,
  settings,
  shownPart,
  slotNumber,
} from './event-shapes.ts'
import { uuid } from './organisation.ts'

const tags = ['Events']
const event_id = uuid
const participant_id = uuid
const meeting_id = uuid
const version = z.coerce.number().int().min(1).max(10_000)
const reason = z.string().overwrite(cleanLines).min(3).max(1000)
const time_limit_s = z
  .int()
  .min(1)
  .max(60)
  .default(20)
  .describe('What was found by then is taken, and said how far it may be from the best')

export const eventContract = {
  list: forAnybody
    .route({ method: 'GET', path: '/events', tags, summary: 'Meeting events that were announced, and drafts I organise; the next first' })
    .input(
      z.object({
        q,
        kind: z.enum(EVENT_KINDS).optional(),
        state: z.enum(EVENT_STATES).optional(),
        province: slug.optional(),
        segment: slug.optional(),
        from: day.optional().describe('Not those that ended before'),
        mine: z.stringbool().optional().describe('Only those I organise or take part in'),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(meetingEvent)),
  create: forPersons
    .route({
      method: 'POST',
      path: '/events',
      successStatus: 201,
      tags,
      summary: 'Begin an event, as a draft; for verified agencies and officers',
    })
    .input(newSettings.extend({ organisation_id: uuid.describe('The agency'), lang }))
    .output(meetingEventDetail),
  get: forAnybody
    .route({
      method: 'GET',
      path: '/events/{event_id}',
      tags,
      summary: 'One event: times, rooms, what is shown; and the desk of those who organise it',
    })
    .input(z.object({ event_id, lang }))
    .output(meetingEventDetail),
  update: forMembers
    .route({
      method: 'PATCH',
      path: '/events/{event_id}',
      tags,
      summary: 'Change an event; times and rooms only until a schedule is published',
    })
    .input(settings.partial().extend({ event_id, lang }))
    .output(meetingEventDetail),
  move: forMembers
    .route({ method: 'POST', path: '/events/{event_id}/state', tags, summary: 'Open or end registration, end or cancel the event' })
    .input(z.object({ event_id, to: z.enum(EVENT_STATES), reason: reason.optional(), lang }))
    .output(meetingEventDetail),

  participants: forMembers
    .route({
      method: 'GET',
      path: '/events/{event_id}/participants',
      tags,
      summary: 'Who takes part; for those who organise, and for participants the other side',
    })
    .input(
      z.object({
        event_id,
        side: z.enum(EVENT_SIDES).optional(),
        state: z.enum(PARTICIPANT_STATES).optional(),
        presence: z.enum(PRESENCES).optional(),
        q,
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(eventParticipant)),
  register: forMembers
    .route({
      method: 'POST',
      path: '/events/{event_id}/participants',
      successStatus: 201,
      tags,
      summary: 'Take part; or, for those who organise, enter an organisation or a company of the directory',
    })
    .input(
      z.object({
        event_id,
        side: z.enum(EVENT_SIDES),
        organisation_id: uuid.optional().describe('Mine; those who organise may leave it out'),
        company_id: subjectId.optional().describe('A company of the directory that comes'),
        ...participantInput,
        lang,
      }),
    )
    .output(eventParticipantDetail),
  participant: forMembers
    .route({
      method: 'GET',
      path: '/events/{event_id}/participants/{participant_id}',
      tags,
      summary: 'One participant, for themselves and those who organise',
    })
    .input(z.object({ event_id, participant_id, lang }))
    .output(eventParticipantDetail),
  changeParticipant: forMembers
    .route({
      method: 'PATCH',
      path: '/events/{event_id}/participants/{participant_id}',
      tags,
      summary: 'Languages, parts, times; those who organise also confirm or refuse',
    })
    .input(
      z.object({
        event_id,
        participant_id,
        languages: languages.optional(),
        shows: z.array(shownPart).max(EVENT_LIMITS.shows).optional(),
        stays_unnamed: z.boolean().optional(),
        first_time: z.boolean().optional(),
        away_slots: z.array(slotNumber).max(EVENT_LIMITS.slots).optional(),
        most_meetings: z.int().min(1).max(EVENT_LIMITS.slots).nullable().optional(),
        room_id: slug.max(40).nullable().optional(),
        state: z.enum(PARTICIPANT_STATES).optional().describe('withdrawn: by themselves; confirmed, refused: by those who organise'),
        reason: reason.optional().describe('Why refused'),
        lang,
      }),
    )
    .output(eventParticipantDetail),
  choices: forMembers
    .route({
      method: 'GET',
      path: '/events/{event_id}/participants/{participant_id}/preferences',
      tags,
      summary: 'The other side, with what this participant wants and how well they fit; best fit first',
    })
    .input(
      z.object({
        event_id,
        participant_id,
        q,
        segment: slug.optional(),
        chosen: z.stringbool().optional().describe('Only those with a wish'),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(eventChoice)),
  choose: forMembers
    .route({
      method: 'PUT',
      path: '/events/{event_id}/participants/{participant_id}/preferences',
      tags,
      summary: 'Say whom to meet: of those named; of the rest nothing changes',
    })
    .input(
      z.object({
        event_id,
        participant_id,
        wishes: z
          .array(z.object({ participant_id, wish: z.enum(WISHES).nullable().describe('null = take it back') }))
          .min(1)
          .max(EVENT_LIMITS.wishes),
        lang,
      }),
    )
    .output(z.object({ participant_id: z.string(), wishes: z.int().describe('How many it has now') })),

  interpreters: forMembers
    .route({ method: 'GET', path: '/events/{event_id}/interpreters', tags, summary: 'Interpreters; for those who organise' })
    .input(z.object({ event_id, limit, cursor, lang }))
    .output(page(interpreter)),
  setInterpreters: forMembers
    .route({ method: 'PUT', path: '/events/{event_id}/interpreters', tags, summary: 'Who interprets, which languages, when not' })
    .input(z.object({ event_id, interpreters: z.array(interpreterInput).max(EVENT_LIMITS.interpreters), lang }))
    .output(page(interpreter)),

  score: forMembers
    .route({
      method: 'POST',
      path: '/events/{event_id}/scores',
      tags,
      summary: 'Compute how well what buyers show fits the companies that come; taken where nobody chose',
    })
    .input(z.object({ event_id, lang }))
    .output(z.object({ pairs: z.int(), buyers: z.int(), without_parts: z.int().describe('Buyers that show nothing a machine can read') })),

  schedules: forMembers
    .route({ method: 'GET', path: '/events/{event_id}/schedules', tags, summary: 'All versions of the schedule, newest first' })
    .input(z.object({ event_id, limit, cursor, lang }))
    .output(page(eventSchedule)),
  schedule: forMembers
    .route({
      method: 'POST',
      path: '/events/{event_id}/schedule',
      successStatus: 201,
      tags,
      summary: 'Make a schedule: the best there is, with proof, in a thread of its own',
    })
    .input(z.object({ event_id, time_limit_s, lang }))
    .output(eventSchedule),
  cancelRun: forMembers
    .route({ method: 'POST', path: '/events/{event_id}/schedule/cancel', tags, summary: 'Stop making it' })
    .input(z.object({ event_id, lang }))
    .output(z.object({ cancelled: z.boolean() })),
  publish: forMembers
    .route({
      method: 'POST',
      path: '/events/{event_id}/schedules/{version}/publish',
      tags,
      summary: 'Make it the timetable of everybody, and tell them',
    })
    .input(z.object({ event_id, version, lang }))
    .output(eventSchedule),
  repair: forMembers
    .route({
      method: 'POST',
      path: '/events/{event_id}/repair',
      successStatus: 201,
      tags,
      summary: 'Somebody does not come, or meetings were declined: a new version; what is past stays, who waits takes what is free',
    })
    .input(
      z.object({
        event_id,
        from_slot: slotNumber.default(0).describe('Slots before this one are past'),
        absent: z
          .array(participant_id)
          .max(500)
          .default([])
          .describe('Who does not come, from that slot on; with all that are marked absent'),
        mode: z.enum(REPAIR_MODES).default('fill'),
        publish: z.boolean().default(false).describe('At once, as on the day itself'),
        time_limit_s,
        lang,
      }),
    )
    .output(eventSchedule),
  waiting: forMembers
    .route({ method: 'GET', path: '/events/{event_id}/waiting', tags, summary: 'Pairs that found no place, nearest to one first' })
    .input(z.object({ event_id, version: version.optional(), limit, cursor, lang }))
    .output(page(waitingPair)),
  meetings: forMembers
    .route({
      method: 'GET',
      path: '/events/{event_id}/meetings',
      tags,
      summary: 'Meetings: of a version for those who organise; my own of the published one',
    })
    .input(
      z.object({
        event_id,
        version: version.optional().describe('Left out: the published one, else the newest'),
        participant_id: participant_id.optional(),
        slot: z.coerce.number().int().min(0).max(EVENT_LIMITS.slots).optional(),
        state: z.enum(MEETING_STATES).optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(eventMeeting)),
  grid: forMembers
    .route({ method: 'GET', path: '/events/{event_id}/grid', tags, summary: 'Participants × slots; for those who organise' })
    .input(z.object({ event_id, version: version.optional(), side: z.enum(EVENT_SIDES).default('buyer'), q, limit, cursor, lang }))
    .output(page(gridRow)),
  timetable: forMembers
    .route({
      method: 'GET',
      path: '/events/{event_id}/participants/{participant_id}/timetable',
      tags,
      summary: 'Day of one participant, slot by slot, as published; as a calendar at …/timetable.ics',
    })
    .input(z.object({ event_id, participant_id, lang }))
    .output(timetable),

  answer: forMembers
    .route({
      method: 'POST',
      path: '/events/{event_id}/meetings/{meeting_id}/answer',
      tags,
      summary: 'Accept or decline a meeting, in time',
    })
    .input(z.object({ event_id, meeting_id, participant_id, accept: z.boolean(), lang }))
    .output(eventMeeting),
  checkIn: forMembers
    .route({ method: 'POST', path: '/events/{event_id}/check-in', tags, summary: 'Somebody is at the door with their code' })
    .input(z.object({ event_id, code: z.string().trim().min(4).max(20), lang }))
    .output(z.object({ participant: eventParticipantDetail, already: z.boolean(), next: eventMeeting.nullable(), message: z.string() })),
  presence: forMembers
    .route({
      method: 'POST',
      path: '/events/{event_id}/participants/{participant_id}/presence',
      tags,
      summary: 'Mark somebody as present, absent or expected',
    })
    .input(z.object({ event_id, participant_id, presence: z.enum(PRESENCES), lang }))
    .output(eventParticipantDetail),
  note: forMembers
    .route({
      method: 'GET',
      path: '/events/{event_id}/meetings/{meeting_id}/note',
      tags,
      summary: 'What my side noted of a meeting; the other side never sees it',
    })
    .input(z.object({ event_id, meeting_id, participant_id: participant_id.describe('Mine'), lang }))
    .output(note),
  setNote: forMembers
    .route({ method: 'PUT', path: '/events/{event_id}/meetings/{meeting_id}/note', tags, summary: 'Note what came of a meeting' })
    .input(
      z.object({
        event_id,
        meeting_id,
        participant_id: participant_id.describe('Mine'),
        text: z.string().overwrite(cleanLines).max(2000).nullable().default(null),
        result: z.enum(MEETING_RESULTS).nullable().default(null),
        held: z.boolean().nullable().default(null),
        lang,
      }),
    )
    .output(note),
}
