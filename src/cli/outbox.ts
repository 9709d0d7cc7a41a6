import { listMail } from '../services/accounts/list-mail.ts'
import { wholeNumberOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { EXIT } from './failure.ts'
import { withPeople } from './with-people.ts'

const MOST = 500
const USUAL = 20

/** Newest last, as a person reads a list that goes on below. */
export async function outbox({ config, options, output }: CommandContext): Promise<number> {
  const limit = wholeNumberOf(options, 'limit', MOST) ?? USUAL
  return withPeople(config, output, async (people) => {
    const { items, counts, sending } = await listMail(people, { limit })
    output.rows(items.toReversed(), [
      { title: 'written', value: (row) => row.created_at.slice(0, 16).replace('T', ' ') },
      { title: 'to', value: (row) => row.to, flexible: true },
      { title: 'subject', value: (row) => row.subject, flexible: true },
      { title: 'state', value: (row) => row.state },
      { title: 'link', value: (row) => /https?:\/\/\S+/.exec(row.body ?? '')?.[0] ?? null, flexible: true },
      { title: 'error', value: (row) => row.error, flexible: true },
    ])
    output.note(`${counts.waiting} wait, ${counts.sent} sent, ${counts.failed} failed.`)
    if (!sending) output.note('No mail server is set (SMTP_URL): mail waits here. The whole text: matxich outbox --json')
    return EXIT.ok
  })
}
