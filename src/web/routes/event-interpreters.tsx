import { Form, redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { allPages } from '../data/all-pages.server.ts'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { InterpreterRow } from '../events/interpreter-row.tsx'
import { managersOnly } from '../events/managers-only.ts'
import { interpretersIn } from '../events/read-interpreters.server.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-interpreters.ts'

const EMPTY_ROWS = 3

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event = await managersOnly(api, lang, idOf(params.id), 'interpreters')
  return { event, interpreters: await allPages((cursor) => api.event.interpreters({ event_id: event.event_id, lang, limit: 500, cursor })) }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const event_id = idOf(params.id)
  const path = `/events/${event_id}/interpreters`
  const interpreters = interpretersIn(await request.formData())
  const done = await membersOnly(lang, path, orRefusal(context.get(apiContext).event.setInterpreters({ event_id, interpreters, lang })))
  return done.refusal ? { refusal: done.refusal } : redirect(`/${lang}${path}?done=1`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function EventInterpreters({ loaderData: { event, interpreters }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events')
  const [search] = useSearchParams()
  const rows = [...interpreters, ...Array.from({ length: EMPTY_ROWS }, () => null)]
  return (
    <EventFrame event={event} title={t('interpreters.title')} lead={t('interpreters.lead')}>
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('done') && !actionData && (
        <p role="status" className="note-box">
          {t('participants.changed')}
        </p>
      )}
      {/* The key: after saving, fields show what was saved. */}
      <Form method="post" className="event-form card" key={interpreters.map(({ interpreter_id }) => interpreter_id).join(' ')}>
        {rows.map((row, at) => (
          <InterpreterRow key={row?.interpreter_id ?? `new-${at}`} at={at} interpreter={row} slots={event.slot_list} />
        ))}
        <button className="button button-main">{t('interpreters.save')}</button>
      </Form>
    </EventFrame>
  )
}
