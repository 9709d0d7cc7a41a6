import { type AskedThread, startThread } from '../../jobs/ask-thread.ts'
import type { DocumentRequests } from './messages.ts'

export type DocumentThread = AskedThread<DocumentRequests>

export function startDocumentThread(signal: AbortSignal): DocumentThread {
  const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }
  return startThread({ url: new URL('./worker.ts', import.meta.url), name: 'documents', workerData: null, limits }, signal)
}
