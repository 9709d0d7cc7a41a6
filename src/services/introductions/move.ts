import type { Kysely } from 'kysely'
import { type IntroductionRow, stepsOfIntroduction } from '../../db/queries/introductions.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import {
  type Act,
  type EndReason,
  type Mark,
  type OrderBand,
  otherSide,
  PARTIES,
  type Party,
  refusalOfAct,
  replay,
  type StallReason,
  type ValueKind,
} from '../../domain/introductions.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { actingParty, heldIntroduction, type WantedIntroduction } from './find-introduction.ts'
import { getIntroduction } from './get-introduction.ts'
import { takeStep } from './step.ts'
import { tellParties } from './tell.ts'

const MOST_STEPS = 300

export interface Move extends WantedIntroduction {
  as?: Party | undefined
  act: Act['step']
  mark?: Mark | undefined
  reason?: EndReason | StallReason | undefined
  text?: string | undefined
  value_kind?: ValueKind | undefined
  band?: OrderBand | undefined
}

/** One party says something of how far the case went: proposes, confirms, disputes, takes back, names a value, or that it rests. */
export async function moveIntroduction(context: ServiceContext, input: Move, asking: PersonAsking, now = new Date()) {
  const { lang, act: step, mark, value_kind, band, text } = input
  countDeed(context, 'move_introduction', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const { row, actor } = await heldIntroduction(trx, asking, input)
    const party = actingParty(actor, row, input.as, lang)
    await refuseWrong(trx, row, { party, step, mark, value_kind }, asking, lang)
    await takeStep(trx, row, { party, step, by: asking.by, at: now, mark, value_kind, band, text, reason: input.reason })
    const others = PARTIES.filter((each) => each !== party)
    await tellParties({ ...context, db: trx }, row, others, 'introduction_moved', now)
  })
  return getIntroduction(context, input, asking, now)
}

async function refuseWrong(trx: Kysely<Database>, row: IntroductionRow, act: Act, asking: PersonAsking, lang: Language): Promise<void> {
  const words = wording(lang)
  const steps = await stepsOfIntroduction(trx, row.introduction_id)
  if (steps.length >= MOST_STEPS) throw new Problem('conflict', words.text('introduction.refused.too_long'))
  const why = refusalOfAct(replay(steps), act)
  if (why !== undefined) throw new Problem('conflict', words.text(`introduction.act_refused.${why}`))
  // Who belongs to both sides cannot vouch for both: two people, one word each.
  const { party, step, mark } = act
  if (party === 'facilitator' || mark === null || mark === undefined || (step !== 'said' && step !== 'disputed')) return
  const theirs = steps.findLast((each) => each.mark === mark && each.party === otherSide(party))
  if (theirs?.step === 'said' && theirs.actor === asking.by) throw new Problem('forbidden', words.text('introduction.refused.same_person'))
}
