import type { Figure } from '../../api/contract/common.ts'
import type { ChainEdge, ChainNode, SegmentSummary } from '../../api/contract/segment.ts'
import type { Edition } from '../../api/contract/edition.ts'
import type { ChainModel } from './model.ts'

/** A segment as the map, the list and the table show it: the chain's node with dated, sourced figures. */
export interface MapNode extends ChainNode {
  names: SegmentSummary['names']
  figures: { exports: Figure; imports: Figure; rca: Figure }
}

export interface MapData {
  nodes: readonly MapNode[]
  edges: readonly ChainEdge[]
}

export interface MapModel extends ChainModel<MapNode> {
  edges: readonly ChainEdge[]
}

export function mapData(chain: { nodes: readonly ChainNode[]; edges: readonly ChainEdge[] }, summaries: readonly SegmentSummary[]): MapData {
  const byId = new Map(summaries.map((summary) => [summary.id, summary]))
  const nodes = chain.nodes.map((node): MapNode => {
    const summary = byId.get(node.id)
    return {
      ...node,
      names: summary?.names ?? { vi: node.name, en: node.name, ko: node.name },
      figures: {
        exports: shortFigure(summary?.export_usd, node.export_usd, 'usd'),
        imports: shortFigure(summary?.import_usd, node.import_usd, 'usd'),
        rca: shortFigure(summary?.rca, node.rca, 'ratio'),
      },
    }
  })
  return { nodes, edges: chain.edges }
}

/** Notes of figures stay on the segment's page: 187 of them would double what the map loads. */
function shortFigure(figure: Figure | undefined, value: number | null, unit: string): Figure {
  return figure ? { ...figure, note: null } : { value, unit, period: null, missing_reason: value === null ? 'no_source' : null, note: null, source_ids: [] }
}

const WEIGHT_DIGITS = 1e4

/** As one text: the loader's own format would spend two index numbers on every value (55 kB against 25, compressed). */
export function packMap({ nodes, edges }: MapData): string {
  return JSON.stringify({ nodes, edges: edges.map((edge) => ({ ...edge, weight: Math.round(edge.weight * WEIGHT_DIGITS) / WEIGHT_DIGITS })) })
}

export function unpackMap(text: string): MapData {
  return JSON.parse(text) as MapData
}

export function mapModel(data: MapData, edition: Edition): MapModel {
  return { ...data, stages: edition.stages, families: edition.families }
}

export function citedSources(nodes: readonly MapNode[]): string[] {
  return [...new Set(nodes.flatMap(({ figures }) => [figures.exports, figures.imports, figures.rca].flatMap((figure) => figure.source_ids)))]
}
