import type { ChainLink } from './model.ts'

export type LinkMode = 'direct' | 'full'

export interface Selection {
  id: string
  /** The selected segment and everything linked to it under the mode. */
  lit: ReadonlySet<string>
  edges: readonly ChainLink[]
}

/** Direct: what goes in and what it goes into. Full: everything upstream and everything downstream, never back and forth. */
export function selectLinks(edges: readonly ChainLink[], id: string, mode: LinkMode): Selection {
  const lit = new Set([id])
  const found = new Set<ChainLink>()
  const steps = mode === 'full' ? Number.POSITIVE_INFINITY : 1
  const walk = (from: 'source' | 'target', to: 'source' | 'target') => {
    const seen = new Set([id])
    let frontier = [id]
    for (let step = 0; frontier.length > 0 && step < steps; step += 1) {
      const next: string[] = []
      for (const edge of edges) {
        if (!frontier.includes(edge[from])) continue
        found.add(edge)
        lit.add(edge[to])
        if (!seen.has(edge[to])) {
          seen.add(edge[to])
          next.push(edge[to])
        }
      }
      frontier = next
    }
  }
  walk('source', 'target')
  walk('target', 'source')
  return { id, lit, edges: edges.filter((edge) => found.has(edge)) }
}
