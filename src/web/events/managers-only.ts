import { data } from 'react-router'
import type { ApiClient } from '../../api/contract/index.ts'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { signInFirst } from '../account/members-only.ts'
import { notFoundAsResponse } from '../api-errors.ts'

export type ManagedEvent = MeetingEventDetail & { desk: NonNullable<MeetingEventDetail['desk']> }

/** The event for a page of its organiser: visitors sign in first and come back, others read that it is not for them. */
export async function managersOnly(api: ApiClient, lang: Language, event_id: string, page: string): Promise<ManagedEvent> {
  const event = await notFoundAsResponse(api.event.get({ event_id, lang }))
  const { desk } = event
  if (event.may_manage && desk !== null) return { ...event, desk }
  if ((await api.account.get({})).signed_in) throw data(null, { status: 403 })
  throw signInFirst(lang, `/events/${event_id}/${page}`)
}
