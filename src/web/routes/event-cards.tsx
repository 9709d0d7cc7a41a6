import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { STANDING_MEETINGS } from '../../domain/meeting-events.ts'
import { apiContext } from '../api-context.ts'
import { FilterForm, SelectField } from '../components/filters.tsx'
import { allPages } from '../data/all-pages.server.ts'
import { EventFrame } from '../events/event-frame.tsx'
import { idOf } from '../events/event-id.ts'
import { managersOnly } from '../events/managers-only.ts'
import { CARD_KINDS, cardsOf } from '../events/meeting-cards.ts'
import { PrintButton } from '../events/print-button.tsx'
import { TableCards } from '../events/table-cards.tsx'
import { versionParam } from '../events/version-param.ts'
import { choice } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/event-cards.ts'

const ALL = 500
const ON_PAPER: ReadonlySet<string> = new Set(STANDING_MEETINGS)

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const event = await managersOnly(api, lang, idOf(params.id), 'cards')
  const search = new URL(request.url).searchParams
  const version = versionParam(search) ?? event.desk.published_version ?? event.desk.newest_version
  if (version === null) return { event, version, cards: [] }
  const meetings = await allPages((cursor) => api.event.meetings({ event_id: event.event_id, version, lang, limit: ALL, cursor }))
  const kind = choice(search, 'by', CARD_KINDS) ?? 'table'
  return {
    event,
    version,
    cards: cardsOf(
      meetings.filter(({ state }) => ON_PAPER.has(state)),
      kind,
    ),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** For the tables, and for those who have no phone in hand. */
export default function EventCards({ loaderData: { event, version, cards } }: Route.ComponentProps) {
  const t = useTranslations('events.cards')
  const [search] = useSearchParams()
  const kind = choice(search, 'by', CARD_KINDS) ?? 'table'
  return (
    <EventFrame event={event} title={t('title')} lead={version !== null && t('lead', { version })}>
      {cards.length === 0 ? (
        <p className="note-box">{t('none')}</p>
      ) : (
        <>
          <div className="row-between no-print">
            <FilterForm owns={['by']} label={t('by')}>
              <SelectField param="by" label={t('by')} options={CARD_KINDS.map((value) => ({ value, name: t(`by_${value}`) }))} />
            </FilterForm>
            <PrintButton label={t('print', { count: cards.length })} />
          </div>
          <p className="quiet no-print">{t('count', { count: cards.length })}</p>
          <TableCards event={event} cards={cards} kind={kind} />
        </>
      )}
    </EventFrame>
  )
}
