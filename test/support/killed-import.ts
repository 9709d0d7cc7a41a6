import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { countApplied } from '../../src/db/queries/imports.ts'
import { openDatabase } from '../../src/db/open.ts'
import { adoptFile } from '../../src/services/imports/upload-folder.ts'
import { type RunningCommand, startCommand } from './start-command.ts'
import { freshDataDir } from './database.ts'

/** A server that imports a file and is killed (SIGKILL) on the way, again and again. */

const KEY = 'key-of-the-kill-test-3f5a1b77'
const WAIT_MS = 50

interface Answer {
  id: string
  state: string
  failure: string | null
  counts: Record<string, number>
  progress: { done: number } | null
  columns: { index: number; header: string; field: string | null }[]
}

interface RunningServer {
  readonly command: RunningCommand
  send(method: string, path: string, body?: unknown): Promise<Answer>
}

export interface KillPlan {
  readonly file: string
  readonly mapping: Readonly<Record<string, string | null>>
  /** True when the server is to be killed now. */
  readonly shouldKill: (state: string, done: number, kills: number) => boolean
  readonly kills: number
}

export interface Outcome {
  readonly kills: number
  readonly counts: Record<string, number>
  readonly staged: number
  readonly matched: number
  readonly applied: { rows: number; records: number; subjects: number }
  /** Rows with two records of one kind: must be none. */
  readonly duplicates: number
  readonly companies: number
  /** Of these companies, those a search finds; and documents still to be made. */
  readonly found: number
  readonly due: number
  readonly killedIn: string[]
}

export async function importUnderKills({ file, mapping, shouldKill, kills }: KillPlan): Promise<Outcome> {
  const data = mkdtempSync(join(tmpdir(), 'matxich-kills-'))
  mkdirSync(join(data, 'demo'), { recursive: true })
  cpSync(await freshDataDir(), join(data, 'demo'), { recursive: true })
  const upload = await adoptFile(join(data, 'demo/uploads'), file)
  const killedIn: string[] = []
  let server = await start(data)
  try {
    const { id } = await server.send('POST', '/imports', {
      upload_id: upload.id,
      source: { title: 'Made-up list', kind: 'dataset', licence: 'CC0' },
      evidence_grade: 'official_list',
    })
    for (;;) {
      const now = await server.send('GET', `/imports/${id}`)
      if (now.state === 'failed') throw new Error(`the import failed after ${killedIn.length} kills: ${now.failure}`)
      if (killedIn.length < kills && shouldKill(now.state, now.progress?.done ?? 0, killedIn.length)) {
        killedIn.push(now.state)
        server.command.signal('SIGKILL')
        await server.command.finished
        server = await start(data)
        continue
      }
      if (now.state === 'mapping') {
        const columns = now.columns.map(({ index, header }) => ({ index, field: mapping[header] ?? null }))
        await server.send('PUT', `/imports/${id}/mapping`, { columns })
      } else if (now.state === 'ready') await server.send('POST', `/imports/${id}/apply`)
      // What its companies are found by is made after it was applied.
      else if (now.state === 'applied' && now.progress === null)
        return { ...(await inspect(server, data, id)), counts: now.counts, kills: killedIn.length, killedIn }
      await sleep(WAIT_MS)
    }
  } finally {
    server.command.signal('SIGKILL')
    await server.command.finished
    rmSync(data, { recursive: true, force: true })
  }
}

async function start(data: string): Promise<RunningServer> {
  const command = startCommand(['start', '--no-web', '--json', '--port', '0', '--edition', 'demo', '--data', data], {
    MATXICH_OPERATOR_KEY: KEY,
  })
  const printed = await command.prints('"url"')
  const { url } = JSON.parse(printed.split('\n').find((line) => line.includes('"url"')) ?? '{}') as { url: string }
  return {
    command,
    send: async (method, path, body) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const answer = (await response.json()) as Answer & { detail?: string }
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer.detail}`)
      return answer
    },
  }
}

/** What is in the database itself, once the server has stopped. */
async function inspect(server: RunningServer, data: string, id: string) {
  server.command.signal('SIGTERM')
  await server.command.finished
  const handle = await openDatabase({ dataDir: join(data, 'demo') })
  try {
    const one = async (query: ReturnType<typeof sql<{ n: string }>>) => Number((await query.execute(handle.db)).rows[0]?.n)
    return {
      staged: await one(sql`select count(*) as n from import_row where import_id = ${id}`),
      matched: await one(sql`select count(*) as n from import_match where import_id = ${id}`),
      applied: await countApplied(handle.db, id),
      duplicates: await one(
        sql`select count(*) as n from (select 1 from record where import_id = ${id} group by row_no, kind having count(*) > 1) d`,
      ),
      found: await one(
        sql`select count(*) as n from company_search c join subject s on s.subject_id = c.company_id and s.kind = 'company' where s.import_id = ${id}`,
      ),
      due: await one(sql`select count(*) as n from search_due`),
      companies: await one(
        sql`select count(*) as n from company c join subject s on s.subject_id = c.company_id and s.kind = 'company' where s.import_id = ${id}`,
      ),
    }
  } finally {
    await handle.close()
  }
}
