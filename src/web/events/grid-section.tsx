import { useTranslations } from 'use-intl'
import { EVENT_SIDES } from '../../domain/meeting-events.ts'
import type { EventGridRow } from '../../api/contract/event-meetings.ts'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { Pagination } from '../components/pagination.tsx'
import { EventFiles } from './event-files.tsx'
import { MeetingGrid } from './meeting-grid.tsx'

interface GridSectionProps {
  event: Pick<MeetingEventDetail, 'event_id' | 'slot_list'>
  grid: { items: readonly EventGridRow[]; total: number; next_cursor: string | null }
  conflicts: number
  version: number
}

/** The grid with what one looks for in it. */
export function GridSection({ event, grid, conflicts, version }: GridSectionProps) {
  const t = useTranslations('events')
  return (
    <section aria-labelledby="grid" className="stack">
      <h2 id="grid">{t('grid.title')}</h2>
      <p className={conflicts === 0 ? 'note' : 'note-box refusal-box'}>{t('grid.conflicts', { count: conflicts })}</p>
      <FilterForm owns={['q', 'side']} hash="grid" label={t('grid.title')}>
        <SearchField label={t('grid.search')} />
        <SelectField param="side" label={t('grid.side')} options={EVENT_SIDES.map((value) => ({ value, name: t(`side.${value}`) }))} />
      </FilterForm>
      {grid.items.length === 0 ? (
        <p className="card">{t('grid.none')}</p>
      ) : (
        <MeetingGrid
          eventId={event.event_id}
          slots={event.slot_list}
          rows={grid.items}
          caption={`${t('grid.title')} (${t('schedule.version', { version })})`}
        />
      )}
      <ul className="grid-legend" aria-label={t('grid.legend')}>
        <li>
          <span className="grid-swatch" data-trouble aria-hidden="true">
            !
          </span>{' '}
          {t('grid.conflict')}
        </li>
        <li>
          <span className="grid-swatch" aria-hidden="true">
            ◆
          </span>{' '}
          {t('grid.with_interpreter')}
        </li>
        <li>
          <span className="grid-swatch" data-kind="away" aria-hidden="true" /> {t('grid.away')}
        </li>
      </ul>
      <div className="row-between">
        <Pagination total={grid.total} nextCursor={grid.next_cursor} hash="grid" />
        <EventFiles eventId={event.event_id} table="meetings" version={version} />
      </div>
    </section>
  )
}
