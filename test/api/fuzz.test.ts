import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOpenApi } from '../../src/api/openapi.ts'
import { ALL_ROUTES, API, type DemoApp, learnIds, openDemoApp } from '../support/demo-app.ts'
import { EXPORTS } from '../support/exports.ts'
import { encode, HOSTILE, type JsonSchema, type Operation, requestsTo } from '../support/request-arbitrary.ts'
import { openWorld, type Role, type World } from '../support/world.ts'

/**
 * Whatever is sent, by whomever: data, or a named problem the document lists. Requests are made from the OpenAPI document; the
 * seeds are fixed, so that what fails fails again.
 */

const REQUESTS = 50_000
const SEED = 20_260_331
const AT_ONCE = 8
const ASKING: readonly Role[] = ['visitor', 'owner', 'curator', 'admin', 'operator', 'ownerKeyWrite']
/** Would end the session of who asks: tried by visitors alone. */
const ENDS_SESSION =
  /^account\.(signOut|endSessions|changePassword|endSecondFactor|beginSecondFactor)$|^operator\.|^privacy\.eraseOwn$|^user\.update$|^key\.end$/
/** Reads of a whole list take ten times as long as others: tried less often, never not at all. */
const COSTLY =
  /^(segment\.(chain|gaps|list)|company\.list|search\.all|compare\.get|quality\.\w+|edition\.coverage|place\.(nearby|parks|provinces|province)|trade\.\w+|savedSearch\.\w+|curation\.(preview\w+|merge|split|moveSite|undo|assert|retract)|shortlist\.items)$/

let app: DemoApp
let world: World
let known: string[]
beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
  world = await openWorld(app)
  const { items } = (await app.json(`${API}/companies?limit=20`)) as { items: { id: string }[] }
  known = [
    ...items.map((item) => item.id),
    ...Object.values(world.ids.own),
    ...Object.values(world.ids.other),
    ...app.context.atlas.ordered.slice(0, 5).map((segment) => segment.segment_id),
    ...app.context.atlas.rows.sources.slice(0, 3).map((source) => source.source_id),
    'bac-ninh',
    'process',
    'customer',
    'certificate',
  ].filter((each) => each !== '')
}, 240_000)
afterAll(() => app.dispose())

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema> }
}
const document = (await buildOpenApi()) as unknown as Document
const OPERATIONS = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation, name: operation.operationId })),
)
const costly = OPERATIONS.filter(({ name }) => COSTLY.test(name)).length
const FEW = 60
const MANY = Math.ceil((REQUESTS - FEW * costly) / (OPERATIONS.length - costly))

const INSIDE = /\bat (?:\S+ \()?(?:file:|node:|\/)\S*:\d+:\d+|node_modules|\/src\/\w+|SELECT |syntax error at|relation "/

let sent = 0
describe(`${REQUESTS} requests`, () => {
  test.each(OPERATIONS)('$method $path', { timeout: 120_000 }, async ({ path, method, operation, name }) => {
    const output = ALL_ROUTES.find((route) => route.name === name)?.output
    const documented = new Set([...Object.keys(operation.responses), '304'])
    const requests = fc.sample(requestsTo(path, operation, document.components.schemas, known), {
      seed: SEED,
      numRuns: COSTLY.test(name) ? FEW : MANY,
    })
    const failed: string[] = []
    const asking = ENDS_SESSION.test(name) ? (['visitor'] as const) : ASKING
    for (let from = 0; from < requests.length; from += AT_ONCE)
      await Promise.all(
        requests.slice(from, from + AT_ONCE).map(async (request, index) => {
          const role = asking[(from + index) % asking.length] ?? 'visitor'
          const response = await world.send(role, method, request.path, request.body, request.headers)
          sent += 1
          const text = await response.text()
          const broken = response.status >= 500 && response.status !== 503
          const what = `${role} ${method} ${request.path} ${request.body?.slice(0, 300)} → ${response.status} ${text.slice(0, 300)}`
          // An address that has lost its place among the routes is answered for the one it has found.
          if (response.status === 405 || (response.status === 404 && text.includes('The list of routes'))) return
          if (broken) failed.push(what, ...app.failures.splice(0).map(String))
          else if (!documented.has(String(response.status))) expect.fail(`undocumented: ${what}`)
          if (INSIDE.test(text) && response.status >= 400) expect.fail(`tells of the inside: ${what}`)
          if (response.status === 200 && (from + index) % 7 === 0 && !(output?.safeParse(JSON.parse(text)).success ?? true))
            expect.fail(`not as the contract says: ${what}`)
        }),
      )
    expect(failed, 'nothing failed on our side').toEqual([])
  })

  test('were sent', () => expect(sent).toBeGreaterThanOrEqual(REQUESTS))
})

describe('files', () => {
  const NAMES = [
    'q',
    'lang',
    'stage',
    'sector',
    'status',
    'segment',
    'province',
    'ownership',
    'heading',
    'park',
    'role',
    'grade',
    'id',
    'near',
    'limit',
    'cursor',
  ]
  const value = fc.oneof(fc.constantFrom(...HOSTILE), fc.constantFrom('vi', 'strong', '2023', 'bac-ninh', 'maker'))
  test.each(EXPORTS)(
    '/export/%s.csv',
    async (table) => {
      const asked = fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 4 })
      for (const pairs of fc.sample(asked, { seed: SEED, numRuns: 8 })) {
        const query = pairs.map(([name, text]) => `${name}=${encode(text.slice(0, 300))}`).join('&')
        const { status } = await app.get(`/export/${table}.csv?${query}`)
        expect(status, query).toBeOneOf([200, 400, 404])
      }
      expect(app.failures).toEqual([])
    },
    60_000,
  )
})
