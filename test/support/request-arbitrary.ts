import fc from 'fast-check'

/** Requests made from the OpenAPI document: mostly what it describes, often nearly that, sometimes what nobody should send. */

export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  maxLength?: number
}
export interface Operation {
  operationId: string
  parameters?: { name: string; in: string; schema: JsonSchema }[]
  requestBody?: { content?: Record<string, { schema?: JsonSchema }> }
  responses: Record<string, unknown>
}
export interface MadeRequest {
  readonly path: string
  readonly body: string | undefined
  readonly headers: Record<string, string>
}

export const HOSTILE: readonly string[] = [
  "'",
  "'; drop table company; --",
  "' or '1'='1",
  '"><script>alert(1)</script>',
  '{{7*7}}',
  '${jndi:ldap://x}',
  '%00',
  '\0',
  '\ud800',
  '🦆',
  '٣',
  '-1',
  '1e309',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  '[]',
  '{}',
  '__proto__',
  'constructor',
  'toString',
  '../..',
  '..%2f..%2fetc%2fpasswd',
  '%',
  '_',
  '\\',
  '\r\nset-cookie: a=b',
  '\u202e\u200bđiện tử',
  'ﷺ'.repeat(200),
  '()',
  '=1+1',
  ' ',
  '',
  'a'.repeat(5000),
  '2023-02-30',
  '0000-00-00T00:00:00Z',
  'javascript:alert(1)',
  'file:///etc/passwd',
]

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    2 ** 53,
    2 ** 31,
    -0.5,
    [],
    {},
    [[]],
    [null],
    { $ne: null },
    { toString: 1 },
    Array.from({ length: 600 }, () => 'x'),
  ),
  fc.integer(),
  fc.double(),
)

/** Values the document describes; `depth` ends what describes itself. */
function described(schema: JsonSchema, schemas: Record<string, JsonSchema>, known: readonly string[], depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return described(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, known, depth + 1)
  if (depth > 6) return fc.constant(null)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined && schema.enum.length > 0) return fc.constantFrom(...schema.enum)
  const several = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (several !== undefined && several.length > 0) return fc.oneof(...several.map((each) => described(each, schemas, known, depth + 1)))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'integer' || type === 'number')
    return fc.integer({ min: Math.ceil(schema.minimum ?? -5), max: Math.floor(Math.min(schema.maximum ?? 500, 10_000)) })
  if (type === 'boolean') return fc.boolean()
  if (type === 'null') return fc.constant(null)
  if (type === 'array') return fc.array(described(schema.items ?? {}, schemas, known, depth + 1), { maxLength: 4 })
  if (type === 'object' || schema.properties !== undefined) return object(schema, schemas, known, depth)
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<unknown>(...known) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'PCB',
        'Bắc Ninh',
        '0100109106',
        'a@vidu.vn',
        'Because it says so on the gate of the plant.',
        '2025-06-30',
        'vi',
        '8542',
      ),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  )
}

/** One of its fields is wrong now and then, missing, or one it does not have. */
function object(schema: JsonSchema, schemas: Record<string, JsonSchema>, known: readonly string[], depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {})
  const required = new Set(schema.required ?? [])
  return fc
    .tuple(
      fc.tuple(
        ...fields.map(([name, each]) =>
          fc.oneof(
            { weight: 12, arbitrary: described(each, schemas, known, depth + 1) },
            { weight: required.has(name) ? 1 : 12, arbitrary: fc.constant(undefined) },
            { weight: 1, arbitrary: hostileValue },
          ),
        ),
      ),
      fc.option(fc.tuple(fc.constantFrom('staff_role', 'operator', 'user_id', '__proto__', 'constructor', 'id', ''), hostileValue), {
        freq: 8,
        nil: undefined,
      }),
    )
    .map(([values, extra]) => {
      const pairs = fields.flatMap(([name], index): [string, unknown][] => (values[index] === undefined ? [] : [[name, values[index]]]))
      return Object.fromEntries(extra === undefined ? pairs : [...pairs, extra])
    })
}

// A lone surrogate has no encoding; send what a broken client would.
export const encode = (text: string): string => (text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80')
const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined'))

export function requestsTo(
  path: string,
  operation: Operation,
  schemas: Record<string, JsonSchema>,
  known: readonly string[],
): fc.Arbitrary<MadeRequest> {
  const parameters = operation.parameters ?? []
  const query = parameters.filter((parameter) => parameter.in === 'query')
  const bodySchema = operation.requestBody?.content?.['application/json']?.schema
  const inPath = fc.tuple(
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
      const schema = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.schema ?? {}
      return fc.oneof({ weight: 5, arbitrary: described(schema, schemas, known) }, { weight: 1, arbitrary: hostileValue })
    }),
  )
  const asked = fc.array(
    fc
      .oneof(
        {
          weight: 8,
          arbitrary: fc.constantFrom(...(query.length > 0 ? query : [{ name: 'lang', in: 'query', schema: { enum: ['vi', 'en', 'ko'] } }])),
        },
        { weight: 1, arbitrary: fc.constantFrom('__proto__', 'x[y]', 'limit', '').map((name) => ({ name, in: 'query', schema: {} })) },
      )
      .chain(({ name, schema }) =>
        fc
          .oneof({ weight: 4, arbitrary: described(schema, schemas, known) }, { weight: 1, arbitrary: hostileValue })
          .map((value) => [name, value] as const),
      ),
    { maxLength: 4 },
  )
  const body =
    bodySchema === undefined
      ? fc.constant(undefined)
      : fc.oneof(
          { weight: 12, arbitrary: described(bodySchema, schemas, known).map((value) => JSON.stringify(value)) },
          { weight: 1, arbitrary: hostileValue.map((value) => JSON.stringify(value) ?? '') },
          {
            weight: 1,
            arbitrary: fc.constantFrom(
              '',
              '{',
              '{"a":1',
              '"',
              `${'['.repeat(2000)}${']'.repeat(2000)}`,
              '{"a":1,"a":2}',
              '\ufeff{}',
              'a=b',
            ),
          },
        )
  const headers = fc.oneof(
    { weight: 10, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Record<string, string>>(
        { 'content-type': 'text/plain' },
        { 'content-type': 'application/x-www-form-urlencoded' },
        { 'content-type': 'multipart/form-data' },
        { accept: 'text/html' },
        { 'if-none-match': '*' },
        { 'if-match': '"x"' },
        { 'x-edit-key': 'x' },
        { 'accept-language': '*' },
      ),
    },
  )
  return fc.tuple(inPath, asked, body, headers).map(([values, pairs, text, more]) => {
    let at = 0
    const address = path.replaceAll(/\{\w+\}/g, () => encode(asText(values[at++])) || 'x')
    const search = pairs
      .flatMap(([name, value]) =>
        (Array.isArray(value) ? value.slice(0, 20) : [value]).map((each) => `${encode(name)}=${encode(asText(each))}`),
      )
      .join('&')
    return { path: search === '' ? address : `${address}?${search}`, body: text, headers: more }
  })
}
