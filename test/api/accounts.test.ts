import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/services/accounts/audit.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { codeOf, lastMail, openBrowser, openMember, openStaff, PASSWORD, tokenIn } from '../support/people.ts'

let app: DemoApp
beforeAll(async () => {
  app = await openDemoApp()
}, 120_000)
afterAll(() => app.dispose())

interface State {
  signed_in: boolean
  staff: string | null
  user: { email: string; second_factor: boolean } | null
}

describe('an account', () => {
  test('is made, verified by mail and signed in to', async () => {
    const browser = openBrowser(app)
    const email = 'an@vidu.vn'
    const made = await browser.send('POST', '/account/sign-up', { lang: 'vi', name: 'An', email, password: PASSWORD })
    expect(made.status).toBe(200)
    expect((await browser.send('POST', '/account/sign-in', { email, password: PASSWORD })).status).toBe(403)
    const mail = await lastMail(app, email)
    expect(mail).toMatchObject({ template: 'verify_email', language: 'vi', state: 'waiting' })
    expect(mail.body).toContain(`${app.context.accounts.url}/vi/verify-email?token=`)
    expect((await browser.send('POST', '/account/verify-email', { token: `${tokenIn(mail.body)}x` })).status).toBe(400)
    expect((await browser.send('POST', '/account/verify-email', { token: tokenIn(mail.body) })).status).toBe(200)
    expect(await browser.json('POST', '/account/sign-in', { email, password: PASSWORD })).toEqual({ status: 'signed_in' })
    expect(await browser.json('GET', '/account')).toMatchObject({ signed_in: true, user: { email }, staff: null, operator: false })
  })

  test('that exists is told of by mail alone', async () => {
    const email = 'binh@vidu.vn'
    await openMember(app, email)
    const answers = await Promise.all(
      [email, 'chua-co@vidu.vn'].map(async (each) => {
        const response = await openBrowser(app).send('POST', '/account/sign-up', { name: 'X', email: each, password: PASSWORD })
        return [response.status, ((await response.json()) as { message: string }).message.replace(each, '…')]
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect((await lastMail(app, email)).template).toBe('account_exists')
  })

  test('neither token nor password is in the database as it was sent', async () => {
    const browser = await openMember(app, 'chi@vidu.vn')
    const cookie = decodeURIComponent(browser.cookies.get('matxich.session_token') ?? '')
    const token = cookie.slice(0, cookie.indexOf('.'))
    expect(token).toHaveLength(32)
    const rows = JSON.stringify([
      await app.context.db.selectFrom('auth_session').selectAll().execute(),
      await app.context.db.selectFrom('auth_credential').selectAll().execute(),
    ])
    expect(rows).not.toContain(token)
    expect(rows).not.toContain(PASSWORD)
    expect(rows).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    expect(rows).toContain('"ip_address":null')
    // Nor can what is in the database be used as a cookie.
    const { token: stored } = await app.context.db
      .selectFrom('auth_session')
      .select('token')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    browser.cookies.set('matxich.session_token', `${stored}.${cookie.slice(cookie.indexOf('.') + 1)}`)
    expect((await browser.json<State>('GET', '/account')).signed_in).toBe(false)
  })

  test('with a weak password is refused, and the words say why', async () => {
    for (const [password, why] of [
      ['short', /12 signs/],
      ['aaaaaaaaaaaaaaaa', /repeats/],
      ['password123456', /first that are tried/],
      ['matkhau123456', /first that are tried/],
      ['dungdung-dungd', /made of your name/],
    ] as const) {
      const response = await openBrowser(app).send('POST', '/account/sign-up', { name: 'dungd', email: 'dung@vidu.vn', password })
      expect(response.status, password).toBe(400)
      expect(((await response.json()) as { detail: string }).detail, password).toMatch(why)
    }
  })
})

describe('a session', () => {
  test('ends everywhere else with another password, and everywhere with a reset', async () => {
    const email = 'em@vidu.vn'
    const [one, two] = [await openMember(app, email), openBrowser(app)]
    await two.send('POST', '/account/sign-in', { email, password: PASSWORD })
    expect((await one.json<{ total: number }>('GET', '/account/sessions')).total).toBe(2)
    const changed = 'other words that I remember'
    expect((await one.send('POST', '/account/password', { password: 'wrong', new_password: changed })).status).toBe(403)
    expect((await one.send('POST', '/account/password', { password: PASSWORD, new_password: changed })).status).toBe(200)
    expect((await one.json<State>('GET', '/account')).signed_in).toBe(true)
    expect((await two.json<State>('GET', '/account')).signed_in).toBe(false)
    expect((await lastMail(app, email)).template).toBe('password_changed')

    await two.send('POST', '/account/reset', { email })
    const token = tokenIn((await lastMail(app, email)).body)
    expect((await two.send('POST', '/account/reset/password', { token, password: PASSWORD })).status).toBe(200)
    expect((await one.json<State>('GET', '/account')).signed_in).toBe(false)
    // Once.
    expect((await two.send('POST', '/account/reset/password', { token, password: changed })).status).toBe(400)
  })

  test('counts for a change only on a page of ours', async () => {
    const browser = await openMember(app, 'giang@vidu.vn')
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await browser.send('PATCH', '/account', { name: 'Hacked' }, headers)).status).toBe(403)
    expect((await browser.send('PATCH', '/account', { name: 'Giang' })).status).toBe(200)
  })

  test('cannot be fixed beforehand', async () => {
    const browser = openBrowser(app)
    browser.cookies.set('matxich.session_token', 'chosen-by-somebody.else')
    await openMember(app, 'hoa@vidu.vn')
    await browser.send('POST', '/account/sign-in', { email: 'hoa@vidu.vn', password: PASSWORD })
    expect(browser.cookies.get('matxich.session_token')).not.toContain('chosen-by-somebody')
    const before = browser.cookies.get('matxich.session_token')
    await browser.send('POST', '/account/sign-in', { email: 'hoa@vidu.vn', password: PASSWORD })
    expect(browser.cookies.get('matxich.session_token')).not.toBe(before)
  })

  test('is not guessed: wrong tries are counted by account and by address', async () => {
    const email = 'khanh@vidu.vn'
    await openMember(app, email)
    const statuses: number[] = []
    for (let round = 0; round < 12; round++)
      statuses.push((await openBrowser(app).send('POST', '/account/sign-in', { email, password: 'wrong wrong wrong' })).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429])
    // Also with the right one, until the time is over.
    expect((await openBrowser(app).send('POST', '/account/sign-in', { email, password: PASSWORD })).status).toBe(429)
  })
})

describe('a role of staff', () => {
  test('counts only with a one-time code', async () => {
    const email = 'lan@vidu.vn'
    const browser = await openMember(app, email)
    await app.context.db.updateTable('auth_user').set({ staff_role: 'curator' }).where('email', '=', email).execute()
    expect(await browser.json('GET', '/account')).toMatchObject({ staff: null, user: { staff_role: 'curator' } })
    expect((await browser.send('GET', '/review/tasks')).status).toBe(403)
    const begun = await browser.json<{ otpauth_uri: string; backup_codes: string[] }>('POST', '/account/second-factor', {
      password: PASSWORD,
    })
    expect((await browser.send('POST', '/account/second-factor/confirm', { code: '000000' })).status).toBe(401)
    expect((await browser.send('POST', '/account/second-factor/confirm', { code: codeOf(begun.otpauth_uri) })).status).toBe(200)
    expect(await browser.json('GET', '/account')).toMatchObject({ staff: 'curator', user: { second_factor: true } })

    const next = openBrowser(app)
    expect(await next.json('POST', '/account/sign-in', { email, password: PASSWORD })).toEqual({ status: 'code_needed' })
    expect((await next.json<State>('GET', '/account')).signed_in).toBe(false)
    expect((await next.send('POST', '/account/sign-in/code', { code: '000000' })).status).toBe(401)
    expect(await next.json('POST', '/account/sign-in/code', { code: begun.backup_codes[0], kind: 'backup' })).toEqual({
      status: 'signed_in',
    })
    expect((await next.json<State>('GET', '/account')).staff).toBe('curator')
    // Each backup code works once.
    const third = openBrowser(app)
    await third.json('POST', '/account/sign-in', { email, password: PASSWORD })
    expect((await third.send('POST', '/account/sign-in/code', { code: begun.backup_codes[0], kind: 'backup' })).status).toBe(401)
  })

  test('opens what it is for, and nothing else', async () => {
    const curator = await openStaff(app, 'minh@vidu.vn', 'curator')
    expect((await curator.send('GET', '/imports')).status).toBe(200)
    const analyst = await openStaff(app, 'nga@vidu.vn', 'analyst')
    expect((await analyst.send('GET', '/imports')).status).toBe(403)
  })
})

test('the first administrator comes from the terminal, once', async () => {
  const browser = openBrowser(app)
  const who = { name: 'Chủ', email: 'chu@vidu.vn', password: PASSWORD }
  expect((await browser.send('POST', '/account/first-admin', { token: 'not-the-token', ...who })).status).toBe(403)
  const token = app.context.accounts.firstAdmin.token
  expect((await browser.send('POST', '/account/first-admin', { token, ...who })).status).toBe(200)
  expect((await browser.send('POST', '/account/first-admin', { token, ...who, email: 'hai@vidu.vn' })).status).toBe(409)
  expect(await browser.json('POST', '/account/sign-in', { email: who.email, password: PASSWORD })).toEqual({ status: 'signed_in' })
  expect(await browser.json('GET', '/account')).toMatchObject({ staff: null, user: { staff_role: 'admin' } })
})

test('no session is stored by its token, however it began', async () => {
  const rows = await app.context.db.selectFrom('auth_session').select('token').execute()
  expect(rows.length).toBeGreaterThan(5)
  expect(rows.filter(({ token }) => !/^[0-9a-f]{64}$/.test(token))).toEqual([])
})

test('the log is a chain: a changed, removed or added entry is found', async () => {
  const { db } = app.context
  const whole = await verifyAudit(db)
  expect(whole.entries).toBeGreaterThan(5)
  expect(whole.broken_at).toBeNull()
  const second = await db.selectFrom('audit_entry').selectAll().where('seq', '=', '2').executeTakeFirstOrThrow()
  await db.updateTable('audit_entry').set({ actor: 'user:somebody-else' }).where('seq', '=', '2').execute()
  expect((await verifyAudit(db)).broken_at).toBe(2)
  await db.updateTable('audit_entry').set({ actor: second.actor }).where('seq', '=', '2').execute()
  expect((await verifyAudit(db)).broken_at).toBeNull()
  await db.deleteFrom('audit_entry').where('seq', '=', '3').execute()
  expect((await verifyAudit(db)).broken_at).toBe(3)
})
