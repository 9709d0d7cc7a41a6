import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { OVERLAYS, STATUSES } from '../../domain/vocabulary.ts'
import { FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { useEdition } from '../components/site-data.ts'
import { OverlayGlyph, StatusGlyph } from '../components/status-glyph.tsx'
import { changedSearch } from '../links.ts'
import { type MapFilters, passesFilters, toggled } from './filters.ts'
import type { MapModel, MapNode } from './map-data.ts'
import { MapTools } from './map-tools.tsx'
import type { MapHandle } from './mount.ts'

interface MapToolbarProps {
  model: MapModel
  filters: MapFilters
  /** Segments that match the words looked for. */
  found: readonly string[] | null
  /** Segments of which somebody wants something. */
  wanted: number
  passing: ReadonlySet<string> | undefined
  table: boolean
  allRibbons: boolean
  handle: MapHandle | null
  download: () => void
}

/** One row: the legend is the filter. Everything is a link or a GET form, so it works before and without script. */
export function MapToolbar({ model, filters, found, wanted, passing, table, allRibbons, handle, download }: MapToolbarProps) {
  const t = useTranslations('map')
  const common = useTranslations('common')
  const [search] = useSearchParams()
  const among = found ? model.nodes.filter((node) => found.includes(node.id)) : model.nodes
  const count = (except: 'status' | 'overlay', is: (node: MapNode) => boolean) =>
    among.filter((node) => passesFilters(node, filters, except) && is(node)).length
  return (
    <div className="map-bar">
      <div className="map-chip-row">
        <ul className="map-chips" aria-label={t('filters.statuses')}>
          {STATUSES.map((status) => (
            <Chip
              key={status}
              to={changedSearch(search, { status: toggled(filters.status, status) })}
              on={filters.status.includes(status)}
              count={count('status', (node) => node.status === status)}
            >
              <StatusGlyph status={status} />
              {common(`status.${status}`)}
            </Chip>
          ))}
        </ul>
        <ul className="map-chips" aria-label={t('filters.overlays')}>
          {OVERLAYS.map((overlay) => (
            <Chip
              key={overlay}
              to={changedSearch(search, { overlay: toggled(filters.overlay, overlay) })}
              on={filters.overlay.includes(overlay)}
              count={count('overlay', (node) => node.overlays.includes(overlay))}
            >
              <OverlayGlyph overlay={overlay} />
              {common(`overlay.${overlay}`)}
            </Chip>
          ))}
        </ul>
        {wanted > 0 && (
          <ul className="map-chips" aria-label={t('filters.demand')}>
            <li>
              <Link
                className="map-chip"
                to={changedSearch(search, { wanted: search.has('wanted') ? null : '1' })}
                aria-current={search.has('wanted') ? 'true' : undefined}
                preventScrollReset
              >
                {t('filters.wanted')} <b>{wanted}</b>
              </Link>
            </li>
          </ul>
        )}
      </div>
      <MoreFilters filters={filters} allRibbons={allRibbons} />
      {passing && (
        <p className="map-result" role="status">
          {t('filters.of', { count: passing.size, total: model.nodes.length })}{' '}
          <Link to={changedSearch(search, { status: null, overlay: null, stage: null, sector: null, serves: null, q: null, wanted: null })}>
            {t('filters.clear')}
          </Link>
        </p>
      )}
      <MapTools table={table} handle={handle} download={download} />
    </div>
  )
}

function Chip({ to, on, count, children }: { to: string; on: boolean; count: number; children: ReactNode }) {
  return (
    <li>
      <Link className="map-chip" to={to} aria-current={on ? 'true' : undefined} preventScrollReset defaultShouldRevalidate={false}>
        {children} <b>{count}</b>
      </Link>
    </li>
  )
}

function MoreFilters({ filters, allRibbons }: { filters: MapFilters; allRibbons: boolean }) {
  const t = useTranslations('map.filters')
  const common = useTranslations('common')
  const [search] = useSearchParams()
  const { stages, sectors } = useEdition()
  const set = [filters.stage, filters.sector, filters.serves, search.get('q')].filter(Boolean).length
  const options = (items: readonly { id: string; name: string }[]) => items.map(({ id, name }) => ({ value: id, name }))
  return (
    // The key closes it again once the address has changed.
    <details className="map-more" key={search.toString()}>
      <summary className="button">
        {t('button')} {set > 0 && <b>{set}</b>}
      </summary>
      <div className="map-more-box">
        <FilterForm owns={['q', 'stage', 'sector', 'serves']}>
          <SearchField label={t('search')} />
          <SelectField param="stage" label={t('stage')} options={options(stages)} none={common('filter.all')} />
          <SelectField param="sector" label={t('sector')} options={options(sectors)} none={common('filter.all')} />
          <SelectField
            param="serves"
            label={t('serves')}
            options={options(sectors.filter(({ id }) => id !== 'shared'))}
            none={common('filter.all')}
          />
        </FilterForm>
        <p className="map-wide-only js-only">
          <Link to={changedSearch(search, { ribbons: allRibbons ? null : 'all' })} preventScrollReset defaultShouldRevalidate={false}>
            {allRibbons ? t('thin_hide') : t('thin_show')}
          </Link>
        </p>
      </div>
    </details>
  )
}
