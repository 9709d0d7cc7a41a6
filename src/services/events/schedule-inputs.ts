import type { Kysely } from 'kysely'
import { listParticipants, listScores, listWishes, type ParticipantRow } from '../../db/queries/event-participants.ts'
import { listInterpreters, type MeetingEventRow } from '../../db/queries/meeting-events.ts'
import type { Database } from '../../db/schema.ts'
import {
  type EventSettings,
  type EventSide,
  type ScheduleInputs,
  slotsOf,
  UNSAID_VALUE,
  type Wish,
  WISH_VALUES,
  type WorthPart,
} from '../../domain/meeting-events.ts'
import { isFirstTimeDomestic, languagesOf } from './present-participant.ts'

/** Of those nobody chose: so many of each buyer, best fit first. */
const MOST_UNCHOSEN = 40

export interface GatheredInputs {
  readonly inputs: ScheduleInputs
  /** Of what the worth of each pair is made, by `buyer supplier`. */
  readonly parts: ReadonlyMap<string, readonly WorthPart[]>
  readonly participants: ReadonlyMap<string, ParticipantRow>
}

export const pairKey = (buyerId: string, supplierId: string): string => `${buyerId} ${supplierId}`

/** Everything a schedule is made from, as it stands now. */
export async function gatherInputs(db: Kysely<Database>, event: MeetingEventRow): Promise<GatheredInputs> {
  const { settings, event_id } = event
  const slots = slotsOf(settings).length
  const confirmed = (await listParticipants(db, [event_id])).filter(({ state }) => state === 'confirmed')
  const participants = new Map(confirmed.map((row) => [row.participant_id, row]))
  const interpreters = (await listInterpreters(db, event_id)).map((row) => ({
    interpreter_id: row.interpreter_id,
    languages: languagesOf(row),
    away: row.away_slots,
  }))
  const wishes = new Map((await listWishes(db, event_id)).map((row) => [pairKey(row.participant_id, row.other_id), row.wish]))
  const scores = settings.score_pairs ? await listScores(db, event_id) : []
  const worth = worthOfPairs(event, { participants, wishes, scores })
  const all = Array.from({ length: slots }, (_, slot) => slot)
  return {
    participants,
    parts: new Map(worth.map(({ key, parts }) => [key, parts])),
    inputs: {
      slots,
      rooms: settings.rooms,
      interpreters,
      participants: confirmed.map((row) => ({
        participant_id: row.participant_id,
        side: row.side,
        most: Math.min(row.most_meetings ?? slots, mostOf(settings, row.side) ?? slots, slots),
        least: settings.least_meetings,
        away: row.presence === 'absent' ? all : row.away_slots.filter((slot) => slot < slots),
        room_id: settings.rooms.some(({ room_id }) => room_id === row.room_id) ? row.room_id : null,
      })),
      pairs: worth.map(({ buyer, supplier, parts, boost }) => ({
        buyer_id: buyer.participant_id,
        supplier_id: supplier.participant_id,
        worth: worthOf(parts, boost),
        interpreter_ids: interpretersFor(buyer, supplier, interpreters),
      })),
    },
  }
}

function mostOf(settings: EventSettings, side: EventSide): number | null {
  return side === 'buyer' ? settings.most_meetings_buyer : settings.most_meetings_supplier
}

/** Four places: a schedule counts in ten-thousandths. */
function worthOf(parts: readonly WorthPart[], boost: number): number {
  const of = (side: EventSide) => parts.find((part) => part.side === side && part.name !== 'first_time_domestic')?.value ?? 0
  return Math.round((Math.sqrt(of('buyer') * of('supplier')) + boost) * 10_000) / 10_000
}

/** null = they understand each other, or nobody said what they speak. */
export function interpretersFor(
  buyer: Pick<ParticipantRow, 'languages'>,
  supplier: Pick<ParticipantRow, 'languages'>,
  interpreters: readonly { interpreter_id: string; languages: readonly string[] }[],
): string[] | null {
  const [theirs, own] = [languagesOf(buyer), languagesOf(supplier)]
  if (theirs.length === 0 || own.length === 0 || theirs.some((each) => own.includes(each))) return null
  const knows = (languages: readonly string[], some: readonly string[]) => some.some((each) => languages.includes(each))
  return interpreters
    .filter(({ languages }) => knows(languages, theirs) && knows(languages, own))
    .map(({ interpreter_id }) => interpreter_id)
}

interface Known {
  readonly participants: ReadonlyMap<string, ParticipantRow>
  readonly wishes: ReadonlyMap<string, Wish>
  readonly scores: readonly { buyer_id: string; supplier_id: string; score: number }[]
}

/** Who may meet at all: somebody chose it and nobody refused; at a reverse fair suppliers alone choose. */
function worthOfPairs({ settings }: MeetingEventRow, { participants, wishes, scores }: Known) {
  const scored = new Map(scores.map(({ buyer_id, supplier_id, score }) => [pairKey(buyer_id, supplier_id), score / 100]))
  const candidates = new Set<string>()
  for (const [key, wish] of wishes) {
    const [from = '', to = ''] = key.split(' ')
    const chooser = participants.get(from)
    if (chooser === undefined || !participants.has(to) || wish === 'no') continue
    if (settings.kind === 'reverse_fair' && chooser.side === 'buyer') continue
    candidates.add(chooser.side === 'buyer' ? pairKey(from, to) : pairKey(to, from))
  }
  if (settings.kind === 'fair')
    for (const own of Map.groupBy(scores, ({ buyer_id }) => buyer_id).values())
      for (const { buyer_id, supplier_id } of own.toSorted((a, b) => b.score - a.score).slice(0, MOST_UNCHOSEN))
        candidates.add(pairKey(buyer_id, supplier_id))
  return [...candidates].toSorted().flatMap((key) => {
    const [buyerId = '', supplierId = ''] = key.split(' ')
    const [buyer, supplier] = [participants.get(buyerId), participants.get(supplierId)]
    const [ofBuyer, ofSupplier] = [wishes.get(key), wishes.get(pairKey(supplierId, buyerId))]
    if (buyer === undefined || supplier === undefined || ofBuyer === 'no' || ofSupplier === 'no') return []
    const score = scored.get(key)
    const boost = isFirstTimeDomestic(supplier) ? settings.boost_first_time_domestic : 0
    const parts: WorthPart[] = [
      partOf('buyer', ofBuyer, score),
      partOf('supplier', ofSupplier, score),
      ...(boost > 0 ? [{ name: 'first_time_domestic' as const, side: 'supplier' as const, value: boost }] : []),
    ]
    return [{ key, buyer, supplier, parts, boost }]
  })
}

/** What somebody said counts before what was computed, and that before nothing. */
function partOf(side: EventSide, wish: Exclude<Wish, 'no'> | undefined, score: number | undefined): WorthPart {
  if (wish !== undefined) return { name: `${side}_wish`, side, value: WISH_VALUES[wish] }
  if (score !== undefined && score > 0) return { name: 'match_score', side, value: score }
  return { name: 'unsaid', side, value: UNSAID_VALUE }
}
