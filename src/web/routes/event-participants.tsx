import { redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { EVENT_SIDES, PARTICIPANT_STATES, PRESENCES } from '../../domain/meeting-events.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { Pagination } from '../components/pagination.tsx'
import { findCompanies } from '../curation/find-companies.server.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { actOnParticipants } from '../events/act-on-participants.server.ts'
import { EnterCompany } from '../events/enter-company.tsx'
import { EventFiles } from '../events/event-files.tsx'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { ParticipantTable } from '../events/participant-table.tsx'
import { PresenceField, SideField } from '../events/participant-filters.tsx'
import { changedSearch, choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-participants.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event_id = idOf(params.id)
  const search = new URL(request.url).searchParams
  const [event, participants] = await Promise.all([
    notFoundAsResponse(api.event.get({ event_id, lang })),
    membersOnly(
      lang,
      `/events/${event_id}/participants`,
      api.event.participants({
        event_id,
        q: textParam(search, 'q'),
        side: choice(search, 'side', EVENT_SIDES),
        state: choice(search, 'state', PARTICIPANT_STATES),
        presence: choice(search, 'presence', PRESENCES),
        lang,
        limit: 50,
        cursor: textParam(search, 'cursor'),
      }),
    ),
  ])
  const wanted = textParam(search, 'company')
  return { event, participants, found: event.may_manage && wanted ? await findCompanies(api, lang, wanted, []) : null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const event_id = idOf(params.id)
  const path = `/events/${event_id}/participants`
  const form = await request.formData()
  const done = await membersOnly(lang, path, orRefusal(actOnParticipants(context.get(apiContext), lang, event_id, form)))
  if (done.refusal) return { refusal: done.refusal }
  return redirect(`/${lang}${path}${changedSearch(new URL(request.url).searchParams, { done: done.answer, company: null })}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function EventParticipants({ loaderData: { event, participants, found }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events')
  const [search] = useSearchParams()
  const done = choice(search, 'done', ['entered', 'changed'] as const)
  return (
    <EventFrame event={event} title={t('participants.title')} lead={t(event.may_manage ? 'participants.lead' : 'participants.lead_other')}>
      <RefusalBox refusal={actionData?.refusal} />
      {done && !actionData && (
        <p role="status" className="note-box">
          {t(`participants.${done}`)}
        </p>
      )}
      <FilterForm owns={['q', 'side', 'state', 'presence', 'done']}>
        <SearchField label={t('participants.search')} />
        <SideField />
        {event.may_manage && (
          <>
            <SelectField
              param="state"
              label={t('participants.state')}
              none={t('list.all')}
              options={PARTICIPANT_STATES.map((value) => ({ value, name: t(`participant_state.${value}`) }))}
            />
            <PresenceField />
          </>
        )}
      </FilterForm>
      {participants.items.length === 0 ? (
        <p className="card">{t('participants.none')}</p>
      ) : (
        <ParticipantTable event={event} participants={participants.items} />
      )}
      <div className="row-between">
        <Pagination total={participants.total} nextCursor={participants.next_cursor} />
        <EventFiles eventId={event.event_id} table="participants" />
      </div>
      {event.may_manage && <EnterCompany found={found} />}
    </EventFrame>
  )
}
