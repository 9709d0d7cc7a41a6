import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { PASSWORD } from '../support/people.ts'
import { DESKTOP, noBrowser, openSite, type Site, skipReason } from './browser.ts'

/**
 * Every text a visitor, a member or a company can write, filled with what would run a script, and every page that shows it, in a
 * real browser. It is written into the database itself: what the way in would clean is not what keeps a page safe.
 */

let site: Site
let pages: { as: 'visitor' | 'owner' | 'admin'; path: string }[] = []
const cookies: Record<string, { name: string; value: string; url: string }[]> = { visitor: [] }
const EVIL = HOSTILE_TEXTS.join(' ')

beforeAll(async () => {
  if (noBrowser) return
  site = await openSite('demo')
  pages = await poison(site)
}, 300_000)
afterAll(async () => {
  if (!noBrowser) await site.stop()
}, 60_000)

async function member(email: string): Promise<string> {
  const { url, context } = site
  const send = (path: string, body: object) =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    })
  await send('/account/sign-up', { name: 'Plain', email, password: PASSWORD })
  await context.db.updateTable('auth_user').set({ email_verified: true }).where('email', '=', email).execute()
  const signedIn = await send('/account/sign-in', { email, password: PASSWORD })
  cookies[email.split('@')[0] ?? ''] = signedIn.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';')
    return { name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url }
  })
  return (await context.db.selectFrom('auth_user').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id
}

async function poison({ url, context, operatorKey }: Site) {
  const { db } = context
  const send = async (method: string, path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Record<string, string>
  }
  const asOperator = { authorization: `Bearer ${operatorKey}` }
  const { items } = (await (await fetch(`${url}/api/v1/companies?limit=1`)).json()) as { items: { id: string }[] }
  const company = items[0]?.id ?? ''
  const owner = await member('owner@xss.example')
  const admin = await member('admin@xss.example')
  await db.updateTable('auth_user').set({ staff_role: 'admin', two_factor_enabled: true }).where('id', '=', admin).execute()
  const [organisation, claim, letter, fact] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const list = await send('POST', '/shortlists', { title: 'x', company_id: company })
  const search = await send('POST', '/saved-searches', { query: 'q=PCB' })
  const correction = await send('POST', '/corrections', {
    subject_id: company,
    field: 'short_name',
    proposed_value: 'x',
    why: 'It says so on the gate.',
  })
  for (const [property, value] of [
    ['short_name', EVIL.slice(0, 180)],
    ['website', 'https://ok.example/'],
    ['name_en', EVIL.slice(200, 380)],
  ])
    await send(
      'POST',
      '/curation/statements',
      { subject_id: company, property, value, evidence_grade: 'document', reason: EVIL.slice(0, 150) },
      asOperator,
    )

  const now = new Date()
  await sql`insert into organisation (organisation_id, kind, name, country, website, created_by, created_at, verified_at, verified_by, verified_reason)
    values (${organisation}, 'company', ${EVIL}, 'VNM', ${HOSTILE_ADDRESSES[0]}, ${owner}, ${now}, ${now}, ${admin}, ${EVIL})`.execute(db)
  await sql`insert into organisation_member values (${organisation}, ${owner}, 'owner', ${now})`.execute(db)
  await sql`insert into claim (claim_id, company_id, organisation_id, user_id, tax_code, tax_code_known, state, created_at, waited_days, decision_reason)
    values (${claim}, ${company}, ${organisation}, ${owner}, '0100109106', true, 'accepted', ${now}, 0, ${EVIL})`.execute(db)
  await sql`insert into claim_step values (${claim}, 1, 'submitted', ${now}, ${`user:${owner}`}, ${EVIL})`.execute(db)
  await sql`insert into organisation_company values (${organisation}, ${company}, ${claim}, ${now}, null)`.execute(db)
  await sql`insert into private_fact (fact_id, company_id, organisation_id, property, value, unit, visibility, source, grade, actor, created_at)
    values (${fact}, ${company}, ${organisation}, 'customer', ${EVIL}, ${EVIL}, 'registered', ${EVIL}, 'self_declared', ${`user:${owner}`}, ${now})`.execute(
    db,
  )
  await sql`insert into inquiry (inquiry_id, company_id, from_user_id, subject, purpose, state, delivery, created_at, changed_at)
    values (${letter}, ${company}, ${owner}, ${EVIL}, 'quote', 'open', 'editors', ${now}, ${now})`.execute(db)
  await sql`insert into inquiry_message values (${randomUUID()}, ${letter}, 'sender', ${owner}, ${EVIL}, ${now})`.execute(db)
  await sql`insert into inquiry_report (report_id, inquiry_id, user_id, reason, created_at) values (${randomUUID()}, ${letter}, ${owner}, ${EVIL}, ${now})`.execute(
    db,
  )
  await sql`insert into company_proposal (proposal_id, user_id, tax_code, name, makes, state, created_at, due_on)
    values (${randomUUID()}, ${owner}, '0100109106', ${EVIL}, ${EVIL}, 'waiting', ${now}, '2026-12-01')`.execute(db)
  await sql`insert into organisation_invitation (invitation_id, organisation_id, email, role, token_hash, invited_by, created_at, expires_at)
    values (${randomUUID()}, ${organisation}, ${EVIL}, 'member', 'x', ${owner}, ${now}, ${new Date(now.getTime() + 86_400_000)})`.execute(
    db,
  )
  await sql`insert into api_key (key_id, user_id, name, start, key_hash, scopes, created_at, expires_at)
    values (${randomUUID()}, ${owner}, ${EVIL}, 'matxich_x', 'x', 'read', ${now}, ${new Date(now.getTime() + 86_400_000)})`.execute(db)
  await sql`update auth_user set name = ${EVIL}, blocked_reason = ${EVIL}`.execute(db)
  await sql`update correction set proposed_value = ${EVIL}, current_value = ${EVIL}, why = ${EVIL}, evidence_url = ${HOSTILE_ADDRESSES[1]}, decision_reason = ${EVIL}`.execute(
    db,
  )
  await sql`update correction_step set reason = ${EVIL}, why = ${EVIL}, evidence_url = ${HOSTILE_ADDRESSES[3]}`.execute(db)
  await sql`update shortlist set title = ${EVIL}`.execute(db)
  await sql`update shortlist_item set note = ${EVIL}, company_name = ${EVIL}`.execute(db)
  await sql`update saved_search set query = ${EVIL}`.execute(db)
  await sql`update mail set subject = ${EVIL}, body = ${EVIL}`.execute(db)
  await sql`update source set url = ${HOSTILE_ADDRESSES[0]}`.execute(db)
  await sql`update company set website = ${HOSTILE_ADDRESSES[2]}, address = ${EVIL} where company_id = ${company}`
    .execute(db)
    .catch(() => undefined)
  await context.renew()

  const visitor = [
    'companies',
    `companies/${company}`,
    `companies/${company}/history`,
    `companies/compare?id=${company}`,
    `shortlists/${list['shortlist_id']}`,
    `saved-searches/${search['saved_search_id'] ?? search['id']}`,
    'corrections',
    `corrections/${correction['ref']}`,
    `corrections/new?subject=${company}`,
    'status',
    'data',
    `search?q=${encodeURIComponent(HOSTILE_TEXTS[3] ?? '')}`,
    `companies?q=${encodeURIComponent(HOSTILE_TEXTS[8] ?? '')}`,
    `sign-in?to=${encodeURIComponent(`javascript:alert(1)`)}`,
    `sign-in?to=${encodeURIComponent('//evil.example/"><script>alert(1)</script>')}`,
    encodeURIComponent(HOSTILE_TEXTS[3] ?? ''),
  ]
  const own = [
    'account',
    'account/keys',
    'account/data',
    'account/security',
    `organisations/${organisation}`,
    'claims',
    `claims/${claim}`,
    `my-company/${company}`,
    'documents',
    'inquiries',
    `inquiries/${letter}`,
    `companies/${company}/private`,
    `companies/${company}/inquiry`,
    `companies/${company}`,
  ]
  const staff = [
    'staff',
    'staff/users',
    `staff/users/${owner}`,
    'staff/organisations',
    'staff/audit',
    'staff/mail',
    'inquiries/reports',
    'claims',
    `claims/${claim}`,
    'curation/log',
    'review',
    'privacy/queue',
    `corrections/${correction['ref']}`,
  ]
  return [
    ...visitor.map((path) => ({ as: 'visitor' as const, path: `/vi/${path}` })),
    ...own.map((path) => ({ as: 'owner' as const, path: `/vi/${path}` })),
    ...staff.map((path) => ({ as: 'admin' as const, path: `/vi/${path}` })),
  ]
}

describe.skipIf(noBrowser)(`texts that would run a script${skipReason}`, () => {
  test('are enough of them', () => expect(HOSTILE_TEXTS.length + HOSTILE_ADDRESSES.length).toBeGreaterThanOrEqual(30))

  test('run on no page, break no policy, and lead nowhere', { timeout: 300_000 }, async () => {
    const findings: string[] = []
    let shown = 0
    for (const as of ['visitor', 'owner', 'admin'] as const) {
      const context = await site.browser.newContext(DESKTOP)
      await context.addCookies(cookies[as] ?? [])
      const page = await context.newPage()
      page.on('dialog', (dialog) => {
        findings.push(`${as} ${page.url()}: a dialog`)
        void dialog.dismiss()
      })
      page.on('request', (request) => {
        if (!request.url().startsWith(site.url) && !/^(data|blob):/.test(request.url()))
          findings.push(`${as} ${page.url()}: asked ${request.url()}`)
      })
      for (const { path } of pages.filter((each) => each.as === as)) {
        const response = await page.goto(site.url + path, { waitUntil: 'load' })
        if ((response?.status() ?? 500) >= 500) findings.push(`${as} ${path}: ${response?.status()}`)
        await page.waitForTimeout(60)
        const found = await page.evaluate(() => ({
          ran: (window as unknown as { ran?: number }).ran === 1,
          away: location.origin,
          links: [...document.querySelectorAll('a[href],form[action],iframe[src],object[data]')]
            .map((each) => each.getAttribute('href') ?? each.getAttribute('action') ?? each.getAttribute('src') ?? '')
            // React puts an error in the place of an address that is a script.
            .filter((address) => /^\s*(?:java\s*script|vbscript|data\s*:\s*text)/i.test(address) && !address.includes('React has blocked')),
          handlers: document.querySelectorAll('[onerror],[onload],[onfocus],[onbegin],[onstart],[ontoggle],[onmouseover]').length,
          bases: document.querySelectorAll('base,iframe,object,embed').length,
          shows: document.documentElement.outerHTML.includes('onerror'),
        }))
        if (found.shows) shown += 1
        if (found.ran || found.away !== site.url || found.links.length > 0 || found.handlers > 0 || found.bases > 0)
          findings.push(`${as} ${path}: ${JSON.stringify(found)}`)
      }
      await context.close()
    }
    expect(findings).toEqual([])
    expect(site.forbidden).toEqual([])
    // Otherwise it would prove nothing.
    expect(shown).toBeGreaterThan(15)
  })

  test('no page sends a reader away who has signed in', async () => {
    const context = await site.browser.newContext(DESKTOP)
    const page = await context.newPage()
    await context.addCookies(cookies['owner'] ?? [])
    for (const to of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example/',
      'javascript:alert(1)',
      '/vi/../..//evil.example',
      '%2f%2fevil.example',
      'https:evil.example',
      '\t//evil.example',
    ]) {
      await page.goto(`${site.url}/vi/sign-in?to=${encodeURIComponent(to)}`)
      expect(new URL(page.url()).origin, to).toBe(site.url)
      const leads = await page.evaluate(() =>
        [...document.querySelectorAll('a[href],form[action]')].map(
          (each) => new URL(each.getAttribute('href') ?? each.getAttribute('action') ?? '', location.href).origin,
        ),
      )
      expect(
        [...new Set(leads)].filter((origin) => origin !== site.url && /evil/.test(origin)),
        to,
      ).toEqual([])
    }
    await context.close()
  })
})
