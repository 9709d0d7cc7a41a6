/** What the drawing of the chain needs to know. A part of the public contract, so that layouts can be tested without an edition. */
import type { Overlay, Status } from '../../domain/vocabulary.ts'

export interface LayoutNode {
  id: string
  short_name: string
  stage: string
  family: string
  status: Status
  overlays: readonly Overlay[]
}

export interface ChainLink {
  source: string
  target: string
  weight: number
  import_dependent: boolean
}

export interface StageInfo {
  id: string
  name: string
  position: number
  lane: 'chain' | 'across'
}

export interface FamilyInfo {
  id: string
  name: string
  stage: string
  position: number
}

export interface ChainModel<N extends LayoutNode = LayoutNode> {
  nodes: readonly N[]
  edges: readonly ChainLink[]
  stages: readonly StageInfo[]
  families: readonly FamilyInfo[]
}

/** A family with its segments, before it has a place. */
export interface FamilyGroup {
  id: string
  name: string
  stage: string
  nodes: readonly LayoutNode[]
}

export interface Column {
  stage: StageInfo
  families: FamilyGroup[]
}

/** Stages of one lane in order, each with its non-empty families in the edition's order. */
export function columnsOf(model: ChainModel, lane: StageInfo['lane']): Column[] {
  const byFamily = Map.groupBy(model.nodes, (node) => node.family)
  return model.stages
    .filter((stage) => stage.lane === lane)
    .toSorted((a, b) => a.position - b.position)
    .map((stage) => ({
      stage,
      families: model.families
        .filter((family) => family.stage === stage.id)
        .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
        .map(({ id, name }) => ({ id, name, stage: stage.id, nodes: byFamily.get(id) ?? [] }))
        .filter((family) => family.nodes.length > 0),
    }))
    .filter((column) => column.families.length > 0)
}
