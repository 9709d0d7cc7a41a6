import { join, resolve } from 'node:path'
import type { Hono } from 'hono'
import { createHttp } from '../../src/app.ts'
import { contract } from '../../src/api/contract/index.ts'
import { createOperatorGate } from '../../src/api/operator-gate.ts'
import type { RoutePolicyName } from '../../src/domain/policy/routes.ts'
import { runAllJobs } from '../../src/jobs/runner.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { openContext } from '../../src/services/renew.ts'
import { Problem } from '../../src/domain/problem.ts'
import { openFilledDatabase } from './database.ts'
import { openEvent } from './events.ts'
import { prepared } from './prepared-edition.ts'

/** The whole HTTP side over the demo edition, without a socket. */

export const DEMO = resolve(import.meta.dirname, '../../editions/demo')
export const API = '/api/v1'
export const OPERATOR_KEY = 'key-of-the-tests-4b1d9c77e2a0'
export const asOperator = { authorization: `Bearer ${OPERATOR_KEY}` }

export const testGate = () => createOperatorGate(() => OPERATOR_KEY)

export interface DemoApp {
  readonly http: Hono
  readonly context: ServiceContext
  readonly failures: unknown[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  json(path: string): Promise<unknown>
  /** With the operator key. */
  send(method: string, path: string, body?: unknown): Promise<Response>
  /** Everything that waits in the background. */
  runJobs(): Promise<void>
  dispose(): Promise<void>
}

export async function openDemoApp(): Promise<DemoApp> {
  const handle = await openFilledDatabase('pglite', prepared(DEMO))
  const context = await openContext(handle.db, join(handle.place, 'uploads'))
  const failures: unknown[] = []
  const http = createHttp({
    services: () => context,
    isReady: () => true,
    gate: testGate(),
    editionFolder: DEMO,
    onFailure: (error) => failures.push(error),
  })
  const get = async (path: string, headers: Record<string, string> = {}) => http.request(path, { headers })
  return {
    http,
    context,
    failures,
    get,
    json: async (path) => (await get(path)).json(),
    send: async (method, path, body) =>
      http.request(path, {
        method,
        headers: { ...asOperator, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    runJobs: () => runAllJobs(context, { alone: true, onFailure: (error) => failures.push(error) }),
    dispose: handle.dispose,
  }
}

/** The same before the edition is loaded. */
export function loadingApp(failures: unknown[] = []): Hono {
  const services = () => {
    throw new Problem('not_ready', 'The edition is still loading. Try again in a few seconds.')
  }
  return createHttp({ services, isReady: () => false, gate: testGate(), editionFolder: DEMO, onFailure: (error) => failures.push(error) })
}

interface Schema {
  safeParse(value: unknown): { success: boolean; error?: { issues: { path: PropertyKey[]; message: string; code: string }[] } }
  shape: Record<string, Schema>
}

export interface Route {
  /** As in the contract: "segment.list". */
  readonly name: string
  readonly method: string
  readonly path: string
  readonly policy: RoutePolicyName | undefined
  readonly input: Schema
  readonly output: Schema
  /** Answers a page of items. */
  readonly isList: boolean
  readonly isPaged: boolean
}

/** Every route of the contract. */
export const ALL_ROUTES: readonly Route[] = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.entries(procedures).map(([name, procedure]): Route => {
    const { route, meta, inputSchema, outputSchema } = (
      procedure as {
        '~orpc': {
          route: { method?: string; path?: string }
          meta: { policy?: RoutePolicyName }
          inputSchema?: unknown
          outputSchema?: unknown
        }
      }
    )['~orpc']
    const input = inputSchema as Schema
    const output = outputSchema as Schema
    return {
      name: `${group}.${name}`,
      method: route.method ?? '',
      path: route.path ?? '',
      policy: meta.policy,
      input,
      output,
      isList: 'items' in output.shape,
      isPaged: 'cursor' in (input?.shape ?? {}),
    }
  }),
)

/**
 * What visitors read; a new one is under every test of this folder from its first day. Of a session there is nothing to read;
 * what visitors make themselves has secret ids, which no answer may suggest (test/api/lists.test.ts).
 */
export const ROUTES = ALL_ROUTES.filter(
  (route) =>
    route.method === 'GET' && route.policy === 'everyone' && !/^(operator\.session|(shortlist|savedSearch)\.\w+)$/.test(route.name),
)

const KINDS: Record<string, string> = {
  '/sources/{id}': '/sources',
  '/segments/{id}': '/segments',
  '/companies/{id}': '/companies',
  '/provinces/{id}': '/provinces',
}

/** Address of the route with real ids in it. */
export function sampleUrl(app: DemoApp, route: Route, query = ''): string {
  return samplePath(app, route) + queryOf(route, query)
}

/** What the route needs to answer, and what is asked beside. */
export function queryOf(route: Pick<Route, 'path'>, query = ''): string {
  const asked = [NEEDED[route.path], query].filter(Boolean).join('&')
  return asked === '' ? '' : `?${asked}`
}

/** What a route asks for before it answers, or says something in the language of the reader. */
const NEEDED: Readonly<Record<string, string>> = {
  '/search': 'q=PCB',
  '/place-names': 'as_of=2025-06-30',
  '/nearby': 'near=21.03,105.85',
  '/companies/{id}/qualify': 'buyer_type=ems-tier-2',
}

function samplePath(app: DemoApp, route: Route): string {
  const first: Record<string, string | undefined> = {
    '/sources': app.context.atlas.rows.sources[0]?.source_id,
    '/segments': app.context.atlas.ordered[0]?.segment_id,
    '/companies': firstCompany,
    '/provinces': 'bac-ninh',
  }
  if (route.path === '/segments/{id}/aggregates') return API + route.path.replace('{id}', first['/segments'] ?? '')
  if (route.path.startsWith('/companies/{id}/')) return API + route.path.replace('{id}', firstCompany)
  if (route.path === '/corrections/{ref}') return `${API}/corrections/${correctionRef}`
  if (route.path === '/events/{event_id}') return `${API}/events/${eventId}`
  if (route.path === '/companies/by-tax-code/{code}') return `${API}/companies/by-tax-code/0100109106`
  if (route.path === '/vocabularies/{vocabulary}') return `${API}/vocabularies/process`
  const kind = KINDS[route.path]
  return API + (kind === undefined ? route.path : `${kind}/${first[kind]}`)
}

let firstCompany = ''
let correctionRef = ''
let eventId = ''
/** Call once after opening: company ids are not in the read model. Lists that begin empty must hold something to be tried. */
export async function learnIds(app: DemoApp): Promise<void> {
  const list = (await app.json(`${API}/companies?limit=2`)) as { items: { id: string }[] }
  firstCompany = list.items[0]?.id ?? ''
  const filed = await app.send('POST', `${API}/corrections`, {
    subject_id: firstCompany,
    field: 'short_name',
    proposed_value: 'A short name',
    why: 'It says so on the gate of the plant.',
  })
  correctionRef = ((await filed.json()) as { ref: string }).ref
  eventId = await openEvent(app)
  // Two companies of one tax code, so that the rules of quality have something to find.
  for (const subject_id of list.items.slice(0, 2).map((item) => item.id))
    await app.send('POST', `${API}/curation/statements`, {
      subject_id,
      property: 'tax_code',
      value: '0100109106',
      evidence_grade: 'document',
      reason: 'for a test',
    })
}
