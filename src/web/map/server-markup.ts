import { drawMap, type DrawingTexts } from './draw.ts'
import { SERVER_VIEWPORT } from './fit.ts'
import { layoutChain } from './layout.ts'
import type { ChainModel } from './model.ts'
import { selectLinks } from './selection.ts'
import type { MapState } from './state.ts'
import { firstTile } from './walk.ts'

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
