import type { MapHandle } from './mount.ts'

/** Phones get the list of stages and never load the code of the drawing. */
export const WIDE = '(min-width: 800px)'

let started: { host: Element; handle: MapHandle } | undefined

/** Keeps a drawing that came to life before its page. */
export function keepStarted(host: Element, handle: MapHandle): void {
  started = { host, handle }
}

/** Hands over what was started for this element, once. */
export function takeStarted(host: Element): MapHandle | undefined {
  const mine = started?.host === host ? started.handle : undefined
  if (!mine) started?.handle.stop()
  started = undefined
  return mine
}
