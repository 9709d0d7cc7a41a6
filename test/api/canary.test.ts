import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { EXPORT_TABLES } from '../../src/api/csv-export.ts'
import { type Flock, nests, release } from '../support/canaries.ts'
import { ACTORS, type ActorName, BEGINNING, canariesIn, canary, type Field, MAY, OURS, THEIRS } from '../support/canary-words.ts'
import { ALL_ROUTES, API, type DemoApp, openDemoApp, queryOf, type Route } from '../support/demo-app.ts'
import { openBrowser } from '../support/people.ts'
import { readXlsx } from '../support/xlsx-reader.ts'

/** A word of its own stands in every private field; then everybody reads everything they can reach. */
let app: DemoApp
let flock: Flock
const metBy = new Map<string, Set<string>>()
const printed: string[] = []

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream)
    vi.spyOn(stream, 'write').mockImplementation((chunk: string | Uint8Array, ...rest: unknown[]) => {
      printed.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
      return (write as (...all: unknown[]) => boolean)(chunk, ...rest)
    })
  }
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => void printed.push(parts.map(String).join(' ')))
  app = await openDemoApp()
  flock = await release(app)
  await app.runJobs()
}, 240_000)
afterAll(async () => {
  vi.restoreAllMocks()
  await app.dispose()
})

/** Real addresses of a route, with the ids of what is private. */
function addresses({ path, input }: Route): string[] {
  const { ids } = flock
  const company = path.startsWith('/companies/{')
  const at = (name: string): readonly string[] => {
    if (company && (name === 'id' || name === 'company_id')) return [OURS, THEIRS]
    if (name === 'inquiry_id') return [ids['inquiry_id'] ?? '', ids['reported'] ?? '']
    if (name === 'ref') return [path.startsWith('/correction') ? (ids['correction'] ?? '') : (ids['ref'] ?? '')]
    if (name === 'id')
      return [
        path.startsWith('/segments')
          ? 'copper-foil'
          : path.startsWith('/provinces')
            ? 'bac-ninh'
            : path.startsWith('/sources')
              ? 'demo-data'
              : path.startsWith('/shortlists')
                ? (ids['shortlist'] ?? '')
                : path.startsWith('/saved-searches')
                  ? (ids['saved'] ?? '')
                  : 'x',
      ]
    if (name === 'vocabulary') return ['process']
    if (name === 'code') return ['0100109106']
    return [ids[name] ?? 'x']
  }
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const paths = names.reduce<string[]>((all, name) => all.flatMap((each) => at(name).map((id) => each.replace(`{${name}}`, id))), [path])
  const shape = Object.keys(input?.shape ?? {})
  // A long page, and a search for how all of the words begin.
  const queries = [shape.includes('limit') ? 'limit=500' : '', ...(shape.includes('q') && path !== '/search' ? [`q=${BEGINNING}`] : [])]
  return paths.flatMap((each) => queries.map((query) => each + withQuery(path, query)))
}

function withQuery(path: string, query: string): string {
  if (path === '/search') return `?q=${BEGINNING}`
  if (path === '/companies/compare') return `?id=${OURS}&id=${THEIRS}`
  return queryOf({ path }, query)
}

const allowed = (actor: ActorName, fields: readonly (keyof typeof MAY)[]) =>
  fields.filter((field) => !(MAY[field] as readonly ActorName[]).includes(actor))

const GETS = ALL_ROUTES.filter((route) => route.method === 'GET')

describe.each(ACTORS)('%s', (actor) => {
  test('meets no word in any answer that is not for them', async () => {
    const leaks: string[] = []
    const met = new Set<string>()
    for (const route of GETS)
      for (const address of addresses(route)) {
        // A visitor from another address each time: on a fast machine one would ask too much within a minute.
        const browser = actor === 'visitor' ? openBrowser(app) : flock.browsers[actor]
        const response = await browser.send('GET', address)
        const text = `${JSON.stringify([...response.headers])} ${await response.text()}`
        // Who is sent away for asking too much has seen nothing.
        expect(response.status, address).not.toBe(429)
        const fields = canariesIn(text)
        if (response.status >= 400 && fields.length > 0) leaks.push(`${address} (${response.status}): ${fields.join(', ')}`)
        for (const field of allowed(actor, fields)) leaks.push(`${address}: ${field}`)
        for (const field of fields) {
          met.add(field)
          metBy.set(field, (metBy.get(field) ?? new Set()).add(actor))
        }
      }
    expect(leaks).toEqual([])
    // That the words can be met at all: whoever may, does, or the search above would prove nothing.
    const own = (Object.keys(MAY) as (keyof typeof MAY)[]).filter((field) => (MAY[field] as readonly ActorName[]).includes(actor))
    const reached = own.filter((field) => met.has(field))
    if (actor === 'visitor') expect([...met]).toEqual([])
    else expect(reached.length, `${actor} meets ${[...met].join(', ')}`).toBeGreaterThan(0)
  }, 240_000)

  test('meets no word in an error', async () => {
    const leaks: string[] = []
    const statuses: number[] = []
    for (const route of ALL_ROUTES.filter((each) => each.method !== 'GET' && !/sign-out|sessions\/end|account\/erase/.test(each.path)))
      for (const address of addresses(route)) {
        // Wrong on purpose, with one of the words in it: an error must not repeat what was sent.
        // A visitor from another address each time: who is sent away for asking too much is told nothing anyway.
        const browser = actor === 'visitor' ? openBrowser(app) : flock.browsers[actor]
        const response = await browser.send(route.method, address.split('?')[0] ?? '', {
          property: 'email',
          value: canary('private_fact named_party'),
          text: 1,
          decision: canary('inquiry_message text'),
          visibility: canary('private_fact registered'),
        })
        const text = await response.text()
        statuses.push(response.status)
        if (response.status >= 400 && canariesIn(text).length > 0) leaks.push(`${route.method} ${address} (${response.status}): ${text}`)
      }
    expect(leaks).toEqual([])
    expect(statuses.filter((status) => status === 429).length / statuses.length).toBeLessThan(0.05)
  }, 240_000)
})

/** A party may take the list of its own cases home. */
function isTheirOwn(file: string, field: Field, actor: ActorName): boolean {
  return file === 'introductions' && field === 'introduction title' && (MAY[field] as readonly ActorName[]).includes(actor)
}

describe('files and pages of the API', () => {
  const readers = ['visitor', 'member', 'rival', 'buyer', 'analyst'] as const

  test.each(readers)(
    '%s takes no word home in a file',
    async (actor) => {
      const leaks: string[] = []
      for (const name of [...EXPORT_TABLES, 'compare', 'shortlist'])
        for (const type of ['csv', 'xlsx']) {
          const query =
            name === 'compare'
              ? `?id=${OURS}&id=${THEIRS}`
              : name === 'shortlist'
                ? `?id=${flock.ids['shortlist']}`
                : queryOf({ path: `/${name}` })
          const headers: Record<string, string> = { cookie: [...flock.browsers[actor].cookies].map((pair) => pair.join('=')).join('; ') }
          const response = await app.get(`/export/${name}.${type}${query}`, actor === 'visitor' ? {} : headers)
          const bytes = Buffer.from(await response.arrayBuffer())
          const text =
            type === 'xlsx' && response.status === 200
              ? JSON.stringify((await readXlsx(bytes)).sheets.map((sheet) => sheet.rows))
              : bytes.toString('utf8')
          for (const field of canariesIn(text)) if (!isTheirOwn(name, field, actor)) leaks.push(`${name}.${type}: ${field}`)
        }
      expect(leaks).toEqual([])
    },
    240_000,
  )

  test('the description, its page, the feed and the search for a beginning tell nothing', async () => {
    for (const path of [
      '/openapi.json',
      '/docs',
      '/sitemap.xml',
      '/robots.txt',
      `${API}/saved-searches/${flock.ids['saved']}/feed.atom`,
      `${API}/companies?q=${BEGINNING}0`,
      `${API}/search?q=${BEGINNING}0`,
      `${API}/nothing-here`,
    ])
      expect(canariesIn(await (await app.get(path)).text()), path).toEqual([])
  })
})

describe('afterwards', () => {
  test('everybody who may meet a word has met it: the readings above were no empty ones', () => {
    const unmet = (Object.keys(MAY) as (keyof typeof MAY)[]).flatMap((field) => {
      const missing = (MAY[field] as readonly ActorName[]).filter((actor) => !metBy.get(field)?.has(actor))
      return missing.length === 0 ? [] : [`${field}: ${missing.join(', ')}`]
    })
    expect(unmet).toEqual([])
  })

  test('each word stands where it was put and nowhere else; what is encrypted, nowhere', async () => {
    expect([...(await nests(app))].toSorted()).toEqual(
      [
        'private_fact: private_fact registered',
        'private_fact: private_fact verified_buyer',
        'private_fact: private_fact named_party',
        'private_fact: private_fact aggregate_only',
        'private_fact: private_fact details',
        'private_fact: private_fact source',
        'disclosure_grant: disclosure_grant reason',
        'inquiry: inquiry subject',
        'inquiry: inquiry reported subject',
        'inquiry_message: inquiry_message text',
        'inquiry_message: inquiry reported text',
        'inquiry_report: inquiry_report reason',
        'introduction: introduction title',
        'introduction_step: introduction_step text',
        'introduction_message: introduction_message sides',
        'introduction_message: introduction_message all',
        'introduction_document: introduction_document title',
        'conduct: conduct reply',
        'mail: mail subject',
        'mail: mail body',
        'mail: mail to_address',
        // The address a link or an invitation was sent to.
        'mail: privacy_request email',
        'mail: organisation_invitation email',
        'mail: auth_user email',
        'claim_proof: claim_proof mailbox',
        'claim_proof: claim_proof note',
        'claim_step: claim_step text',
        'claim_challenge: claim_challenge reason',
        'company_proposal: company_proposal makes',
        'correction: correction why',
        'correction_contact: correction contact',
        'organisation_invitation: organisation_invitation email',
        'auth_user: auth_user email',
        'auth_user: auth_user blocked_reason',
      ].toSorted(),
    )
  })

  test('no log and no failure holds one', () => {
    expect(canariesIn(printed.join('\n'))).toEqual([])
    expect(
      canariesIn(
        app.failures
          .map((failure) => (failure instanceof Error ? `${failure.stack} ${JSON.stringify(failure)}` : String(failure)))
          .join('\n'),
      ),
    ).toEqual([])
  })
})
