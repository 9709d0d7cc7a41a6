import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideCorrection, getCorrectionCase, listCorrectionCases } from '../../src/services/curation/correction-cases.ts'
import { getCorrectionFigures } from '../../src/services/curation/correction-figures.ts'
import { answerCorrection, fileCorrection, getCorrection, listCorrections } from '../../src/services/curation/corrections.ts'
import { listStatements } from '../../src/services/curation/statements-of-company.ts'
import { undoCuration } from '../../src/services/curation/undo-decision.ts'
import { getCompany } from '../../src/services/profile/company.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'

let app: DemoApp
let context: ServiceContext
let company = ''
let other = ''

beforeAll(async () => {
  app = await openDemoApp()
  context = app.context
  const { items } = (await app.json('/api/v1/companies?limit=2')) as { items: { id: string }[] }
  company = items[0]?.id ?? ''
  other = items[1]?.id ?? ''
}, 120_000)
afterAll(() => app.dispose())

// 2026-03-02 is a Monday; nine in the morning in Hà Nội.
const at = (day: string) => new Date(`${day}T02:00:00Z`)
const REASON = 'The register of enterprises says otherwise, see the extract of March.'
let address = 0

async function file(day: string, change: Partial<Parameters<typeof fileCorrection>[1]> = {}) {
  address += 1
  return fileCorrection(
    context,
    {
      subject_id: company,
      field: 'short_name',
      proposed_value: 'Sun',
      why: 'It says so on the gate of the plant.',
      contact: 'someone@example.org',
      lang: 'en',
      ...change,
    },
    `10.0.0.${address}`,
    at(day),
  )
}
const decide = (ref: string, decision: 'accept' | 'reject' | 'need_more', day: string, more: object = {}) =>
  decideCorrection(context, { ref, decision, evidence_grade: 'document', reason: REASON, lang: 'en', ...more }, 'operator', at(day))

describe('the clock', () => {
  test('ten working days, overdue the day after', async () => {
    const { ref, due_on } = await file('2026-03-02', { field: 'group_name' })
    expect(due_on).toBe('2026-03-16')
    expect(await getCorrection(context, { ref, lang: 'en' }, at('2026-03-16'))).toMatchObject({
      overdue: false,
      days_open: 10,
      state: 'open',
    })
    expect(await getCorrection(context, { ref, lang: 'en' }, at('2026-03-17'))).toMatchObject({ overdue: true, days_open: 11 })
    expect(
      (await listCorrections(context, { limit: 50, lang: 'en', overdue: true }, at('2026-03-17'))).items.map((each) => each.ref),
    ).toEqual([ref])
    expect((await listCorrections(context, { limit: 50, lang: 'en', overdue: true }, at('2026-03-16'))).items).toEqual([])
    await decide(ref, 'reject', '2026-03-17')
  })

  test('stands still while we wait for the visitor', async () => {
    const { ref, answer_key } = await file('2026-03-02', { field: 'ticker' })
    await decide(ref, 'need_more', '2026-03-04')
    // Asked on Wednesday, answered on Monday of the week after: three working days are not ours.
    expect(await getCorrection(context, { ref, lang: 'en' }, at('2026-03-20'))).toMatchObject({
      state: 'need_more',
      overdue: false,
      days_open: 2,
    })
    const why = 'The exchange lists it under this code since January.'
    await expect(answerCorrection(context, { ref, answer_key: 'not-the-key', why, lang: 'en' }, at('2026-03-09'))).rejects.toMatchObject({
      code: 'forbidden',
    })
    const answered = await answerCorrection(context, { ref, answer_key, why, lang: 'en' }, at('2026-03-09'))
    expect(answered).toMatchObject({ state: 'open', due_on: '2026-03-19', days_open: 2 })
    await decide(ref, 'reject', '2026-03-10')
    expect(await getCorrection(context, { ref, lang: 'en' }, at('2026-06-01'))).toMatchObject({
      state: 'rejected',
      days_open: 3,
      overdue: false,
    })
  })

  test('figures: the median and nine of ten of those that are closed', async () => {
    // Closed so far: 11 and 3 working days; one more of 0.
    const { ref } = await file('2026-03-02', { field: 'home_country', proposed_value: 'KOR' })
    await decide(ref, 'reject', '2026-03-02')
    expect(await getCorrectionFigures(context, { lang: 'en' }, at('2026-03-20'))).toMatchObject({
      open: 0,
      rejected: 3,
      accepted: 0,
      overdue: 0,
      median_days: 3,
      p90_days: 11,
    })
  })
})

describe('personal data', () => {
  test('staff see the contact while the case is open; nobody sees it in public; it goes when the case is closed', async () => {
    const { ref } = await file('2026-04-01')
    expect(await getCorrectionCase(context, { ref, lang: 'en' })).toMatchObject({ contact: 'someone@example.org', proposed_value: 'Sun' })
    const shown = JSON.stringify([
      await getCorrection(context, { ref, lang: 'en' }),
      await listCorrections(context, { limit: 50, lang: 'en' }),
    ])
    expect(shown).not.toMatch(/someone@example|gate of the plant|"Sun"/)
    await decide(ref, 'reject', '2026-04-02')
    expect(await getCorrectionCase(context, { ref, lang: 'en' })).toMatchObject({
      contact: null,
      state: 'rejected',
      decision_reason: REASON,
    })
    expect((await listCorrectionCases(context, { limit: 50, lang: 'en', state: 'open' })).items).toEqual([])
  })

  test('a program that fills in the hidden field gets an answer, and nothing is kept', async () => {
    const { ref } = await file('2026-04-01', { website: 'https://spam.example' })
    expect(ref).toMatch(/^C-/)
    await expect(getCorrection(context, { ref, lang: 'en' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('limits', () => {
  test('one address may file six an hour', async () => {
    const from = async (minute: number) =>
      fileCorrection(
        context,
        {
          subject_id: other,
          field: minute % 2 === 0 ? 'other' : 'segment',
          proposed_value: 'x',
          why: 'A reason that is long enough.',
          website: '',
          lang: 'en',
        },
        '192.0.2.7',
        new Date(Date.parse('2026-05-04T02:00:00Z') + minute * 60_000),
      )
    for (const minute of [0, 1, 2, 3, 4, 5]) await from(minute)
    await expect(from(6)).rejects.toMatchObject({ code: 'too_many' })
    // An hour after the first the count begins anew; by then three wait on each field.
    await expect(from(61)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('any id of the company will do', async () => {
    const { public_id } =
      (await app.context.db.selectFrom('company').select('public_id').where('company_id', '=', other).executeTakeFirst()) ?? {}
    const { ref } = await file('2026-04-01', { subject_id: public_id?.toLowerCase() ?? '', field: 'name_vi' })
    expect(await getCorrection(context, { ref, lang: 'en' })).toMatchObject({ subject_id: other, company_id: other })
  })

  test('a company nobody knows is refused', async () => {
    await expect(file('2026-04-01', { subject_id: 'no-such-company' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a decision', () => {
  test('needs a reason of thirty characters to say no', async () => {
    const { ref } = await file('2026-06-01')
    await expect(decide(ref, 'reject', '2026-06-02', { reason: 'No.' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(decide(ref, 'need_more', '2026-06-02', { reason: '' })).rejects.toMatchObject({ code: 'invalid' })
    await decide(ref, 'reject', '2026-06-02')
    await expect(decide(ref, 'accept', '2026-06-03')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('accepted, it is a statement of origin correction that shows, and can be undone', async () => {
    const before = await getCompany(context, { id: company, lang: 'en' })
    const { ref } = await file('2026-06-01', { proposed_value: 'Sunny', evidence_url: 'https://example.org/about' })
    const closed = await decide(ref, 'accept', '2026-06-03', { reason: '' })
    expect(closed).toMatchObject({ state: 'accepted', accepted_value: 'Sunny', days_open: 2 })
    expect((await getCompany(context, { id: company, lang: 'en' })).short_name).toBe('Sunny')
    const { statements } = await listStatements(context, { id: company, lang: 'en' })
    const own = statements.filter((each) => each.origin === 'correction')
    expect(own).toMatchObject([{ property: 'short_name', value: 'Sunny', shown: true, source_id: `correction-${ref.toLowerCase()}` }])
    expect(context.atlas.sources.get(`correction-${ref.toLowerCase()}`)).toMatchObject({
      url: 'https://example.org/about',
      kind: 'curation',
    })
    const { items } = (await (await app.send('GET', '/api/v1/curation/events?kind=assert')).json()) as { items: { event_id: string }[] }
    await undoCuration(context, { id: items[0]?.event_id ?? '', reason: 'a try', lang: 'en' }, 'operator')
    expect((await getCompany(context, { id: company, lang: 'en' })).short_name).toBe(before.short_name)
  })

  test('a first customer is taken in; which of two is wrong, staff must see', async () => {
    const { company_id: bare } = await app.context.db
      .selectFrom('company')
      .select('company_id')
      .where('company_id', 'not in', (eb) => eb.selectFrom('company_fact').select('company_id').where('property', '=', 'customer'))
      .where('company_id', 'not in', [company, other])
      .orderBy('company_id')
      .executeTakeFirstOrThrow()
    const customers = async () =>
      (await getCompany(context, { id: bare, lang: 'en' })).facts.filter(({ property }) => property === 'customer').map(({ text }) => text)
    expect(await customers()).toEqual([])
    const first = await file('2026-06-01', { subject_id: bare, field: 'customer', proposed_value: 'Demo Stork' })
    await decide(first.ref, 'accept', '2026-06-02', { reason: '' })
    expect(await customers()).toEqual(['Demo Stork'])
    const second = await file('2026-06-03', { subject_id: bare, field: 'customer', proposed_value: 'Demo Heron' })
    expect(await getCorrection(context, { ref: second.ref, lang: 'en' })).toMatchObject({ current_value: 'Demo Stork' })
    expect(await decide(second.ref, 'accept', '2026-06-04', { reason: '' })).toMatchObject({ state: 'accepted' })
    expect(await customers()).toEqual(['Demo Stork'])
  })

  test('a value that cannot be is refused, and the case stays open', async () => {
    const { ref } = await file('2026-06-01', { field: 'tax_code', proposed_value: '0100109107' })
    // Viettel's 0100109106 with another last digit.
    await expect(decide(ref, 'accept', '2026-06-02')).rejects.toMatchObject({ code: 'invalid' })
    expect(await getCorrection(context, { ref, lang: 'en' })).toMatchObject({ state: 'open' })
    expect(await decide(ref, 'accept', '2026-06-02', { value: '0100109106' })).toMatchObject({
      state: 'accepted',
      accepted_value: '0100109106',
    })
  })
})
