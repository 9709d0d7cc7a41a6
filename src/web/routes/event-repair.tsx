import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { REPAIR_MODES } from '../../domain/meeting-events.ts'
import { choiceOf } from '../account/choice-of.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { allPages } from '../data/all-pages.server.ts'
import { EventFiles } from '../events/event-files.tsx'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { managersOnly } from '../events/managers-only.ts'
import { numberIn, textsIn } from '../events/read-participant.server.ts'
import { RepairForm } from '../events/repair-form.tsx'
import { ScheduleFigures } from '../events/schedule-figures.tsx'
import { versionParam } from '../events/version-param.ts'
import { WaitingTable } from '../events/waiting-table.tsx'
import { textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-repair.ts'

const ALL = 500

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event = await managersOnly(api, lang, idOf(params.id), 'repair')
  const search = new URL(request.url).searchParams
  const one = { event_id: event.event_id, lang }
  if (event.desk.newest_version === null) return { event, participants: [], waiting: null, repaired: null }
  const made = versionParam(search)
  const [participants, waiting, versions] = await Promise.all([
    allPages((cursor) => api.event.participants({ ...one, state: 'confirmed', limit: ALL, cursor })),
    api.event.waiting({ ...one, limit: 20, cursor: textParam(search, 'cursor') }),
    made === undefined ? null : api.event.schedules({ ...one, limit: 50 }),
  ])
  const short = participants.map(({ participant_id, name, side, presence }) => ({ participant_id, name, side, presence }))
  return { event, participants: short, waiting, repaired: versions?.items.find(({ version }) => version === made) ?? null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const event_id = idOf(params.id)
  const path = `/events/${event_id}/repair`
  const form = await request.formData()
  const done = await membersOnly(
    lang,
    path,
    orRefusal(
      context.get(apiContext).event.repair({
        event_id,
        from_slot: numberIn(form, 'from_slot') ?? 0,
        absent: textsIn(form, 'absent'),
        mode: choiceOf(form, 'mode', REPAIR_MODES) ?? 'fill',
        publish: form.has('publish'),
        lang,
      }),
    ),
  )
  return done.refusal ? { refusal: done.refusal } : redirect(`/${lang}${path}?version=${done.answer.version}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** Somebody does not come: what changes, and who gets the free places. */
export default function EventRepair({ loaderData: { event, participants, waiting, repaired }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events.repair')
  const lang = useLocale()
  const [search] = useSearchParams()
  return (
    <EventFrame event={event} title={t('title')} lead={t('lead')}>
      <RefusalBox refusal={actionData?.refusal} />
      {repaired && !actionData && (
        <>
          <p role="status" className="note-box">
            {t('done', {
              version: repaired.version,
              kept: repaired.kept ?? 0,
              moved: repaired.moved ?? 0,
              added: repaired.added ?? 0,
              dropped: repaired.dropped ?? 0,
            })}{' '}
            <Link to={`/${lang}/events/${event.event_id}/schedule?version=${repaired.version}`}>{t('open')}</Link>
          </p>
          <ScheduleFigures schedule={repaired} />
        </>
      )}
      {waiting === null ? (
        <p className="note-box">{t('no_schedule')}</p>
      ) : (
        <>
          <RepairForm key={search.get('version')} event={event} participants={participants} />
          <section aria-labelledby="waiting" className="stack">
            <h2 id="waiting">{t('waiting')}</h2>
            <p className="note">{t('waiting_lead')}</p>
            {waiting.items.length === 0 ? (
              <p className="card">{t('waiting_none')}</p>
            ) : (
              <WaitingTable pairs={waiting.items} slots={event.slot_list} />
            )}
            <div className="row-between">
              <Pagination total={waiting.total} nextCursor={waiting.next_cursor} hash="waiting" />
              <EventFiles eventId={event.event_id} table="waiting" />
            </div>
          </section>
        </>
      )}
    </EventFrame>
  )
}
