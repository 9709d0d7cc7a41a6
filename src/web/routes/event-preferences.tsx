import { Form, redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse, orRefusal } from '../api-errors.ts'
import { FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { ChoiceRow } from '../events/choice-row.tsx'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { wishesIn } from '../events/read-wishes.server.ts'
import { changedSearch, slugParam, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-preferences.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event_id = idOf(params.id)
  const search = new URL(request.url).searchParams
  const participant_id = idOf(search.get('participant') ?? undefined)
  const path = `/events/${event_id}/preferences?participant=${participant_id}`
  const participant = await membersOnly(lang, path, api.event.participant({ event_id, participant_id, lang }))
  const [event, choices] = await Promise.all([
    notFoundAsResponse(api.event.get({ event_id, lang })),
    membersOnly(
      lang,
      path,
      api.event.choices({
        event_id,
        participant_id,
        q: textParam(search, 'q'),
        segment: slugParam(search, 'segment'),
        chosen: search.get('chosen') === 'true' ? 'true' : undefined,
        lang,
        limit: 25,
        cursor: textParam(search, 'cursor'),
      }),
    ),
  ])
  return { event, participant, choices }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const event_id = idOf(params.id)
  const search = new URL(request.url).searchParams
  const participant_id = idOf(search.get('participant') ?? undefined)
  const path = `/events/${event_id}/preferences`
  const wishes = wishesIn(await request.formData())
  const done = await membersOnly(
    lang,
    `${path}?participant=${participant_id}`,
    orRefusal(context.get(apiContext).event.choose({ event_id, participant_id, wishes, lang })),
  )
  if (done.refusal) return { refusal: done.refusal }
  const cursor = search.get('cursor')
  return redirect(`/${lang}${path}${changedSearch(search, { saved: done.answer.wishes, cursor })}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** Whom a participant wants to meet; in a reverse fair by the parts that are shown. */
export default function EventPreferences({ loaderData: { event, participant, choices }, actionData }: Route.ComponentProps) {
  const t = useTranslations('events')
  const [search] = useSearchParams()
  const partsFirst = event.kind === 'reverse_fair' && participant.side === 'supplier'
  return (
    <EventFrame
      event={event}
      title={t('preferences.title', { name: participant.name })}
      lead={t(partsFirst ? 'preferences.lead_reverse' : 'preferences.lead')}
      participant={participant.participant_id}
    >
      <RefusalBox refusal={actionData?.refusal} />
      {search.has('saved') && !actionData && (
        <p role="status" className="note-box">
          {t('preferences.saved', { count: Number(search.get('saved')) })}
        </p>
      )}
      <FilterForm owns={['q', 'segment', 'chosen', 'saved']}>
        <SearchField label={t('preferences.search')} />
        {event.segments.length > 0 && (
          <SelectField
            param="segment"
            label={t('preferences.segment')}
            none={t('list.all')}
            options={event.segments.map(({ id, name }) => ({ value: id, name }))}
          />
        )}
        <label className="check">
          <input type="checkbox" name="chosen" value="true" defaultChecked={search.get('chosen') === 'true'} /> {t('preferences.chosen')}
        </label>
      </FilterForm>
      {choices.items.length === 0 ? (
        <p className="card">{t('preferences.none')}</p>
      ) : (
        <Form method="post" className="stack" preventScrollReset>
          <fieldset className="plain-fieldset" disabled={!participant.may_change}>
            <ul className="choice-list">
              {choices.items.map((choice) => (
                <ChoiceRow key={choice.participant_id} choice={choice} partsFirst={partsFirst} />
              ))}
            </ul>
            <p className="choice-save no-print">
              <button className="button button-main">{t('preferences.save')}</button>
            </p>
          </fieldset>
        </Form>
      )}
      <Pagination total={choices.total} nextCursor={choices.next_cursor} />
    </EventFrame>
  )
}
