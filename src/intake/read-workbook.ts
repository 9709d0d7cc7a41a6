import { Worker } from 'node:worker_threads'
import type { SheetRow } from './cell.ts'
import { FileRefused } from './file-refused.ts'
import type { SheetInspection } from './inspect-sheet.ts'
import { DEFAULT_LIMITS, type IntakeLimits } from './limits.ts'
import type { PackedRows, PackingPlan } from './pack-rows.ts'
import type { ParsedRow } from './parsed-row.ts'
import type { RowContext } from './row-context.ts'
import type { FromWorker, ReadPlan, ToWorker, WorkbookFacts, WorkerOptions } from './worker-messages.ts'

/** A file being read in a thread of its own, with a memory limit and a deadline: a hostile file ends the thread, not the server. */
export interface Workbook extends WorkbookFacts {
  /** Where the table begins, what its columns seem to be, and in which letters they are written. */
  inspect(sheet: number, headerRowNo?: number): Promise<SheetInspection>
  /** The cells as they are; with a plan, the rows after its heading with their letters restored. */
  readRows(sheet: number, plan?: ReadPlan): AsyncGenerator<readonly SheetRow[]>
  parseRows(sheet: number, plan: ReadPlan, context: RowContext): AsyncGenerator<readonly ParsedRow[]>
  /** The same, for those who only hand them on. */
  packRows(sheet: number, plan: ReadPlan, context: RowContext, packing: PackingPlan): AsyncGenerator<readonly PackedRows[]>
  /** Ends the thread at once, in whatever it is doing. */
  close(): Promise<void>
}

export interface OpenOptions {
  readonly limits?: Partial<IntakeLimits>
  readonly signal?: AbortSignal
}

interface Waiting {
  resolve(message: FromWorker): void
  reject(error: Error): void
}

/** Bytes are copied to the thread; give a path for large files. */
export async function openWorkbook(source: string | Uint8Array, options: OpenOptions = {}): Promise<Workbook> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const thread = startThread({ source, limits }, options.signal)
  let nextId = 1

  async function* batches<T>(first: ToWorker & { readonly id: number }): AsyncGenerator<T> {
    let done = false
    try {
      for (let message: ToWorker = first; !done; message = { kind: 'more', id: first.id }) {
        const answer = await thread.ask(message)
        if (answer.kind !== 'batch') throw new FileRefused('reader_failed')
        done = answer.done
        if (answer.rows.length > 0) yield answer.rows as T
      }
    } finally {
      if (!done) thread.tell({ kind: 'stop', id: first.id })
    }
  }

  const opened = await thread.ask(undefined)
  if (opened.kind !== 'opened') throw new FileRefused('reader_failed')
  return {
    ...opened.facts,
    inspect: async (sheet, headerRowNo) => {
      const answer = await thread.ask({ kind: 'inspect', id: nextId++, sheet, headerRowNo })
      if (answer.kind !== 'inspected') throw new FileRefused('reader_failed')
      return answer.inspection
    },
    readRows: (sheet, plan) => batches({ kind: 'read', id: nextId++, sheet, plan }),
    parseRows: (sheet, plan, context) => batches({ kind: 'parse', id: nextId++, sheet, plan, context }),
    packRows: (sheet, plan, context, packing) => batches({ kind: 'pack', id: nextId++, sheet, plan, context, packing }),
    close: () => thread.end(new FileRefused('cancelled')),
  }
}

interface Thread {
  /** One question at a time per id; the first, without a message, waits for the file to be open. */
  ask(message: (ToWorker & { readonly id: number }) | undefined): Promise<FromWorker>
  tell(message: ToWorker): void
  end(reason: FileRefused): Promise<void>
}

function startThread(workerData: WorkerOptions, signal: AbortSignal | undefined): Thread {
  const { limits } = workerData
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    name: 'matxich-intake',
    resourceLimits: { maxOldGenerationSizeMb: limits.workerMemoryMb, maxYoungGenerationSizeMb: 64 },
    // A file that makes a parser print must not fill our log.
    stdout: true,
    stderr: true,
  })
  const waiting = new Map<number, Waiting>()
  let ended: FileRefused | undefined
  let usedMs = 0

  const end = async (reason: FileRefused): Promise<void> => {
    ended ??= reason
    signal?.removeEventListener('abort', abort)
    for (const entry of waiting.values()) entry.reject(ended)
    waiting.clear()
    await worker.terminate()
  }
  const abort = (): void => void end(new FileRefused('cancelled'))
  signal?.addEventListener('abort', abort, { once: true })
  if (signal?.aborted === true) abort()

  worker.on('message', (message: FromWorker) => {
    const id = message.kind === 'opened' ? 0 : message.id
    const entry = waiting.get(id)
    waiting.delete(id)
    if (message.kind === 'refused') {
      const refused = new FileRefused(message.code, message.args, message.detail)
      entry?.reject(refused)
      if (id === 0) void end(refused)
    } else entry?.resolve(message)
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    void end(
      error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? new FileRefused('out_of_memory', { limit_mb: limits.workerMemoryMb })
        : new FileRefused('reader_failed', {}, String(error)),
    )
  })
  worker.on('exit', () => void end(new FileRefused('reader_failed', {}, 'the thread ended')))

  return {
    ask: async (message) => {
      if (ended !== undefined) throw ended
      const started = performance.now()
      const limitMs = Math.max(1, Math.min(limits.answerMs, limits.totalMs - usedMs))
      const timer = setTimeout(() => void end(new FileRefused('too_slow', { limit_s: Math.round(limitMs / 1000) })), limitMs)
      try {
        return await new Promise<FromWorker>((resolve, reject) => {
          waiting.set(message?.id ?? 0, { resolve, reject })
          if (message !== undefined) post(worker, message)
        })
      } finally {
        clearTimeout(timer)
        usedMs += performance.now() - started
      }
    },
    tell: (message) => {
      if (ended === undefined) post(worker, message)
    },
    end,
  }
}

function post(worker: Worker, message: ToWorker): void {
  // A worker thread has no origin to name; the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage(message)
}
