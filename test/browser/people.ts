/** People made through the API, as everywhere in the tests; their cookies go into a browser. */
import type { BrowserContextOptions } from 'playwright-core'
import type { DemoApp } from '../support/demo-app.ts'
import type { Browser as Person } from '../support/people.ts'
import type { Site } from './browser.ts'

/** The running site as the support of the API tests knows an app: its requests, its rows. */
export function appOf(site: Site): DemoApp {
  const request = (url: string, init: RequestInit & { headers: Record<string, string> }) => {
    const { host: _host, ...headers } = init.headers
    return fetch(url.replace('http://localhost', site.url), { ...init, headers: { ...headers, origin: site.url } })
  }
  return { http: { request }, context: site.context } as unknown as DemoApp
}

/** What makes a browser theirs from its first page on. */
export function signedIn(site: Site, person: Person, options: BrowserContextOptions): BrowserContextOptions {
  const { hostname } = new URL(site.url)
  const cookies = [...person.cookies].map(([name, value]) => ({
    name,
    value,
    domain: hostname,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax' as const,
  }))
  return { ...options, storageState: { cookies, origins: [] } }
}
