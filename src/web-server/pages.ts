import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, RouterContextProvider, type RouterContext, type ServerBuild } from 'react-router'
import type { ApiClient } from '../api/contract/index.ts'

interface PageOptions {
  buildFolder: string
  api: ApiClient
  onFailure: (error: unknown) => void
}

/** What our entry.server exports beside the handler: context keys, known by identity. */
interface EntryKeys {
  apiContext: RouterContext<ApiClient>
  nonceContext: RouterContext<string>
}

/** The web app as a function of a request. The build is imported on first use, so that the API can start without it. */
export function createPages({ buildFolder, api, onFailure }: PageOptions): (request: Request, nonce: string) => Promise<Response> {
  let loaded: Promise<{ handle: ReturnType<typeof createRequestHandler>; keys: EntryKeys }> | undefined
  const load = async () => {
    const build = (await import(pathToFileURL(join(buildFolder, 'server/index.js')).href)) as ServerBuild
    return { handle: createRequestHandler(build, 'production'), keys: build.entry.module as unknown as EntryKeys }
  }
  return async (request, nonce) => {
    try {
      const { handle, keys } = await (loaded ??= load())
      const context = new RouterContextProvider()
      context.set(keys.apiContext, api)
      context.set(keys.nonceContext, nonce)
      return await handle(request, context)
    } catch (error) {
      loaded = undefined
      onFailure(error)
      return new Response('The page could not be made. The API at /docs still answers.', {
        status: 500,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      })
    }
  }
}

/** Shown while the edition loads; reloads by itself. In all three languages, because we do not know the reader yet. */
export function loadingPage(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="2"><title>Matxich</title>
<style>body{font:18px/1.5 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;text-align:center;color:#15211f;background:#f6f7f5}</style></head>
<body><main><h1>Matxich</h1><p lang="vi">Đang nạp dữ liệu, vui lòng chờ vài giây.</p><p>Loading the edition, a few seconds.</p><p lang="ko">데이터를 불러오는 중입니다.</p></main></body></html>`
}
