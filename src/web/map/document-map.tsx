import { createContext, useContext, useMemo } from 'react'
import { useRouteLoaderData } from 'react-router'
import startFiles from 'virtual:map-start'
import { type MapModel, unpackMap } from './map-data.ts'
import { SENT_MAP, sentMap } from './sent-map.ts'
import { WIDE } from './started.ts'

/** On the server: the packed map that goes into the document. */
export const DocumentMap = createContext<string | null>(null)

/** The model of the page: from the loader after a navigation inside the app, otherwise from the document. */
export function useMapModel(packed: string | null): MapModel {
  const onServer = useContext(DocumentMap)
  return useMemo(() => {
    const text = packed ?? onServer
    if (text !== null) return unpackMap(text)
    const model = sentMap()?.model
    if (!model) throw new Error('The document came without its map')
    return model
  }, [packed, onServer])
}

/** The map as data, and the line that brings the drawing before it to life. Never hydrated: the browser keeps what the server wrote. */
export function DocumentMapData({ found }: { found: readonly string[] | null }) {
  const text = useContext(DocumentMap)
  const nonce = useRouteLoaderData<{ nonce?: string }>('root')?.nonce ?? ''
  const markup = text === null ? '' : documentMarkup(text, found, nonce)
  return (
    <>
      {startFiles.map((file) => (
        <link key={file} rel="modulepreload" href={file} media={WIDE} />
      ))}
      <div hidden suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />
    </>
  )
}

function documentMarkup(packed: string, found: readonly string[] | null, nonce: string): string {
  const json = packed.replaceAll('<', String.raw`\u003c`)
  const start = `if(matchMedia('${WIDE}').matches)import('${startFiles[0] ?? ''}')`
  return `<script id="${SENT_MAP}" type="application/json"${found ? ` data-found="${found.join(' ')}"` : ''}>${json}</script><script nonce="${nonce}">${start}</script>`
}
