/** The thread that reads an uploaded file. It holds no secret and no database; the main thread may end it at any moment. */
import { parentPort, workerData } from 'node:worker_threads'
import type { SheetRow } from './cell.ts'
import { FileRefused } from './file-refused.ts'
import { inspectSheet } from './inspect-sheet.ts'
import { type OpenFile, openFile } from './open-file.ts'
import { type PackingPlan, packRows } from './pack-rows.ts'
import type { ParsedRow } from './parsed-row.ts'
import { parseRows, plannedRows } from './planned-rows.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './worker-messages.ts'

if (parentPort === null) throw new Error('worker.ts runs as a worker thread only')
const port = parentPort
const { source, limits } = workerData as WorkerOptions

/** Large enough that messages cost little, small enough that the main thread copies one in a few milliseconds. */
const BATCH = 1000

type Row = SheetRow | ParsedRow
const readers = new Map<number, AsyncGenerator<readonly Row[]>>()
const packings = new Map<number, PackingPlan>()

function send(message: FromWorker, handed: readonly ArrayBuffer[] = []): void {
  port.postMessage(message, handed)
}

function refuse(id: number, error: unknown): void {
  const known =
    error instanceof FileRefused
      ? error
      : new FileRefused('reader_failed', {}, error instanceof Error ? String(error.stack) : String(error))
  send({ kind: 'refused', id, code: known.code, args: known.args, detail: known.detail })
}

/** Chunks of a file hold any number of rows; batches hold as many as fit one message. */
async function* inBatches(chunks: AsyncGenerator<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = []
  for await (const rows of chunks)
    for (const row of rows) {
      batch.push(row)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  yield batch
}

function forget(id: number): void {
  readers.delete(id)
  packings.delete(id)
}

async function sendNext(id: number): Promise<void> {
  const reader = readers.get(id)
  if (reader === undefined) throw new Error(`no reader ${id}`)
  const { done, value } = await reader.next()
  const rows = done === true ? [] : (value as readonly SheetRow[])
  const last = done === true || rows.length < BATCH
  const packing = packings.get(id)
  if (last) forget(id)
  if (packing === undefined) send({ kind: 'batch', id, rows, done: last })
  else {
    const packed = packRows(rows as unknown as readonly ParsedRow[], packing)
    send({ kind: 'batch', id, rows: packed === undefined ? [] : [packed], done: last }, packed === undefined ? [] : [packed.lines.buffer])
  }
}

async function answer(file: OpenFile, message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'inspect':
      send({ kind: 'inspected', id: message.id, inspection: await inspectSheet(file.rows(message.sheet), message.headerRowNo) })
      return
    case 'read':
      readers.set(message.id, inBatches(plannedRows(file.rows(message.sheet), message.plan)))
      break
    case 'parse':
      readers.set(message.id, inBatches(parseRows(file.rows(message.sheet), message.plan, message.context)))
      break
    case 'pack':
      packings.set(message.id, message.packing)
      readers.set(message.id, inBatches(parseRows(file.rows(message.sheet), message.plan, message.context)))
      break
    case 'more':
      break
    case 'stop':
      await readers.get(message.id)?.return(undefined)
      forget(message.id)
      return
  }
  await sendNext(message.id)
}

try {
  const file = await openFile(source, limits)
  port.on('message', (message: ToWorker) => {
    answer(file, message).catch((error: unknown) => refuse(message.id, error))
  })
  send({ kind: 'opened', facts: { format: file.format, sheets: file.sheets, text: file.text } })
} catch (error) {
  refuse(0, error)
}
