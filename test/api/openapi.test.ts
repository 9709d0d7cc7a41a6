import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isOpen } from '../../src/domain/policy/routes.ts'
import { openApiText } from '../../src/api/openapi.ts'
import { ALL_ROUTES, loadingApp } from '../support/demo-app.ts'
import { ROOT } from '../support/source-code.ts'

interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema: object
}
interface Answer {
  description: string
  content: Record<string, { schema: object }>
}
interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters?: Parameter[]
  security?: object[]
  requestBody?: object
  responses: Record<string, Partial<Answer> & { $ref?: string }>
}
interface Document {
  openapi: string
  info: { title: string; version: string; license: { name: string } }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; responses: Record<string, Answer>; securitySchemes: Record<string, unknown> }
}

const text = await openApiText()
const document = JSON.parse(text) as Document
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
)

/** What a reference of this document leads to; anything else as it is. */
function resolved(thing: { $ref?: string } | object | undefined): unknown {
  const [, , kind = '', name = ''] = (thing !== undefined && '$ref' in thing ? thing.$ref : '')?.split('/') ?? []
  return kind === '' ? thing : (document.components as unknown as Record<string, Record<string, unknown>>)[kind]?.[name]
}

describe('the OpenAPI document', () => {
  test('openapi.json in the repository is current (npm run openapi writes it)', () => {
    expect(readFileSync(join(ROOT, 'openapi.json'), 'utf8') === text, 'openapi.json is stale: npm run openapi').toBe(true)
  })

  test('the server gives the same', async () => {
    const response = await loadingApp().request('/openapi.json')
    expect(await response.json()).toEqual(document)
    expect((await loadingApp().request('/openapi.json', { headers: { 'if-none-match': response.headers.get('etag') ?? '' } })).status).toBe(
      304,
    )
  })

  test('is OpenAPI 3.1 with title, version, licence and address', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/)
    expect(document).toMatchObject({
      info: { title: 'Matxich', version: expect.stringMatching(/./), license: { name: 'Apache-2.0' } },
      servers: [{ url: '/api/v1' }],
    })
  })

  test('has every route of the contract, and no other', () => {
    expect(operations.map(({ path, method }) => `${method} ${path}`).toSorted()).toEqual(
      ALL_ROUTES.map((route) => `${route.method.toLowerCase()} ${route.path}`).toSorted(),
    )
    expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(ALL_ROUTES.map((route) => route.name).toSorted())
  })

  test('says which routes ask for a key or a session', () => {
    const closed = operations
      .filter(({ operation }) => /^\[\{"(key|session)"/.test(JSON.stringify(operation.security ?? [])))
      .map(({ operation }) => operation.operationId)
    expect(closed.toSorted()).toEqual(
      ALL_ROUTES.filter((route) => route.policy !== undefined && !isOpen(route.policy))
        .map((route) => route.name)
        .toSorted(),
    )
    expect(document.components.securitySchemes).toMatchObject({
      key: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie' },
    })
  })

  const operationOf = (route: (typeof ALL_ROUTES)[number]) => document.paths[route.path]?.[route.method.toLowerCase()]

  test.each(ALL_ROUTES)('$name: every input is a described parameter, or in the body', (route) => {
    const operation = operationOf(route)
    const parameters = (operation?.parameters ?? []).filter((parameter) => parameter.in !== 'header')
    const inPath = Object.keys(route.input?.shape ?? {}).filter((name) => route.path.includes(`{${name}}`))
    const named = route.method === 'GET' ? Object.keys(route.input?.shape ?? {}) : inPath
    expect(parameters.map((parameter) => parameter.name).toSorted()).toEqual(named.toSorted())
    if (Object.keys(route.input?.shape ?? {}).length > named.length) expect(operation?.requestBody).toBeDefined()
    for (const parameter of parameters) {
      expect(parameter.in).toBe(route.path.includes(`{${parameter.name}}`) ? 'path' : 'query')
      if (parameter.in === 'path') expect(parameter.required).toBe(true)
      expect(parameter.schema).not.toHaveProperty('description')
      expect(parameter).not.toHaveProperty('allowEmptyValue')
    }
    expect(operation?.summary).toMatch(/\w/)
    expect(operation?.tags).toHaveLength(1)
  })

  test.each(ALL_ROUTES)('$name: the answer and each error have a shape', (route) => {
    const responses = operationOf(route)?.responses ?? {}
    const [success = ''] = Object.keys(responses)
    expect(success).toMatch(/^20[01]$/)
    const reads = route.method === 'GET'
    const hasReader = ALL_ROUTES.some((each) => each.method === 'GET' && each.path === route.path)
    const isVersioned = route.policy !== 'own_session' && ['PUT', 'PATCH', 'DELETE'].includes(route.method) && hasReader
    const errors = [
      ['400', true],
      ['401', true],
      ['403', !reads || !isOpen(route.policy ?? 'everyone')],
      ['404', true],
      ['409', !reads],
      ['410', !reads || route.path.includes('{')],
      ['412', isVersioned],
      ['413', !reads],
      ['422', route.method === 'POST' && route.policy !== 'own_session'],
      ['428', isVersioned && route.method !== 'DELETE'],
      ['429', true],
      ['503', true],
    ].flatMap(([status, isThere]) => (isThere ? [String(status)] : []))
    expect(Object.keys(responses)).toEqual([success, ...errors])
    expect(resolved(responses[success]?.content?.['application/json']?.schema)).toMatchObject({ type: 'object' })
    for (const status of errors)
      expect(resolved(responses[status])).toEqual({
        description: expect.stringMatching(/./),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      })
  })

  test('every reference leads somewhere, and every shared shape is used', () => {
    const references = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(references.filter((reference) => !/^#\/components\/(?:schemas|responses)\/\w+$/.test(reference))).toEqual([])
    expect(references.filter((reference) => resolved({ $ref: reference }) === undefined)).toEqual([])
    for (const kind of ['schemas', 'responses'] as const)
      for (const name of Object.keys(document.components[kind])) expect(references).toContain(`#/components/${kind}/${name}`)
  })
})

describe('the page about the API', () => {
  test('names every route, parameter and shape, and loads nothing from elsewhere', async () => {
    const page = await (await loadingApp().request('/docs')).text()
    for (const { path, operation } of operations) {
      expect(page).toContain(`/api/v1${path}</code>`)
      for (const parameter of operation.parameters ?? []) expect(page).toContain(`<code>${parameter.name}</code>`)
    }
    for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`#/components/schemas/${name}</code>`)
    expect(page).toContain('Items per page, at most 500')
    expect(page).not.toMatch(/<script|src="http|href="http/)
  })
})
