import { mkdtempSync, rmSync, cpSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../../src/db/open.ts'
import { verifyAudit } from '../../src/services/accounts/audit.ts'
import { freshDataDir } from './database.ts'
import { PASSWORD } from './people.ts'
import { type RunningCommand, startCommand } from './start-command.ts'

/** A server on which people sign up, make lists, change them and ask, killed (SIGKILL) in the middle of it, again and again. */

const KEY = 'key-of-the-kill-test-3f5a1b77'
const AT_ONCE = 6

interface Written {
  readonly kind: 'sign_up' | 'list' | 'change' | 'correction' | 'statement' | 'request'
  /** By which it is found again. */
  readonly mark: string
}

export interface KilledWrites {
  readonly kills: number
  readonly acknowledged: number
  readonly lost: string[]
  /** Made twice by one Idempotency-Key. */
  readonly twice: string[]
  readonly audit: { entries: number; broken_at: number | null }
  readonly slowestStartMs: number
}

interface Running {
  readonly command: RunningCommand
  readonly url: string
}

export async function writeUnderKills({ kills, random }: { kills: number; random: () => number }): Promise<KilledWrites> {
  const data = mkdtempSync(join(tmpdir(), 'matxich-writes-'))
  mkdirSync(join(data, 'demo'), { recursive: true })
  cpSync(await freshDataDir(), join(data, 'demo'), { recursive: true })
  const written: Written[] = []
  let count = 0
  let slowestStartMs = 0
  let server: Running | undefined
  try {
    for (let kill = 0; kill < kills; kill++) {
      const from = Date.now()
      server = await start(data)
      if (kill > 0) slowestStartMs = Math.max(slowestStartMs, Date.now() - from)
      let killed = false
      const { url, command } = server
      const writer = async () => {
        while (!killed) {
          const done = await write(url, ++count, kill).catch(() => undefined)
          if (done !== undefined) written.push(...done)
          else await sleep(20)
        }
      }
      const writers = Array.from({ length: AT_ONCE }, writer)
      // Not before something is on its way.
      const before = written.length
      while (written.length < before + 3) await sleep(10)
      await sleep(random() * 400)
      killed = true
      command.signal('SIGKILL')
      await command.finished
      await Promise.all(writers)
      server = undefined
    }
    return { kills, acknowledged: written.length, slowestStartMs, ...(await inspect(data, written)) }
  } finally {
    server?.command.signal('SIGKILL')
    await server?.command.finished
    rmSync(data, { recursive: true, force: true })
  }
}

async function start(data: string): Promise<Running> {
  const command = startCommand(['start', '--no-web', '--json', '--port', '0', '--edition', 'demo', '--data', data], {
    MATXICH_OPERATOR_KEY: KEY,
    MATXICH_PROXIES: '1',
  })
  const printed = await command.prints('"url"')
  const { url } = JSON.parse(printed.split('\n').find((line) => line.includes('"url"')) ?? '{}') as { url: string }
  return { command, url }
}

/** One write of some kind; what it answers with is acknowledged, and has to be there for ever. */
async function write(url: string, number: number, kill: number): Promise<Written[] | undefined> {
  const mark = `w${kill}x${number}`
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    // Limits are by address: everybody is somebody else.
    'x-forwarded-for': `10.${kill % 250}.${Math.floor(number / 250) % 250}.${number % 250}`,
    'idempotency-key': `0d8f1c9e-kill-test-${mark}-${'0'.repeat(8)}`,
  }
  const send = (method: string, path: string, body: unknown, more: Record<string, string> = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
  const acknowledged = async (kind: Written['kind'], answer: Response): Promise<Written[] | undefined> => {
    await answer.text()
    return answer.ok ? [{ kind, mark }] : undefined
  }
  switch (number % 5) {
    case 0:
      return acknowledged(
        'sign_up',
        await send('POST', '/account/sign-up', { name: mark, email: `${mark}@kills.example`, password: PASSWORD }),
      )
    case 1: {
      const made = await send('POST', '/shortlists', { title: mark })
      if (!made.ok) return undefined
      const { shortlist_id: id, edit_key } = (await made.json()) as { shortlist_id: string; edit_key: string }
      const changed = await send('PATCH', `/shortlists/${id}`, { title: `${mark} changed` }, { 'x-edit-key': edit_key }).catch(
        () => undefined,
      )
      return [{ kind: 'list', mark }, ...(changed?.ok ? [{ kind: 'change' as const, mark }] : [])]
    }
    case 2:
      return acknowledged(
        'correction',
        await send('POST', '/corrections', {
          subject_id: 'demo-lychee-circuits',
          field: 'short_name',
          proposed_value: mark,
          why: 'It says so on the gate of the plant.',
        }),
      )
    case 3:
      return acknowledged(
        'statement',
        await send(
          'POST',
          '/curation/statements',
          {
            subject_id: 'demo-lychee-circuits',
            property: 'short_name',
            value: mark,
            evidence_grade: 'document',
            reason: `for a test ${mark}`,
          },
          { authorization: `Bearer ${KEY}` },
        ),
      )
    default:
      return acknowledged(
        'request',
        await send('POST', '/privacy-requests', { kind: 'see', email: `${mark}@kills.example`, text: `What do you hold of me, ${mark}?` }),
      )
  }
}

/** What is in the database itself, once nobody has it open. */
async function inspect(data: string, written: readonly Written[]) {
  const handle = await openDatabase({ dataDir: join(data, 'demo') })
  try {
    const { db } = handle
    const names = new Map<string, string[]>([
      ['sign_up', (await db.selectFrom('auth_user').select('name').execute()).map((row) => row.name)],
      ['list', (await db.selectFrom('shortlist').select('title').execute()).map((row) => row.title)],
      ['correction', (await db.selectFrom('correction').select('proposed_value').execute()).map((row) => row.proposed_value)],
      ['statement', (await db.selectFrom('record').select('values').execute()).map((row) => JSON.stringify(row.values))],
      ['request', (await db.selectFrom('mail').select('to_address').execute()).map((row) => row.to_address)],
    ])
    const titles = new Set(names.get('list'))
    const isThere = ({ kind, mark }: Written): boolean => {
      if (kind === 'change') return titles.has(`${mark} changed`)
      if (kind === 'list') return titles.has(mark) || titles.has(`${mark} changed`)
      return names.get(kind)?.some((name) => new RegExp(`${mark}\\b`).test(name)) ?? false
    }
    const twice = [
      ...Map.groupBy(
        (names.get('list') ?? []).map((title) => title.replace(' changed', '')),
        (mark) => mark,
      ),
    ]
      .filter(([, each]) => each.length > 1)
      .map(([mark]) => mark)
    const { entries, broken_at } = await verifyAudit(db)
    return {
      lost: written.filter((each) => !isThere(each)).map(({ kind, mark }) => `${kind} ${mark}`),
      twice,
      audit: { entries, broken_at },
    }
  } finally {
    await handle.close()
  }
}
