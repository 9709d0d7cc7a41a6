import type { Tally } from '../../search/counted.ts'
import type { ServiceContext } from '../context.ts'

/** Counts of what is asked often stay until something changes: the whole directory, one product, one province. */
const MOST_KEPT = 500

interface Store {
  readonly state: string
  readonly values: Map<string, Tally>
}

const stores = new WeakMap<ServiceContext['db'], Store>()

type Kept = Pick<ServiceContext, 'db'>

/** What was kept under a key, as long as no search document changes, which `state` tells. */
export function peek({ db }: Kept, state: string, key: string): Tally | undefined {
  const store = stores.get(db)
  const value = store?.state === state ? store.values.get(key) : undefined
  if (store === undefined || value === undefined) return undefined
  // Put behind the others: of many the ones used last are kept.
  store.values.delete(key)
  store.values.set(key, value)
  return value
}

export function keep({ db }: Kept, state: string, key: string, value: Tally): Tally {
  const known = stores.get(db)
  const store = known?.state === state ? known : { state, values: new Map<string, Tally>() }
  stores.set(db, store)
  store.values.set(key, value)
  const [oldest] = store.values.keys()
  if (store.values.size > MOST_KEPT && oldest !== undefined) store.values.delete(oldest)
  return value
}
