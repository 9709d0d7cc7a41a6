import type { Layout } from './layout.ts'
import type { ChainLink } from './model.ts'

export type WalkKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

export function isWalkKey(key: string): key is WalkKey {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'
}

/** Where an arrow key leads: up and down inside the column, right to what the segment goes into, left to what goes in. */
export function neighbour(layout: Layout, edges: readonly ChainLink[], id: string, key: WalkKey): string | undefined {
  if (key === 'ArrowRight') return strongest(edges, id, 'source', 'target')
  if (key === 'ArrowLeft') return strongest(edges, id, 'target', 'source')
  const order = columnOrder(layout, id)
  return order[order.indexOf(id) + (key === 'ArrowDown' ? 1 : -1)]
}

/** The first stop of the Tab key: the first segment of the first column. */
export function firstTile(layout: Layout): string | undefined {
  return layout.cards[0]?.tiles[0]?.id
}

function strongest(edges: readonly ChainLink[], id: string, here: 'source' | 'target', there: 'source' | 'target'): string | undefined {
  let best: ChainLink | undefined
  for (const edge of edges) if (edge[here] === id && edge[there] !== id && (!best || edge.weight > best.weight)) best = edge
  return best?.[there]
}

/** Reading order of a column: card by card, row by row. */
function columnOrder(layout: Layout, id: string): string[] {
  const column = layout.cards.find((card) => card.tiles.some((tile) => tile.id === id))?.column
  return layout.cards.filter((card) => card.column === column).flatMap((card) => card.tiles.map((tile) => tile.id))
}
