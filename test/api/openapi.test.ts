import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openApiText } from '../../src/api/openapi.ts'
import { loadingApp, ROUTES } from '../support/demo-app.ts'
import { ROOT } from '../support/source-code.ts'

interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema: object
}
interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters?: Parameter[]
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}
interface Document {
  openapi: string
  info: { title: string; version: string; license: { name: string } }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

const text = await openApiText()
const document = JSON.parse(text) as Document
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
)

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
    expect(operations.map(({ path }) => path).toSorted()).toEqual(ROUTES.map((route) => route.path).toSorted())
    expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(ROUTES.map((route) => route.name).toSorted())
    expect(new Set(operations.map(({ method }) => method))).toEqual(new Set(['get']))
  })

  test.each(ROUTES)('$name: every input is a described parameter', (route) => {
    const operation = document.paths[route.path]?.['get']
    const parameters = operation?.parameters ?? []
    expect(parameters.map((parameter) => parameter.name).toSorted()).toEqual(Object.keys(route.input.shape).toSorted())
    for (const parameter of parameters) {
      expect(parameter.in).toBe(route.path.includes(`{${parameter.name}}`) ? 'path' : 'query')
      if (parameter.in === 'path') expect(parameter.required).toBe(true)
      expect(parameter.schema).not.toHaveProperty('description')
      expect(parameter).not.toHaveProperty('allowEmptyValue')
    }
    expect(operation?.summary).toMatch(/\w/)
    expect(operation?.tags).toHaveLength(1)
  })

  test.each(ROUTES)('$name: the answer and each error have a shape', (route) => {
    const responses = document.paths[route.path]?.['get']?.responses ?? {}
    expect(Object.keys(responses)).toEqual(['200', '400', '404', '503'])
    expect(responses['200']?.content['application/json']?.schema).toMatchObject({ type: 'object' })
    for (const status of ['400', '404', '503'])
      expect(responses[status]?.content).toEqual({ 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } })
  })

  test('every reference leads somewhere, and every shared shape is used', () => {
    const used = new Set([...text.matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? ''))
    expect(
      [...text.matchAll(/"\$ref": "([^"]+)"/g)]
        .map((match) => match[1])
        .filter((reference) => !reference?.startsWith('#/components/schemas/')),
    ).toEqual([])
    expect([...used].filter((name) => !(name in document.components.schemas))).toEqual([])
    expect(Object.keys(document.components.schemas).filter((name) => !used.has(name))).toEqual([])
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
