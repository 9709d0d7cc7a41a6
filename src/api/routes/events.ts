import { answerMeeting, readNote, setNote } from '../../services/events/answer-meeting.ts'
import { checkIn, setPresence } from '../../services/events/check-in.ts'
import { choose, listChoices } from '../../services/events/choices.ts'
import { readInterpreters, setInterpreters } from '../../services/events/interpreters.ts'
import { changeEvent, createEvent, getEvent, listEvents, moveEvent } from '../../services/events/manage-events.ts'
import { listEventMeetings, listWaitingPairs, readGrid } from '../../services/events/meetings.ts'
import { changeParticipant, getParticipant, listEventParticipants } from '../../services/events/participants.ts'
import { register } from '../../services/events/register.ts'
import { repairEventSchedule } from '../../services/events/repair-schedule.ts'
import { cancelSchedule, listEventSchedules, makeEventSchedule, publishSchedule } from '../../services/events/schedules.ts'
import { scorePairs } from '../../services/events/score-pairs.ts'
import { readTimetable } from '../../services/events/timetable.ts'
import { askingOf } from './asking.ts'
import { api } from './implementation.ts'

export const eventRoutes = {
  list: api.event.list.handler(({ context, input }) => listEvents(context.services(), input, askingOf(context))),
  create: api.event.create.handler(({ context, input }) => createEvent(context.services(), input, askingOf(context))),
  get: api.event.get.handler(({ context, input }) => getEvent(context.services(), input, askingOf(context))),
  update: api.event.update.handler(({ context, input }) => changeEvent(context.services(), input, askingOf(context))),
  move: api.event.move.handler(({ context, input }) => moveEvent(context.services(), input, askingOf(context))),
  participants: api.event.participants.handler(({ context, input }) => listEventParticipants(context.services(), input, askingOf(context))),
  register: api.event.register.handler(({ context, input }) => register(context.services(), input, askingOf(context))),
  participant: api.event.participant.handler(({ context, input }) => getParticipant(context.services(), input, askingOf(context))),
  changeParticipant: api.event.changeParticipant.handler(({ context, input }) =>
    changeParticipant(context.services(), input, askingOf(context)),
  ),
  choices: api.event.choices.handler(({ context, input }) => listChoices(context.services(), input, askingOf(context))),
  choose: api.event.choose.handler(({ context, input }) => choose(context.services(), input, askingOf(context))),
  interpreters: api.event.interpreters.handler(({ context, input }) => readInterpreters(context.services(), input, askingOf(context))),
  setInterpreters: api.event.setInterpreters.handler(({ context, input }) => setInterpreters(context.services(), input, askingOf(context))),
  score: api.event.score.handler(({ context, input }) => scorePairs(context.services(), input, askingOf(context))),
  schedules: api.event.schedules.handler(({ context, input }) => listEventSchedules(context.services(), input, askingOf(context))),
  schedule: api.event.schedule.handler(({ context, input }) => makeEventSchedule(context.services(), input, askingOf(context))),
  cancelRun: api.event.cancelRun.handler(({ context, input }) => cancelSchedule(context.services(), input, askingOf(context))),
  publish: api.event.publish.handler(({ context, input }) => publishSchedule(context.services(), input, askingOf(context))),
  repair: api.event.repair.handler(({ context, input }) => repairEventSchedule(context.services(), input, askingOf(context))),
  waiting: api.event.waiting.handler(({ context, input }) => listWaitingPairs(context.services(), input, askingOf(context))),
  meetings: api.event.meetings.handler(({ context, input }) => listEventMeetings(context.services(), input, askingOf(context))),
  grid: api.event.grid.handler(({ context, input }) => readGrid(context.services(), input, askingOf(context))),
  timetable: api.event.timetable.handler(({ context, input }) => readTimetable(context.services(), input, askingOf(context))),
  answer: api.event.answer.handler(({ context, input }) => answerMeeting(context.services(), input, askingOf(context))),
  checkIn: api.event.checkIn.handler(({ context, input }) => checkIn(context.services(), input, askingOf(context))),
  presence: api.event.presence.handler(({ context, input }) => setPresence(context.services(), input, askingOf(context))),
  note: api.event.note.handler(({ context, input }) => readNote(context.services(), input, askingOf(context))),
  setNote: api.event.setNote.handler(({ context, input }) => setNote(context.services(), input, askingOf(context))),
}
