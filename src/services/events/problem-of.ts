import type { ScheduleInputs } from '../../domain/meeting-events.ts'
import type { Pair, Party, ScheduleProblem } from '../../matching/schedule/problem.ts'

/** Worths have four places; schedules count in whole numbers. */
export const WORTH_UNIT = 10_000

export interface Numbered {
  readonly problem: ScheduleProblem
  readonly buyers: readonly string[]
  readonly suppliers: readonly string[]
  readonly rooms: readonly string[]
  /** Kind of each interpreter: those who know the same languages are one kind. */
  readonly kindOf: ReadonlyMap<string, number>
}

/** The stored inputs as numbers; nothing else goes in, so what was stored makes the same schedule again. */
export function problemOf({ slots, rooms, participants, pairs, interpreters }: ScheduleInputs): Numbered {
  const roomIds = rooms.map(({ room_id }) => room_id)
  const party = ({ most, least, away, room_id }: ScheduleInputs['participants'][number]): Party => ({
    most,
    least,
    away: [...away],
    room: room_id === null ? null : roomIds.indexOf(room_id),
  })
  const buyers = participants.filter(({ side }) => side === 'buyer')
  const suppliers = participants.filter(({ side }) => side === 'supplier')
  const at = (rows: typeof buyers) => new Map(rows.map(({ participant_id }, index) => [participant_id, index]))
  const [buyerAt, supplierAt] = [at(buyers), at(suppliers)]
  const tongues = interpreters.map(({ languages }) => languages.toSorted().join('|'))
  const kinds = [...new Set(tongues)]
  const kindOf = new Map(interpreters.map(({ interpreter_id }, index) => [interpreter_id, kinds.indexOf(tongues[index] ?? '')]))
  const perSlot = (count: (slot: number) => number) => Array.from({ length: slots }, (_, slot) => count(slot))
  return {
    buyers: buyers.map(({ participant_id }) => participant_id),
    suppliers: suppliers.map(({ participant_id }) => participant_id),
    rooms: roomIds,
    kindOf,
    problem: {
      slots,
      buyers: buyers.map(party),
      suppliers: suppliers.map(party),
      pairs: pairs.flatMap(({ buyer_id, supplier_id, worth, interpreter_ids }): Pair[] => {
        const [buyer, supplier] = [buyerAt.get(buyer_id), supplierAt.get(supplier_id)]
        if (buyer === undefined || supplier === undefined) throw new Error(`Nobody comes as ${buyer_id} or ${supplier_id}.`)
        const able = interpreter_ids === null ? null : [...new Set(interpreter_ids.flatMap((id) => kindOf.get(id) ?? []))]
        return [{ buyer, supplier, weight: Math.max(1, Math.round(worth * WORTH_UNIT)), interpreters: able }]
      }),
      tables: perSlot(() => rooms.reduce((sum, { tables }) => sum + tables, 0)),
      rooms: rooms.map(({ tables }) => perSlot(() => tables)),
      interpreters: kinds.map((kind) =>
        perSlot((slot) => interpreters.filter(({ away }, index) => tongues[index] === kind && !away.includes(slot)).length),
      ),
    },
  }
}
