import { createTransport } from 'nodemailer'

/** What of a mail leaves the house. */
export interface OutgoingMail {
  readonly mail_id: string
  readonly to_address: string
  readonly subject: string
  readonly body: string
  readonly language: string
  readonly created_at: Date
}

export interface MailSettings {
  readonly smtpUrl: string
  /** Address mail comes from. */
  readonly from: string
}

export interface Mailer {
  /** Rejects with a MailRefused when trying again cannot help, else with what went wrong on the way. */
  send(mail: OutgoingMail): Promise<void>
  /** After the server could not be reached: it is left alone for a while. */
  rest(until: Date): void
  isResting(now: Date): boolean
}

/** The mail server will never take this mail: there is no such address, or it does not want its text. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}

const CONNECT_MS = 10_000
const SILENCE_MS = 30_000

export function createMailer({ smtpUrl, from }: MailSettings): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    ...safely(smtpUrl),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let resting = 0
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({
          from: { name: 'Matxich', address: from },
          to: { name: '', address: mail.to_address },
          subject: mail.subject,
          text: mail.body,
          date: mail.created_at,
          // The same at every try: should one be sent twice, mailboxes show it once.
          messageId: `<${mail.mail_id}@${from.split('@')[1] ?? 'matxich'}>`,
          headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All', 'content-language': mail.language },
        })
      } catch (error) {
        throw isFinal(error) ? new MailRefused(messageOf(error), { cause: error }) : error
      }
    },
    rest: (until) => {
      resting = until.getTime()
    },
    isResting: (now) => now.getTime() < resting,
  }
}

/** A password does not go over an open line, unless the server is this machine. */
function safely(smtpUrl: string): { requireTLS?: true } {
  const { username, hostname } = new URL(smtpUrl)
  return username !== '' && !/^(?:localhost|127\.|\[::1\])/.test(hostname) ? { requireTLS: true } : {}
}

/** 5xx about this address or this text. About us (a wrong password, a full queue) it may be another in an hour. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, responseCode } = error as Error & { code?: string; responseCode?: number }
  return responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
}

/** In one line, as an administrator reads it. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 300)
}
