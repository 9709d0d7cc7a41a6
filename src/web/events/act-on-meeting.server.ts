import type { ApiClient } from '../../api/contract/index.ts'
import { MEETING_RESULTS } from '../../domain/meeting-events.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { choiceOf } from '../account/choice-of.ts'
import { formText } from '../form-text.ts'

/** What a participant does about one meeting; answers what to say of it. */
export async function actOnMeeting(
  api: ApiClient,
  one: { event_id: string; participant_id: string; lang: Language },
  form: FormData,
): Promise<'answered' | 'noted'> {
  const meeting = { ...one, meeting_id: formText(form, 'meeting_id') }
  if (formText(form, 'intent') === 'note') {
    await api.event.setNote({
      ...meeting,
      text: formText(form, 'text') || null,
      result: choiceOf(form, 'result', MEETING_RESULTS) ?? null,
      held: form.has('held') || null,
    })
    return 'noted'
  }
  await api.event.answer({ ...meeting, accept: formText(form, 'accept') === 'true' })
  return 'answered'
}
