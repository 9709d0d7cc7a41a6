import type { ApiClient } from '../../api/contract/index.ts'
import { EVENT_SIDES } from '../../domain/meeting-events.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { choiceOf } from '../account/choice-of.ts'
import { formText } from '../form-text.ts'
import { textsIn } from './read-participant.server.ts'

/** What the organiser's list asks for; answers what to say of it. */
export async function actOnParticipants(api: ApiClient, lang: Language, event_id: string, form: FormData): Promise<'entered' | 'changed'> {
  const one = { event_id, participant_id: formText(form, 'participant_id'), lang }
  switch (formText(form, 'intent')) {
    case 'enter':
      await api.event.register({
        event_id,
        company_id: formText(form, 'company_id'),
        side: choiceOf(form, 'side', EVENT_SIDES) ?? 'supplier',
        lang,
      })
      return 'entered'
    case 'refuse':
      await api.event.changeParticipant({ ...one, state: 'refused', reason: formText(form, 'reason') })
      return 'changed'
    case 'confirm_all':
      // One after the other: the first that cannot be confirmed is named, those before it are.
      for (const participant_id of textsIn(form, 'waiting'))
        await api.event.changeParticipant({ ...one, participant_id, state: 'confirmed' })
      return 'changed'
    default:
      await api.event.changeParticipant({ ...one, state: 'confirmed' })
      return 'changed'
  }
}
