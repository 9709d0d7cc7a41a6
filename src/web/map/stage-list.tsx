import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { STATUSES } from '../../domain/vocabulary.ts'
import { OverlayGlyph, StatusGlyph } from '../components/status-glyph.tsx'
import { changedSearch } from '../links.ts'
import type { MapModel, MapNode } from './map-data.ts'
import { columnsOf, type Column, type FamilyGroup } from './model.ts'
import { isShort } from './texts.ts'

/** With so few matches there is no point in hiding them behind a tap. */
const OPEN_UP_TO = 24

interface StageListProps {
  model: MapModel
  selected: string | undefined
  passing: ReadonlySet<string> | undefined
}

/** The map of small screens: stages from top to bottom, families as rows of marks that open to full-width tiles. No script. */
export function StageList({ model, selected, passing }: StageListProps) {
  const t = useTranslations('map.list')
  const nodes = new Map(model.nodes.map((node) => [node.id, node]))
  const props = { nodes, selected, passing }
  return (
    <div className="stage-list" role="group" aria-label={t('label')}>
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

function FamilyRow({ family, nodes, selected, passing }: { family: FamilyGroup } & ListProps) {
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
            <SegmentTile node={node} chosen={node.id === selected} />
          </li>
        ))}
      </ul>
      {shown.length < members.length && <p className="note">{t('hidden', { count: members.length - shown.length })}</p>}
    </details>
  )
}

function SegmentTile({ node, chosen }: { node: MapNode; chosen: boolean }) {
  const t = useTranslations('map')
  const common = useTranslations('common')
  const [search] = useSearchParams()
  return (
    <Link
      className={`stage-tile badge-${node.status}`}
      to={changedSearch(search, { segment: node.id })}
      aria-current={chosen ? 'true' : undefined}
      preventScrollReset
      defaultShouldRevalidate={false}
    >
      <StatusGlyph status={node.status} size={16} />
      <span className="stage-tile-text">
        <b>{node.name}</b>
        <small>
          {common(`status.${node.status}`)} · {t('firms_long', { count: node.companies })}
        </small>
        {node.overlays.map((overlay) => (
          <small key={overlay} className="stage-tile-overlay">
            <OverlayGlyph overlay={overlay} /> {common(`overlay.${overlay}`)}
          </small>
        ))}
        <small>{node.status_sentence}</small>
      </span>
    </Link>
  )
}
