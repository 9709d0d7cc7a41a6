import { Form, Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { EVENT_SIDES, PRESENCES } from '../../domain/meeting-events.ts'
import { choiceOf } from '../account/choice-of.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { FilterForm, SearchField } from '../components/filters.tsx'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { CheckedIn } from '../events/checked-in.tsx'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { managersOnly } from '../events/managers-only.ts'
import { PresenceList } from '../events/presence-list.tsx'
import { PresenceField, SideField } from '../events/participant-filters.tsx'
import { formText } from '../form-text.ts'
import { choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-check-in.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event = await managersOnly(api, lang, idOf(params.id), 'check-in')
  const search = new URL(request.url).searchParams
  const participants = await api.event.participants({
    event_id: event.event_id,
    state: 'confirmed',
    q: textParam(search, 'q'),
    side: choice(search, 'side', EVENT_SIDES),
    presence: choice(search, 'presence', PRESENCES),
    lang,
    limit: 50,
    cursor: textParam(search, 'cursor'),
  })
  return { event, participants }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event_id = idOf(params.id)
  const path = `/events/${event_id}/check-in`
  const form = await request.formData()
  if (formText(form, 'intent') === 'code') {
    const done = await membersOnly(lang, path, orRefusal(api.event.checkIn({ event_id, code: formText(form, 'code').toUpperCase(), lang })))
    return { refusal: done.refusal, checked: done.answer ?? null }
  }
  const presence = choiceOf(form, 'presence', PRESENCES) ?? 'present'
  const done = await membersOnly(
    lang,
    path,
    orRefusal(api.event.presence({ event_id, participant_id: formText(form, 'participant_id'), presence, lang })),
  )
  return { refusal: done.refusal, checked: null }
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** At the door: a code, or a name out of the list. */
export default function EventCheckIn({ loaderData: { event, participants }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events')
  const lang = useLocale()
  const [search] = useSearchParams()
  const { present, absent } = event.desk
  const expected = event.buyers + event.suppliers - present - absent
  return (
    <EventFrame event={event} title={t('check_in.title')} lead={t('check_in.lead', { present, absent, expected })}>
      <RefusalBox refusal={actionData?.refusal} />
      {actionData?.checked && <CheckedIn checked={actionData.checked} />}
      <Form method="post" className="filter-form card" key={actionData?.checked?.participant.participant_id ?? 'code'}>
        <input type="hidden" name="intent" value="code" />
        <label className="field field-grow">
          <span>{t('check_in.code')}</span>
          <input
            type="text"
            name="code"
            required
            minLength={4}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            className="code-input"
          />
        </label>
        <button className="button button-main">{t('check_in.enter')}</button>
      </Form>
      {absent > 0 && (
        <p>
          <Link className="button" to={`/${lang}/events/${event.event_id}/repair`}>
            {t('check_in.to_repair', { count: absent })}
          </Link>
        </p>
      )}
      <FilterForm owns={['q', 'side', 'presence']}>
        <SearchField label={t('participants.search')} />
        <SideField />
        <PresenceField />
      </FilterForm>
      {participants.items.length === 0 ? (
        <p className="card">{t('participants.none')}</p>
      ) : (
        <PresenceList participants={participants.items} search={search.toString()} />
      )}
      <Pagination total={participants.total} nextCursor={participants.next_cursor} />
    </EventFrame>
  )
}
