/**
 * Composition root: config → database → edition → services → API and web. Start and stop are mirror images.
 * The HTTP side answers from the first moment (/healthz, a page that says "loading"); /readyz once the edition is served.
 */
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { serve, type ServerType } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { identify } from './api/caller.ts'
import { createOperatorGate, type OperatorGate } from './api/operator-gate.ts'
import { addressOf } from './api/client-address.ts'
import { createCspReports } from './api/csp-reports.ts'
import { createRateLimit } from './api/rate-limit.ts'
import { createApi, createInProcessClient } from './api/server.ts'
import type { Config } from './config.ts'
import { type DatabaseHandle, openDatabase } from './db/open.ts'
import { inspectDataRoot } from './db/folder-stamp.ts'
import { migrate } from './db/migrate.ts'
import { Problem, type ProblemCode } from './domain/problem.ts'
import { startJobs } from './jobs/runner.ts'
import type { AccountSettings } from './services/accounts/accounts.ts'
import type { ServiceContext } from './services/context.ts'
import { countView, writeViews } from './services/disclosure/profile-views.ts'
import { readAccountSecret, readOperatorKey } from './services/secret-files.ts'
import { keepExamples } from './services/examples/keep-examples.ts'
import { prepareEdition, type PrepareProgress } from './services/prepare-edition.ts'
import { createOutbound } from './services/outbound.ts'
import { openContext } from './services/renew.ts'
import { readDataPackage, resolveEditionFolder } from './edition/folder.ts'
import { securityHeaders } from './web-server/security-headers.ts'
import { limitRequests, SERVER_LIMITS } from './web-server/server-limits.ts'
import { createPages, loadingPage } from './web-server/pages.ts'

export interface AppOptions {
  onProgress?: (progress: PrepareProgress) => void
  onNotice?: (message: string) => void
  onFailure?: (error: unknown) => void
}

export interface App {
  url: string
  /** Resolves when the edition is loaded and served; rejects with the reason when it cannot be. */
  ready: Promise<ServiceContext>
  /** What lets in whoever may import and curate; known once ready. */
  operatorKey(): string | undefined
  stop(): Promise<void>
}

export class PortInUse extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`)
    this.name = 'PortInUse'
  }
}

/** What a form of a page may hold. */
const FORM_BYTES = 256 * 1024
const TEXT_STATUS: Partial<Record<ProblemCode, 401 | 429 | 503>> = { not_ready: 503, unauthorized: 401, too_many: 429 }

/** For commands, which have no server: the work in the background, here and now. */
export { runAllJobs } from './jobs/runner.ts'

export const BUILD_FOLDER = resolve(import.meta.dirname, '../build')

/** Opens the port first (it is the likeliest thing to be wrong), then loads in the background. */
export async function startApp(
  config: Config,
  { onProgress = () => {}, onNotice = () => {}, onFailure = () => {} }: AppOptions = {},
): Promise<App> {
  await assertPortFree(config)
  const editionFolder = resolveEditionFolder(config.edition)
  let context: ServiceContext | undefined
  const services = () => {
    if (!context) throw new Problem('not_ready', 'The edition is still loading. Try again in a few seconds.')
    return context
  }
  let operatorKey = config.operatorKey
  const gate = createOperatorGate(() => operatorKey)
  const app = createHttp({
    services,
    isReady: () => context !== undefined,
    gate,
    editionFolder,
    onFailure,
    proxies: config.proxies,
    https: config.publicUrl?.startsWith('https:') ?? false,
  })
  const server = await listen(app, config)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port

  const url = `http://${config.host === '0.0.0.0' || config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`

  let handle: DatabaseHandle | undefined
  let jobs: { stop(): Promise<void> } | undefined
  const prepare = async () => {
    handle = await openEditionDatabase(config, editionFolder, onNotice)
    const { db } = handle
    operatorKey ??= readOperatorKey(config.dataDir)
    await migrate(handle)
    await prepareEdition(handle, editionFolder, onProgress)
    await keepExamples(db, editionFolder)
    const settings = accountSettings(config, config.publicUrl ?? url)
    context = await openContext(db, uploadFolder(config, editionFolder), settings, createOutbound({ enabled: config.outbound }))
    jobs = await startJobs(context, { alone: handle.kind === 'pglite', onFailure, onNotice })
    return context
  }
  return {
    url,
    ready: prepare(),
    operatorKey: () => operatorKey,
    async stop() {
      await jobs?.stop()
      await new Promise<void>((done) => {
        server.close(() => done())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      if (context) await writeViews(context)
      await handle?.close()
    },
  }
}

/** The embedded database of this edition, or the server DATABASE_URL names. */
export function openEditionDatabase(
  config: Config,
  editionFolder: string,
  onNotice: (message: string) => void = () => {},
): Promise<DatabaseHandle> {
  if (config.databaseUrl === undefined) inspectDataRoot(resolve(config.dataDir))
  return openDatabase({ dataDir: join(config.dataDir, readDataPackage(editionFolder).name), databaseUrl: config.databaseUrl, onNotice })
}

/** What signs people in and sends them mail, as it is set. */
export function accountSettings(config: Config, url: string): AccountSettings {
  const { smtpUrl, mailFrom, contact, oidcIssuer, oidcClientId, oidcDomains } = config
  return {
    secret: config.accountSecret ?? readAccountSecret(config.dataDir),
    url,
    contact,
    oidc:
      oidcIssuer === undefined || oidcClientId === undefined || oidcDomains === undefined
        ? undefined
        : {
            issuer: oidcIssuer,
            clientId: oidcClientId,
            clientSecret: config.oidcClientSecret,
            name: config.oidcName ?? new URL(oidcIssuer).hostname,
            domains: oidcDomains,
            secondFactor: config.oidcSecondFactor,
          },
    mail: smtpUrl === undefined ? undefined : { smtpUrl, from: mailFrom ?? `no-reply@${new URL(url).hostname}` },
  }
}

/** Where files wait that are being imported: beside the database of the edition, also when that is on a server. */
export function uploadFolder(config: Config, editionFolder: string): string {
  return join(resolve(config.dataDir), readDataPackage(editionFolder).name, 'uploads')
}

interface HttpOptions {
  services: () => ServiceContext
  isReady: () => boolean
  gate: OperatorGate
  editionFolder: string
  onFailure: (error: unknown) => void
  /** How many of our own proxies stand before us. */
  proxies?: number
  /** People reach us by https. */
  https?: boolean
}

/** Everything that answers HTTP, as one fetch-standard app; tests call it without a socket. */
export function createHttp({ services, isReady, gate, editionFolder, onFailure, proxies = 0, https = false }: HttpOptions): Hono {
  const app = new Hono<{ Variables: { nonce: string } }>()
  app.use(compress())
  const rate = createRateLimit({ proxies })
  app.use(securityHeaders({ https }))
  app.use(rate.middleware)
  app.route('/csp-reports', createCspReports())
  app.use(
    '/assets/*',
    serveStatic({
      root: join(BUILD_FOLDER, 'client'),
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.get('/favicon.svg', serveStatic({ root: join(BUILD_FOLDER, 'client') }))
  app.get(
    '/geo/provinces.topojson',
    serveStatic({
      path: join(
        editionFolder,
        existsSync(join(editionFolder, 'provinces.topojson')) ? 'provinces.topojson' : '../vietnam-electronics/provinces.topojson',
      ),
    }),
  )
  app.route('/', createApi({ services, gate, onFailure, proxies, rate }))
  const pages = createPages({
    buildFolder: BUILD_FOLDER,
    apiFor: async (request, address, responseHeaders) =>
      createInProcessClient({ services, gate, caller: await identify({ gate, services }, request, address), request, responseHeaders }),
    state: () => services().atlas,
    onFailure,
  })
  app.on(
    ['GET', 'POST'],
    '*',
    bodyLimit({ maxSize: FORM_BYTES, onError: (c) => c.text('The form is larger than 256 KB.', 413) }),
    async (c) => {
      if (!isReady()) return c.html(loadingPage(c.get('nonce')), 503, { 'retry-after': '2' })
      const page = await pages(c.req.raw, c.get('nonce'), addressOf(c, proxies))
      if (c.req.method === 'GET' && page.status === 200) countView(services(), c.req.path, c.req.header('user-agent') ?? null)
      return page
    },
  )
  app.onError((error, c) => {
    if (error instanceof Problem) return c.text(error.message, TEXT_STATUS[error.code] ?? 404)
    onFailure(error)
    return c.text('Something failed on our side.', 500)
  })
  return app as unknown as Hono
}

export async function assertPortFree({ port, host }: Config): Promise<void> {
  if (port === 0) return
  await new Promise<void>((free, taken) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => taken(error.code === 'EADDRINUSE' ? new PortInUse(port) : error))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => free()))
  })
}

function listen(app: Hono, { port, host }: Config): Promise<ServerType> {
  return new Promise((ready, failed) => {
    const server = serve({ fetch: app.fetch, port, hostname: host, serverOptions: SERVER_LIMITS }, () => ready(server))
    limitRequests(server as Server)
    server.once('error', (error: NodeJS.ErrnoException) => failed(error.code === 'EADDRINUSE' ? new PortInUse(port) : error))
  })
}
