import type { Kysely } from 'kysely'
import { namesOfUsers } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import type { Wording } from '../wording.ts'

/** Who did it, for staff: people by the name of their account, the rest by what they are. */
export async function actorNames(db: Kysely<Database>, actors: readonly string[], words: Wording): Promise<(actor: string) => string> {
  const users = actors.flatMap((actor) => (actor.startsWith('user:') ? [actor.slice(5)] : []))
  const names = await namesOfUsers(db, [...new Set(users)])
  return (actor) => names.get(actor.replace(/^user:/, '')) || (words.maybe(`actor.${actor}`) ?? actor)
}
