import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { createRouterClient, onError, ORPCError } from '@orpc/server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { etag } from 'hono/etag'
import { finishOidc, OIDC_CALLBACK } from '../services/accounts/oidc-sign-in.ts'
import { decideRoute, isOpen } from '../domain/policy/routes.ts'
import type { ServiceContext } from '../services/context.ts'
import { actorOf, type Caller, identify, VISITOR } from './caller.ts'
import { cleanInput } from './clean-input.ts'
import { addressOf } from './client-address.ts'
import { type ContractRoute, routesAt } from './contract-routes.ts'
import type { ApiClient } from './contract/index.ts'
import { EXPORT_TABLES } from './csv-export.ts'
import { docsPage } from './docs-page.ts'
import { answerOnce } from './idempotency.ts'
import { createTurns, matches, mustSayVersion, versionPath } from './if-match.ts'
import { createDocumentFiles } from './document-files.ts'
import { createEventFiles } from './event-files.ts'
import { createIntroductionFiles } from './introduction-files.ts'
import { createImportFiles } from './import-files.ts'
import { createNeedFiles } from './need-files.ts'
import { exportFile, FILE_TYPES, isFileType } from './list-files.ts'
import { API_PREFIX, buildOpenApi, takesIdempotencyKey } from './openapi.ts'
import { isWrite, type OperatorGate, originOf } from './operator-gate.ts'
import { encodeProblem, problemBody, toTransportError } from './problem.ts'
import type { RateLimit } from './rate-limit.ts'
import type { ApiContext } from './routes/implementation.ts'
import { router } from './routes/index.ts'
import { FEED_TYPE, savedSearchFeed } from './saved-search-feed.ts'
import { createUploads } from './uploads.ts'

export interface ApiOptions {
  /** Throws Problem('not_ready') until the edition is loaded. */
  services: () => ServiceContext
  gate: OperatorGate
  onFailure: (error: unknown) => void
  /** How many of our own proxies stand before us. */
  proxies?: number
  rate?: RateLimit
}

/** Requests are small; files come through /uploads. */
const BODY_BYTES = 256 * 1024

/** The public API as a fetch-standard app: /api/v1, /export/….csv, /openapi.json, /docs, /healthz, /readyz. */
export function createApi({ services, gate, onFailure, proxies = 0, rate }: ApiOptions): Hono {
  const failed = new WeakMap<ApiContext, unknown>()
  const handler = new OpenAPIHandler(router, {
    customErrorResponseBodyEncoder: encodeProblem,
    interceptors: [onError((error, { context }) => void failed.set(context, error))],
    rootInterceptors: [],
    clientInterceptors: [translateErrors, cleaned],
  })
  let openapi: Promise<unknown> | undefined
  const document = () => (openapi ??= buildOpenApi())

  const callerOf = async (c: Context): Promise<Caller> => {
    const caller = await identify({ gate, services }, c.req.raw, addressOf(c, proxies))
    rate?.charge(c, caller)
    return caller
  }
  const inTurn = createTurns()
  const app = new Hono<{ Variables: { nonce?: string } }>()
  app.use(async (c, next) => {
    if (isWrite(c.req.raw) && originOf(c.req.raw) === 'foreign')
      return problem(
        problemBody(403, 'This came from another web site. Changes are made from our own pages, or by programs with the operator key.'),
      )
    return next()
  })
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
  app.get('/docs', async (c) => c.html(docsPage((await document()) as Parameters<typeof docsPage>[0], c.get('nonce') ?? '')))
  app.get('/export/:file', async (c) => {
    const [, name = '', type = ''] = /^(.+?)(?:\.(\w+))?$/.exec(c.req.param('file')) ?? []
    const fileType = type === '' ? 'csv' : isFileType(type) ? type : undefined
    // As whoever asks: some lists are for those with the operator key.
    const client = createInProcessClient({ services, gate, caller: await callerOf(c) })
    const file = fileType && (await exportFile(client, name, fileType, new URL(c.req.url).searchParams))
    if (fileType === undefined || file === undefined)
      return problem(
        problemBody(
          404,
          `There is no file ${c.req.path}. There are: ${EXPORT_TABLES.map((table) => `${table}.csv`).join(', ')}; each also as .xlsx.`,
        ),
      )
    return c.body(typeof file === 'string' ? file : new Uint8Array(file), 200, {
      'content-type': FILE_TYPES[fileType],
      'content-disposition': `attachment; filename="matxich-${name}.${fileType}"`,
    })
  })

  // Before the entity tags: these stream, and a tag would have to wait for the end.
  app.route(`${API_PREFIX}/uploads`, createUploads({ services, callerOf }))
  app.route(`${API_PREFIX}/imports`, createImportFiles({ services, callerOf }))
  app.route(API_PREFIX, createDocumentFiles({ services, callerOf }))
  app.route(API_PREFIX, createNeedFiles({ services }))
  app.route(API_PREFIX, createEventFiles({ services, callerOf }))
  app.route(API_PREFIX, createIntroductionFiles({ services, callerOf }))

  app.use(`${API_PREFIX}/*`, etag())
  app.use(
    `${API_PREFIX}/*`,
    bodyLimit({ maxSize: BODY_BYTES, onError: () => problem(problemBody(413, 'The request is larger than 256 KB.')) }),
  )
  // Browsers come back here from the provider: the answer is a page, not data.
  app.get(OIDC_CALLBACK, async (c) => {
    const caller = await callerOf(c)
    const asked = { search: new URL(c.req.url).search, headers: c.req.raw.headers }
    const { path, cookies } = await finishOidc(services(), asked, caller.address)
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    c.header('cache-control', 'no-store')
    return c.redirect(path, 303)
  })
  app.get(`${API_PREFIX}/saved-searches/:id/feed.atom`, async (c) => {
    const client = createInProcessClient({ services, gate, caller: await callerOf(c) })
    const feed = await savedSearchFeed(client, c.req.param('id'), new URL(c.req.url))
    return c.body(feed, 200, { 'content-type': FEED_TYPE, 'cache-control': 'public, max-age=0, must-revalidate' })
  })
  app.all(`${API_PREFIX}/*`, async (c) => {
    const path = c.req.path.slice(API_PREFIX.length)
    // HEAD is GET whose body Hono leaves out; the contract's routes know GET alone.
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
    const known = routesAt(path)
    const route = known.find((each) => each.method === method)
    if (route === undefined) {
      if (known.length === 0) return problem(problemBody(404, `There is no ${c.req.path}. The list of routes is at /docs.`))
      const allow = known.flatMap((each) => (each.method === 'GET' ? ['GET', 'HEAD'] : [each.method])).join(', ')
      return problem(problemBody(405, `${c.req.path} answers ${allow}.`), { allow })
    }
    const request = c.req.method === 'HEAD' ? new Request(c.req.url, { headers: c.req.raw.headers }) : c.req.raw
    const caller = await callerOf(c)
    const carryOut = async (asked: Request): Promise<Response> => {
      const context: ApiContext = { services, gate, caller, request: asked, responseHeaders: new Headers() }
      const { matched, response } = await handler.handle(asked, { prefix: API_PREFIX, context })
      if (!matched) return problem(problemBody(404, `There is no ${c.req.path}. The list of routes is at /docs.`))
      // A body that is no JSON is an error here and the sender's mistake there: what was answered tells which.
      if (response.status >= 500 && response.status !== 503) onFailure(failed.get(context))
      for (const [name, value] of context.responseHeaders) response.headers.append(name, value)
      return response
    }
    const once = takesIdempotencyKey(route) ? c.req.header('idempotency-key') : undefined
    const response =
      once === undefined
        ? await ofVersion(c, route, path, caller, () => carryOut(request))
        : await answerOnce(services(), { actor: actorOf({ caller }), header: once, request }, carryOut)
    const open = isOpen(route.policy)
    if (open) response.headers.set('access-control-allow-origin', '*')
    if (response.status >= 400) {
      response.headers.set('content-type', PROBLEM_TYPE)
      if (!open) response.headers.set('cache-control', 'no-store')
    } else {
      const shared = open && !route.personal && method === 'GET' && !path.startsWith('/operator')
      response.headers.set('cache-control', shared ? 'public, max-age=0, must-revalidate' : 'no-store')
    }
    return response
  })
  /** Carries out a change of what the caller says to have seen (If-Match), if it still is that. */
  const ofVersion = async (
    c: Context,
    route: ContractRoute,
    path: string,
    { actor }: Caller,
    carryOut: () => Promise<Response>,
  ): Promise<Response> => {
    const readAt = versionPath(route, path)
    const header = c.req.header('if-match')
    // Rights come first: whoever may not learns nothing about versions.
    if (readAt === undefined || decideRoute(route.policy, actor) !== 'allow') return carryOut()
    if (header === undefined) {
      if (!mustSayVersion(route, actor.scopes !== null)) return carryOut()
      return problem(problemBody(428, `Say which version you change: If-Match with the ETag of GET ${API_PREFIX}${readAt}, or *.`))
    }
    const headers = new Headers(c.req.raw.headers)
    for (const name of ['if-match', 'if-none-match', 'content-type', 'content-length', 'transfer-encoding']) headers.delete(name)
    const read = async (query: string) => app.request(`${API_PREFIX}${readAt}${query}`, { headers }, c.env)
    return inTurn(readAt, async () =>
      (await matches(header, read))
        ? carryOut()
        : problem(problemBody(412, 'It was changed meanwhile, or it is not there for you. Read it again, then change what it is now.')),
    )
  }
  app.onError((error) => {
    const translated = toTransportError(error)
    if (isAnswer(translated)) return problem(encodeProblem(translated))
    onFailure(error)
    return problem(problemBody(500, 'Something failed on our side. The request was not carried out; trying again may help.'))
  })
  return app as unknown as Hono
}

/** The same router without HTTP: what the web app's loaders and the tests call. */
export function createInProcessClient(context: Pick<ApiContext, 'services' | 'gate'> & Partial<ApiContext>): ApiClient {
  const whole: ApiContext = { caller: VISITOR, request: undefined, responseHeaders: new Headers(), ...context }
  return createRouterClient(router, { context: whole, interceptors: [translateErrors, cleaned] })
}

/** On every way in, of HTTP and of pages. */
function cleaned<T>(options: { input: unknown; next: (changed: never) => T }): T {
  return options.next({ ...options, input: cleanInput(options.input) } as never)
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
