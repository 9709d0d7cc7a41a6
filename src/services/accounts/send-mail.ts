import { deleteJobsBefore, hasOpenJob } from '../../db/queries/jobs.ts'
import { claimMail, deleteMailBefore, hasDueMail, type MailRow, settleMail } from '../../db/queries/mail.ts'
import type { ServiceContext } from '../context.ts'
import { enqueue, type Job, type JobHandler } from '../jobs/jobs.ts'
import { type Mailer, MailRefused, messageOf } from './mail-server.ts'

const KIND = 'mail_send'
const MINUTE_MS = 60_000
/** After the first try, the second, … After the last of them there is no other. */
const WAITS_MS = [1, 5, 30, 120, 720].map((minutes) => minutes * MINUTE_MS)
/** A mail that is on its way is left alone so long, by us and by other servers of this database: a try takes less. */
const HELD_MS = 10 * MINUTE_MS
const REST_MS = MINUTE_MS
const KEPT_MS = 30 * 24 * 60 * MINUTE_MS

/** Whether mail waits that nobody will send. */
export async function queueMail({ db, accounts }: Pick<ServiceContext, 'db' | 'accounts'>, now = new Date()): Promise<'waits' | 'fine'> {
  if (!(await hasDueMail(db, now))) return 'fine'
  if (accounts.mailer === null) return 'waits'
  if (!accounts.mailer.isResting(now) && !(await hasOpenJob(db, [KIND]))) await enqueue(db, KIND, 'outbox')
  return 'fine'
}

/** Texts of mail hold links and names: they are not kept longer than somebody may ask where a mail is. */
export async function sweepMail({ db }: Pick<ServiceContext, 'db'>, now = new Date()): Promise<void> {
  await deleteMailBefore(db, new Date(now.getTime() - KEPT_MS))
  await deleteJobsBefore(db, KIND, new Date(now.getTime() - KEPT_MS))
}

export const mailHandler: JobHandler = {
  run: async ({ db, accounts: { mailer } }: ServiceContext, job: Job) => {
    for (;;) {
      const now = new Date()
      // Counted before it goes out: a mail that brings the process down must not be tried for ever.
      const mail = mailer && (await claimMail(db, now, new Date(now.getTime() + HELD_MS)))
      if (!mailer || !mail) break
      const reached = await sendOne(db, mailer, mail)
      if (!reached) {
        mailer.rest(new Date(Date.now() + REST_MS))
        break
      }
      await job.step(() => Promise.resolve({}))
    }
    await job.finish(() => Promise.resolve())
  },
  onCancelled: () => Promise.resolve(),
  onDead: () => Promise.resolve(),
}

/** False when the mail server itself could not be reached, or did not take us. */
async function sendOne(db: ServiceContext['db'], mailer: Mailer, { mail_id, ...mail }: MailRow): Promise<boolean> {
  try {
    await mailer.send({ mail_id, ...mail })
    await settleMail(db, mail_id, { state: 'sent', error: null, next_try_at: new Date(), sent_at: new Date() })
    return true
  } catch (error) {
    const wait = error instanceof MailRefused ? undefined : WAITS_MS[mail.attempts - 1]
    await settleMail(db, mail_id, {
      state: wait === undefined ? 'failed' : 'waiting',
      error: messageOf(error),
      next_try_at: new Date(Date.now() + (wait ?? 0)),
      sent_at: null,
    })
    return error instanceof MailRefused || isAboutTheMail(error)
  }
}

/** The server spoke with us, and took us: the next mail may go better. */
function isAboutTheMail(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  return typeof responseCode === 'number' && (code === 'EENVELOPE' || code === 'EMESSAGE')
}
