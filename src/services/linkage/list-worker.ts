import { parentPort, workerData } from 'node:worker_threads'
import type { Gazetteer } from '../../linkage/address/address.ts'
import { createListShare, type ListShare } from './list-share.ts'

/** A share of a list in a thread of its own: calls come as messages and are answered in order. */
export interface Call {
  readonly id: number
  readonly method: keyof ListShare
  readonly args: readonly unknown[]
}

export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: unknown }

const share = createListShare((workerData as { gazetteer: Gazetteer }).gazetteer) as Record<
  keyof ListShare,
  (...args: readonly unknown[]) => unknown
>

parentPort?.on('message', ({ id, method, args }: Call) => {
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
    parentPort?.postMessage({ id, value: share[method](...args) } satisfies Answer)
  } catch (error) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread, not a window
    parentPort?.postMessage({ id, error } satisfies Answer)
  }
})
