/** The thread that links the rows of one import. It holds no database; the main thread may end it at any moment. */
import { parentPort, workerData } from 'node:worker_threads'
import { createScore } from './score.ts'
import type { FromLinkWorker, LinkWorkerOptions, Requests, ToLinkWorker } from './messages.ts'
import { createRowLinker } from './row-linker.ts'

if (parentPort === null) throw new Error('worker.ts runs as a worker thread only')
const port = parentPort
const { gazetteer } = workerData as LinkWorkerOptions
const linker = createRowLinker(gazetteer, createScore)

function answer({ kind, ask }: ToLinkWorker): unknown {
  switch (kind) {
    case 'prepare':
      return linker.prepare(ask as Requests['prepare']['ask'])
    case 'begin':
      return linker.begin(ask as Requests['begin']['ask'])
    case 'keys': {
      const { from, to } = ask as Requests['keys']['ask']
      return linker.keys(from, to)
    }
    case 'resume':
      return linker.resume(ask as Requests['resume']['ask'])
    default:
      return linker.link(ask as Requests['link']['ask'])
  }
}

port.on('message', (message: ToLinkWorker) => {
  let reply: FromLinkWorker
  try {
    reply = { id: message.id, answer: answer(message) }
  } catch (error) {
    reply = { id: message.id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  // A worker thread has no origin to name; the rule means windows.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  port.postMessage(reply)
})
