import { data } from 'react-router'

/** Awaits an API answer; "not found" becomes the site's 404 page, anything else stays an error. */
export async function notFoundAsResponse<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    if (hasCode(error, 'NOT_FOUND')) throw data(null, { status: 404 })
    if (hasCode(error, 'BAD_REQUEST')) throw data(null, { status: 400 })
    throw error
  }
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

/** Why the API would not do something, for the person who asked. */
export interface Refusal {
  code: string
  detail: string
}

const REFUSALS = new Set([
  'BAD_REQUEST',
  'CONFLICT',
  'FORBIDDEN',
  'GONE',
  'NOT_FOUND',
  'PAYLOAD_TOO_LARGE',
  'TOO_MANY_REQUESTS',
  'UNAUTHORIZED',
])

/** For actions: a refusal is shown beside the form; anything else stays an error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string' && REFUSALS.has(error.code))
    return { code: error.code, detail: [error.message, ...issuesOf(error)].join(' ') }
  throw error
}

/** Which field of a form is wrong, where the API says so. */
function issuesOf(error: Error): string[] {
  const { data } = error as { data?: { issues?: readonly { path?: readonly unknown[]; message?: string }[] } }
  return (data?.issues ?? []).map(({ path, message }) => `${(path ?? []).map(String).join('.')}: ${message ?? ''}`)
}

/** The answer to a form, or why there is none. */
export async function orRefusal<T>(
  answer: Promise<T>,
): Promise<{ answer: T; refusal?: undefined } | { answer?: undefined; refusal: Refusal }> {
  return answer.then(
    (given) => ({ answer: given }),
    (error: unknown) => ({ refusal: refusalOf(error) }),
  )
}
