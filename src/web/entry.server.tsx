import { renderToReadableStream } from 'react-dom/server'
import { isbot } from 'isbot'
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router'
import { documentMapContext, nonceContext } from './api-context.ts'
import { DocumentMap } from './map/document-map.tsx'

// The server reads these from the build, because a context key is known by identity, not by name.
export { apiContext, nonceContext } from './api-context.ts'

export const streamTimeout = 10_000

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const nonce = context.get(nonceContext)
  let code = status
  const page = (
    <DocumentMap value={context.get(documentMapContext)}>
      <ServerRouter context={entry} url={request.url} nonce={nonce} />
    </DocumentMap>
  )
  const body = await renderToReadableStream(page, {
    nonce,
    // Everything in its place in the one document: pages must be whole without JavaScript.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
    signal: AbortSignal.timeout(streamTimeout),
    onError(error) {
      code = 500
      console.error(error)
    },
  })
  // Readers without JavaScript and crawlers get the whole page; so does everyone else: our pages do not stream in parts.
  if (isbot(request.headers.get('user-agent') ?? '') || request.method === 'HEAD') await body.allReady
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(body, { headers, status: code })
}
