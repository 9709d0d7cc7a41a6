import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'

export interface OwnNote {
  text: string | null
  result: string | null
  held: boolean | null
}

interface Item {
  readonly meeting: { readonly meeting_id: string } | null
}

/** What one's own side noted, by meeting. */
export async function ownNotes(
  api: ApiClient,
  one: { event_id: string; participant_id: string; lang: Language },
  items: readonly Item[],
): Promise<Record<string, OwnNote>> {
  const ids = items.flatMap(({ meeting }) => (meeting === null ? [] : [meeting.meeting_id]))
  const notes = await Promise.all(ids.map((meeting_id) => api.event.note({ ...one, meeting_id })))
  return Object.fromEntries(notes.map(({ meeting_id, text, result, held }) => [meeting_id, { text, result, held }]))
}
