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

const LEAST_MEMORY_MB = 500
const METHODS = ['prepare', 'lists', 'count', 'keys', 'pack', 'share', 'score', 'explain'] as const satisfies readonly (keyof ListShare)[]

/** Without threads of its own, for lists so short that starting one would take longer. */
export function inThisThread(gazetteer: Gazetteer): ListThreads {
  const share = createListShare(gazetteer)
  return {
    shares: [remote((method, args) => Promise.resolve().then(() => callOf(share, method)(...args)))],
    close: () => Promise.resolve(),
  }
}

export function inThreads(count: number, records: number, gazetteer: Gazetteer): ListThreads {
  // A thread lets garbage pile up to its limit: a gigabyte does for a million rows.
  const memoryMb = Math.max(LEAST_MEMORY_MB, Math.ceil(records / 1000))
  const threads = Array.from({ length: count }, () => startThread(memoryMb, gazetteer))
  return {
    shares: threads.map(({ share }) => share),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()))
    },
  }
}

function startThread(memoryMb: number, gazetteer: Gazetteer): { worker: Worker; share: RemoteShare } {
  const worker = new Worker(new URL('./list-worker.ts', import.meta.url), {
    workerData: { gazetteer },
    name: 'matxich-list',
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
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
