import { type KeyedRequest, settleTurn, takeTurn, type Turn } from '../services/idempotency.ts'
import type { ServiceContext } from '../services/context.ts'
import { problemBody } from './problem.ts'

/** Visible signs, in quotes or not. Short ones would be guessed by others. */
const KEY = /^"?([\x21\x23-\x5b\x5d-\x7e]{16,200})"?$/
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

interface Kept {
  status: number
  body: string
  type: string
  cookies: string[]
}

/**
 * The Idempotency-Key of the IETF draft: a request to make something that comes again with the same key is not carried out
 * again. It gets the first one's answer; while that is not there, or the body differs, it is refused.
 */
export async function answerOnce(
  services: ServiceContext,
  { actor, header, request }: { actor: string; header: string; request: Request },
  carryOut: (request: Request) => Promise<Response>,
): Promise<Response> {
  const key = KEY.exec(header)?.[1]
  if (key === undefined)
    return refusal(400, 'Idempotency-Key must be 16 to 200 letters, digits and signs picked at random, such as a UUID.')
  const body = await request.text()
  const { pathname, search } = new URL(request.url)
  const keyed: KeyedRequest = { actor, key, request: `${request.method} ${pathname}${search}\n${body}` }
  const turn = await takeTurn(services, keyed)
  if (turn.state !== 'first') return again(turn)
  let answered: Response | undefined
  try {
    answered = await carryOut(new Request(request.url, { method: request.method, headers: request.headers, body }))
    const kept: Kept = {
      status: answered.status,
      body: await answered.clone().text(),
      type: answered.headers.get('content-type') ?? '',
      cookies: answered.headers.getSetCookie(),
    }
    await settleTurn(services, keyed, kept.status, JSON.stringify(kept))
    return answered
  } catch (error) {
    // It threw before there was an answer: nothing was done. After it, the key stays taken.
    if (answered === undefined) await settleTurn(services, keyed, 500, '')
    throw error
  }
}

function again(turn: Exclude<Turn, { state: 'first' }>): Response {
  if (turn.state === 'other_request')
    return refusal(422, 'This Idempotency-Key came before with another request. Use another key for each.')
  if (turn.state === 'running')
    return refusal(409, 'The request with this Idempotency-Key is still being carried out. Ask again in a moment.')
  if (turn.state === 'unknown')
    return refusal(409, 'The server stopped before it answered the request with this Idempotency-Key. Look whether it was carried out.')
  if (turn.state === 'done_without_answer')
    return refusal(409, 'The request with this Idempotency-Key was carried out. Its answer was too long to keep.')
  const { status, body, type, cookies } = JSON.parse(turn.answer) as Kept
  const headers = new Headers({ 'content-type': type, 'cache-control': 'no-store', 'idempotency-replayed': 'true' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(body, { status, headers })
}

function refusal(status: number, detail: string): Response {
  return Response.json(problemBody(status, detail), { status, headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store' } })
}
