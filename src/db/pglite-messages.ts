import type { ServerErrorFields } from './errors.ts'

/** What the main thread and the thread of the embedded database say to each other. Everything here must survive a structured clone. */
export type ToWorker =
  | { readonly kind: 'query'; readonly id: number; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'notice'; readonly message: string }
  | { readonly kind: 'result'; readonly id: number; readonly result: QueryResult }
  | { readonly kind: 'error'; readonly id: number; readonly error: ServerErrorFields }
  | { readonly kind: 'closed' }

export interface QueryResult {
  readonly command: string
  readonly rowCount: number
  readonly rows: readonly unknown[]
}

export interface WorkerOptions {
  readonly clusterDir: string
}
