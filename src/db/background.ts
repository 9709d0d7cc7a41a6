import { AsyncLocalStorage } from 'node:async_hooks'

const marked = new AsyncLocalStorage<true>()

/** Nobody waits for this work: where there is one connection for all, it lets the others go first. */
export function inBackground<T>(work: () => Promise<T>): Promise<T> {
  return marked.run(true, work)
}

export function isInBackground(): boolean {
  return marked.getStore() === true
}
