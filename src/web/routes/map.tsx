import '../styles/map.css'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { Link, type ShouldRevalidateFunctionArgs, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { apiContext, documentMapContext } from '../api-context.ts'
import { PageMeta } from '../components/page-meta.tsx'
import { useEdition } from '../components/site-data.ts'
import { changedSearch, textParam } from '../links.ts'
import { DocumentMapData, useMapModel } from '../map/document-map.tsx'
import { readFilters } from '../map/filters.ts'
import { MapCanvas } from '../map/map-canvas.tsx'
import { MapPanel } from '../map/map-panel.tsx'
import { MapTable } from '../map/map-table.tsx'
import { MapToolbar } from '../map/map-toolbar.tsx'
import type { MapHandle } from '../map/mount.ts'
import { packedMap } from '../map/packed-map.server.ts'
import { StageList } from '../map/stage-list.tsx'
import { mapState } from '../map/state.ts'
import { useMapTexts } from '../map/texts.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/map.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const { pathname, searchParams } = new URL(request.url)
  const q = textParam(searchParams, 'q')
  const api = context.get(apiContext)
  const [{ map, sources }, named, demand] = await Promise.all([
    packedMap(context, lang),
    q === undefined ? null : api.segment.list({ lang, limit: 500, q }),
    // Needs come and go while the chain stands: they are asked for each time.
    api.need.summary({ lang, limit: 500 }),
  ])
  const wanted = demand.items.map(({ segment, needs }) => ({ id: segment.id, needs }))
  const words = named?.items.map(({ id }) => id) ?? null
  const found = searchParams.has('wanted') ? wanted.map(({ id }) => id).filter((id) => words?.includes(id) ?? true) : words
  // In a document the map is text of its own, which the drawing reads without waiting for React.
  const inDocument = !pathname.endsWith('.data')
  if (inDocument) context.set(documentMapContext, map)
  return { map: inDocument ? null : map, sources, found, wanted }
}

/** Selection and filters need nothing from the server; only other words to look for, what is wanted, or another language do. */
export function shouldRevalidate({ currentUrl, nextUrl, currentParams, nextParams }: ShouldRevalidateFunctionArgs) {
  const isOther = (name: string) => currentUrl.searchParams.get(name) !== nextUrl.searchParams.get(name)
  return currentParams['lang'] !== nextParams['lang'] || isOther('q') || isOther('wanted')
}

export default function MapPage({ loaderData: { map, found, sources, wanted } }: Route.ComponentProps) {
  const t = useTranslations('map')
  const common = useTranslations('common')
  const edition = useEdition()
  const [search, setSearch] = useSearchParams()
  const [handle, setHandle] = useState<MapHandle | null>(null)
  const model = useMapModel(map)
  const texts = useMapTexts(model)

  const state = useMemo(() => mapState(model, search, found), [model, search, found])
  const { selected, mode, passing, allRibbons } = state
  const node = model.nodes.find(({ id }) => id === selected)
  const table = search.get('view') === 'table'
  const filters = useMemo(() => readFilters(search), [search])

  const href = useCallback((id: string) => changedSearch(search, { segment: id }), [search])
  const select = (id: string | undefined) => {
    // The first choice makes a step of history to go back to; moving on from it replaces that step.
    const next = new URLSearchParams(changedSearch(search, { segment: id, ...(id === undefined && { links: null }) }))
    setSearch(next, { replace: selected !== undefined && id !== undefined, preventScrollReset: true, defaultShouldRevalidate: false })
  }
  const download = async () => {
    const { downloadMap } = await import('../map/download.ts')
    await downloadMap({
      model,
      texts: texts.drawing,
      state,
      edition,
      title: t('file.title'),
      source: t('file.edition', { edition: edition.title, version: edition.version }),
    })
  }
  const counts = { count: model.nodes.length, stages: model.stages.length }
  return (
    <div className="map-page">
      <PageMeta title={t('title')} description={t('description', counts)} canonicalParams={['view']} />
      <h1 className="map-title">{t('heading')}</h1>
      <MapToolbar
        model={model}
        filters={filters}
        found={found}
        wanted={wanted.length}
        passing={passing}
        table={table}
        allRibbons={allRibbons}
        handle={handle}
        download={() => void download()}
      />
      {table ? (
        <>
          {map === null && <DocumentMapData found={found} />}
          <MapTable model={model} passing={passing} sources={sources} />
        </>
      ) : (
        <div className="map-body">
          <Link className="visually-hidden-focusable" to={changedSearch(search, { view: 'table' })} defaultShouldRevalidate={false}>
            {t('table_for_all')}
          </Link>
          <div className="map-wide">
            <MapCanvas model={model} texts={texts} state={state} href={href} onSelect={select} onHandle={setHandle} />
          </div>
          {map === null && <DocumentMapData found={found} />}
          {/* Not needed once the drawing is alive; a window made narrow takes the drawing away and brings the list back.
              Within its own boundary it is hydrated after everything else: on wide screens the drawing has then replaced it. */}
          <div className="map-narrow">
            <p className="note">{t('lead', counts)}</p>
            {!handle && (
              <Suspense>
                <StageList model={model} selected={selected} passing={passing} href={href} onSelect={select} />
              </Suspense>
            )}
          </div>
          {/* Says what was chosen to those who cannot see the drawer open. */}
          <p className="visually-hidden" role="status">
            {node && t('panel.chosen', { name: node.name, status: common(`status.${node.status}`) })}
          </p>
          {node && (
            <MapPanel model={model} node={node} mode={mode} sources={sources} needs={wanted.find(({ id }) => id === node.id)?.needs ?? 0} />
          )}
          <p id="map-hint" className="map-hint">
            {t('hint')}
          </p>
        </div>
      )}
    </div>
  )
}
