import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { createRouterClient, onError, ORPCError } from '@orpc/server'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { ServiceContext } from '../services/context.ts'
import type { ApiClient } from './contract/index.ts'
import { EXPORT_TABLES, exportCsv, isExportTable } from './csv-export.ts'
import { docsPage } from './docs-page.ts'
import { API_PREFIX, buildOpenApi } from './openapi.ts'
import { encodeProblem, problemBody, toTransportError } from './problem.ts'
import { router } from './routes/index.ts'

export interface ApiOptions {
  /** Throws Problem('not_ready') until the edition is loaded. */
  services: () => ServiceContext
  onFailure: (error: unknown) => void
}

/** The public API as a fetch-standard app: /api/v1, /export/….csv, /openapi.json, /docs, /healthz, /readyz. */
export function createApi({ services, onFailure }: ApiOptions): Hono {
  const handler = new OpenAPIHandler(router, {
    customErrorResponseBodyEncoder: encodeProblem,
    interceptors: [onError((error) => void (isAnswer(error) || onFailure(error)))],
    rootInterceptors: [],
    clientInterceptors: [translateErrors],
  })
  let openapi: Promise<unknown> | undefined
  const document = () => (openapi ??= buildOpenApi())

  const app = new Hono()
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', (c) => {
    try {
      const { edition } = services()
      return c.json({ status: 'ready', edition: edition.edition_id, version: edition.version })
    } catch {
      return c.json({ status: 'loading' }, 503, { 'retry-after': '2' })
    }
  })
  app.use('/openapi.json', etag())
  app.get('/openapi.json', async (c) => c.json(await document()))
  app.get('/docs', async (c) => c.html(docsPage((await document()) as Parameters<typeof docsPage>[0])))
  const client = createInProcessClient(services)
  app.get('/export/:file', async (c) => {
    const table = c.req.param('file').replace(/\.csv$/, '')
    if (!isExportTable(table))
      return problem(
        problemBody(404, `There is no file ${c.req.path}. There are: ${EXPORT_TABLES.map((name) => `${name}.csv`).join(', ')}.`),
      )
    try {
      const csv = await exportCsv(client, table, new URL(c.req.url).searchParams)
      return c.body(csv, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="matxich-${table}.csv"`,
      })
    } catch (error) {
      if (isAnswer(error)) return problem(encodeProblem(error))
      throw error
    }
  })
  app.use(`${API_PREFIX}/*`, etag())
  app.all(`${API_PREFIX}/*`, async (c) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      return problem(problemBody(405, 'This API is read with GET.'), { allow: 'GET, HEAD' })
    }
    // HEAD is GET whose body Hono leaves out; the contract's routes know GET alone.
    const request = c.req.method === 'GET' ? c.req.raw : new Request(c.req.url, { headers: c.req.raw.headers })
    const { matched, response } = await handler.handle(request, { prefix: API_PREFIX, context: { services } })
    if (!matched) return problem(problemBody(404, `There is no ${new URL(c.req.url).pathname}. The list of routes is at /docs.`))
    response.headers.set('access-control-allow-origin', '*')
    if (response.status >= 400) response.headers.set('content-type', PROBLEM_TYPE)
    else response.headers.set('cache-control', 'public, max-age=0, must-revalidate')
    return response
  })
  return app
}

/** The same router without HTTP: what the web app's loaders and the tests call. */
export function createInProcessClient(services: () => ServiceContext): ApiClient {
  return createRouterClient(router, { context: { services }, interceptors: [translateErrors] })
}

async function translateErrors<T>({ next }: { next: () => Promise<T> }): Promise<T> {
  try {
    return await next()
  } catch (error) {
    throw toTransportError(error)
  }
}

/** Told to the person who asked; nothing for the operator's log. "Not ready" is one of them: it is true for a few seconds at each start. */
function isAnswer(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && (error.status < 500 || error.status === 503)
}

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

function problem(body: ReturnType<typeof problemBody>, headers: Record<string, string> = {}): Response {
  return Response.json(body, {
    status: body.status,
    headers: { ...headers, 'access-control-allow-origin': '*', 'content-type': PROBLEM_TYPE },
  })
}
