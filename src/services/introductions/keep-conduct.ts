import { casesForFigures, messageTimes, spokenSince } from '../../db/queries/introduction-figures.ts'
import { adoptConduct, type ConductChange, conductSubjects, findConductOf, saveConduct } from '../../db/queries/conduct.ts'
import { peopleOf } from '../../db/queries/claim-rights.ts'
import { editorsOfCompany } from '../../db/queries/inquiries.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Side, SIDES } from '../../domain/introductions.ts'
import { writeAudit } from '../accounts/audit.ts'
import { postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { type Conduct, type ConductCase, conductOf, type Share } from './conduct.ts'

const DAY_MS = 86_400_000
/** Before others see a figure that is new, or worse than what they saw, its subject has so long to reply. */
export const REPLY_DAYS = 14
/** Smaller changes for the worse are shown with the next one. */
const WORSE = 0.05
const OLDEST_DAYS = 92

/** Figures anew, for all who have enough cases. Nobody’s are shown to others before they were told and could reply. */
export async function sweepConduct(context: ServiceContext, now = new Date()): Promise<{ told: number; shown: number }> {
  const cases = await casesForFigures(context.db, 'all')
  const messages = await messageTimes(context.db)
  const spoken = await spokenSince(context.db)
  // A case keeps the id under which it was opened; companies that were merged since are one.
  const kept = { buyer: await conductSubjects(context.db, 'buyer'), supplier: await conductSubjects(context.db, 'supplier') }
  const ids = [...new Set([...cases.map(({ supplier }) => supplier), ...spoken.keys(), ...kept.supplier])]
  const current = await currentCompanies(context.db, ids)
  const company = (id: string) => current.get(id) ?? id
  const done = { told: 0, shown: 0 }
  for (const side of SIDES) {
    const bySubject = Map.groupBy(cases, (each) => (side === 'buyer' ? each.buyer : company(each.supplier)))
    // Figures whose cases went with a merge that was undone go too; those of an id that is merged now wait for that day.
    for (const id of kept[side]) if (!bySubject.has(id) && (side === 'buyer' || company(id) === id)) bySubject.set(id, [])
    for (const [subject, of] of bySubject) {
      const known = of.flatMap(({ introduction_id, buyer, supplier, steps }): ConductCase[] => {
        const since = side === 'buyer' ? new Date(0) : spoken.get(supplier)
        // For whom nobody speaks nobody could have answered.
        if (since === undefined) return []
        return [
          {
            counterpart: side === 'buyer' ? company(supplier) : buyer,
            steps: steps.filter((step) => step.at >= since),
            messages: (messages.get(introduction_id) ?? []).filter((message) => message.created_at >= since),
          },
        ]
      })
      if (known.length === 0 && !kept[side].includes(subject)) continue
      const subjectIds = side === 'buyer' ? [subject] : [subject, ...ids.filter((id) => id !== subject && company(id) === subject)]
      const what = await keep(context, side, subjectIds, conductOf(side, known, now), now)
      if (what !== undefined) done[what] += 1
    }
  }
  return done
}

async function keep(
  context: ServiceContext,
  side: Side,
  /** The id of today first. */
  ids: readonly string[],
  found: Conduct,
  now: Date,
): Promise<'told' | 'shown' | undefined> {
  const [subject_id = ''] = ids
  return inTransaction(context.db, async (trx) => {
    const before = await findConductOf(trx, side, ids)
    if (before !== undefined) await adoptConduct(trx, before, subject_id)
    const shown = before?.shown ?? null
    const save = (change: ConductChange) => saveConduct(trx, { side, subject_id, checked_at: now }, change)
    if (found.answers === null && found.carries_on === null) {
      if (before !== undefined && (shown !== null || before.pending !== null))
        await save({ shown: null, shown_since: null, pending: null, told_at: null })
      return undefined
    }
    if (before?.pending && before.told_at) {
      const replied = before.replied_at !== null && before.replied_at >= before.told_at
      if (!replied && now.getTime() - before.told_at.getTime() < REPLY_DAYS * DAY_MS) return undefined
      await save({ shown: before.pending, shown_since: now, pending: null })
      await writeAudit(trx, { actor: 'system', action: 'conduct.show', target: subject_id, details: { side } }, now)
      return 'shown'
    }
    if (shown !== null && !isWorse(found, shown, now)) {
      await save({ shown: isBetter(found, shown) ? found : shown })
      return undefined
    }
    await save({ pending: found, told_at: now })
    await tell({ ...context, db: trx }, side, ids, now)
    await writeAudit(trx, { actor: 'system', action: 'conduct.tell', target: subject_id, details: { side } }, now)
    return 'told'
  })
}

function isWorse(found: Conduct, shown: Conduct, now: Date): boolean {
  const worse = (after: Share | null, before: Share | null) =>
    after !== null && (before === null ? true : after.share < before.share - WORSE)
  const old = now.getTime() - Date.parse(shown.as_of) > OLDEST_DAYS * DAY_MS
  return worse(found.answers, shown.answers) || worse(found.carries_on, shown.carries_on) || (old && !isBetter(found, shown))
}

function isBetter(found: Conduct, shown: Conduct): boolean {
  const atLeast = (after: Share | null, before: Share | null) => before === null || after === null || after.share >= before.share
  return atLeast(found.answers, shown.answers) && atLeast(found.carries_on, shown.carries_on)
}

async function tell({ db, accounts }: ServiceContext, side: Side, ids: readonly string[], now: Date): Promise<void> {
  const people = side === 'buyer' ? await peopleOf(db, ids, ['owner', 'editor']) : await editorsOfCompany(db, ids)
  for (const { email, language } of people.slice(0, 10)) {
    const link = pageLink(accounts, language, 'introductions/conduct')
    await postMail(db, { to: email, template: 'conduct_told', language, values: { link, days: String(REPLY_DAYS) } }, now)
  }
}
