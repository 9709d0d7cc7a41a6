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

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
