import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { STATUSES } from '../../domain/vocabulary.ts'
import { OverlayGlyph, StatusGlyph } from '../components/status-glyph.tsx'
import type { MapModel, MapNode } from './map-data.ts'
import { columnsOf, type Column, type FamilyGroup } from './model.ts'
import { isShort } from './texts.ts'

/** With so few matches there is no point in hiding them behind a tap. */
const OPEN_UP_TO = 24

interface StageListProps {
  model: MapModel
  selected: string | undefined
  passing: ReadonlySet<string> | undefined
  href: (id: string) => string
  onSelect: (id: string) => void
}

/**
 * The map of small screens: stages from top to bottom, families as rows of marks that open to full-width tiles. Works
 * without script; with it, one listener serves all the tiles, which are plain links and cheap to bring to life.
 */
export function StageList({ model, selected, passing, href, onSelect }: StageListProps) {
  const t = useTranslations('map.list')
  const onClick = (event: MouseEvent) => {
    const id = event.target instanceof Element ? event.target.closest<HTMLElement>('.stage-tile')?.dataset['id'] : undefined
    if (id === undefined || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onSelect(id)
  }
  const nodes = new Map(model.nodes.map((node) => [node.id, node]))
  const words = useTileTexts()
  const props = { nodes, selected, passing, href, words }
  return (
    // The links inside are what is clicked; the listener only spares the page a round trip.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions
    <div className="stage-list" role="group" aria-label={t('label')} onClick={onClick}>
      {columnsOf(model, 'chain').map((column) => (
        <StageSection key={column.stage.id} column={column} {...props} />
      ))}
      <p className="stage-across">{t('across')}</p>
      {columnsOf(model, 'across').map((column) => (
        <StageSection key={column.stage.id} column={column} {...props} />
      ))}
    </div>
  )
}

interface ListProps {
  nodes: ReadonlyMap<string, MapNode>
  selected: string | undefined
  passing: ReadonlySet<string> | undefined
  href: (id: string) => string
  words: TileTexts
}

function StageSection({ column, ...props }: { column: Column } & ListProps) {
  const t = useTranslations('map.list')
  const all = column.families.flatMap((family) => family.nodes)
  const shown = column.families.filter((family) => !props.passing || family.nodes.some((node) => props.passing?.has(node.id)))
  if (shown.length === 0) return null
  return (
    <section className="stage" data-lane={column.stage.lane}>
      <h2>{column.stage.name}</h2>
      <p className="note">{t('stage_note', { count: all.length, short: all.filter(isShort).length })}</p>
      <div className="stage-families">
        {shown.map((family) => (
          <FamilyRow key={family.id} family={family} {...props} />
        ))}
      </div>
    </section>
  )
}

function FamilyRow({ family, nodes, selected, passing, href, words }: { family: FamilyGroup } & ListProps) {
  const t = useTranslations('map.list')
  const members = family.nodes.flatMap((node) => nodes.get(node.id) ?? [])
  const shown = passing ? members.filter((node) => passing.has(node.id)) : members
  const counts = Object.fromEntries(STATUSES.map((status) => [status, members.filter((node) => node.status === status).length])) as Record<
    (typeof STATUSES)[number],
    number
  >
  return (
    <details className="family" open={shown.some((node) => node.id === selected) || (passing !== undefined && passing.size <= OPEN_UP_TO)}>
      <summary>
        <span className="family-name">{family.name}</span>
        <span className="family-marks" role="img" aria-label={t('family_label', counts)}>
          {members.map((node) => (
            <StatusGlyph key={node.id} status={node.status} size={13} />
          ))}
        </span>
      </summary>
      <ul>
        {shown.map((node) => (
          <li key={node.id}>
            <SegmentTile node={node} chosen={node.id === selected} href={href(node.id)} words={words} />
          </li>
        ))}
      </ul>
      {shown.length < members.length && <p className="note">{t('hidden', { count: members.length - shown.length })}</p>}
    </details>
  )
}

interface TileTexts {
  status: (node: MapNode) => string
  firms: (node: MapNode) => string
  overlay: (overlay: MapNode['overlays'][number]) => string
}

function useTileTexts(): TileTexts {
  const t = useTranslations('map')
  const common = useTranslations('common')
  return {
    status: ({ status }) => common(`status.${status}`),
    firms: ({ companies }) => t('firms_long', { count: companies }),
    overlay: (overlay) => common(`overlay.${overlay}`),
  }
}

function SegmentTile({ node, chosen, href, words }: { node: MapNode; chosen: boolean; href: string; words: TileTexts }) {
  return (
    <a className={`stage-tile badge-${node.status}`} href={href} data-id={node.id} aria-current={chosen ? 'true' : undefined}>
      <StatusGlyph status={node.status} size={16} />
      <span className="stage-tile-text">
        <b>{node.name}</b>
        <small>{`${words.status(node)} · ${words.firms(node)}`}</small>
        {node.overlays.map((overlay) => (
          <small key={overlay} className="stage-tile-overlay">
            <OverlayGlyph overlay={overlay} /> {words.overlay(overlay)}
          </small>
        ))}
        <small>{node.status_sentence}</small>
      </span>
    </a>
  )
}
