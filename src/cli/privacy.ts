import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { eraseByAddress } from '../services/privacy/erase-person.ts'
import { exportPerson } from '../services/privacy/export-person.ts'
import { languageOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { EXIT, UsageError } from './failure.ts'
import { addressOf, reasonOf, withPeople } from './with-people.ts'

/** Everything kept about a person, as JSON. */
export async function privacyExport({ config, options, words, output }: CommandContext): Promise<number> {
  const email = addressOf(words)
  const out = options.get('out')
  return withPeople(config, output, async (people) => {
    const text = JSON.stringify(await exportPerson(people, { user_id: null, email }, languageOf(options)), null, 2)
    if (typeof out === 'string') {
      // Of one person: for whoever runs the command alone.
      writeFileSync(out, `${text}\n`, { mode: 0o600 })
      output.note(`Everything kept about ${email} is in ${resolve(out)}.`)
    } else output.text(text)
    return EXIT.ok
  })
}

/** For good. What was erased is printed in numbers, and stands in the log with the reason. */
export async function privacyErase({ config, options, words, output }: CommandContext): Promise<number> {
  const email = addressOf(words)
  const reason = reasonOf(options)
  if (!options.has('yes')) throw new UsageError(`This erases everything kept about ${email}, for good. Say --yes to do it.`)
  return withPeople(config, output, async (people) => {
    const proof = await eraseByAddress(people, email, reason)
    output.rows(
      Object.entries(proof).map(([what, rows]) => ({ what, rows })),
      [
        { title: 'what', value: (row) => row.what },
        { title: 'rows', value: (row) => row.rows },
      ],
    )
    output.note(Object.keys(proof).length === 0 ? `Nothing is kept about ${email}.` : `${email} is erased.`)
    return EXIT.ok
  })
}
