import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { LANGUAGES } from '../domain/vocabulary.ts'
import type { ServiceContext } from '../services/context.ts'
import { importRevision } from '../services/imports/import-record.ts'
import { getImport } from '../services/imports/list-imports.ts'
import { listRows, type RowsInput } from '../services/imports/list-rows.ts'
import { ROW_STATES } from './contract/imports.ts'
import { csvText } from './csv-export.ts'
import { type Caller, requirePolicy } from './caller.ts'

interface ImportFileOptions {
  services: () => ServiceContext
  callerOf: (c: Context) => Promise<Caller>
}

const HEARTBEAT_MS = 15_000
const LOOK_MS = 500
/** The browser comes back by itself, and says what it saw last. */
const LONGEST_MS = 10 * 60_000
const PAGE = 500

/** What of an import is no JSON: its progress as it happens, and its rows as a file. For importers. */
export function createImportFiles({ services, callerOf }: ImportFileOptions): Hono {
  const app = new Hono()
  const langOf = (c: Context) => LANGUAGES.find((each) => each === c.req.query('lang')) ?? 'en'

  app.get('/:id/events', async (c) => {
    requirePolicy('importer', await callerOf(c))
    const id = c.req.param('id')
    const lang = langOf(c)
    await getImport(services(), { id, lang })
    c.header('cache-control', 'no-store')
    // A proxy that collects the answer would hold every event back.
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      let seen = Number(c.req.header('last-event-id') ?? -1)
      const end = Date.now() + LONGEST_MS
      let beat = Date.now()
      while (!stream.aborted && Date.now() < end) {
        const revision = await importRevision(services(), id)
        if (revision === undefined) return
        if (revision !== seen) {
          const { state, counts, progress, failure, effects } = await getImport(services(), { id, lang })
          await stream.writeSSE({
            event: 'import',
            id: String(revision),
            data: JSON.stringify({ state, counts, progress, failure, effects, revision }),
          })
          seen = revision
          beat = Date.now()
        } else if (Date.now() - beat > HEARTBEAT_MS) {
          await stream.write(': still here\n\n')
          beat = Date.now()
        }
        await stream.sleep(LOOK_MS)
      }
    })
  })

  app.get('/:id/rows.csv', async (c) => {
    requirePolicy('importer', await callerOf(c))
    const id = c.req.param('id')
    const state = ROW_STATES.find((each) => each === c.req.query('state'))
    const problem = c.req.query('problem') || undefined
    const input: RowsInput = { id, lang: langOf(c), state, problem, limit: PAGE }
    const first = await listRows(services(), input)
    const fields = first.items[0]?.cells.map((cell) => cell.field) ?? []
    const header = [
      'row_no',
      'state',
      'reason',
      'company',
      'site',
      'problems',
      ...fields.flatMap((field) => [field, `${field}_in_file`, `${field}_problems`]),
    ]
    const lines = (rows: typeof first.items): (string | number)[][] =>
      rows.map((row) => [
        row.row_no,
        row.state,
        row.reason ?? '',
        row.company_id ?? row.company?.to?.id ?? '',
        row.site_id ?? row.site?.to?.id ?? '',
        row.problems.map((each) => each.message).join(' | '),
        ...row.cells.flatMap((cell) => [cell.value ?? '', cell.raw, cell.problems.map((each) => each.message).join(' | ')]),
      ])
    const body = new ReadableStream<string>({
      start: (controller) => controller.enqueue(`\ufeff${csvText([header, ...lines(first.items)])}`),
      pull: async (controller) => {
        if (first.next_cursor === null) {
          controller.close()
          return
        }
        const page = await listRows(services(), { ...input, cursor: first.next_cursor })
        first.next_cursor = page.next_cursor
        controller.enqueue(csvText(lines(page.items)))
      },
    })
    return c.body(body.pipeThrough(new TextEncoderStream()), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="matxich-import-${id.slice(0, 8)}.csv"`,
      'cache-control': 'no-store',
    })
  })
  return app
}
