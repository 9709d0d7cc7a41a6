import type { Kysely } from 'kysely'
import { findEditionNeed, findPostedNeed, isNamedInNeed } from '../../db/queries/need-askers.ts'
import type { Database } from '../../db/schema.ts'
import { type Actor, organisationsOf } from '../../domain/policy/actor.ts'

export interface Asker {
  /** null: nobody here answers for it. */
  readonly organisation_id: string | null
  readonly hidden: boolean
  /** null where it is not told whose need it is: the segment could be kept back too. */
  readonly segment_id: string | null
}

/** Whose need it is; undefined = there is none that this person may answer to. */
export async function findAsker(db: Kysely<Database>, needId: string, actor: Actor, now: Date): Promise<Asker | undefined> {
  const posted = await findPostedNeed(db, needId)
  if (posted !== undefined) {
    const mine = organisationsOf(actor)
    const known = mine.includes(posted.organisation_id) || (await isNamedInNeed(db, needId, mine, now))
    if (!mine.includes(posted.organisation_id) && (posted.state !== 'open' || (posted.visibility === 'invited' && !known))) return undefined
    const hidden = posted.visibility === 'anonymous' && !known
    const segment_id = posted.segment_ids.split('|').find((id) => id !== '') ?? null
    return { organisation_id: posted.organisation_id, hidden, segment_id: hidden ? null : segment_id }
  }
  const need = await findEditionNeed(db, needId)
  if (need === undefined) return undefined
  const hidden = need.visibility !== 'public'
  return { organisation_id: need.organisation_id, hidden, segment_id: hidden ? null : need.segment_id }
}
