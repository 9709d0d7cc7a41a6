import type { ChainModel } from './model.ts'

/** All supply between two families of different chain stages, split by dependence on imports. */
export interface FamilyFlow {
  from: string
  to: string
  domestic: number
  imported: number
}

export function familyFlows(model: ChainModel): FamilyFlow[] {
  const chain = new Set(model.stages.filter((stage) => stage.lane === 'chain').map((stage) => stage.id))
  const nodes = new Map(model.nodes.map((node) => [node.id, node]))
  const flows = new Map<string, FamilyFlow>()
  for (const edge of model.edges) {
    const source = nodes.get(edge.source)
    const target = nodes.get(edge.target)
    if (!source || !target || source.stage === target.stage || !chain.has(source.stage) || !chain.has(target.stage)) continue
    const key = `${source.family}>${target.family}`
    const flow = flows.get(key) ?? { from: source.family, to: target.family, domestic: 0, imported: 0 }
    flow[edge.import_dependent ? 'imported' : 'domestic'] += edge.weight
    flows.set(key, flow)
  }
  return [...flows.values()]
}
