import { Form, redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { actOnParticipant } from '../events/act-on-participant.server.ts'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { ParticipantForm } from '../events/participant-form.tsx'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-availability.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event_id = idOf(params.id)
  const participant_id = idOf(new URL(request.url).searchParams.get('participant') ?? undefined)
  const path = `/events/${event_id}/availability?participant=${participant_id}`
  const participant = await membersOnly(lang, path, api.event.participant({ event_id, participant_id, lang }))
  return { event: await notFoundAsResponse(api.event.get({ event_id, lang })), participant }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const event_id = idOf(params.id)
  const participant_id = idOf(new URL(request.url).searchParams.get('participant') ?? undefined)
  const path = `/events/${event_id}/availability?participant=${participant_id}`
  const form = await request.formData()
  const done = await membersOnly(lang, path, orRefusal(actOnParticipant(context.get(apiContext), lang, { event_id, participant_id }, form)))
  return done.refusal ? { refusal: done.refusal } : redirect(`/${lang}${path}&done=1`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** When somebody can meet, in which languages, about what. */
export default function EventAvailability({ loaderData: { event, participant }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events')
  const [search] = useSearchParams()
  return (
    <EventFrame
      event={event}
      title={`${participant.name}: ${t('availability.title')}`}
      lead={t('availability.lead')}
      participant={participant.participant_id}
    >
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('done') && !actionData && (
        <p role="status" className="note-box">
          {t('participants.changed')}
        </p>
      )}
      {participant.refused_reason && <p className="note-box">{t('availability.refused', { reason: participant.refused_reason })}</p>}
      {participant.state === 'confirmed' && (
        <section className="card" aria-labelledby="code">
          <h2 id="code" className="card-title">
            {t('availability.code')}
          </h2>
          <p className="check-in-code">{participant.check_in_code}</p>
          <p className="note">{t('availability.code_note')}</p>
        </section>
      )}
      <ParticipantForm event={event} participant={participant} />
      {participant.mine && participant.state !== 'withdrawn' && participant.state !== 'refused' && (
        <Form method="post">
          <button className="button" name="intent" value="withdraw">
            {t('register.withdraw')}
          </button>
        </Form>
      )}
    </EventFrame>
  )
}
