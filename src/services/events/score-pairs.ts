import { listParticipants, replaceScores, type ScoreRow } from '../../db/queries/event-participants.ts'
import { updateEvent } from '../../db/queries/meeting-events.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { matchRequirement } from '../matching/match-requirement.ts'
import { countDeed } from '../visitor-limit.ts'
import { lockManagedEvent, managedEvent, requireState, type WantedEvent } from './find-event.ts'
import { requirementOf } from './shows.ts'

/** How well what each buyer shows fits each company that comes: of several parts the best. Gates do not keep anybody from talking. */
export async function scorePairs(context: ServiceContext, wanted: WantedEvent, asking: Asking, now = new Date()) {
  const { db } = context
  const { event_id, lang } = wanted
  countDeed(context, 'make_schedule', asking.address, lang, now)
  requireState(await managedEvent(db, asking, wanted), ['draft', 'open', 'planning', 'published'], lang)
  const confirmed = (await listParticipants(db, [event_id])).filter(({ state }) => state === 'confirmed')
  const suppliers = confirmed.filter((row) => row.side === 'supplier' && row.company_id !== null)
  const company_ids = [...new Set(suppliers.flatMap(({ company_id }) => company_id ?? []))]
  const buyers = confirmed.filter(({ side }) => side === 'buyer')
  const best = new Map<string, ScoreRow>()
  let without_parts = 0
  for (const { participant_id: buyer_id, shows } of buyers) {
    let readable = 0
    for (const [part, shown] of shows.entries()) {
      const requirement = await requirementOf(context, shown)
      if (requirement === undefined) continue
      readable += 1
      if (company_ids.length === 0) continue
      const run = await matchRequirement(context, requirement, { lang, company_ids, today: now.toISOString().slice(0, 10) })
      const scores = new Map([...run.items, ...run.near_misses].map(({ company_id, score }) => [company_id, score]))
      for (const { participant_id: supplier_id, company_id } of suppliers) {
        const score = scores.get(company_id ?? '')
        const key = `${buyer_id} ${supplier_id}`
        if (score !== undefined && score > (best.get(key)?.score ?? 0)) best.set(key, { event_id, buyer_id, supplier_id, score, part })
      }
    }
    if (readable === 0) without_parts += 1
  }
  await inTransaction(db, async (trx) => {
    await lockManagedEvent(trx, asking, wanted)
    await replaceScores(trx, event_id, [...best.values()])
    await updateEvent(trx, event_id, { scored_at: now })
    await writeAudit(trx, { actor: asking.by, action: 'event.score', target: event_id, details: { pairs: best.size } }, now)
  })
  return { pairs: best.size, buyers: buyers.length, without_parts }
}
