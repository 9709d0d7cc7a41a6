import type { ParticipantRow } from '../../db/queries/event-participants.ts'
import { findEditionNeed, findPostedNeed } from '../../db/queries/needs.ts'
import type { ShownPart } from '../../domain/meeting-events.ts'
import { Problem } from '../../domain/problem.ts'
import type { Requirement } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

type Owner = Pick<ParticipantRow, 'side' | 'organisation_id' | 'company_id'>

/** Segments there are; needs that are their own. */
export async function checkShows(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  owner: Owner,
  shows: readonly ShownPart[],
  { managing, lang }: { managing: boolean; lang: Language },
): Promise<void> {
  const words = wording(lang)
  for (const [index, { segment_id, need_id }] of shows.entries()) {
    const refuse = (field: string, message: string): never => {
      throw new Problem('invalid', message, [{ path: `shows.${index}.${field}`, message }])
    }
    if (segment_id !== null && !context.atlas.segments.has(segment_id))
      refuse('segment_id', words.text('event.settings.unknown_segment', { id: segment_id }))
    if (need_id === null) continue
    const posted = await findPostedNeed(context.db, need_id)
    const ofEdition = await findEditionNeed(context.db, need_id)
    const theirs =
      (posted !== undefined && posted.organisation_id === owner.organisation_id) ||
      (ofEdition !== undefined && (managing || (owner.company_id !== null && ofEdition.buyer_company_id === owner.company_id)))
    if (owner.side !== 'buyer' || !theirs) refuse('need_id', words.text('event.not_your_need', { id: need_id }))
  }
}

/** What a machine can read of a part; undefined where that is nothing. */
export async function requirementOf(
  { db }: Pick<ServiceContext, 'db'>,
  { segment_id, need_id, title }: ShownPart,
): Promise<Requirement | undefined> {
  const posted = need_id === null ? undefined : await findPostedNeed(db, need_id)
  if (posted !== undefined) return posted.requirement
  const need = need_id === null ? undefined : await findEditionNeed(db, need_id)
  const segment = segment_id ?? need?.segment_id
  return segment === undefined ? undefined : { segment: [segment], product: title, gates: [], wants: [] }
}
