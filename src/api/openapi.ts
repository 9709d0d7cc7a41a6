import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { OpenAPI } from '@orpc/contract'
import { isOpen, ROUTE_POLICIES, type RoutePolicyName } from '../domain/policy/routes.ts'
import { CONTRACT_ROUTES } from './contract-routes.ts'
import { figure, reference } from './contract/common.ts'
import { companySummary } from './contract/company.ts'
import { contract } from './contract/index.ts'
import { institution, park, programme } from './contract/place.ts'
import { segmentSummary } from './contract/segment.ts'

export const API_PREFIX = '/api/v1'

const problemSchema = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'detail', 'errors'],
  properties: {
    type: { type: 'string' as const },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    detail: { type: 'string' as const },
    errors: {
      type: 'array' as const,
      items: { type: 'object' as const, properties: { path: { type: 'string' as const }, message: { type: 'string' as const } } },
    },
  },
}

/** The OpenAPI 3.1 document of the public API, from the contract alone. */
export async function buildOpenApi() {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    commonSchemas: {
      Figure: { schema: figure },
      Reference: { schema: reference },
      SegmentSummary: { schema: segmentSummary },
      CompanySummary: { schema: companySummary },
      Programme: { schema: programme },
      Institution: { schema: institution },
      Park: { schema: park },
    },
    info: {
      title: 'Matxich',
      version: '1',
      description:
        'A value chain as data: segments, links, companies, trade, gaps. Every number carries its source; what is unknown is null with a reason, never 0.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: API_PREFIX }],
  })
  for (const { method, path, policy } of CONTRACT_ROUTES) {
    const operation = document.paths?.[path]?.[method.toLowerCase() as 'get']
    if (!operation?.responses) continue
    for (const parameter of operation.parameters ?? []) if ('in' in parameter) describeParameter(parameter)
    if (policy === 'key_holder') operation.security = [{ edit_key: [] }]
    else if (policy === 'own_session') operation.security = [{}, { session: [] }]
    else if (policy !== 'everyone') operation.security = policy === 'person' ? [{ session: [] }] : [{ key: [] }, { session: [] }]
    if (!isOpen(policy)) operation.description = `For: ${ROUTE_POLICIES[policy].who}`
    for (const [status, description] of errorsOf(method, policy)) {
      operation.responses[status] ??= {
        description,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }
    }
  }
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problemSchema }, securitySchemes }
  return document
}

const securitySchemes = {
  key: {
    type: 'http' as const,
    scheme: 'bearer',
    description:
      'A key made on the page of your account, with the scopes it needs; or the operator key of the installation, which is in its data folder.',
  },
  session: {
    type: 'apiKey' as const,
    in: 'cookie' as const,
    name: 'matxich.session_token',
    description: 'Set by signing in; for pages of ours.',
  },
  edit_key: {
    type: 'apiKey' as const,
    in: 'header' as const,
    name: 'X-Edit-Key',
    description: 'Of the list or search: given once, when it is made. Browsers hold it in a cookie.',
  },
}

function errorsOf(method: string, policy: RoutePolicyName): [status: string, description: string][] {
  const reads = method === 'GET'
  return [
    ['400', 'A parameter is not valid'],
    ...(policy === 'everyone' || policy === 'key_holder' ? [] : [['401', 'Not signed in, and no key'] as [string, string]]),
    ...(reads && isOpen(policy) ? [] : [['403', 'May not do this, or it came from another web site'] as [string, string]]),
    ['404', 'No such thing'],
    ...(reads
      ? []
      : ([
          ['409', 'Not in the present state of the thing'],
          ['429', 'Too many requests'],
        ] as [string, string][])),
    ['503', 'The edition is still loading'],
  ]
}

/** Readers of OpenAPI look for the meaning beside the name. And an empty value is an error here: the generator says otherwise. */
function describeParameter(parameter: OpenAPI.ParameterObject): void {
  const schema = parameter.schema as { description?: string } | undefined
  if (schema?.description !== undefined) {
    parameter.description = schema.description
    delete schema.description
  }
  delete parameter.allowEmptyValue
  delete parameter.allowReserved
}

/** The document as the committed file has it. */
export async function openApiText(): Promise<string> {
  return `${JSON.stringify(await buildOpenApi(), null, 2)}\n`
}
