import { Form, redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { EVENT_SIDES } from '../../domain/meeting-events.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { actOnSchedule } from '../events/act-on-schedule.server.ts'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { GridSection } from '../events/grid-section.tsx'
import { MakeSchedule } from '../events/make-schedule.tsx'
import { managersOnly } from '../events/managers-only.ts'
import { ScheduleFigures } from '../events/schedule-figures.tsx'
import { ScheduleVersions } from '../events/schedule-versions.tsx'
import { troubled } from '../events/troubled.server.ts'
import { versionParam } from '../events/version-param.ts'
import { changedSearch, choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-schedule.ts'

const ROWS = 25

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event = await managersOnly(api, lang, idOf(params.id), 'schedule')
  const search = new URL(request.url).searchParams
  const one = { event_id: event.event_id, lang }
  const versions = await api.event.schedules({ ...one, limit: 50, cursor: textParam(search, 'older') })
  const version = versionParam(search) ?? event.desk.newest_version ?? undefined
  if (version === undefined) return { event, versions, shown: null }
  const shown = versions.items.find((each) => each.version === version) ?? null
  const [grid, conflicts] = await Promise.all([
    notFoundAsResponse(
      api.event.grid({
        ...one,
        version,
        side: choice(search, 'side', EVENT_SIDES),
        q: textParam(search, 'q'),
        limit: ROWS,
        cursor: textParam(search, 'cursor'),
      }),
    ),
    troubled(api, one, version),
  ])
  return { event, versions, shown: shown && { schedule: shown, grid, conflicts } }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const event_id = idOf(params.id)
  const path = `/events/${event_id}/schedule`
  const done = await membersOnly(lang, path, orRefusal(actOnSchedule(context.get(apiContext), lang, event_id, await request.formData())))
  return done.refusal ? { refusal: done.refusal } : redirect(`/${lang}${path}${changedSearch(new URLSearchParams(), done.answer)}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** Made, compared, published: the timetable of everybody. */
export default function EventSchedulePage({ loaderData: { event, versions, shown }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events.schedule')
  const [search] = useSearchParams()
  return (
    <EventFrame event={event} title={t('title')} lead={t('lead')}>
      <RefusalBox refusal={actionData?.refusal} />
      <DoneNote search={search} />
      <MakeSchedule run={event.desk.run} again={event.desk.newest_version !== null} scores={event.settings.score_pairs} />
      {shown === null ? (
        <p className="note-box">{t('none')}</p>
      ) : (
        <>
          <ScheduleFigures schedule={shown.schedule} />
          {shown.schedule.state !== 'published' && (
            <Form method="post" className="card stack no-print">
              <input type="hidden" name="intent" value="publish" />
              <input type="hidden" name="version" value={shown.schedule.version} />
              <button className="button button-main">{t('publish', { version: shown.schedule.version })}</button>
              <p className="note">{t('publish_note')}</p>
            </Form>
          )}
          <GridSection event={event} grid={shown.grid} conflicts={shown.conflicts} version={shown.schedule.version} />
        </>
      )}
      <ScheduleVersions versions={versions} shown={shown?.schedule.version ?? null} />
    </EventFrame>
  )
}

function DoneNote({ search }: { search: URLSearchParams }) {
  const t = useTranslations('events.schedule')
  const done = choice(search, 'done', ['published', 'cancelled', 'scored'] as const)
  if (done === undefined) return null
  const count = (name: string) => Number(search.get(name) ?? 0)
  return (
    <p role="status" className="note-box">
      {done === 'scored' ? t('scored', { pairs: count('pairs'), buyers: count('buyers'), without: count('without') }) : t(done)}
    </p>
  )
}
