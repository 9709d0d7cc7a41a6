import type { Kysely } from 'kysely'
import { countMailTo, insertMail } from '../../db/queries/mail.ts'
import type { Database } from '../../db/schema.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { wording } from '../wording.ts'

/** Texts in messages: mail.<template>.subject and .body. */
export const MAIL_TEMPLATES = [
  'verify_email',
  'account_exists',
  'reset_password',
  'password_changed',
  'second_factor_on',
  'second_factor_off',
  'invitation',
  'role_changed',
  'account_blocked',
  'account_unblocked',
  'key_made',
  'invitation_accepted',
  'invitation_refused',
  'member_role',
  'member_removed',
  'member_left',
  'organisation_changed',
  'organisation_verified',
  'organisation_unverified',
  'inquiry_received',
  'inquiry_waiting',
  'inquiry_answered',
  'need_accepted',
  'need_sent_back',
  'privacy_verify',
  'privacy_received',
  'privacy_step',
  'privacy_erased',
  'claim_code',
  'claim_asked',
  'claim_refused',
  'claim_accepted',
  'claim_of_other',
  'claim_challenged',
  'claim_stands',
  'claim_revoked',
  'document_accepted',
  'document_refused',
  'values_old',
  'company_added',
  'company_not_added',
  'introduction_received',
  'introduction_waiting',
  'introduction_moved',
  'introduction_message',
  'introduction_document',
  'introduction_remind',
  'introduction_stalled',
  'introduction_facilitator',
  'conduct_told',
  'event_confirmed',
  'event_refused',
  'event_cancelled',
  'event_timetable',
  'event_timetable_changed',
] as const
export type MailTemplate = (typeof MAIL_TEMPLATES)[number]

export interface MailDraft {
  readonly to: string
  readonly template: MailTemplate
  readonly language: Language
  /** What the text names. Plain text: it is not read as markup anywhere. */
  readonly values: Readonly<Record<string, string>>
}

const DAY_MS = 24 * 60 * 60 * 1000
/** To one address in a day, whoever asks for it. */
const MOST_A_DAY = 20
/** Not counted against that: else whoever has sent somebody twenty links could change their password unseen. */
const ALWAYS: ReadonlySet<MailTemplate> = new Set([
  'password_changed',
  'second_factor_on',
  'second_factor_off',
  'role_changed',
  'account_blocked',
  'key_made',
])

/** Puts a mail into the outbox, with the change it tells of: in the same transaction, so neither is without the other. */
export async function postMail(db: Kysely<Database>, { to, template, language, values }: MailDraft, at = new Date()): Promise<void> {
  if (!ALWAYS.has(template) && (await countMailTo(db, to, new Date(at.getTime() - DAY_MS))) >= MOST_A_DAY) return
  const words = wording(language)
  // A day is written as people of the reader's language write it.
  const said = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? words.date(value) : oneLine(value))
  const safe = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, said(value)]))
  await insertMail(db, {
    mail_id: uuidV7(at),
    to_address: to,
    template,
    language,
    subject: words.text(`mail.${template}.subject`, safe),
    body: `${words.text(`mail.${template}.body`, safe)}\n\n${words.text('mail.footer')}\n`,
    state: 'waiting',
    attempts: 0,
    error: null,
    created_at: at,
    next_try_at: at,
    sent_at: null,
  })
}

/** A name that somebody chose must not begin a line of its own, nor a header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim()
}
