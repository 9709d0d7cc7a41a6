import { type AskedThread, startThread } from '../../jobs/ask-thread.ts'
import type { ApplyRequests, ApplyWorkerOptions } from './messages.ts'

export type ApplyThread = AskedThread<ApplyRequests>

export function startApplyThread(workerData: ApplyWorkerOptions, signal: AbortSignal): ApplyThread {
  const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }
  return startThread({ url: new URL('./worker.ts', import.meta.url), name: 'apply', workerData, limits }, signal)
}
