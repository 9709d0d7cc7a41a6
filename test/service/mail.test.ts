import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openAccounts } from '../../src/services/accounts/accounts.ts'
import { listMail } from '../../src/services/accounts/list-mail.ts'
import { postMail } from '../../src/services/accounts/outbox.ts'
import { mailHandler, queueMail, sweepMail } from '../../src/services/accounts/send-mail.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { runNextJob } from '../../src/services/jobs/jobs.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { openSmtpServer, type SmtpServer } from '../support/smtp-server.ts'

const MINUTE_MS = 60_000
const URL = 'https://chain.example.vn'
const SECRET = 'secret-of-the-tests-of-mail'

let database: TestDatabase
let smtp: SmtpServer
let context: ServiceContext
const failures: unknown[] = []

beforeAll(async () => {
  database = await openTestDatabase()
  await migrate(database)
  smtp = await openSmtpServer()
})
afterAll(async () => {
  await smtp.stop()
  await database.dispose()
})
beforeEach(async () => {
  await database.db.deleteFrom('mail').execute()
  await database.db.deleteFrom('job').execute()
  smtp.received.length = 0
  smtp.behave('take')
  context = withServer(smtp.url)
})

function withServer(smtpUrl: string | undefined): ServiceContext {
  const mail = smtpUrl === undefined ? undefined : { smtpUrl, from: 'no-reply@chain.example.vn' }
  return { db: database.db, accounts: openAccounts(database.db, { secret: SECRET, url: URL, mail }) } as ServiceContext
}

const post = (name = 'An', to = 'an@vidu.vn') =>
  postMail(database.db, { to, template: 'password_changed', language: 'vi', values: { name } })

/** As the server does every few seconds. */
async function send(): Promise<void> {
  await queueMail(context)
  const work = () => runNextJob(context, { mail_send: mailHandler }, new AbortController().signal, (error) => failures.push(error))
  while (await work()) continue
}

/** As if this time had passed. */
async function wait(ms: number): Promise<void> {
  const rows = await database.db.selectFrom('mail').select(['mail_id', 'next_try_at']).execute()
  for (const row of rows)
    await database.db
      .updateTable('mail')
      .set({ next_try_at: new Date(row.next_try_at.getTime() - ms) })
      .where('mail_id', '=', row.mail_id)
      .execute()
  // The mailer rests in memory after a server that was not there.
  context = withServer(smtp.url)
}

const rows = () => database.db.selectFrom('mail').selectAll().orderBy('mail_id').execute()

describe('mail', () => {
  test('goes out with its text, once', async () => {
    await post('Nguyễn Thị Hạnh')
    await send()
    await send()
    expect(smtp.received).toHaveLength(1)
    const [mail] = smtp.received
    expect(mail).toMatchObject({ from: 'no-reply@chain.example.vn', to: 'an@vidu.vn' })
    expect(mail?.body).toContain('Xin chào Nguyễn Thị Hạnh,')
    const [row] = await rows()
    expect(row).toMatchObject({ state: 'sent', attempts: 1, error: null })
    expect(mail?.headers.get('message-id')).toBe(`<${row!.mail_id}@chain.example.vn>`)
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.headers.get('content-language')).toBe('vi')
    expect(failures).toEqual([])
  })

  test('begins no header and no line of its own with a name somebody chose', async () => {
    await post('An\r\nBcc: all@vidu.vn\r\n\r\nClick here')
    await send()
    expect([...(smtp.received[0]?.headers.keys() ?? [])]).not.toContain('bcc')
    expect(smtp.received[0]?.body).toContain('Xin chào An Bcc: all@vidu.vn Click here,')
  })

  test('is tried again after 1, 5, 30 minutes, 2 and 12 hours, then given up', async () => {
    smtp.behave({ data: '451 come back later' })
    await post()
    const waits: number[] = []
    for (let round = 0; round < 6; round++) {
      const before = Date.now()
      await send()
      const [row] = await rows()
      if (row?.state === 'waiting') waits.push(Math.round((row.next_try_at.getTime() - before) / MINUTE_MS))
      await wait(720 * MINUTE_MS + 1000)
    }
    expect(waits).toEqual([1, 5, 30, 120, 720])
    expect((await rows())[0]).toMatchObject({ state: 'failed', attempts: 6, error: expect.stringContaining('451 come back later') })
    await send()
    expect(smtp.received).toEqual([])
  })

  test('to an address that does not exist is not tried again, and holds up no other', async () => {
    smtp.behave({ rcpt: '550 no such user' })
    await post('An', 'nobody@vidu.vn')
    await send()
    expect((await rows())[0]).toMatchObject({ state: 'failed', attempts: 1 })
    smtp.behave('take')
    await post('Bình', 'binh@vidu.vn')
    await send()
    expect(smtp.received.map(({ to }) => to)).toEqual(['binh@vidu.vn'])
  })

  test('waits for a server that is not there, and leaves it alone for a minute', async () => {
    const away = await openSmtpServer()
    await away.stop()
    context = withServer(away.url)
    await post('An')
    await post('Bình', 'binh@vidu.vn')
    await send()
    await send()
    expect((await rows()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['waiting', 1],
      ['waiting', 0],
    ])
    await wait(MINUTE_MS + 1000)
    await send()
    expect(smtp.received).toHaveLength(2)
  })

  test('whose server took it and went silent comes again under the same number', async () => {
    smtp.behave('drop_after_taking')
    await post()
    await send()
    smtp.behave('take')
    await wait(MINUTE_MS + 1000)
    await send()
    expect(smtp.received).toHaveLength(2)
    expect(new Set(smtp.received.map(({ headers }) => headers.get('message-id'))).size).toBe(1)
  })

  test('on its way when the process ended is left alone for ten minutes', async () => {
    await post()
    const crashed = {
      ...context,
      accounts: { ...context.accounts, mailer: { send: () => new Promise<never>(() => {}), rest() {}, isResting: () => false } },
    }
    await queueMail(context)
    const stop = new AbortController()
    void runNextJob(crashed as ServiceContext, { mail_send: mailHandler }, stop.signal, () => {})
    await expect.poll(async () => (await rows())[0]?.attempts).toBe(1)
    await database.db.deleteFrom('job').execute()
    await wait(9 * MINUTE_MS)
    await send()
    expect(smtp.received).toHaveLength(0)
    await wait(MINUTE_MS + 1000)
    await send()
    expect(smtp.received).toHaveLength(1)
  })

  test('of two servers that send at once each goes out once', async () => {
    for (let n = 0; n < 10; n++) await post(`Người ${n}`, `n${n}@vidu.vn`)
    const other = withServer(smtp.url)
    const never = new AbortController().signal
    await queueMail(context)
    await queueMail(other)
    await Promise.all([context, other].map((each) => runNextJob(each, { mail_send: mailHandler }, never, (error) => failures.push(error))))
    await send()
    expect(smtp.received.map(({ to }) => to).toSorted()).toEqual(Array.from({ length: 10 }, (_, n) => `n${n}@vidu.vn`).toSorted())
  })

  test('without a server waits, and somebody is told; with one its text is nobody’s business', async () => {
    const none = withServer(undefined)
    expect(await queueMail(none)).toBe('fine')
    await post()
    expect(await queueMail(none)).toBe('waits')
    expect(await listMail(none, { limit: 10 })).toMatchObject({
      sending: false,
      counts: { waiting: 1 },
      items: [{ body: expect.any(String) }],
    })
    expect(await listMail(context, { limit: 10 })).toMatchObject({ sending: true, items: [{ body: null }] })
  })

  test('is forgotten after 30 days', async () => {
    await post()
    await sweepMail(context, new Date(Date.now() + 29 * 24 * 60 * MINUTE_MS))
    expect(await rows()).toHaveLength(1)
    await sweepMail(context, new Date(Date.now() + 31 * 24 * 60 * MINUTE_MS))
    expect(await rows()).toEqual([])
  })
})
