import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../src/services/accounts/audit.ts'
import { createKey } from '../../src/services/accounts/api-keys.ts'
import { openPeople } from '../../src/services/accounts/people-of-data-folder.ts'
import { resetPassword, signIn } from '../../src/services/accounts/sign-in.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { openDatabase } from '../../src/db/open.ts'
import { findUserByEmail } from '../../src/db/queries/users.ts'
import { jsonLines, runHere, startCommand } from '../support/command.ts'
import { freshDataDir } from '../support/database.ts'
import { PASSWORD } from '../support/people.ts'

const SLOW = 60_000
let data = ''

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'matxich-people-'))
  cpSync(await freshDataDir(), join(data, 'demo'), { recursive: true })
}, SLOW)
afterAll(() => rmSync(data, { recursive: true, force: true }))

const ask = (...args: string[]) => runHere([...args, '--edition', 'demo', '--data', data])

/** What the server does with the same data folder, between two commands. */
async function withContext<T>(work: (context: ServiceContext) => Promise<T>): Promise<T> {
  const handle = await openDatabase({ dataDir: join(data, 'demo'), databaseUrl: undefined, onNotice: () => {} })
  try {
    const people = await openPeople(handle, { secret: 'another-start-of-the-server', url: 'http://localhost:4310' })
    return await work(people as unknown as ServiceContext)
  } finally {
    await handle.close()
  }
}

describe('matxich user', { timeout: SLOW }, () => {
  test('add prints a link with which the person sets a password and can sign in', async () => {
    const added = await ask('user', 'add', 'An@Agency.example', '--name', 'Nguyễn\u202e An', '--role', 'admin', '--lang', 'vi')
    expect(added).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^http:\/\/localhost:4310\/vi\/reset-password\?token=\w+\n$/) as string,
    })
    const token = new URL(added.stdout.trim()).searchParams.get('token') ?? ''
    const signed = await withContext(async (context) => {
      const who = { email: 'an@agency.example', password: PASSWORD, lang: 'vi' as const }
      const from = { headers: new Headers(), address: '192.0.2.1' }
      await expect(signIn(context, who, from)).rejects.toThrow(/không đúng/)
      await resetPassword(context, { token, password: PASSWORD, lang: 'vi' })
      await expect(resetPassword(context, { token, password: PASSWORD, lang: 'vi' })).rejects.toThrow(/Liên kết/)
      return (await signIn(context, who, from)).answer
    })
    expect(signed).toEqual({ status: 'signed_in' })
    expect(jsonLines((await ask('user', 'list', '--json')).stdout)).toMatchObject([
      { email: 'an@agency.example', name: 'Nguyễn An', staff_role: 'admin', email_verified: true, second_factor: false },
    ])
    expect(await ask('user', 'add', 'an@agency.example')).toMatchObject({ status: 1, stderr: expect.stringContaining('already') as string })
  })

  test('role, block and unblock keep the last administrator', async () => {
    for (const args of [
      ['role', 'an@agency.example', 'none'],
      ['block', 'an@agency.example'],
    ])
      expect(await ask('user', ...args, '--reason', 'has left')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('last administrator') as string,
      })
    await ask('user', 'add', 'binh@agency.example', '--role', 'admin')
    expect((await ask('user', 'role', 'an@agency.example', 'curator', '--reason', 'another desk')).status).toBe(0)
    expect((await ask('user', 'block', 'an@agency.example', '--reason', 'lost telephone')).status).toBe(0)
    expect(jsonLines((await ask('user', 'list', '--role', 'curator', '--json')).stdout)).toMatchObject([
      { email: 'an@agency.example', blocked_reason: 'lost telephone' },
    ])
    expect((await ask('user', 'unblock', 'an@agency.example', '--reason', 'found')).status).toBe(0)
  })

  test('reset-link makes another link; with --no-codes also for a lost telephone', async () => {
    await withContext(({ db }) =>
      db.updateTable('auth_user').set({ two_factor_enabled: true }).where('email', '=', 'an@agency.example').execute(),
    )
    const made = await ask('user', 'reset-link', 'an@agency.example', '--no-codes', '--json')
    expect(jsonLines(made.stdout)).toMatchObject([{ email: 'an@agency.example', works_hours: 1 }])
    const user = await withContext(({ db }) => findUserByEmail(db, 'an@agency.example'))
    expect(user?.two_factor_enabled).toBe(false)
    expect(await ask('user', 'reset-link', 'nobody@agency.example')).toMatchObject({ status: 1, stdout: '' })
  })

  test.each([
    [['user', 'role', 'an@agency.example', 'boss', '--reason', 'x y z'], /A role is one of curator, analyst, officer, admin, none/],
    [['user', 'block', 'an@agency.example'], /Say why: --reason/],
    [['user', 'add', 'not-an-address'], /is not an address/],
    [['user', 'list', '--role', 'curater'], /Did you mean curator/],
    [['user'], /needs a second word: user list, user add/],
  ])('%j is told what is wrong, with status 2', async (args, message) => {
    const { status, stderr } = await ask(...args)
    expect(stderr).toMatch(message)
    expect(status).toBe(2)
  })
})

describe('matxich key, audit and outbox', { timeout: SLOW }, () => {
  test('a key is listed without what it is, and ended', async () => {
    const { key } = await withContext(async (context) => {
      const user = await findUserByEmail(context.db, 'binh@agency.example')
      if (user === undefined) throw new Error('the person is gone')
      const actor = { user_id: user.id, operator: false, staff: null, memberships: [], scopes: null }
      const asking = { actor, user, by: `user:${user.id}`, address: '192.0.2.1' }
      return createKey(context, { name: 'ERP', scopes: ['read'], days: 30, lang: 'en' }, asking)
    })
    const listed = await ask('key', 'list', 'binh@agency.example', '--json')
    expect(listed.stdout).not.toContain(key)
    const [row] = jsonLines(listed.stdout)
    expect(row).toMatchObject({ name: 'ERP', start: key.slice(0, 12), state: 'living' })
    expect((await ask('key', 'end', String(row?.['key_id']))).status).toBe(0)
    expect(jsonLines((await ask('key', 'list', '--json')).stdout)).toMatchObject([{ state: 'ended' }])
    expect((await ask('key', 'end', String(row?.['key_id']))).status).toBe(1)
  })

  test('the outbox shows what waits', async () => {
    const { stdout, stderr } = await ask('outbox', '--json')
    expect(jsonLines(stdout)).toContainEqual(
      expect.objectContaining({ to: 'an@agency.example', template: 'account_blocked', state: 'waiting' }),
    )
    expect(stderr).toContain('SMTP_URL')
  })

  test('verify finds a changed entry, with status 1', async () => {
    const whole = await ask('audit', 'verify', '--json')
    expect(whole.status).toBe(0)
    const entries = await withContext(({ db }) => verifyAudit(db))
    expect(jsonLines(whole.stdout)).toEqual([entries])
    await withContext(({ db }) =>
      db.updateTable('audit_entry').set({ action: 'user.unblock' }).where('action', '=', 'user.block').execute(),
    )
    const broken = await ask('audit', 'verify', '--json')
    expect(broken.status).toBe(1)
    expect(broken.stderr).toMatch(/somebody changed the log/)
  })
})

test('while a server runs, commands say so and change nothing; it says where the first administrator begins', async () => {
  const server = startCommand(['start', '--no-web', '--port', '0', '--edition', 'demo', '--data', data])
  await server.prints('Matxich is ready')
  const { status, stderr } = await ask('user', 'list')
  expect(status).toBe(1)
  expect(stderr).toMatch(/in use|another|running/i)
  server.signal('SIGTERM')
  // There is an administrator.
  expect((await server.finished).stderr).not.toContain('/first-admin?token=')

  const fresh = mkdtempSync(join(tmpdir(), 'matxich-first-'))
  cpSync(await freshDataDir(), join(fresh, 'demo'), { recursive: true })
  const first = startCommand(['start', '--no-web', '--port', '0', '--edition', 'demo', '--data', fresh, '--lang', 'ko'])
  await first.prints('Matxich is ready')
  first.signal('SIGTERM')
  expect((await first.finished).stderr).toMatch(/http:\/\/localhost:\d+\/ko\/first-admin\?token=[\w-]{32}/)
  rmSync(fresh, { recursive: true, force: true })
}, 120_000)
