import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'

const STATES = ['declined', 'lapsed', 'missed'] as const

/** How many meetings of a version will not take place as they are laid out. */
export async function troubled(api: ApiClient, one: { event_id: string; lang: Language }, version: number): Promise<number> {
  const totals = await Promise.all(STATES.map((state) => api.event.meetings({ ...one, version, state, limit: 1 })))
  return totals.reduce((sum, { total }) => sum + total, 0)
}
