import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { OpenAPI } from '@orpc/contract'
import { isOpen, ROUTE_POLICIES } from '../domain/policy/routes.ts'
import { type ContractRoute, CONTRACT_ROUTES } from './contract-routes.ts'
import { mustSayVersion, versionPath } from './if-match.ts'
import { figure, reference } from './contract/common.ts'
import { bom, bomLine } from './contract/bom.ts'
import { claimDetail } from './contract/claim.ts'
import { companyDetail, companySummary } from './contract/company.ts'
import { document } from './contract/document.ts'
import { eventMeeting, eventSchedule } from './contract/event-meetings.ts'
import { eventParticipantDetail, meetingEventDetail } from './contract/event-shapes.ts'
import { importDetail } from './contract/imports.ts'
import { contract } from './contract/index.ts'
import { inquiryDetail } from './contract/inquiry.ts'
import { introductionDetail } from './contract/introduction.ts'
import { matchItem, nearMiss } from './contract/match.ts'
import { needDetail } from './contract/need-shapes.ts'
import { institution, park, programme } from './contract/place.ts'
import { privacyCase } from './contract/privacy.ts'
import { reviewTask } from './contract/review.ts'
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
  const made = await generator.generate(contract, {
    commonSchemas: COMMON_SCHEMAS,
    info: {
      title: 'Matxich',
      version: '1',
      description:
        'A value chain as data: segments, links, companies, trade, gaps. Every number carries its source; what is unknown is null with a reason, never 0.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: API_PREFIX }],
  })
  for (const route of CONTRACT_ROUTES) {
    const { method, path, policy } = route
    const operation = made.paths?.[path]?.[method.toLowerCase() as 'get']
    if (!operation?.responses) continue
    for (const parameter of operation.parameters ?? []) if ('in' in parameter) describeParameter(parameter)
    if (policy === 'key_holder') operation.security = [{ edit_key: [] }]
    else if (policy === 'own_session') operation.security = [{}, { session: [] }]
    else if (policy !== 'everyone')
      operation.security = policy === 'person' || policy === 'admin_person' ? [{ session: [] }] : [{ key: [] }, { session: [] }]
    if (!isOpen(policy)) operation.description = `For: ${ROUTE_POLICIES[policy].who}`
    const headers = requestHeaders(route)
    if (headers.length > 0) operation.parameters = [...(operation.parameters ?? []), ...headers]
    for (const error of errorsOf(route)) operation.responses[ERRORS[error][0]] ??= { $ref: `#/components/responses/${error}` }
  }
  const schemas = { ...made.components?.schemas, Problem: problemSchema }
  made.components = { ...made.components, schemas, responses: errorResponses(), securitySchemes }
  return made
}

/** What several routes answer with has a name, so that clients made of this document have one type for it. */
const COMMON_SCHEMAS = {
  Bom: { schema: bom },
  BomLine: { schema: bomLine },
  ClaimDetail: { schema: claimDetail },
  CompanyDetail: { schema: companyDetail },
  CompanySummary: { schema: companySummary },
  Document: { schema: document },
  EventDetail: { schema: meetingEventDetail },
  EventMeeting: { schema: eventMeeting },
  EventParticipant: { schema: eventParticipantDetail },
  EventSchedule: { schema: eventSchedule },
  Figure: { schema: figure },
  ImportDetail: { schema: importDetail },
  InquiryDetail: { schema: inquiryDetail },
  Institution: { schema: institution },
  IntroductionDetail: { schema: introductionDetail },
  MatchItem: { schema: matchItem },
  NearMiss: { schema: nearMiss },
  NeedDetail: { schema: needDetail },
  Park: { schema: park },
  PrivacyCase: { schema: privacyCase },
  Programme: { schema: programme },
  Reference: { schema: reference },
  ReviewTask: { schema: reviewTask },
  SegmentSummary: { schema: segmentSummary },
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

/** A POST is carried out once by its key, but for those that begin or end a session. */
export function takesIdempotencyKey({ method, policy }: Pick<ContractRoute, 'method' | 'policy'>): boolean {
  return method === 'POST' && policy !== 'own_session'
}

function requestHeaders(route: ContractRoute): OpenAPI.ParameterObject[] {
  const header = (name: string, description: string): OpenAPI.ParameterObject => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  })
  return [
    ...(takesIdempotencyKey(route)
      ? [
          header(
            'Idempotency-Key',
            '16 to 200 signs picked at random: the same request with the same key is carried out once, within a day',
          ),
        ]
      : []),
    ...(versionPath(route, route.path) === undefined
      ? []
      : [header('If-Match', 'ETag of the thing as it was read: it is changed only if it still is that. Keys of programs must send it')]),
  ]
}

const ERRORS = {
  NotValid: ['400', 'A parameter is not valid'],
  WrongKey: ['401', 'The key that came with it is wrong'],
  NotSignedIn: ['401', 'Not signed in, and no key'],
  Forbidden: ['403', 'May not do this, or it came from another web site'],
  NotFound: ['404', 'No such thing'],
  Gone: ['410', 'It was here, and is no more'],
  Conflict: ['409', 'Not in the present state of the thing, or its Idempotency-Key is in use'],
  Changed: ['412', 'It is no longer what If-Match says'],
  TooLarge: ['413', 'Too large'],
  KeyUsedOtherwise: ['422', 'The Idempotency-Key came before with another request'],
  VersionMissing: ['428', 'A key must say which version it changes: If-Match'],
  TooMany: ['429', 'Too many requests'],
  Loading: ['503', 'The edition is still loading'],
} as const
type ApiError = keyof typeof ERRORS

function errorResponses() {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(Object.entries(ERRORS).map(([name, [, description]]) => [name, { description, content }]))
}

function errorsOf(route: ContractRoute): ApiError[] {
  const { method, path, policy } = route
  const reads = method === 'GET'
  const versioned = versionPath(route, route.path) !== undefined
  const when = (holds: boolean, error: ApiError): ApiError[] => (holds ? [error] : [])
  return [
    'NotValid',
    isOpen(policy) ? 'WrongKey' : 'NotSignedIn',
    ...when(!reads || !isOpen(policy), 'Forbidden'),
    'NotFound',
    ...when(!reads || path.includes('{'), 'Gone'),
    ...when(!reads, 'Conflict'),
    ...when(!reads && versioned, 'Changed'),
    ...when(!reads, 'TooLarge'),
    ...when(takesIdempotencyKey(route), 'KeyUsedOtherwise'),
    ...when(!reads && versioned && mustSayVersion(route, true), 'VersionMissing'),
    'TooMany',
    'Loading',
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
  return `${JSON.stringify(await buildOpenApi(), null, 1)}\n`
}
