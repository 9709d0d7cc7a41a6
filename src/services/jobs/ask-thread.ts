import { parentPort, type ResourceLimits, type Transferable, Worker } from 'node:worker_threads'

/** What can be asked of a thread, by kind. */
export type Questions = Record<string, { readonly ask: unknown; readonly answer: unknown }>

/** A thread for hard work: the server must go on answering. */
export interface AskedThread<Q extends Questions> {
  ask<K extends keyof Q & string>(kind: K, ask: Q[K]['ask'], handed?: readonly Transferable[]): Promise<Q[K]['answer']>
  end(): Promise<void>
}

interface Asked {
  readonly id: number
  readonly kind: string
  readonly ask: unknown
}
type Answered = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: string }

export interface ThreadOptions {
  readonly url: URL
  readonly name: string
  readonly workerData: unknown
  readonly limits: ResourceLimits
}

export function startThread<Q extends Questions>({ url, name, workerData, limits }: ThreadOptions, signal: AbortSignal): AskedThread<Q> {
  const worker = new Worker(url, { workerData, name: `matxich-${name}`, resourceLimits: limits })
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: unknown) => void }>()
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
  if (signal.aborted) abort()
  worker.on('message', (message: Answered) => {
    const entry = waiting.get(message.id)
    waiting.delete(message.id)
    if ('error' in message) entry?.reject(new Error(`The thread ${name} failed: ${message.error}`))
    else entry?.resolve(message.answer as never)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error(`The thread ${name} ended.`)))
  return {
    ask: (kind, ask, handed = []) => {
      if (ended !== undefined) return Promise.reject(ended)
      return new Promise((resolve, reject) => {
        const id = nextId++
        waiting.set(id, { resolve, reject })
        const message: Asked = { id, kind, ask }
        // A worker thread has no origin to name; the rule means windows.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        worker.postMessage(message, handed)
      })
    },
    end: async () => {
      signal.removeEventListener('abort', abort)
      ended ??= new Error(`The thread ${name} was ended.`)
      await worker.terminate()
    },
  }
}

export type Answers<Q extends Questions> = { readonly [K in keyof Q]: (ask: Q[K]['ask']) => Q[K]['answer'] }

/** The other side: answers in the order of the questions. `handed`: memory of an answer that is given away with it. */
export function answerQuestions<Q extends Questions>(
  answers: Answers<Q>,
  handed: (answer: unknown) => readonly Transferable[] = () => [],
): void {
  const port = parentPort
  if (port === null) throw new Error('questions are answered in a worker thread only')
  port.on('message', ({ id, kind, ask }: Asked) => {
    let reply: Answered
    try {
      const answer = answers[kind]
      if (answer === undefined) throw new Error(`nobody answers ${kind}`)
      reply = { id, answer: answer(ask) }
    } catch (error) {
      reply = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
    // A worker thread has no origin to name; the rule means windows.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    port.postMessage(reply, 'answer' in reply ? handed(reply.answer) : [])
  })
}
