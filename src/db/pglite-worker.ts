/**
 * The thread that runs the embedded PostgreSQL. On the main thread one slow query would stop the whole server, and nothing
 * could cancel it: here the main thread can end the thread and open the folder again (0.5 s).
 */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { copiedRows, fromDevice } from './copy-text.ts'
import { DURABLE_PARAMETERS, DurableFS } from './durable-fs.ts'
import { serverErrorFields } from './errors.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './pglite-messages.ts'

const NO_FSYNC = '-F'

if (parentPort === null) throw new Error('pglite-worker.ts runs as a worker thread only')
const port = parentPort
const { clusterDir } = workerData as WorkerOptions

function send(message: FromWorker): void {
  port.postMessage(message)
}

async function open(): Promise<{ engine: PGlite; client: pg.Client }> {
  const startParams = [...PGlite.defaultStartParams.filter((parameter) => parameter !== NO_FSYNC), ...DURABLE_PARAMETERS]
  const engine = await PGlite.create({ fs: new DurableFS(clusterDir), startParams })
  // node-postgres on top, so parameters and results are converted exactly as on a PostgreSQL server.
  const client = new pg.Client(createPgConfig(engine))
  client.on('notice', (notice) => send({ kind: 'notice', message: notice.message ?? '' }))
  client.on('error', (error) => send({ kind: 'notice', message: error.message }))
  await client.connect()
  return { engine, client }
}

try {
  const { engine, client } = await open()
  const version = await client.query<{ server_version: string }>('show server_version')

  const run = async (message: ToWorker & { kind: 'query' }): Promise<void> => {
    try {
      const copied = copiedRows(message.sql, message.parameters)
      if (copied !== undefined) {
        await engine.query(fromDevice(message.sql), [], { blob: new Blob([copied]) })
        send({ kind: 'result', id: message.id, result: { command: 'COPY', rowCount: 0, rows: [] } })
        return
      }
      // Extended protocol also without parameters: it refuses several statements in one call.
      const query = { text: message.sql, values: [...message.parameters], queryMode: 'extended' }
      const { command, rowCount, rows } = await client.query(query)
      send({ kind: 'result', id: message.id, result: { command: command ?? '', rowCount: rowCount ?? 0, rows } })
    } catch (error) {
      send({ kind: 'error', id: message.id, error: serverErrorFields(error) })
    }
  }

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'query') {
      void run(message)
      return
    }
    void engine.close().then(
      () => send({ kind: 'closed' }),
      (error: unknown) => send({ kind: 'failed', message: serverErrorFields(error).message }),
    )
  })
  send({ kind: 'ready', version: version.rows[0]?.server_version ?? '' })
} catch (error) {
  send({ kind: 'failed', message: serverErrorFields(error).message })
}
