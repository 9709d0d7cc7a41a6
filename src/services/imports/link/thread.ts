import type { Gazetteer } from '../../../linkage/address/address.ts'
import { type AskedThread, startThread } from '../../jobs/ask-thread.ts'
import type { LinkWorkerOptions, Requests } from './messages.ts'

export type LinkThread = AskedThread<Requests>

/** Comparing names is hard work; it has a thread of its own. */
export function startLinkThread(importId: string, gazetteer: Gazetteer, signal: AbortSignal): LinkThread {
  const workerData: LinkWorkerOptions = { importId, gazetteer }
  const limits = { maxOldGenerationSizeMb: 480, maxYoungGenerationSizeMb: 32 }
  return startThread({ url: new URL('./worker.ts', import.meta.url), name: 'linkage', workerData, limits }, signal)
}
