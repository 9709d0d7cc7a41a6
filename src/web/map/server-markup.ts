import { drawMap, type DrawingTexts } from './draw.ts'
import { layoutChain } from './layout.ts'
import type { ChainModel } from './model.ts'
import type { MapState } from './mount.ts'
import { selectLinks } from './selection.ts'
import { firstTile } from './walk.ts'

/** What the server draws for: most laptops show it at nearly this size, and without script it scales with the page. */
export const SERVER_VIEWPORT = { width: 1440, height: 791 }

export function serverMarkup(
  model: ChainModel,
  texts: DrawingTexts,
  { selected, mode, passing }: MapState,
  href: (id: string) => string,
): string {
  const layout = layoutChain(model, SERVER_VIEWPORT)
  const selection = selected === undefined ? undefined : selectLinks(model.edges, selected, mode)
  return drawMap(layout, texts, { href, passing, selection, tabStop: selected ?? firstTile(layout) }).text
}
