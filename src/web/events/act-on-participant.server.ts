import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { formText } from '../form-text.ts'
import { numberIn, shownIn, textsIn } from './read-participant.server.ts'

/** What the page of one participant asks for. */
export async function actOnParticipant(
  api: ApiClient,
  lang: Language,
  who: { event_id: string; participant_id: string },
  form: FormData,
): Promise<unknown> {
  if (formText(form, 'intent') === 'withdraw') return api.event.changeParticipant({ ...who, state: 'withdrawn', lang })
  const [event, before] = await Promise.all([api.event.get({ event_id: who.event_id, lang }), api.event.participant({ ...who, lang })])
  const can = new Set(textsIn(form, 'slots').map(Number))
  // The form has words alone; the need a part stands for, and its segment, stay with the same words.
  const known = new Map(before.shows.map((part) => [part.title, part]))
  const shows = shownIn(form).map((part) => ({
    ...part,
    segment_id: part.segment_id ?? known.get(part.title)?.segment?.id ?? null,
    need_id: known.get(part.title)?.need_id ?? null,
  }))
  return api.event.changeParticipant({
    ...who,
    away_slots: event.slot_list.map(({ slot }) => slot).filter((slot) => !can.has(slot)),
    languages: textsIn(form, 'languages'),
    shows,
    most_meetings: numberIn(form, 'most_meetings'),
    stays_unnamed: form.has('stays_unnamed'),
    first_time: form.has('first_time'),
    ...(form.has('room_id') && { room_id: formText(form, 'room_id') || null }),
    lang,
  })
}
