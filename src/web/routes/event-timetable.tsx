import { redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { actOnMeeting } from '../events/act-on-meeting.server.ts'
import { DayList } from '../events/day-list.tsx'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { ownNotes } from '../events/own-notes.server.ts'
import { PrintButton } from '../events/print-button.tsx'
import { choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-timetable.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const one = { event_id: idOf(params.id), participant_id: idOf(params.participant), lang }
  const path = `/events/${one.event_id}/timetable/${one.participant_id}`
  const timetable = await membersOnly(lang, path, api.event.timetable(one))
  return { timetable, notes: timetable.participant.mine ? await ownNotes(api, one, timetable.items) : {} }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const one = { event_id: idOf(params.id), participant_id: idOf(params.participant), lang }
  const path = `/events/${one.event_id}/timetable/${one.participant_id}`
  const done = await membersOnly(lang, path, orRefusal(actOnMeeting(context.get(apiContext), one, await request.formData())))
  return done.refusal ? { refusal: done.refusal } : redirect(`/${lang}${path}?done=${done.answer}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** A participant's day: on a phone a list, on paper a card. */
export default function EventTimetable({ loaderData: { timetable, notes }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events.timetable')
  const lang = useLocale()
  const [search] = useSearchParams()
  const { participant, event, items, version } = timetable
  const done = choice(search, 'done', ['answered', 'noted'] as const)
  const meetings = items.filter(({ kind }) => kind === 'meeting').length
  const file = `/api/v1/events/${event.event_id}/participants/${participant.participant_id}/timetable.ics?lang=${lang}`
  return (
    <EventFrame event={event} title={t('title', { name: participant.name })} participant={participant.participant_id}>
      <RefusalBox refusal={actionData?.refusal} />
      {done && !actionData && (
        <p role="status" className="note-box">
          {t(done)}
        </p>
      )}
      {version === null ? (
        <p className="note-box">{t('none')}</p>
      ) : (
        <>
          <p>
            <b>{t('count', { count: meetings })}</b> <span className="note">{t('your_time')}</span>
          </p>
          <p className="row no-print">
            <a className="button" href={file} download>
              {t('ics')}
            </a>
            <PrintButton label={t('print')} />
          </p>
          <DayList items={items} participant={participant} notes={notes} />
        </>
      )}
    </EventFrame>
  )
}
