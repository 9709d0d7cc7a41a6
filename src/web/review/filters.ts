import { changedSearch, choice, slugParam } from '../links.ts'

export const REVIEW_LEVELS = ['company', 'site'] as const
export const REVIEW_ORIGINS = ['import', 'directory'] as const
export const REVIEW_STATES = ['open', 'unsure', 'decided', 'superseded'] as const

/** The queue a person works through, as it stands in the address of the list and of every task opened from it. */
export function queueFilters(search: URLSearchParams) {
  return {
    level: choice(search, 'level', REVIEW_LEVELS),
    origin: choice(search, 'origin', REVIEW_ORIGINS),
    state: choice(search, 'state', REVIEW_STATES) ?? 'open',
    reason: slugParam(search, 'reason'),
    import_id: idParam(search, 'import_id'),
    cluster_id: idParam(search, 'cluster_id'),
  }
}

export type QueueFilters = ReturnType<typeof queueFilters>

/** The same queue in an address, with what else it should say. */
export function queueSearch(filters: QueueFilters, more: Record<string, string | number | null | undefined> = {}): string {
  const { state, ...rest } = filters
  return changedSearch(new URLSearchParams(), { ...rest, state: state === 'open' ? null : state, ...more })
}

/** Ids of tasks, imports and clusters, which are no slugs. */
export function idParam(search: URLSearchParams, key: string): string | undefined {
  const value = search.get(key) ?? ''
  return /^[0-9A-Za-z_:-]{1,64}$/.test(value) ? value : undefined
}
