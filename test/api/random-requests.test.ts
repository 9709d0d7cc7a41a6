import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { API, type DemoApp, learnIds, openDemoApp, ROUTES, sampleUrl } from '../support/demo-app.ts'
import { EXPORTS } from '../support/exports.ts'

/** Whatever stands behind the question mark, the answer is data or a named problem, never a failure of ours. */

let app: DemoApp

beforeAll(async () => {
  app = await openDemoApp()
  await learnIds(app)
}, 120_000)
afterAll(() => app.dispose())

const NASTY = [
  "'",
  '"',
  "'; drop table company; --",
  '%00',
  '\0',
  '\ud800',
  '🦆',
  '٣',
  '-1',
  '1e9',
  '99999999999999999999',
  'NaN',
  'null',
  '[]',
  '{}',
  '__proto__',
  'constructor',
  '../..',
  '%',
  '_',
  '\\',
  'điện',
  '전자',
  '()',
  '=1+1',
  ' ',
]
const value = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer().map(String),
  fc.constantFrom(
    'vi',
    'en',
    'ko',
    'export',
    'import',
    'strong',
    '2023',
    '8542',
    'bac-ninh',
    'domestic',
    'maker',
    'o10',
    Buffer.from('o3').toString('base64url'),
    Buffer.from('o999999999').toString('base64url'),
  ),
)

function query(names: readonly string[]) {
  const name = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...names, 'lang') }, { weight: 1, arbitrary: fc.string({ maxLength: 10 }) })
  return fc
    .array(fc.tuple(name, value), { maxLength: 5 })
    .map((pairs) => pairs.map(([key, text]) => `${encode(key)}=${encode(text)}`).join('&'))
}

// A lone surrogate has no encoding; send what a broken client would.
const encode = (text: string) => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80')

const RUNS = 60

describe('random questions', () => {
  test.each(ROUTES)(
    '$name',
    async (route) => {
      await fc.assert(
        fc.asyncProperty(query(Object.keys(route.input.shape)), async (text) => {
          const { status } = await app.get(sampleUrl(app, route, text))
          expect(status).toBeOneOf([200, 400])
        }),
        { numRuns: RUNS },
      )
      expect(app.failures).toEqual([])
    },
    60_000,
  )

  test.each(ROUTES.filter((route) => route.path.endsWith('/{id}')))(
    '$name: random ids',
    async (route) => {
      await fc.assert(
        fc.asyncProperty(value, async (id) => {
          const { status } = await app.get(API + route.path.replace('{id}', encode(id)))
          expect(status).toBeOneOf([200, 400, 404])
        }),
        { numRuns: RUNS },
      )
      expect(app.failures).toEqual([])
    },
    60_000,
  )

  test.each(EXPORTS)(
    '/export/%s.csv',
    async (table) => {
      await fc.assert(
        fc.asyncProperty(
          query([
            'q',
            'lang',
            'stage',
            'sector',
            'status',
            'segment',
            'province',
            'ownership',
            'home_country',
            'heading',
            'basket',
            'isic4',
            'park',
            'role',
            'grade',
          ]),
          async (text) => {
            const { status } = await app.get(`/export/${table}.csv?${text}`)
            expect(status).toBeOneOf([200, 400])
          },
        ),
        { numRuns: 15 },
      )
      expect(app.failures).toEqual([])
    },
    60_000,
  )
})
