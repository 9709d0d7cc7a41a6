import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Conduct as ShownConduct, Outcome, OwnConduct } from '../../src/api/contract/outcome.ts'
import type { OrderBand, Party, Step } from '../../src/domain/introductions.ts'
import { conductOf, shareOf, wilson } from '../../src/services/introductions/conduct.ts'
import { type FunnelCase, funnelOf, inBatches, LEAST, mayBeNamed, notBelowParts, whole } from '../../src/services/introductions/funnel.ts'
import { sweepConduct } from '../../src/services/introductions/keep-conduct.ts'
import { mergeSubjects } from '../../src/services/statements/merge.ts'
import { undoEvent } from '../../src/services/statements/undo.ts'
import { uuidV7 } from '../../src/domain/uuid-v7.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { type Cast, openCast, SUPPLIER } from '../support/introductions.ts'
import { lastMail, openBrowser } from '../support/people.ts'

const DAY_MS = 86_400_000
const START = Date.UTC(2026, 0, 1)

const at = (day: number) => new Date(START + day * DAY_MS)
const said = (party: Party, mark: Step['mark'], day: number) => ({
  party,
  step: 'said' as const,
  mark,
  value_kind: null,
  band: null,
  at: at(day),
})
const valued = (party: Party, band: OrderBand, day: number) => ({
  party,
  step: 'valued' as const,
  mark: null,
  value_kind: 'ordered' as const,
  band,
  at: at(day),
})
const both = (mark: Step['mark'], day: number) => [said('buyer', mark, day), said('supplier', mark, day)]

describe('the funnel', () => {
  const ordered = (n: number, buyer = `b${n}`, supplier = `s${n}`): FunnelCase => ({
    buyer,
    supplier,
    steps: [...both('introduction', n), ...both('order', n + 1), valued('buyer', 'from_50k', n + 2), valued('supplier', 'from_50k', n + 3)],
  })

  test('by hand: what both said apart from what one said, and sums of bands both named', () => {
    const cases = [
      ordered(1),
      ordered(2),
      { buyer: 'b3', supplier: 's3', steps: [...both('introduction', 1), said('buyer', 'order', 2), valued('buyer', 'from_1m', 3)] },
      { buyer: 'b4', supplier: 's4', steps: [said('buyer', 'introduction', 1)] },
    ]
    const figures = funnelOf(cases, whole)
    expect(figures.introduction).toEqual({ confirmed: 3, one_sided: 1 })
    expect(figures.order).toEqual({ confirmed: 2, one_sided: 1 })
    expect(figures.ordered).toEqual({ cases: 2, low_usd: 100_000, high_usd: 500_000 })
    expect(figures.expected).toEqual({ cases: 0, low_usd: 0, high_usd: 0 })
  })

  test('nothing is told of four, all of five; and not of five of one buyer', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => ordered(n))
    expect(funnelOf(many(4), inBatches).order).toEqual({ confirmed: null, one_sided: null })
    expect(funnelOf(many(4), inBatches).ordered).toEqual({ cases: null, low_usd: null, high_usd: null })
    expect(funnelOf(many(5), inBatches).ordered).toEqual({ cases: 5, low_usd: 250_000, high_usd: 1_250_000 })
    expect(funnelOf(many(9), inBatches).order.confirmed).toBe(5)
    expect(mayBeNamed(Array.from({ length: 30 }, (_, n) => ordered(n, 'b0')))).toBe(false)
    expect(mayBeNamed(Array.from({ length: 30 }, (_, n) => ordered(n, `b${n}`, 's0')))).toBe(false)
  })

  test('the whole is never below its parts, though it has other batches: by hand', () => {
    // The first five of all leave out the last of the part, whose five are worth more.
    const part = Array.from({ length: 5 }, (_, n) => ordered(n + 1))
    const first = { ...ordered(0), steps: [...both('introduction', 0), ...both('order', 1)] }
    const all = funnelOf([first, ...part.slice(0, 4)], inBatches)
    const five = funnelOf(part, inBatches)
    expect([all.order.confirmed, all.ordered.low_usd]).toEqual([5, null])
    const shown = notBelowParts(all, [[five], []])
    expect(shown.order).toEqual({ confirmed: 5, one_sided: null })
    expect(shown.ordered).toEqual({ cases: 5, low_usd: 250_000, high_usd: 1_250_000 })
    // Two parts add up; an upper end nobody knows stays unknown.
    const endless = { ...five, ordered: { cases: 5, low_usd: 25_000_000, high_usd: null } }
    expect(notBelowParts(all, [[five, endless]]).ordered).toEqual({ cases: 10, low_usd: 25_250_000, high_usd: null })
    expect(notBelowParts(all, []).ordered).toEqual({ cases: null, low_usd: null, high_usd: null })
  })

  test('whatever the cases: from one day to the next a figure stays, or grows by five buyers and five suppliers at least', () => {
    const random = fc.array(fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })), { maxLength: 40 })
    fc.assert(
      fc.property(random, (pairs) => {
        const cases = pairs.map(([buyer, supplier], n) => ordered(n, `b${buyer}`, `s${supplier}`))
        let before = 0
        for (let count = 0; count <= cases.length; count++) {
          const { confirmed } = funnelOf(cases.slice(0, count), inBatches).order
          expect(confirmed === null || confirmed >= LEAST).toBe(true)
          const grown = cases.slice(before, confirmed ?? before)
          if (grown.length > 0) {
            expect(new Set(grown.map((each) => each.buyer)).size).toBeGreaterThanOrEqual(LEAST)
            expect(new Set(grown.map((each) => each.supplier)).size).toBeGreaterThanOrEqual(LEAST)
          }
          expect(confirmed ?? 0).toBeGreaterThanOrEqual(before)
          before = confirmed ?? before
        }
      }),
    )
  })
})

describe('how a side answers', () => {
  const now = at(200)
  const deed = (good: boolean, day: number, counterpart: string) => ({ good, at: at(day), counterpart })

  test('Wilson, as printed: 10 of 20 is 0.299–0.701, 0 of 10 is 0–0.278', () => {
    expect(wilson(0.5, 20).low).toBeCloseTo(0.2993, 4)
    expect(wilson(0.5, 20).high).toBeCloseTo(0.7007, 4)
    expect(wilson(0, 10).low).toBe(0)
    expect(wilson(0, 10).high).toBeCloseTo(0.2775, 4)
  })

  test('needs five cases and three counterparts; a case a year older weighs half', () => {
    const five = ['a', 'b', 'c', 'a', 'b'].map((counterpart) => deed(true, 200, counterpart))
    expect(shareOf(five.slice(0, 4), now)).toBeNull()
    expect(
      shareOf(
        ['a', 'a', 'b', 'b', 'a'].map((counterpart) => deed(true, 200, counterpart)),
        now,
      ),
    ).toBeNull()
    expect(shareOf(five, now)).toMatchObject({ share: 1, cases: 5, counterparts: 3 })
    // Four good of today, four bad of a year ago: 4 ⁄ (4 + 4·½) = ⅔; n = 6² ⁄ (4 + 4·¼) = 7.2
    const mixed = [...'abcd'].flatMap((counterpart) => [deed(true, 200, counterpart), deed(false, 200 - 365, counterpart)])
    const share = shareOf(mixed, now)
    expect(share?.share).toBeCloseTo(2 / 3, 10)
    expect(share).toMatchObject(wilson(2 / 3, 7.2))
    expect(
      shareOf(
        mixed.map((each) => ({ ...each, at: at(200 - 3650) })),
        now,
      ),
    ).toBeNull()
  })

  test('a question counts when it is answered or ten days old; one that was taken back, never', () => {
    const one = (counterpart: string, ...steps: FunnelCase['steps']) => ({ counterpart, steps, messages: [] })
    const withdrew = { ...said('buyer', 'nda', 12), step: 'withdrew' as const }
    const cases = [
      one('a', said('buyer', 'introduction', 10), said('supplier', 'introduction', 12)),
      one('b', said('buyer', 'introduction', 10), said('supplier', 'introduction', 25)),
      one('c', said('buyer', 'introduction', 10)),
      one('d', said('buyer', 'introduction', 195)),
      one('e', ...both('introduction', 10), said('buyer', 'nda', 11), withdrew),
      one('f', ...both('introduction', 10), said('facilitator', 'rfq', 20), said('supplier', 'rfq', 21)),
    ]
    // a in time · b late · c never · d still has time · e: the introduction, in time · f: the introduction and the question, in time
    expect(conductOf('supplier', cases, now).answers).toMatchObject({ cases: 6, counterparts: 5 })
    const weighed = conductOf('supplier', cases, now).answers?.share ?? 0
    expect(weighed).toBeGreaterThan(0.65)
    expect(weighed).toBeLessThan(0.68)
  })

  test('who says no with a reason carries on as well as who goes on; what the sides do not agree on is held against nobody', () => {
    const one = (counterpart: string, ...steps: FunnelCase['steps']) => ({ counterpart, steps, messages: [] })
    const disputed = { ...said('supplier', 'rfq', 20), step: 'disputed' as const }
    const cases = [
      one('a', ...both('introduction', 10), ...both('rfq', 20)),
      one('b', ...both('introduction', 10), said('buyer', 'declined', 30)),
      one('c', ...both('introduction', 10)),
      one('d', ...both('introduction', 10), said('supplier', 'declined', 30)),
      one('e', ...both('introduction', 10), said('buyer', 'rfq', 15), disputed),
      one('f', ...both('introduction', 190)),
      ...['g', 'h', 'i'].map((counterpart) => one(counterpart, ...both('introduction', 10), ...both('sample', 40))),
    ]
    // a, b, g, h, i carried on; c was left hanging; d, e and f do not count.
    expect(conductOf('buyer', cases, now).carries_on).toMatchObject({ cases: 6, counterparts: 6 })
    expect(conductOf('buyer', cases, now).carries_on?.share).toBeCloseTo(5 / 6, 10)
    expect(conductOf('supplier', cases, now).carries_on).toBeNull()
  })
})

describe('figures of an app', () => {
  let app: DemoApp
  let cast: Cast
  const now = new Date()
  beforeAll(async () => {
    app = await openDemoApp()
    cast = await openCast(app)
    await fill()
  }, 120_000)
  afterAll(() => app.dispose())

  /** Six buyers, five of them verified and one not; six suppliers; all ordered, half a year ago. */
  async function fill() {
    const { db } = app.context
    const companies = (await db.selectFrom('company').select('company_id').orderBy('company_id').limit(6).execute()).map(
      (row) => row.company_id,
    )
    const then = (day: number) => new Date(now.getTime() - (180 - day) * DAY_MS)
    for (let n = 0; n < 12; n++) {
      const organisation_id = uuidV7()
      const verified = n % 6 !== 5
      if (n < 6)
        await db
          .insertInto('organisation')
          .values({
            organisation_id,
            kind: 'buyer',
            name: `Buyer ${n}`,
            tax_code: null,
            country: null,
            website: null,
            created_by: 'nobody',
            created_at: then(0),
            verified_at: verified ? then(0) : null,
            verified_by: null,
            verified_reason: null,
          })
          .execute()
      const introduction_id = uuidV7()
      await db
        .insertInto('introduction')
        .values({
          introduction_id,
          company_id: n < 6 ? (companies[n] ?? '') : SUPPLIER,
          buyer_organisation_id: n < 6 ? organisation_id : cast.buyers,
          buyer_hidden: false,
          need_id: null,
          event_id: null,
          segment_id: 'copper-foil',
          province_id: 'bac-ninh',
          title: 'x',
          opened_by: 'buyer',
          created_by: 'nobody',
          facilitator_organisation_id: null,
          facilitator_role: null,
          remind_after_days: 14,
          stage: 'order',
          state: 'ordered',
          waits_buyer: false,
          waits_supplier: false,
          created_at: then(0),
          moved_at: then(3),
          reminded_at: null,
          reminders: 0,
        })
        .execute()
      const steps = [
        ['buyer', 'said', 'introduction', null],
        ['supplier', 'said', 'introduction', null],
        ['buyer', 'said', 'order', null],
        ['supplier', 'said', 'order', null],
        ['buyer', 'valued', null, 'from_50k'],
        ['supplier', 'valued', null, 'from_50k'],
      ] as const
      for (const [i, [party, step, mark, band]] of steps.entries())
        await db
          .insertInto('introduction_step')
          .values({
            introduction_id,
            step_no: i + 1,
            at: then(i / 2),
            actor: 'nobody',
            party,
            step,
            mark,
            reason: null,
            text: null,
            value_kind: band === null ? null : 'ordered',
            band,
          })
          .execute()
    }
  }

  test('everybody sees those of verified buyers, in batches; officers see them as they are', async () => {
    const visitor = openBrowser(app)
    const list = await visitor.json<{ items: Outcome[] }>('GET', '/outcomes?by=segment')
    // Five verified buyers of six make one batch; then one buyer with one supplier, which never makes another.
    expect(list.items.map((row) => [row.id, row.order.confirmed, row.ordered.low_usd])).toEqual([
      [null, 5, 250_000],
      ['copper-foil', 5, 250_000],
    ])
    expect((await visitor.send('GET', '/outcomes/live')).status).toBe(401)
    expect((await cast.buyer.send('GET', '/outcomes/live')).status).toBe(403)
    const live = await cast.officer.json<{ items: Outcome[] }>('GET', '/outcomes/live?by=province')
    expect(live.items.map((row) => [row.id, row.order.confirmed])).toEqual([
      [null, 12],
      ['bac-ninh', 12],
    ])
    const file = await app.get('/export/outcomes.csv?by=segment')
    expect((await file.text()).split('\n')[0]).toContain('order.confirmed,order.one_sided')
  })

  test('a figure of a side is told to it first; others see it with its reply, or two weeks later', async () => {
    const counterparts = ['a', 'b', 'c']
    const { db } = app.context
    const mine = await db.selectFrom('introduction').select('introduction_id').where('buyer_organisation_id', '=', cast.buyers).execute()
    for (const [n, { introduction_id }] of mine.entries())
      await db
        .updateTable('introduction')
        .set({ company_id: n < 3 ? (counterparts[n] ?? '') : SUPPLIER })
        .where('introduction_id', '=', introduction_id)
        .execute()
    const seen = () => cast.rival.json<ShownConduct>('GET', `/conduct/buyer/${cast.buyers}`)
    expect(await sweepConduct(app.context, now)).toEqual({ told: 1, shown: 0 })
    expect((await lastMail(app, 'mua@vidu.vn')).template).toBe('conduct_told')
    expect((await seen()).shown).toBeNull()
    const own = await cast.buyer.json<{ items: OwnConduct[] }>('GET', '/conduct')
    expect(own.items).toMatchObject([
      { side: 'buyer', shown: null, pending: { carries_on: { share: 1, cases: 6, counterparts: 4 } }, may_reply: true },
    ])
    expect((await cast.colleague.json<{ items: OwnConduct[] }>('GET', '/conduct')).items).toMatchObject([{ may_reply: false }])
    const reply = { reply: 'Chúng tôi trả lời mọi báo giá.' }
    expect((await cast.colleague.send('PUT', `/conduct/buyer/${cast.buyers}`, reply)).status).toBe(404)
    expect((await cast.rival.send('PUT', `/conduct/buyer/${cast.buyers}`, reply)).status).toBe(404)
    expect(await sweepConduct(app.context, new Date(now.getTime() + 13 * DAY_MS))).toEqual({ told: 0, shown: 0 })
    expect((await cast.buyer.send('PUT', `/conduct/buyer/${cast.buyers}`, reply)).status).toBe(200)
    expect(await sweepConduct(app.context, new Date(now.getTime() + 13 * DAY_MS))).toEqual({ told: 0, shown: 1 })
    expect(await seen()).toMatchObject({ shown: { carries_on: { share: 1 } }, reply: reply.reply })
    expect((await openBrowser(app).send('GET', `/conduct/buyer/${cast.buyers}`)).status).toBe(401)
    expect(app.failures).toEqual([])
  })

  test('companies that are merged answer as one, whichever id somebody speaks for; an undone merge takes the figures apart', async () => {
    const { db } = app.context
    const [survivor, loser] = [SUPPLIER, 'demo-lychee-circuits']
    const cases = await db.selectFrom('introduction').select(['introduction_id', 'buyer_organisation_id']).execute()
    const others = cases.filter(({ buyer_organisation_id }) => buyer_organisation_id !== cast.buyers)
    const give = (id: string, company_id: string) =>
      db.updateTable('introduction').set({ company_id }).where('introduction_id', '=', id).execute()
    for (const { introduction_id } of cases) await give(introduction_id, 'nobody-speaks')
    // Two answers in each of two cases: too few buyers for a figure of either.
    for (const [n, { introduction_id }] of others.slice(0, 4).entries()) await give(introduction_id, n < 2 ? loser : survivor)
    await db
      .updateTable('organisation_company')
      .set({ since: new Date(START - DAY_MS * 700) })
      .execute()
    const seen = (id: string) => cast.buyer.json<ShownConduct>('GET', `/conduct/supplier/${id}`)
    const curator = { actor: 'curator', reason: 'one and the same' }
    expect(await sweepConduct(app.context, now)).toEqual({ told: 0, shown: 0 })

    const { event_id } = await mergeSubjects(app.context, { ...curator, survivor, loser })
    expect(await sweepConduct(app.context, now)).toEqual({ told: 1, shown: 0 })
    for (const address of ['ban@vidu.vn', 'doi-thu@vidu.vn']) expect((await lastMail(app, address)).template).toBe('conduct_told')
    for (const who of [cast.supplier, cast.rival])
      expect((await who.json<{ items: OwnConduct[] }>('GET', '/conduct')).items).toMatchObject([
        { side: 'supplier', subject_id: survivor, pending: { answers: { share: 1, cases: 8, counterparts: 4 } }, may_reply: true },
      ])
    // By the id that is gone, by somebody who speaks for it.
    expect((await cast.rival.send('PUT', `/conduct/supplier/${loser}`, { reply: 'Chúng tôi là một.' })).status).toBe(200)
    expect((await cast.buyer.send('PUT', `/conduct/supplier/${survivor}`, { reply: 'x' })).status).toBe(404)
    expect(await sweepConduct(app.context, now)).toEqual({ told: 0, shown: 1 })
    for (const id of [survivor, loser])
      expect(await seen(id)).toMatchObject({ subject_id: survivor, shown: { answers: { cases: 8 } }, reply: 'Chúng tôi là một.' })

    await undoEvent(app.context, { ...curator, event_id })
    await sweepConduct(app.context, now)
    for (const id of [survivor, loser]) expect(await seen(id)).toMatchObject({ subject_id: id, shown: null })
    expect(app.failures).toEqual([])
  })

  test('figures kept before a merge go along with their reply, and are the loser’s again when it is undone', async () => {
    const { db } = app.context
    const [survivor, loser] = ['demo-banyan-conductors', SUPPLIER]
    const cases = await db.selectFrom('introduction').select('introduction_id').where('buyer_organisation_id', '!=', cast.buyers).execute()
    for (const { introduction_id } of cases)
      await db.updateTable('introduction').set({ company_id: loser }).where('introduction_id', '=', introduction_id).execute()
    const later = (days: number) => new Date(now.getTime() + days * DAY_MS)
    expect(await sweepConduct(app.context, now)).toEqual({ told: 1, shown: 0 })
    expect((await cast.supplier.send('PUT', `/conduct/supplier/${loser}`, { reply: 'Xin cứ hỏi.' })).status).toBe(200)
    await sweepConduct(app.context, later(1))
    const seen = (id: string) => cast.buyer.json<ShownConduct>('GET', `/conduct/supplier/${id}`)
    expect(await seen(loser)).toMatchObject({ shown: { answers: { share: 1 } }, reply: 'Xin cứ hỏi.' })
    const curator = { actor: 'curator', reason: 'one and the same' }
    const { event_id } = await mergeSubjects(app.context, { ...curator, survivor, loser })
    const merged = { subject_id: survivor, shown: { answers: { share: 1 } }, reply: 'Xin cứ hỏi.' }
    for (const id of [survivor, loser]) expect(await seen(id)).toMatchObject(merged)
    // Nothing is told anew: it is the same figure.
    expect(await sweepConduct(app.context, later(2))).toEqual({ told: 0, shown: 0 })
    for (const id of [survivor, loser]) expect(await seen(id)).toMatchObject(merged)
    await undoEvent(app.context, { ...curator, event_id })
    await sweepConduct(app.context, later(3))
    expect(await seen(survivor)).toMatchObject({ shown: null, reply: null })
    expect(await seen(loser)).toMatchObject({ subject_id: loser, shown: { answers: { share: 1 } }, reply: 'Xin cứ hỏi.' })
  })
})
