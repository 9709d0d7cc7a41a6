import { introductionsToRemind, type IntroductionRow, lockIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { inTransaction } from '../../db/transaction.ts'
import { type Party, SIDES } from '../../domain/introductions.ts'
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { heldIntroduction, type WantedIntroduction } from './find-introduction.ts'
import { getIntroduction } from './get-introduction.ts'
import { takeStep } from './step.ts'
import { tellParties } from './tell.ts'

const DAY_MS = 86_400_000
/** After so many in vain the case stands still, and its facilitator, or an officer, has to look. */
export const MOST_REMINDERS = 3
const REST_DAYS = 3
const PIECE = 100

/** Whoever is asked something; where nobody is, both. The facilitator owns the case and is always told. */
function toRemind(row: IntroductionRow): Party[] {
  const asked = SIDES.filter((side) => (side === 'buyer' ? row.waits_buyer : row.waits_supplier))
  return [...(asked.length > 0 ? asked : SIDES), 'facilitator']
}

/** What the clock does: reminds, and after some reminders in vain says that a case stands still. */
export async function sweepIntroductions(context: ServiceContext, now = new Date()): Promise<{ reminded: number; stalled: number }> {
  const done = { reminded: 0, stalled: 0 }
  for (;;) {
    const due = await introductionsToRemind(context.db, now, PIECE)
    for (const { introduction_id } of due) {
      const what = await inTransaction(context.db, (trx) => sweepOne({ ...context, db: trx }, introduction_id, now))
      if (what !== undefined) done[what] += 1
    }
    if (due.length < PIECE) return done
  }
}

async function sweepOne(context: ServiceContext, id: string, now: Date): Promise<'reminded' | 'stalled' | undefined> {
  const { db } = context
  const row = await lockIntroduction(db, id)
  // Somebody moved it meanwhile.
  if (row === undefined || (row.state !== 'waiting' && row.state !== 'open')) return undefined
  if ((row.reminded_at ?? row.moved_at).getTime() >= now.getTime() - row.remind_after_days * DAY_MS) return undefined
  if (row.reminders >= MOST_REMINDERS) {
    await takeStep(db, row, { party: 'system', step: 'stalled', reason: 'no_movement', by: 'system', at: now })
    await tellParties(context, row, ['buyer', 'supplier', 'facilitator'], 'introduction_stalled', now)
    return 'stalled'
  }
  await remind(context, row, 'system', 'system', now)
  return 'reminded'
}

async function remind(context: ServiceContext, row: IntroductionRow, party: 'system' | 'facilitator', by: string, now: Date) {
  await takeStep(context.db, row, { party, step: 'reminded', by, at: now })
  await updateIntroduction(context.db, row.introduction_id, { reminded_at: now, reminders: row.reminders + 1 })
  const parties = toRemind(row).filter((each) => each !== party)
  await tellParties(context, row, parties, 'introduction_remind', now)
}

/** By the facilitator, here and now. */
export async function remindNow(context: ServiceContext, input: WantedIntroduction, asking: PersonAsking, now = new Date()) {
  const words = wording(input.lang)
  await inTransaction(context.db, async (trx) => {
    const { row, actor } = await heldIntroduction(trx, asking, input)
    if (!can(actor, 'introduction', 'act_as_facilitator', row))
      throw new Problem('forbidden', words.text('introduction.refused.not_facilitator'))
    if (row.state !== 'waiting' && row.state !== 'open') throw new Problem('conflict', words.text('introduction.refused.nothing_to_remind'))
    if (row.reminded_at !== null && now.getTime() - row.reminded_at.getTime() < REST_DAYS * DAY_MS)
      throw new Problem('too_many', words.text('introduction.refused.reminded_lately', { days: REST_DAYS }))
    await remind({ ...context, db: trx }, row, 'facilitator', asking.by, now)
  })
  return getIntroduction(context, input, asking, now)
}
