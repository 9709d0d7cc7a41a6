import type { IncomingMessage, Server, ServerResponse } from 'node:http'

const REQUEST_MS = 30_000
/** A piece of a file or a photo over a slow telephone. */
const UPLOAD_MS = 5 * 60_000
const UPLOADS = /^\/api\/v1\/(?:uploads|documents)(?:[/?]|$)|^\/(?:vi|en|ko)\/(?:imports|claims?|my-company|documents)(?:[/?.]|$)/

/** Whoever sends slowly, or nothing, holds a connection for seconds, not for hours. Answers may take as long as they take. */
export const SERVER_LIMITS = {
  headersTimeout: 5000,
  requestTimeout: UPLOAD_MS,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 16 * 1024,
} as const

const REQUESTS_PER_SOCKET = 1000

/** What Node sets for all requests alike must suit uploads; all others have to be here sooner. */
export function limitRequests(server: Server, requestMs = REQUEST_MS): void {
  server.maxRequestsPerSocket = REQUESTS_PER_SOCKET
  server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    if (UPLOADS.test(request.url ?? '')) return
    const timer = setTimeout(() => {
      if (!request.complete) request.socket.destroy()
    }, requestMs)
    timer.unref()
    response.once('close', () => clearTimeout(timer))
    request.once('end', () => clearTimeout(timer))
  })
}
