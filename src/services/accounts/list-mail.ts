import { countMailRows, listMailRows, type MailFilters } from '../../db/queries/mail.ts'
import { Problem } from '../../domain/problem.ts'
import type { ServiceContext } from '../context.ts'
import type { PageInput } from '../paging.ts'

/**
 * The outbox. While no mail server is set, somebody has to hand the links on, and administrators read them here; with one they
 * are for whoever gets the mail, and for nobody else: with a link for a new password an administrator would be that person.
 */
export async function listMail(
  { db, accounts }: Pick<ServiceContext, 'db' | 'accounts'>,
  { state, to, limit, cursor }: MailFilters & PageInput,
) {
  const sending = accounts.mailer !== null
  const rows = await listMailRows(db, { state, to }, { below: mailOf(cursor), limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const counts = await countMailRows(db, { state, to })
  return {
    items: shown.map((row) => ({
      mail_id: row.mail_id,
      to: row.to_address,
      template: row.template,
      language: row.language,
      subject: row.subject,
      body: sending ? null : row.body,
      state: row.state,
      attempts: row.attempts,
      error: row.error,
      created_at: row.created_at.toISOString(),
      next_try_at: row.state === 'waiting' ? row.next_try_at.toISOString() : null,
      sent_at: row.sent_at?.toISOString() ?? null,
    })),
    total: counts.waiting + counts.sent + counts.failed,
    next_cursor: rows.length > limit ? Buffer.from(shown.at(-1)?.mail_id ?? '', 'latin1').toString('base64url') : null,
    sending,
    counts,
  }
}

function mailOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const id = Buffer.from(cursor, 'base64url').toString('latin1')
  if (!/^[\da-f-]{36}$/.test(id)) throw new Problem('invalid_cursor', 'The cursor is not one of ours. Start again without it.')
  return id
}
