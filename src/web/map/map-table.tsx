import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { type Column, DataTable } from '../components/data-table.tsx'
import { DownloadLinks } from '../components/download-links.tsx'
import { FigureValue } from '../components/figure-value.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { StatusLine } from '../components/status-badge.tsx'
import { changedSearch } from '../links.ts'
import { citedSources, type MapModel, type MapNode } from './map-data.ts'
import { columnsOf } from './model.ts'

interface MapTableProps {
  model: MapModel
  passing: ReadonlySet<string> | undefined
  sources: SourceNames
}

/** The same as the drawing, for readers who prefer tables, for paper and for machines. */
export function MapTable({ model, passing, sources }: MapTableProps) {
  const t = useTranslations('map.table')
  const [search] = useSearchParams()
  const columns = useColumns(model)
  const nodes = new Map(model.nodes.map((node) => [node.id, node]))
  const stages = [...columnsOf(model, 'chain'), ...columnsOf(model, 'across')]
    .map(({ stage, families }) => ({
      stage,
      rows: families
        .flatMap((family) => family.nodes.flatMap((node) => nodes.get(node.id) ?? []))
        .filter((node) => passing?.has(node.id) ?? true),
    }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <div className="map-table">
      <nav aria-label={t('jump')}>
        <ul className="chips">
          {stages.map(({ stage, rows }) => (
            <li key={stage.id}>
              <a className="chip" href={`#stage-${stage.id}`}>
                {stage.name} <b>{rows.length}</b>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {stages.map(({ stage, rows }) => (
        <section key={stage.id} id={`stage-${stage.id}`}>
          <h2>{stage.name}</h2>
          <DataTable
            caption={t('caption', { stage: stage.name, count: rows.length })}
            hideCaption
            cards
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
          />
        </section>
      ))}
      <p className="note">
        {t('sources')}: <SourceLinks ids={citedSources(model.nodes)} names={sources} label={false} />
      </p>
      <DownloadLinks table="segments" search={search} />
    </div>
  )
}

function useColumns(model: MapModel): Column<MapNode>[] {
  const t = useTranslations('map.table')
  const lang = useLocale()
  const [search] = useSearchParams()
  const families = new Map(model.families.map((family) => [family.id, family.name]))
  const ends = (end: 'source' | 'target', id: string) => model.edges.filter((edge) => edge[end] === id).length
  const figure = (id: keyof MapNode['figures']): Column<MapNode> => ({
    id,
    header: t(id),
    numeric: true,
    cell: (row) => <FigureValue figure={row.figures[id]} withSources={false} />,
  })
  return [
    {
      id: 'segment',
      header: t('segment'),
      rowHeader: true,
      cell: (row) => (
        <>
          <Link to={`/${lang}/segments/${row.id}`}>{row.name}</Link>
          <small>
            <Link to={changedSearch(search, { view: null, segment: row.id })}>{t('on_map')}</Link>
          </small>
        </>
      ),
    },
    { id: 'family', header: t('family'), cell: (row) => families.get(row.family) },
    {
      id: 'status',
      header: t('status'),
      cell: (row) => (
        <>
          <StatusLine status={row.status} overlays={row.overlays} />
          <small className="quiet">{row.status_sentence}</small>
        </>
      ),
    },
    { id: 'companies', header: t('companies'), numeric: true, cell: (row) => row.companies },
    figure('imports'),
    figure('exports'),
    figure('rca'),
    { id: 'needs', header: t('needs'), numeric: true, cell: (row) => ends('target', row.id) },
    { id: 'feeds', header: t('feeds'), numeric: true, cell: (row) => ends('source', row.id) },
    { id: 'gap', header: t('gap'), numeric: true, cell: (row) => row.gap_rank ?? <span className="missing-value">{t('not_gap')}</span> },
  ]
}
