import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { ANSWER_RULES, EVENT_KINDS } from '../../domain/meeting-events.ts'
import { choiceOf } from '../account/choice-of.ts'
import { formText } from '../form-text.ts'
import { numberIn, textsIn } from './read-participant.server.ts'

type Settings = MeetingEventDetail['settings']

/** The settings of an event as its form sends them. Lines that were left empty are left out. */
export function settingsIn(form: FormData): Settings {
  return {
    title: formText(form, 'title'),
    description: formText(form, 'description') || null,
    kind: choiceOf(form, 'kind', EVENT_KINDS) ?? 'fair',
    place: formText(form, 'place') || null,
    province_id: formText(form, 'province_id') || null,
    segment_ids: textsIn(form, 'segment_ids'),
    registration_ends_on: formText(form, 'registration_ends_on') || null,
    by_hand: form.has('by_hand'),
    most_meetings_buyer: numberIn(form, 'most_meetings_buyer'),
    most_meetings_supplier: numberIn(form, 'most_meetings_supplier'),
    least_meetings: numberIn(form, 'least_meetings') ?? 0,
    boost_first_time_domestic: numberIn(form, 'boost_first_time_domestic') ?? 0,
    answers: choiceOf(form, 'answers', ANSWER_RULES) ?? 'asked',
    answer_hours: numberIn(form, 'answer_hours') ?? 48,
    score_pairs: form.has('score_pairs'),
    ...layoutIn(form),
  }
}

/** What can no longer change once a schedule is published is not in the form then. */
export function withoutLayout(settings: Settings): Partial<Settings> {
  const { sessions: _sessions, rooms: _rooms, slot_minutes: _minutes, pause_minutes: _pause, ...rest } = settings
  return rest
}

function layoutIn(form: FormData): Pick<Settings, 'sessions' | 'rooms' | 'slot_minutes' | 'pause_minutes'> {
  const days = textsIn(form, 'day')
  const starts = textsIn(form, 'starts')
  const ends = textsIn(form, 'ends')
  const names = textsIn(form, 'room_name')
  const tables = textsIn(form, 'room_tables')
  const ids = textsIn(form, 'room_id')
  return {
    slot_minutes: numberIn(form, 'slot_minutes') ?? 30,
    pause_minutes: numberIn(form, 'pause_minutes') ?? 0,
    sessions: days.flatMap((day, at) => (day === '' ? [] : [{ day, starts: starts[at] ?? '', ends: ends[at] ?? '' }])),
    rooms: names.flatMap((name, at) =>
      name.trim() === '' ? [] : [{ room_id: ids[at] || `room-${at + 1}`, name: name.trim(), tables: Number(tables[at] ?? 1) }],
    ),
  }
}
