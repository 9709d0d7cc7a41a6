import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, RouterContextProvider, type RouterContext, type ServerBuild } from 'react-router'
import type { ApiClient } from '../api/contract/index.ts'
import { Problem } from '../domain/problem.ts'

interface PageOptions {
  buildFolder: string
  /** The API with the rights of whoever asks; what it sets (a cookie) goes into the headers. */
  apiFor: (request: Request, address: string, responseHeaders: Headers) => Promise<ApiClient>
  /** Another object as soon as kept pages are no longer true. */
  state: () => object
  onFailure: (error: unknown) => void
}

/** What our entry.server exports beside the handler: context keys, known by identity. */
interface EntryKeys {
  apiContext: RouterContext<ApiClient>
  nonceContext: RouterContext<string>
}

/** Stands where the nonce will be while a page is kept. Secret and new with every start: who knew it could write it into a page. */
const NONCE_SLOT = randomBytes(24).toString('hex')
const KEPT_PAGES = 64
/** Of accounts and staff, and what changes without a change of the directory. */
const NOT_KEPT =
  /^\/\w\w\/(?:operator|sign-|verify-email|reset|first-admin|account|organisations|invitation|claims?|my-company|documents|inquiries|privacy|staff|status|companies\/[^/]+\/(?:private|inquiry))/

/** The web app as a function of a request. The build is imported on first use, so that the API can start without it. */
export function createPages({
  buildFolder,
  apiFor,
  state,
  onFailure,
}: PageOptions): (request: Request, nonce: string, address: string) => Promise<Response> {
  let loaded: Promise<{ handle: ReturnType<typeof createRequestHandler>; keys: EntryKeys }> | undefined
  const load = async () => {
    const build = (await import(pathToFileURL(join(buildFolder, 'server/index.js')).href)) as ServerBuild
    return { handle: createRequestHandler(build, 'production'), keys: build.entry.module as unknown as EntryKeys }
  }
  // A page that was begun before a change lands among the old ones, which nobody asks any more.
  let kept = { state: {}, pages: new Map<string, string>() }
  const keptNow = (): Map<string, string> => {
    if (kept.state !== state()) kept = { state: state(), pages: new Map() }
    return kept.pages
  }
  return async (request, nonce, address) => {
    try {
      const { handle, keys } = await (loaded ??= load())
      const render = async (nonceText: string) => {
        const context = new RouterContextProvider()
        const set = new Headers()
        context.set(keys.apiContext, await apiFor(request, address, set))
        context.set(keys.nonceContext, nonceText)
        const response = await handle(request, context)
        if (request.headers.has('cookie') || request.method !== 'GET') response.headers.set('cache-control', 'no-store')
        for (const [name, value] of set) response.headers.append(name, value)
        return response
      }
      return (await keptPage(keptNow(), request, nonce, () => render(NONCE_SLOT))) ?? (await render(nonce))
    } catch (error) {
      if (error instanceof Problem) throw error
      loaded = undefined
      onFailure(error)
      return new Response('The page could not be made. The API at /docs still answers.', {
        status: 500,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      })
    }
  }
}

/**
 * Public pages depend on nothing but their address and the state of the data: the latest few are kept as text. Undefined when
 * the page is not one to keep; pages that know their reader must never come this way.
 */
async function keptPage(
  kept: Map<string, string>,
  request: Request,
  nonce: string,
  render: () => Promise<Response>,
): Promise<Response | undefined> {
  const { pathname, search } = new URL(request.url)
  // Some carry a secret in their address, and say what it still is good for.
  if (request.method !== 'GET' || !/^\/(vi|en|ko)(\/|$)/.test(pathname) || NOT_KEPT.test(pathname) || pathname.endsWith('.data'))
    return undefined
  if (request.headers.has('cookie') || request.headers.has('authorization')) return undefined
  const key = pathname + search
  let html = kept.get(key)
  if (html === undefined) {
    const response = await render()
    // What is not a page has no place for a nonce; a page that says what went wrong has, but is not kept, nor one that says so.
    if (!response.headers.get('content-type')?.startsWith('text/html')) return response
    html = await response.text()
    const isKept = response.status === 200 && !response.headers.get('cache-control')?.includes('no-store')
    if (!isKept) return new Response(html.replaceAll(NONCE_SLOT, nonce), response)
    if (kept.size >= KEPT_PAGES) kept.delete(kept.keys().next().value ?? '')
  }
  kept.delete(key)
  kept.set(key, html)
  return new Response(html.replaceAll(NONCE_SLOT, nonce), { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** Shown while the edition loads; reloads by itself. In all three languages, because we do not know the reader yet. */
export function loadingPage(nonce: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="2"><title>Matxich</title>
<style nonce="${nonce}">body{font:18px/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;text-align:center;color:#15211f;background:#f6f7f5}</style></head>
<body><main><h1>Matxich</h1><p lang="vi">Đang nạp dữ liệu, vui lòng chờ vài giây.</p><p>Loading the edition, a few seconds.</p><p lang="ko">데이터를 불러오는 중입니다.</p></main></body></html>`
}
