import { useEffect, useRef } from 'react'
import type { MapModel } from './map-data.ts'
import type { MapHandle, MapState } from './mount.ts'
import type { MapTexts } from './texts.ts'

const inBrowser = typeof document !== 'undefined'
/** The browser never asks for this: it keeps what the server drew, or draws for itself in mount.ts. */
const onServer = inBrowser ? undefined : await import('./server-markup.ts')

/** Phones get the list of stages and never load the code of the drawing. */
export const WIDE = '(min-width: 800px)'

/** Starts to load with the page's own code instead of after it has run; phones never ask for it. */
const loadMount = () => import('./mount.ts')
if (inBrowser && matchMedia(WIDE).matches) void loadMount()

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
 * The drawing arrives as markup from the server and is never hydrated: on wide screens a separate piece of code draws it
 * again for the size of the window and brings it to life.
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
      const { mountMap } = await loadMount()
      if (stopped || !hostRef.current || handleRef.current) return
      const { texts, state, onHandle } = latestRef.current
      handleRef.current = mountMap(hostRef.current, {
        model,
        texts: texts.drawing,
        detail: texts.detail,
        href: (id) => latestRef.current.href(id),
        onSelect: (id) => latestRef.current.onSelect(id),
        state,
      })
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
