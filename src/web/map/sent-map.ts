import { type MapModel, unpackMap } from './map-data.ts'

/** The element of the document that holds the map as JSON text, once, where the drawing can read it before React. */
export const SENT_MAP = 'map-data'

interface SentMap {
  model: MapModel
  /** Segments that match the words looked for. */
  found: readonly string[] | null
}

let sent: SentMap | undefined

/** In the browser: what came with the document, if anything did. */
export function sentMap(): SentMap | undefined {
  const element = sent ? null : document.getElementById(SENT_MAP)
  if (!element) return sent
  const found = element.dataset['found']
  sent = { model: unpackMap(element.textContent), found: found === undefined ? null : found.split(' ').filter(Boolean) }
  return sent
}
