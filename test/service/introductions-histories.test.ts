import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IntroductionDetail } from '../../src/api/contract/introduction.ts'
import {
  type Act,
  MARKS,
  markState,
  ORDER_BAND_IDS,
  PARTIES,
  questionsTo,
  refusalOfAct,
  replay,
  SIDES,
  STAGES,
  type Standing,
  type Step,
  VALUE_KINDS,
} from '../../src/domain/introductions.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Cast, openCase, openCast } from '../support/introductions.ts'

/** Whatever the parties do in whatever order: what is shown is what was done, and nothing counts before both have said it. */

const act = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      party: fc.constantFrom(...PARTIES),
      step: fc.constantFrom('said', 'disputed', 'withdrew'),
      mark: fc.constantFrom(...MARKS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ party: fc.constantFrom(...PARTIES), step: fc.constantFrom('stalled', 'resumed') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      party: fc.constantFrom(...SIDES),
      step: fc.constant('valued' as const),
      value_kind: fc.constantFrom(...VALUE_KINDS),
      band: fc.constantFrom(...ORDER_BAND_IDS),
    }),
  },
)
type Tried = Act & { band?: Step['band'] }

/** The same question answered in another way: the last word of each side about each mark, by looking back. */
function lastWords(steps: readonly Step[], mark: Step['mark']) {
  const word = (side: (typeof SIDES)[number]) => steps.findLast((each) => each.party === side && each.mark === mark)?.step
  return SIDES.map(word)
}

const asStep = ({ party, step, mark = null, value_kind = null, band = null }: Tried): Step => ({ party, step, mark, value_kind, band })

describe('random histories', () => {
  test('the stage is the furthest both said, no more and no less; and waiting for means a word is missing', () => {
    fc.assert(
      fc.property(fc.array(act as fc.Arbitrary<Tried>, { maxLength: 40 }), (tried) => {
        const steps: Step[] = []
        for (const each of tried) if (refusalOfAct(replay(steps), each) === undefined) steps.push(asStep(each))
        const standing = replay(steps)
        const both = STAGES.filter((stage) => lastWords(steps, stage).every((word) => word === 'said'))
        expect(standing.stage).toBe(both.at(-1) ?? null)
        for (const mark of MARKS) {
          const words = lastWords(steps, mark)
          expect(markState(standing, mark) === 'confirmed').toBe(words.every((word) => word === 'said'))
          for (const [i, side] of SIDES.entries())
            if (questionsTo(standing, side).includes(mark)) expect(words[i] === undefined || words[i] === 'withdrew').toBe(true)
        }
        // Only what both said stays whatever one of them does afterwards.
        for (const side of SIDES)
          for (const mark of both) expect(refusalOfAct(standing, { party: side, step: 'withdrew', mark })).toBeDefined()
        if (standing.state === 'ordered') expect(lastWords(steps, 'order')).toEqual(['said', 'said'])
        if (standing.state === 'declined') expect(lastWords(steps, 'declined')).toContain('said')
      }),
      { numRuns: 2000 },
    )
  })

  test('a facilitator alone moves nothing', () => {
    fc.assert(
      fc.property(fc.array(act as fc.Arbitrary<Tried>, { maxLength: 30 }), (tried) => {
        const steps = tried.map(asStep)
        const marksOf = (standing: Standing) => [standing.marks, standing.stage, standing.values]
        expect(marksOf(replay(steps))).toEqual(marksOf(replay(steps.filter((each) => each.party !== 'facilitator'))))
      }),
      { numRuns: 500 },
    )
  })
})

describe('through the API', () => {
  let app: DemoApp
  let cast: Cast
  beforeAll(async () => {
    app = await openDemoApp()
    cast = await openCast(app)
  }, 120_000)
  afterAll(() => app.dispose())

  test('what is kept and shown equals the replay of what is kept step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act as fc.Arbitrary<Tried>, { minLength: 5, maxLength: 14 }), async (tried) => {
        // Each history is a case of its own.
        await app.context.db
          .updateTable('introduction')
          .set({ state: 'declined', created_at: new Date(0) })
          .execute()
        const { introduction_id: id } = await openCase(cast)
        const steps: Step[] = [{ party: 'buyer', step: 'said', mark: 'introduction', value_kind: null, band: null }]
        for (const each of tried.filter(({ party }) => party !== 'facilitator')) {
          const who = each.party === 'buyer' ? cast.buyer : cast.supplier
          const { step, mark, value_kind: kind, band } = each
          const response =
            step === 'valued'
              ? await who.send('POST', `/introductions/${id}/values`, { kind, band })
              : await who.send('POST', `/introductions/${id}/steps`, {
                  act: step,
                  mark,
                  ...(step === 'said' && mark === 'declined' && { reason: 'other' }),
                  ...(step === 'stalled' && { reason: 'other' }),
                  ...(step === 'disputed' && { text: 'Không đúng.' }),
                })
          const refused = refusalOfAct(replay(steps), each)
          expect([response.status, JSON.stringify(each)]).toEqual([refused === undefined ? 201 : 409, JSON.stringify(each)])
          if (refused === undefined) steps.push(asStep(each))
          const shown = await cast.supplier.json<IntroductionDetail>('GET', `/introductions/${id}`)
          const standing = replay(steps)
          expect([shown.stage, shown.state, shown.history.length]).toEqual([standing.stage, standing.state, steps.length])
          expect(shown.waits_for).toEqual(SIDES.filter((side) => questionsTo(standing, side).length > 0))
          expect(shown.marks.map((one) => one.state)).toEqual(MARKS.map((one) => markState(standing, one)))
          const row = await app.context.db
            .selectFrom('introduction')
            .selectAll()
            .where('introduction_id', '=', id)
            .executeTakeFirstOrThrow()
          expect([row.stage, row.state]).toEqual([standing.stage, standing.state])
          expect(app.failures).toEqual([])
        }
      }),
      { numRuns: 8 },
    )
  }, 240_000)
})
