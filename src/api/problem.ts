import { ORPCError, ValidationError } from '@orpc/server'
import { Problem, type ProblemCode } from '../domain/problem.ts'

/** RFC 9457 body. `errors` names each wrong parameter and what would be right. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  detail: string
  errors: { path: string; message: string }[]
}

const CODES = {
  not_found: 'NOT_FOUND',
  gone: 'GONE',
  invalid_cursor: 'BAD_REQUEST',
  not_ready: 'SERVICE_UNAVAILABLE',
  invalid: 'BAD_REQUEST',
  unauthorized: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  conflict: 'CONFLICT',
  too_large: 'PAYLOAD_TOO_LARGE',
  too_many: 'TOO_MANY_REQUESTS',
} as const satisfies Record<ProblemCode, string>

const TITLES: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Refused',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not in this state',
  410: 'No longer here',
  412: 'It has changed',
  413: 'Too large',
  422: 'This key is in use',
  428: 'Say which version',
  429: 'Too many requests',
  500: 'The server failed',
  503: 'Not ready yet',
}

export function problemBody(status: number, detail: string, errors: ProblemBody['errors'] = []): ProblemBody {
  return { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, errors }
}

/** Turns our own errors into the transport's, and hides the inside of those we did not foresee. */
export function toTransportError(error: unknown): unknown {
  if (error instanceof Problem)
    return new ORPCError(CODES[error.code], {
      message: error.message,
      ...(error.code === 'gone' && { status: 410 }),
      ...(error.errors.length > 0 && { cause: fieldErrors(error) }),
    })
  return error
}

/** Fields the contract could not judge, in the form of those it could. */
function fieldErrors({ message, errors }: Problem): ValidationError {
  return new ValidationError({
    message,
    issues: errors.map((each) => ({ message: each.message, path: each.path.split('.') })),
    data: undefined,
  })
}

export function encodeProblem(error: ORPCError<string, unknown>): ProblemBody {
  const issues = error.cause instanceof ValidationError ? error.cause.issues : []
  const errors = issues.map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message,
  }))
  if (error.status >= 500 && error.status !== 503)
    return problemBody(500, 'Something failed on our side. The request was not carried out; trying again may help.')
  const detail = errors.length > 0 ? `Check ${errors.map((e) => `“${e.path}”: ${e.message}`).join('; ')}` : error.message
  return problemBody(error.status, detail, errors)
}
