import { accountSettings } from '../app.ts'
import type { Config } from '../config.ts'
import { openPeople, type People } from '../services/accounts/people-of-data-folder.ts'
import { findEditionFolder } from '../services/edition-tools.ts'
import { UsageError } from './failure.ts'
import type { Output } from './output.ts'
import { withDatabase } from './with-services.ts'

/** People and mail in the database of the edition; the edition itself is not needed. */
export function withPeople<T>(config: Config, output: Output, work: (people: People) => Promise<T>): Promise<T> {
  const settings = accountSettings(config, config.publicUrl ?? `http://localhost:${config.port}`)
  return withDatabase(config, output, findEditionFolder(config.edition), async (handle) => work(await openPeople(handle, settings)))
}

export function addressOf(words: readonly string[]): string {
  const address = (words[0] ?? '').trim().toLowerCase()
  if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(address)) throw new UsageError(`"${words[0] ?? ''}" is not an address of e-mail.`)
  return address
}

export function reasonOf(options: ReadonlyMap<string, unknown>): string {
  const reason = options.get('reason')
  if (typeof reason !== 'string' || reason.trim().length < 3) throw new UsageError('Say why: --reason TEXT. It is kept in the log.')
  return reason.trim().slice(0, 500)
}
