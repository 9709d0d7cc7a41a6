import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { StatusGlyph } from '../components/status-glyph.tsx'
import { changedSearch } from '../links.ts'
import type { MapModel, MapNode } from './map-data.ts'
import { type LinkMode, selectLinks } from './selection.ts'

/** What goes in, what it goes into, and how far the map should follow. Each link moves the selection. */
export function PanelLinks({ model, id, mode }: { model: MapModel; id: string; mode: LinkMode }) {
  const t = useTranslations('map.panel')
  const [search] = useSearchParams()
  const modes = { direct: null, full: 'full' } as const
  const lit = selectLinks(model.edges, id, mode).lit.size - 1
  return (
    <>
      <div className="map-mode map-wide-only">
        <span>{t('links')}</span>
        {(['direct', 'full'] as const).map((choice) => (
          <Link
            key={choice}
            to={changedSearch(search, { links: modes[choice] })}
            aria-current={choice === mode ? 'true' : undefined}
            preventScrollReset
            defaultShouldRevalidate={false}
          >
            {t(choice)}
          </Link>
        ))}
        <span className="note">{t('lit', { count: lit })}</span>
      </div>
      <LinkList model={model} id={id} here="target" there="source" title="needs" none="needs_none" />
      <LinkList model={model} id={id} here="source" there="target" title="feeds" none="feeds_none" />
    </>
  )
}

interface LinkListProps {
  model: MapModel
  id: string
  here: 'source' | 'target'
  there: 'source' | 'target'
  title: 'needs' | 'feeds'
  none: 'needs_none' | 'feeds_none'
}

function LinkList({ model, id, here, there, title, none }: LinkListProps) {
  const t = useTranslations('map.panel')
  const [search] = useSearchParams()
  const nodes = new Map(model.nodes.map((node) => [node.id, node]))
  const linked = model.edges
    .filter((edge) => edge[here] === id)
    .toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.weight - a.weight)
    .flatMap((edge): { node: MapNode; essential: boolean }[] => {
      const node = nodes.get(edge[there])
      return node ? [{ node, essential: edge.essential }] : []
    })
  return (
    <section>
      <h3>{t(title, { count: linked.length })}</h3>
      {linked.length === 0 && <p className="note">{t(none)}</p>}
      <ul className="map-panel-links">
        {linked.map(({ node, essential }) => (
          <li key={node.id}>
            <Link to={changedSearch(search, { segment: node.id })} preventScrollReset defaultShouldRevalidate={false}>
              <StatusGlyph status={node.status} />
              <span>{node.name}</span>
              {essential && <small>{t('essential')}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
