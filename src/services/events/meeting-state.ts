import type { MeetingRow } from '../../db/queries/event-schedules.ts'
import type { MeetingState, Presence } from '../../domain/meeting-events.ts'

interface Beside {
  readonly buyer: Presence
  readonly supplier: Presence
  /** Somebody noted that it took place. */
  readonly held: boolean
  readonly published: boolean
  readonly now: Date
}

/** How a meeting stands; nobody has to sweep what lapses. */
export function stateOfMeeting(
  { buyer_answer, supplier_answer, answer_by }: Pick<MeetingRow, 'buyer_answer' | 'supplier_answer' | 'answer_by'>,
  { buyer, supplier, held, published, now }: Beside,
): MeetingState {
  if (held) return 'held'
  if (buyer_answer === false || supplier_answer === false) return 'declined'
  if (buyer === 'absent' || supplier === 'absent') return 'missed'
  if (!published) return 'waiting'
  if (answer_by === null || (buyer_answer === true && supplier_answer === true)) return 'agreed'
  return answer_by < now ? 'lapsed' : 'waiting'
}
