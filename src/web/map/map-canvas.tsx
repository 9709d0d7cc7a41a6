import { useEffect, useRef } from 'react'
import type { MapModel } from './map-data.ts'
import type { MapHandle, MapPage } from './mount.ts'
import { takeStarted, WIDE } from './started.ts'
import type { MapState } from './state.ts'
import type { MapTexts } from './texts.ts'

const inBrowser = typeof document !== 'undefined'
/** The browser never asks for this: it keeps what the server drew, or draws for itself in mount.ts. */
const onServer = inBrowser ? undefined : await import('./server-markup.ts')

interface MapCanvasProps {
  model: MapModel
  texts: MapTexts
  state: MapState
  href: (id: string) => string
  onSelect: (id: string | undefined) => void
  /** Tells the page that the drawing is alive, and when it no longer is. */
  onHandle: (handle: MapHandle | null) => void
}

/**
 * The drawing arrives as markup from the server and is never hydrated: on wide screens a separate piece of code brings it
 * to life, and draws it again if the window has another size.
 */
export function MapCanvas({ model, texts, state, href, onSelect, onHandle }: MapCanvasProps) {
  const hostRef = useRef<HTMLDivElement>(null)
  const handleRef = useRef<MapHandle>(null)
  // What the drawing calls back into changes with every address; the drawing itself must not be made again for it.
  const latestRef = useRef({ texts, state, href, onSelect, onHandle })
  useEffect(() => {
    latestRef.current = { texts, state, href, onSelect, onHandle }
    handleRef.current?.update(state)
  })

  useEffect(() => {
    const wide = matchMedia(WIDE)
    let stopped = false
    const start = async () => {
      if (!wide.matches || handleRef.current) return
      const { mountMap } = await import('./mount.ts')
      if (stopped || !hostRef.current || handleRef.current) return
      const { texts, state, onHandle } = latestRef.current
      const page: MapPage = {
        texts: texts.drawing,
        detail: texts.detail,
        href: (id) => latestRef.current.href(id),
        onSelect: (id) => latestRef.current.onSelect(id),
      }
      const started = takeStarted(hostRef.current)
      started?.connect(page, state)
      handleRef.current = started ?? mountMap(hostRef.current, { model, state }, page)
      onHandle(handleRef.current)
    }
    const stop = () => {
      handleRef.current?.stop()
      handleRef.current = null
      latestRef.current.onHandle(null)
    }
    const onChange = () => (wide.matches ? void start() : stop())
    void start()
    wide.addEventListener('change', onChange)
    return () => {
      stopped = true
      wide.removeEventListener('change', onChange)
      stop()
    }
  }, [model])

  const markup = onServer?.serverMarkup(model, texts.drawing, state, href) ?? ''
  return <div ref={hostRef} className="map-host" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />
}
