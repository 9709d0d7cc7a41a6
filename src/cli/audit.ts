import { verifyAudit } from '../services/accounts/audit.ts'
import type { CommandContext } from './commands.ts'
import { EXIT } from './failure.ts'
import { withPeople } from './with-people.ts'

/** Exit status 1 when an entry does not fit. */
export async function auditVerify({ config, output }: CommandContext): Promise<number> {
  return withPeople(config, output, async ({ db }) => {
    const found = await verifyAudit(db)
    output.rows(
      [found],
      [
        { title: 'entries', value: (row) => row.entries },
        { title: 'hash of the last', value: (row) => row.head },
        { title: 'broken at', value: (row) => row.broken_at },
      ],
    )
    output.note(
      found.broken_at === null
        ? 'The log is whole. Keep the hash elsewhere: of a log that was cut short it is another.'
        : `Entry ${found.broken_at} does not fit what stands before it: somebody changed the log in the database.`,
    )
    return found.broken_at === null ? EXIT.ok : EXIT.failure
  })
}
