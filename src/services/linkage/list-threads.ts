import { statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Gazetteer } from '../../linkage/address/address.ts'
import { createListShare, type ListShare } from './list-share.ts'
import type { Answer, Call } from './list-worker.ts'

/** The same calls, wherever the share is. */
export type RemoteShare = {
  readonly [Method in keyof ListShare]: (...args: Parameters<ListShare[Method]>) => Promise<ReturnType<ListShare[Method]>>
}

export interface ListThreads {
  readonly shares: readonly RemoteShare[]
  close(): Promise<void>
}

/** A thread lets garbage pile up to its limit: this does for a million rows. */
const MOST_MEMORY_MB = 1000
/** What a batch leaves behind dies before it is moved. */
const YOUNG_MB = 64
const METHODS = ['prepare', 'finish', 'count', 'keys', 'score', 'explain'] as const satisfies readonly (keyof ListShare)[]

/** Without another thread, for lists so short that starting one would take longer. */
export function inThisThread(gazetteer: Gazetteer): ListThreads {
  return { shares: [shareHere(gazetteer)], close: () => Promise.resolve() }
}

/** In this thread and one more: each thread has to read and compile all code for itself, which costs as much as thousands of rows. */
export function inTwoThreads(gazetteer: Gazetteer): ListThreads {
  const { worker, share } = startThread(gazetteer)
  return {
    shares: [share, shareHere(gazetteer)],
    close: async () => {
      await worker.terminate()
    },
  }
}

const LONG_BYTES = 2_000_000

/** For a file that looks long: what the other thread has to compile is done while the file is read. Unused it keeps no process alive. */
export function threadsFor(path: string, gazetteer: Gazetteer): ListThreads | undefined {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return bytes >= LONG_BYTES ? inTwoThreads(gazetteer) : undefined
}

function shareHere(gazetteer: Gazetteer): RemoteShare {
  const share = createListShare(gazetteer)
  return remote(async (method, args) => {
    // Answers of the other thread come first, or it would wait for its next batch.
    await setImmediate()
    return callOf(share, method)(...args)
  })
}

function startThread(gazetteer: Gazetteer): { worker: Worker; share: RemoteShare } {
  const worker = new Worker(new URL('./list-worker.ts', import.meta.url), {
    workerData: { gazetteer },
    name: 'matxich-list',
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  })
  worker.unref()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  const failAll = (error: unknown) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const call = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('error' in answer) call?.reject(answer.error)
    else call?.resolve(answer.value)
  })
  worker.on('error', failAll)
  worker.on('exit', () => failAll(new Error('The thread ended before it answered.')))
  let last = 0
  const share = remote(
    (method, args) =>
      new Promise((resolve, reject) => {
        worker.ref()
        const id = ++last
        waiting.set(id, { resolve, reject })
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
        worker.postMessage({ id, method, args } satisfies Call)
      }),
  )
  return { worker, share }
}

type AnyCall = (...args: readonly unknown[]) => unknown

function callOf(share: ListShare, method: keyof ListShare): AnyCall {
  return share[method] as AnyCall
}

function remote(call: (method: keyof ListShare, args: readonly unknown[]) => Promise<unknown>): RemoteShare {
  return Object.fromEntries(
    METHODS.map((method) => [method, (...args: readonly unknown[]) => call(method, args)]),
  ) as unknown as RemoteShare
}
