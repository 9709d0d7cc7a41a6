import { type Context, Hono } from 'hono'
import { LANGUAGES } from '../domain/vocabulary.ts'
import type { ServiceContext } from '../services/context.ts'
import { writeCalendar } from '../services/events/calendar.ts'
import { actorOf, type Caller, requirePolicy } from './caller.ts'

interface EventFileOptions {
  services: () => ServiceContext
  callerOf: (c: Context) => Promise<Caller>
}

/** What of events is no JSON: the timetable of a participant as a calendar, for themselves and for those who organise. */
export function createEventFiles({ services, callerOf }: EventFileOptions): Hono {
  const app = new Hono()
  app.get('/events/:id/participants/:participant/timetable.ics', async (c) => {
    const caller = await callerOf(c)
    requirePolicy('member', caller)
    const asking = { actor: caller.actor, user: caller.user, by: actorOf({ caller }), address: caller.address }
    const lang = LANGUAGES.find((each) => each === c.req.query('lang')) ?? 'en'
    const wanted = { event_id: c.req.param('id'), participant_id: c.req.param('participant'), lang }
    return c.body(await writeCalendar(services(), wanted, asking), 200, {
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-disposition': 'attachment; filename="matxich-timetable.ics"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
  })
  return app
}
