import { type RefObject, useEffect, useRef } from 'react'
import type { MapModel } from './map-data.ts'
import type { MapHandle, MapState } from './mount.ts'
import type { MapTexts } from './texts.ts'

/** Only the server's build knows it; in the browser's, this condition is false and the drawing code stays out of the page. */
const onServer = import.meta.env.SSR ? await import('./server-markup.ts') : undefined

/** Phones get the list of stages and never load the code of the drawing. */
export const WIDE = '(min-width: 800px)'

interface MapCanvasProps {
  model: MapModel
  texts: MapTexts
  state: MapState
  href: (id: string) => string
  onSelect: (id: string | undefined) => void
  handle: RefObject<MapHandle | null>
}

/**
 * The drawing arrives as markup from the server and is never hydrated: on wide screens a separate piece of code draws it
 * again for the size of the window and brings it to life.
 */
export function MapCanvas({ model, texts, state, href, onSelect, handle }: MapCanvasProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ model, texts, state, href, onSelect })
  latest.current = { model, texts, state, href, onSelect }

  useEffect(() => {
    const wide = matchMedia(WIDE)
    let stopped = false
    const start = async () => {
      if (!wide.matches || handle.current) return
      const { mountMap } = await import('./mount.ts')
      if (stopped || !host.current || handle.current) return
      const { model, texts, state } = latest.current
      handle.current = mountMap(host.current, {
        model,
        texts: texts.drawing,
        detail: texts.detail,
        href: (id) => latest.current.href(id),
        onSelect: (id) => latest.current.onSelect(id),
        state,
      })
      handle.current.update(latest.current.state)
    }
    void start()
    const onChange = () => void start()
    wide.addEventListener('change', onChange)
    return () => {
      stopped = true
      wide.removeEventListener('change', onChange)
      handle.current?.stop()
      handle.current = null
    }
  }, [handle, model])

  useEffect(() => handle.current?.update(state), [handle, state])

  const markup = onServer?.serverMarkup(model, texts.drawing, state, href) ?? ''
  return <div ref={host} className="map-host" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />
}
