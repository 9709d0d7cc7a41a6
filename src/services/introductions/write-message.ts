import { isBlocked } from '../../db/queries/inquiries.ts'
import { insertIntroductionMessage, messagesOfIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { inTransaction } from '../../db/transaction.ts'
import { PARTIES, type Party } from '../../domain/introductions.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { actingParty, heldIntroduction, type WantedIntroduction } from './find-introduction.ts'
import { getIntroduction } from './get-introduction.ts'
import { tellParties } from './tell.ts'

const MOST_MESSAGES = 500
/** Before the other side has accepted: an introduction is no way to write as much as one likes. */
const MOST_UNANSWERED = 3

interface NewMessage extends WantedIntroduction {
  as?: Party | undefined
  text: string
  with_facilitator?: boolean | undefined
}

/** To the other side; the facilitator reads along only where the writer wants it. No address is shown, and no text goes into mail. */
export async function writeIntroductionMessage(context: ServiceContext, input: NewMessage, asking: PersonAsking, now = new Date()) {
  const { lang } = input
  const words = wording(lang)
  countDeed(context, 'write_inquiry', asking.address, lang, now)
  await inTransaction(context.db, async (trx) => {
    const { row, actor } = await heldIntroduction(trx, asking, input)
    const party = actingParty(actor, row, input.as, lang)
    if (row.state === 'declined') throw new Problem('conflict', words.text('introduction.refused.over'))
    if (party !== 'supplier' && (await isBlocked(trx, [row.company_id], asking.user.id)))
      throw new Problem('forbidden', words.text('inquiry.blocked'))
    const before = await messagesOfIntroduction(trx, row.introduction_id)
    if (before.length >= MOST_MESSAGES) throw new Problem('conflict', words.text('introduction.refused.too_long'))
    const unanswered = before.length - 1 - before.findLastIndex((message) => message.party !== party)
    if (row.stage === null && unanswered >= MOST_UNANSWERED)
      throw new Problem('conflict', words.text('introduction.refused.unanswered', { most: MOST_UNANSWERED }))
    const audience = party === 'facilitator' || input.with_facilitator === true ? ('all' as const) : ('sides' as const)
    const message_id = uuidV7(now)
    await insertIntroductionMessage(trx, {
      message_id,
      introduction_id: row.introduction_id,
      party,
      user_id: asking.user.id,
      audience,
      text: input.text,
      created_at: now,
    })
    await updateIntroduction(trx, row.introduction_id, { moved_at: now, reminded_at: null, reminders: 0 })
    const others = PARTIES.filter((each) => each !== party && (each !== 'facilitator' || audience === 'all'))
    await tellParties({ ...context, db: trx }, row, others, 'introduction_message', now)
    const details = { party, audience, message_id }
    await writeAudit(trx, { actor: asking.by, action: 'introduction.write', target: row.introduction_id, details }, now)
  })
  return getIntroduction(context, input, asking, now)
}
