import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { allPages } from '../data/all-pages.server.ts'
import type { SettingsChoices } from './settings-form.tsx'

const ALL = 500

/** What the form of an event chooses from. */
export async function settingsChoices(api: ApiClient, lang: Language): Promise<SettingsChoices> {
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name })
  const [provinces, segments] = await Promise.all([
    allPages((cursor) => api.place.provinces({ lang, limit: ALL, cursor })),
    allPages((cursor) => api.segment.list({ lang, limit: ALL, cursor })),
  ])
  return { provinces: provinces.map(named), segments: segments.map(named) }
}
