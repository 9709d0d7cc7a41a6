import fc from 'fast-check'
import type { Highs } from 'highs'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadHighs } from '../../src/matching/load-highs.ts'
import { assignPlaces } from '../../src/matching/schedule/assign-places.ts'
import { findClashes } from '../../src/matching/schedule/clashes.ts'
import { colourEdges, equaliseColours } from '../../src/matching/schedule/edge-colouring.ts'
import { makeSchedule } from '../../src/matching/schedule/make-schedule.ts'
import type { Pair, Party, ScheduleProblem } from '../../src/matching/schedule/problem.ts'
import { repairSchedule } from '../../src/matching/schedule/repair.ts'
import { listWaiting } from '../../src/matching/schedule/waiting-list.ts'
import { bestByTrying, faultsOf, goalOf } from '../support/schedule-oracle.ts'

let highs: Highs
beforeAll(async () => {
  highs = await loadHighs()
})
const LIMIT = { time_limit_s: 20 }

interface Shape {
  side: number
  slots: number
  /** Nobody away, no interpreters, no rooms: by colouring. */
  plain: boolean
}

function problems({ side, slots, plain }: Shape): fc.Arbitrary<ScheduleProblem> {
  const party: fc.Arbitrary<Party> = fc.record({
    most: fc.integer({ min: 0, max: slots }),
    least: fc.integer({ min: 0, max: 2 }),
    away: plain ? fc.constant([]) : fc.uniqueArray(fc.integer({ min: 0, max: slots - 1 }), { maxLength: slots }),
    room: plain ? fc.constant(null) : fc.constantFrom(null, null, 0, 1),
  })
  const parties = fc.array(party, { minLength: 1, maxLength: side })
  const interpreters = plain ? fc.constant(null) : fc.constantFrom(null, null, [0], [0, 1], [])
  return fc
    .tuple(parties, parties, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }))
    .chain(([buyers, suppliers, tables, kind]) =>
      fc
        .array(
          fc.record({
            buyer: fc.nat(buyers.length - 1),
            supplier: fc.nat(suppliers.length - 1),
            weight: fc.integer({ min: 1, max: 100 }),
            interpreters,
          }),
          { maxLength: side * side },
        )
        .map((found: Pair[]) => ({
          slots,
          buyers,
          suppliers,
          pairs: [...new Map(found.map((pair) => [`${pair.buyer} ${pair.supplier}`, pair])).values()],
          tables: Array.from({ length: slots }, () => tables),
          rooms: [Array.from({ length: slots }, () => 1), Array.from({ length: slots }, () => Math.max(0, tables - 1))],
          interpreters: [Array.from({ length: slots }, () => kind), Array.from({ length: slots }, (_, slot) => slot % 2)],
        })),
    )
}

describe('a schedule', () => {
  // Trying all: at most 4 × 4 people and 3 slots, with so few pairs that it ends.
  const few = (problem: ScheduleProblem) => problem.pairs.length <= 7
  test.each([true, false])(
    'is as good as the best of all schedules, tried one by one (everybody always there: %s)',
    (plain) => {
      fc.assert(
        fc.property(problems({ side: 4, slots: 3, plain }).filter(few), (problem) => {
          const made = makeSchedule(highs, problem, LIMIT)
          expect(made.proved).toBe(true)
          expect(made.bound).toBe(made.value)
          expect(faultsOf(problem, made.meetings)).toEqual([])
          expect(goalOf(problem, made.meetings)).toEqual(bestByTrying(problem))
        }),
        { seed: 20_260_331, numRuns: 150 },
      )
    },
    120_000,
  )

  test('of 4 × 4 with all 16 pairs in 3 slots is the best choice of pairs that fits', () => {
    const weights = [
      [9, 8, 7, 1],
      [8, 9, 1, 1],
      [7, 1, 9, 1],
      [1, 1, 1, 2],
    ]
    const party = { most: 2, least: 0, away: [], room: null }
    const problem: ScheduleProblem = {
      slots: 3,
      buyers: weights.map(() => party),
      suppliers: weights.map(() => party),
      pairs: weights.flatMap((row, buyer) => row.map((weight, supplier) => ({ buyer, supplier, weight, interpreters: null }))),
      tables: [3, 3, 3],
      rooms: [],
      interpreters: [],
    }
    // By hand: their two best would give the first three 17 + 17 + 16, but all three with the first supplier. Cheapest to give up is the
    // first buyer's 9 for its 7 (48). Then three suppliers have their two each, and the fourth buyer has the fourth supplier's 2.
    const made = makeSchedule(highs, problem, LIMIT)
    expect([made.value, made.bound, made.proved]).toEqual([50, 50, true])
    expect(bestBySubsets(problem)).toBe(50)
  })

  test('never has anybody twice, nor too many tables or interpreters', () => {
    fc.assert(
      fc.property(fc.oneof(problems({ side: 12, slots: 6, plain: true }), problems({ side: 10, slots: 5, plain: false })), (problem) => {
        const made = makeSchedule(highs, problem, LIMIT)
        expect(faultsOf(problem, made.meetings)).toEqual([])
        expect(made.value).toBe(goalOf(problem, made.meetings)[1])
        expect(made.value).toBeLessThanOrEqual(made.bound)
        if (problem.buyers.every(({ least }) => least === 0) && problem.suppliers.every(({ least }) => least === 0))
          expect(made.value).toBeGreaterThanOrEqual(made.greedy.value)
      }),
      { seed: 7, numRuns: 120 },
    )
  }, 120_000)

  test('is the same each time', () => {
    const [problem] = fc.sample(problems({ side: 10, slots: 5, plain: false }), { seed: 3, numRuns: 1 })
    if (problem === undefined) throw new Error('no problem')
    expect(makeSchedule(highs, problem, LIMIT)).toEqual(makeSchedule(highs, problem, LIMIT))
  })

  test('gives everybody their least before it counts weights', () => {
    const party = { most: 1, least: 1, away: [], room: null }
    const problem: ScheduleProblem = {
      slots: 1,
      buyers: [party, party],
      suppliers: [party, party],
      // 100 alone, or 1 + 1 with everybody served.
      pairs: [
        { buyer: 0, supplier: 0, weight: 100, interpreters: null },
        { buyer: 0, supplier: 1, weight: 1, interpreters: null },
        { buyer: 1, supplier: 0, weight: 1, interpreters: null },
      ],
      tables: [2],
      rooms: [],
      interpreters: [],
    }
    expect(makeSchedule(highs, problem, LIMIT).meetings.map(({ pair }) => pair)).toEqual([1, 2])
    const free = { ...party, least: 0 }
    expect(
      makeSchedule(highs, { ...problem, buyers: [free, free], suppliers: [free, free] }, LIMIT).meetings.map(({ pair }) => pair),
    ).toEqual([0])
  })
})

describe('clashes', () => {
  test('are found exactly where a naive reading of the rules finds faults', () => {
    const told = { clashing: 0, clean: 0 }
    fc.assert(
      fc.property(
        problems({ side: 4, slots: 3, plain: false }).chain((problem) =>
          fc.tuple(
            fc.constant(problem),
            fc.array(
              fc.record({
                pair: fc.nat(Math.max(0, problem.pairs.length - 1)),
                slot: fc.integer({ min: 0, max: problem.slots }),
                interpreter: fc.constantFrom(null, null, 0, 1),
              }),
              { maxLength: problem.pairs.length === 0 ? 0 : 4 },
            ),
          ),
        ),
        ([problem, meetings]) => {
          const faults = faultsOf(problem, meetings)
          told[faults.length > 0 ? 'clashing' : 'clean']++
          expect(findClashes(problem, meetings).length > 0, faults.join('; ')).toBe(faults.length > 0)
        },
      ),
      { seed: 17, numRuns: 2000 },
    )
    expect(Math.min(told.clashing, told.clean)).toBeGreaterThan(200)
  })
})

/** Of pairs alone, where a choice that nobody has too often can always be given slots. */
function bestBySubsets({ pairs, buyers, suppliers, tables }: ScheduleProblem): number {
  const seats = tables.reduce((sum, each) => sum + each, 0)
  let best = 0
  for (let choice = 0; choice < 1 << pairs.length; choice++) {
    const chosen = pairs.filter((_, index) => choice & (1 << index))
    if (chosen.length > seats) continue
    if (buyers.some(({ most }, index) => chosen.filter(({ buyer }) => buyer === index).length > most)) continue
    if (suppliers.some(({ most }, index) => chosen.filter(({ supplier }) => supplier === index).length > most)) continue
    best = Math.max(
      best,
      chosen.reduce((sum, { weight }) => sum + weight, 0),
    )
  }
  return best
}

describe('colours of edges', () => {
  test('no two at one place, and each as often as any other', () => {
    const graphs = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })).chain(([buyers, suppliers]) =>
      fc
        .uniqueArray(fc.record({ buyer: fc.nat(buyers - 1), supplier: fc.nat(suppliers - 1) }), {
          selector: ({ buyer, supplier }) => `${buyer} ${supplier}`,
          maxLength: 80,
        })
        .map((edges) => ({ buyers, suppliers, edges })),
    )
    fc.assert(
      fc.property(graphs, fc.nat(3), ({ buyers, suppliers, edges }, more) => {
        const degree = (side: 'buyer' | 'supplier') =>
          Math.max(0, ...[...Map.groupBy(edges, (edge) => edge[side]).values()].map((each) => each.length))
        const colours = Math.max(1, degree('buyer'), degree('supplier')) + more
        const colourOf = colourEdges(edges, { buyers, suppliers, colours })
        equaliseColours(edges, colourOf, colours)
        for (const side of ['buyer', 'supplier'] as const)
          expect(new Set(edges.map((edge, index) => `${edge[side]} ${colourOf[index]}`)).size).toBe(edges.length)
        const sizes = Array.from({ length: colours }, (_, colour) => colourOf.filter((each) => each === colour).length)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})

describe('a repair', () => {
  test('leaves what is past and kept, has nobody twice, and is as good as the best around it', () => {
    fc.assert(
      fc.property(
        problems({ side: 4, slots: 3, plain: false }).filter(({ pairs }) => pairs.length <= 7),
        fc.nat(3),
        fc.nat(3),
        (problem, gone, from_slot) => {
          const before = makeSchedule(highs, problem, LIMIT).meetings
          const late = Array.from({ length: problem.slots }, (_, slot) => slot).filter((slot) => slot >= from_slot)
          const changed: ScheduleProblem = {
            ...problem,
            buyers: problem.buyers.map((each, index) =>
              index === gone ? { ...each, least: 0, away: [...new Set([...each.away, ...late])] } : each,
            ),
          }
          const kept = before.filter(({ pair, slot }) => slot < from_slot || problem.pairs[pair]?.buyer !== gone)
          const repaired = repairSchedule(highs, changed, { kept, from_slot, out: new Set() }, LIMIT)
          expect(repaired.meetings).toEqual(expect.arrayContaining(kept))
          expect(faultsOf(changed, repaired.meetings)).toEqual([])
          expect(repaired.meetings.filter((each) => !kept.includes(each)).every(({ slot }) => slot >= from_slot)).toBe(true)
          expect(repaired.proved).toBe(true)
          expect(goalOf(changed, repaired.meetings)).toEqual(bestByTrying(changed, kept, from_slot))
        },
      ),
      { seed: 5, numRuns: 100 },
    )
  }, 120_000)

  test('gives a freed place to who waited first', () => {
    const party = { most: 1, least: 0, away: [], room: null }
    const problem: ScheduleProblem = {
      slots: 1,
      buyers: [party],
      suppliers: [party, party, party],
      pairs: [9, 5, 7].map((weight, supplier) => ({ buyer: 0, supplier, weight, interpreters: null })),
      tables: [1],
      rooms: [],
      interpreters: [],
    }
    const made = makeSchedule(highs, problem, LIMIT)
    const waiting = listWaiting(problem, { ...made, out: new Set() }, 10)
    expect(waiting.map(({ pair }) => pair)).toEqual([2, 1])
    expect(waiting.every(({ lacks }) => lacks >= 0)).toBe(true)
    const repaired = repairSchedule(highs, problem, { kept: [], from_slot: 0, out: new Set([0]) }, LIMIT)
    expect(repaired.meetings.map(({ pair }) => pair)).toEqual([2])
  })
})

describe('tables and interpreters', () => {
  test('are never given twice; a buyer keeps its table', () => {
    fc.assert(
      fc.property(problems({ side: 8, slots: 5, plain: true }), (problem) => {
        const made = makeSchedule(highs, problem, LIMIT)
        const meetings = made.meetings.map(({ pair, slot }) => ({
          buyer: problem.pairs[pair]?.buyer ?? 0,
          slot,
          room: null,
          interpreter: null,
          kept: null,
        }))
        const tables = Array.from({ length: problem.tables[0] ?? 0 }, () => 0)
        const places = assignPlaces(meetings, { tables, interpreters: [] })
        expect(new Set(places.map(({ table }, index) => `${table} ${meetings[index]?.slot}`)).size).toBe(meetings.length)
        if (problem.buyers.length <= tables.length)
          for (const own of Map.groupBy(places, (_, index) => meetings[index]?.buyer).values())
            expect(new Set(own.map(({ table }) => table)).size).toBe(1)
      }),
      { seed: 13, numRuns: 60 },
    )
  })

  test('interpreters of the kind that was counted', () => {
    const meeting = { buyer: 0, slot: 0, room: null, interpreter: 1, kept: null }
    const interpreters = [
      { kind: 0, away: [] },
      { kind: 1, away: [0] },
      { kind: 1, away: [] },
    ]
    expect(assignPlaces([meeting], { tables: [0], interpreters })).toEqual([{ table: 0, interpreter: 2 }])
  })
})
