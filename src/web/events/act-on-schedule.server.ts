import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { formText } from '../form-text.ts'
import type { Changes } from '../links.ts'
import { numberIn } from './read-participant.server.ts'

/** What the page of the schedule asks for; answers what its address says afterwards. */
export async function actOnSchedule(api: ApiClient, lang: Language, event_id: string, form: FormData): Promise<Changes> {
  const one = { event_id, lang }
  switch (formText(form, 'intent')) {
    case 'cancel':
      await api.event.cancelRun(one)
      return { done: 'cancelled' }
    case 'publish': {
      const { version } = await api.event.publish({ ...one, version: numberIn(form, 'version') ?? 0 })
      return { done: 'published', version }
    }
    case 'score': {
      const { pairs, buyers, without_parts } = await api.event.score(one)
      return { done: 'scored', pairs, buyers, without: without_parts }
    }
    default: {
      const { version } = await api.event.schedule({ ...one, time_limit_s: numberIn(form, 'time_limit_s') ?? 20 })
      return { version }
    }
  }
}
