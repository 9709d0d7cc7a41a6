import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { DataTable } from '../components/data-table.tsx'
import { formatNumber } from '../format/number.ts'

/** The reverse fair: what buyers want to buy, for those who could make it. */
export function ShownParts({ event }: { event: MeetingEventDetail }) {
  const t = useTranslations('events.one')
  const lang = useLocale()
  const supplier = event.my_participants.find(({ side, state }) => side === 'supplier' && state === 'confirmed')
  if (event.shown.length === 0 && event.kind !== 'reverse_fair') return null
  return (
    <section aria-labelledby="shown" className="stack">
      <h2 id="shown">{t('shown')}</h2>
      {event.kind === 'reverse_fair' && <p>{t('shown_lead')}</p>}
      {event.shown.length === 0 ? (
        <p className="card">{t('shown_none')}</p>
      ) : (
        <DataTable
          caption={t('shown')}
          hideCaption
          cards
          rows={event.shown}
          rowKey={(row) => `${row.title} ${row.segment?.id ?? ''}`}
          columns={[
            { id: 'part', header: t('part'), rowHeader: true, cell: (row) => row.title },
            {
              id: 'segment',
              header: t('segment'),
              cell: (row) =>
                row.segment ? (
                  <Link to={`/${lang}/segments/${row.segment.id}`}>{row.segment.name}</Link>
                ) : (
                  <span className="note">{t('no_segment')}</span>
                ),
            },
            { id: 'buyers', header: t('part_buyers'), numeric: true, cell: (row) => formatNumber(row.buyers, lang) },
          ]}
        />
      )}
      {supplier && event.shown.length > 0 && (
        <p>
          <Link className="button button-main" to={`/${lang}/events/${event.event_id}/preferences?participant=${supplier.participant_id}`}>
            {t('choose_parts')}
          </Link>
        </p>
      )}
    </section>
  )
}
