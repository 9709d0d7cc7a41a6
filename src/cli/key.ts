import { endAnyKey, listKeysOf } from '../services/accounts/people-of-data-folder.ts'
import type { CommandContext } from './commands.ts'
import { EXIT } from './failure.ts'
import { addressOf, withPeople } from './with-people.ts'

export async function keyList({ config, words, output }: CommandContext): Promise<number> {
  const email = words.length === 0 ? undefined : addressOf(words)
  return withPeople(config, output, async (people) => {
    const rows = await listKeysOf(people, email)
    output.rows(rows, [
      { title: 'key', value: (row) => row.key_id },
      { title: 'begins', value: (row) => row.start },
      { title: 'name', value: (row) => row.name, flexible: true },
      { title: 'scopes', value: (row) => row.scopes.join(' '), flexible: true },
      { title: 'state', value: (row) => row.state },
      { title: 'until', value: (row) => row.expires_at.slice(0, 10) },
      { title: 'last used', value: (row) => row.last_used_on },
    ])
    output.note(`${rows.length} keys`)
    return EXIT.ok
  })
}

export async function keyEnd({ config, words, output }: CommandContext): Promise<number> {
  return withPeople(config, output, async (people) => {
    await endAnyKey(people, words[0] ?? '')
    output.note(`The key ${words[0] ?? ''} has ended.`)
    return EXIT.ok
  })
}
