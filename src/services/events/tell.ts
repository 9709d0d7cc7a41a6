import type { Kysely } from 'kysely'
import { peopleOf } from '../../db/queries/claim-rights.ts'
import type { ParticipantRow } from '../../db/queries/event-participants.ts'
import type { MeetingEventRow } from '../../db/queries/meeting-events.ts'
import type { Database } from '../../db/schema.ts'
import { type MailTemplate, postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'

/** Mail to those who answer for participants, each in their own language; it names the event and no counterpart. */
export async function tellParticipants(
  { accounts }: Pick<ServiceContext, 'accounts'>,
  trx: Kysely<Database>,
  event: Pick<MeetingEventRow, 'event_id' | 'title'>,
  participants: readonly ParticipantRow[],
  template: MailTemplate,
  values: Readonly<Record<string, string>>,
  at: Date,
): Promise<void> {
  const concerned = participants.filter(({ state }) => state === 'applied' || state === 'confirmed' || state === 'refused')
  const organisations = [...new Set(concerned.flatMap(({ organisation_id }) => organisation_id ?? []))]
  for (const { email, language } of await peopleOf(trx, organisations, ['owner', 'editor'])) {
    const link = pageLink(accounts, language, `events/${event.event_id}`)
    await postMail(trx, { to: email, template, language, values: { ...values, event: event.title, link } }, at)
  }
}
