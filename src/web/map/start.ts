/** Brings the server's drawing to life before React has gone through the page; the page connects to it when it is ready. */
import { mountMap } from './mount.ts'
import { sentMap } from './sent-map.ts'
import { keepStarted } from './started.ts'
import { mapState } from './state.ts'

const host = document.querySelector<HTMLElement>('.map-host:not(.live):has(> svg)')
const sent = host && sentMap()
if (sent) {
  const { model, found } = sent
  keepStarted(host, mountMap(host, { model, state: mapState(model, new URLSearchParams(location.search), found) }))
}
