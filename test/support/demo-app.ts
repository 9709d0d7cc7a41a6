import { resolve } from 'node:path'
import type { Hono } from 'hono'
import { createHttp } from '../../src/app.ts'
import { contract } from '../../src/api/contract/index.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { prepareEdition } from '../../src/services/prepare-edition.ts'
import { Problem } from '../../src/domain/problem.ts'
import { openTestDatabase } from './database.ts'

/** The whole HTTP side over the demo edition, without a socket. */

export const DEMO = resolve(import.meta.dirname, '../../editions/demo')
export const API = '/api/v1'

export interface DemoApp {
  readonly http: Hono
  readonly context: ServiceContext
  readonly failures: unknown[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  json(path: string): Promise<unknown>
  dispose(): Promise<void>
}

export async function openDemoApp(): Promise<DemoApp> {
  const handle = await openTestDatabase()
  const atlas = await prepareEdition(handle, DEMO, () => {})
  const context: ServiceContext = { db: handle.db, atlas, edition: atlas.edition }
  const failures: unknown[] = []
  const http = createHttp({ services: () => context, isReady: () => true, editionFolder: DEMO, onFailure: (error) => failures.push(error) })
  const get = async (path: string, headers: Record<string, string> = {}) => http.request(path, { headers })
  return {
    http,
    context,
    failures,
    get,
    json: async (path) => (await get(path)).json(),
    dispose: handle.dispose,
  }
}

/** The same before the edition is loaded. */
export function loadingApp(failures: unknown[] = []): Hono {
  const services = () => {
    throw new Problem('not_ready', 'The edition is still loading. Try again in a few seconds.')
  }
  return createHttp({ services, isReady: () => false, editionFolder: DEMO, onFailure: (error) => failures.push(error) })
}

interface Schema {
  safeParse(value: unknown): { success: boolean; error?: { issues: { path: PropertyKey[]; message: string; code: string }[] } }
  shape: Record<string, Schema>
}

export interface Route {
  /** As in the contract: "segment.list". */
  readonly name: string
  readonly path: string
  readonly input: Schema
  readonly output: Schema
  /** Answers a page of items. */
  readonly isList: boolean
  readonly isPaged: boolean
}

/** Every route of the contract; a new one is under every test of this folder from its first day. */
export const ROUTES: readonly Route[] = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.entries(procedures).map(([name, procedure]): Route => {
    const { route, inputSchema, outputSchema } = (
      procedure as { '~orpc': { route: { path?: string }; inputSchema?: unknown; outputSchema?: unknown } }
    )['~orpc']
    const input = inputSchema as Schema
    const output = outputSchema as Schema
    return {
      name: `${group}.${name}`,
      path: route.path ?? '',
      input,
      output,
      isList: 'items' in output.shape,
      isPaged: 'cursor' in input.shape,
    }
  }),
)

const KINDS: Record<string, string> = {
  '/sources/{id}': '/sources',
  '/segments/{id}': '/segments',
  '/companies/{id}': '/companies',
  '/provinces/{id}': '/provinces',
}

/** Address of the route with real ids in it. */
export function sampleUrl(app: DemoApp, route: Route): string {
  const first: Record<string, string | undefined> = {
    '/sources': app.context.atlas.rows.sources[0]?.source_id,
    '/segments': app.context.atlas.ordered[0]?.segment_id,
    '/companies': firstCompany,
    '/provinces': 'bac-ninh',
  }
  const kind = KINDS[route.path]
  return API + (kind === undefined ? route.path : `${kind}/${first[kind]}`)
}

let firstCompany = ''
/** Call once after opening: company ids are not in the read model. */
export async function learnIds(app: DemoApp): Promise<void> {
  const list = (await app.json(`${API}/companies?limit=1`)) as { items: { id: string }[] }
  firstCompany = list.items[0]?.id ?? ''
}
