import '../styles/events.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { ANNOUNCED_STATES, EVENT_KINDS } from '../../domain/meeting-events.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { ActiveFilters, FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { EventCard } from '../events/event-card.tsx'
import { mayOrganise } from '../events/may-organise.ts'
import { choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/events.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const mine = search.get('mine') === 'true' ? 'true' : undefined
  const [events, account] = await Promise.all([
    notFoundAsResponse(
      api.event.list({
        q: textParam(search, 'q'),
        kind: choice(search, 'kind', EVENT_KINDS),
        state: choice(search, 'state', ANNOUNCED_STATES),
        mine,
        lang,
        limit: 20,
        cursor: textParam(search, 'cursor'),
      }),
    ),
    api.account.get({}),
  ])
  return { events, organiser: mayOrganise(account), signedIn: account.user !== null }
}

export default function Events({ loaderData: { events, organiser, signedIn } }: Route.ComponentProps) {
  const t = useTranslations('events')
  const lang = useLocale()
  const [search] = useSearchParams()
  const kind = choice(search, 'kind', EVENT_KINDS)
  const state = choice(search, 'state', ANNOUNCED_STATES)
  const active = [
    ...(kind ? [{ param: 'kind', name: t(`kind_short.${kind}`), label: t(`kind_short.${kind}`) }] : []),
    ...(state ? [{ param: 'state', name: t(`state.${state}`), label: t(`state.${state}`) }] : []),
    ...(search.get('mine') === 'true' ? [{ param: 'mine', name: t('list.mine'), label: t('list.mine') }] : []),
  ]
  return (
    <div className="page">
      <PageMeta title={t('list.title')} description={t('list.lead')} />
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      {organiser && (
        <p>
          <Link className="button button-main" to={`/${lang}/events/new`}>
            {t('list.new')}
          </Link>
        </p>
      )}
      <div className="stack">
        <FilterForm owns={['q', 'kind', 'state', 'mine']}>
          <SearchField label={t('list.search')} />
          <SelectField
            param="kind"
            label={t('list.kind')}
            none={t('list.all')}
            options={EVENT_KINDS.map((value) => ({ value, name: t(`kind_short.${value}`) }))}
          />
          <SelectField
            param="state"
            label={t('list.state')}
            none={t('list.all')}
            options={ANNOUNCED_STATES.map((value) => ({ value, name: t(`state.${value}`) }))}
          />
          {signedIn && (
            <label className="check">
              <input type="checkbox" name="mine" value="true" defaultChecked={search.get('mine') === 'true'} /> {t('list.mine_only')}
            </label>
          )}
        </FilterForm>
        <ActiveFilters filters={active} />
        {events.items.length === 0 ? (
          <p className="card">{t('list.none')}</p>
        ) : (
          <>
            <p className="quiet">{t('list.total', { count: events.total })}</p>
            <ul className="cards">
              {events.items.map((event) => (
                <EventCard key={event.event_id} event={event} />
              ))}
            </ul>
          </>
        )}
        <div className="row-between">
          <Pagination total={events.total} nextCursor={events.next_cursor} />
          <DownloadLinks table="events" search={search} />
        </div>
      </div>
    </div>
  )
}
