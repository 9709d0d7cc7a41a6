import { Worker } from 'node:worker_threads'
import type { Gazetteer } from '../../../linkage/address/address.ts'
import type { FromLinkWorker, LinkWorkerOptions, Request, Requests, ToLinkWorker } from './messages.ts'

/** The linkage in a thread of its own: comparing names is hard work, and the server must go on answering. */
export interface LinkThread {
  ask<K extends Request>(kind: K, ask: Requests[K]['ask']): Promise<Requests[K]['answer']>
  end(): Promise<void>
}

export function startLinkThread(gazetteer: Gazetteer, signal: AbortSignal): LinkThread {
  const workerData: LinkWorkerOptions = { gazetteer }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    name: 'matxich-linkage',
    resourceLimits: { maxOldGenerationSizeMb: 700, maxYoungGenerationSizeMb: 32 },
  })
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: unknown) => void }>()
  let nextId = 1
  let ended: unknown
  const fail = (error: unknown): void => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  const abort = (): void => {
    fail(signal.reason)
    void worker.terminate()
  }
  signal.addEventListener('abort', abort, { once: true })
  worker.on('message', (message: FromLinkWorker) => {
    const entry = waiting.get(message.id)
    waiting.delete(message.id)
    if ('error' in message) entry?.reject(new Error(`The linkage failed: ${message.error}`))
    else entry?.resolve(message.answer)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The linkage thread ended.')))
  return {
    ask: (kind, ask) => {
      if (ended !== undefined) return Promise.reject(ended)
      return new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject })
        const message: ToLinkWorker = { id, kind, ask }
        // A worker thread has no origin to name; the rule means windows.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        worker.postMessage(message)
      })
    },
    end: async () => {
      signal.removeEventListener('abort', abort)
      ended ??= new Error('The linkage thread was ended.')
      await worker.terminate()
    },
  }
}
