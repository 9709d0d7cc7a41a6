import type { ServiceContext } from '../context.ts'

/** Counts of what is asked often stay until something changes: the whole directory, one product, one province. */
const MOST_KEPT = 500

interface Store {
  readonly state: string
  readonly values: Map<string, unknown>
}

const stores = new WeakMap<ServiceContext['db'], Store>()

type Kept = Pick<ServiceContext, 'db'>

/** The value under a key as long as no search document changes, which `state` tells; of many the ones used last. */
export async function kept<T>({ db }: Kept, state: string, key: string, make: () => Promise<T>): Promise<T> {
  const known = stores.get(db)
  const store = known?.state === state ? known : { state, values: new Map<string, unknown>() }
  stores.set(db, store)
  if (store.values.has(key)) {
    const value = store.values.get(key) as T
    store.values.delete(key)
    store.values.set(key, value)
    return value
  }
  const value = await make()
  store.values.set(key, value)
  const [oldest] = store.values.keys()
  if (store.values.size > MOST_KEPT && oldest !== undefined) store.values.delete(oldest)
  return value
}

/** The same where it is there already. */
export function peek({ db }: Kept, state: string, key: string): unknown {
  const known = stores.get(db)
  return known?.state === state ? known.values.get(key) : undefined
}
