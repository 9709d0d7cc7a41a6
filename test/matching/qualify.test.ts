import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AskedStep, type HeldCertificate, type KnownFact, type Standing, wayToQualify } from '../../src/matching/qualify/way.ts'
import { CERTIFICATE_STATES } from '../../src/domain/fact-details.ts'
import { PROGRESS_STATUSES, type StepState } from '../../src/domain/qualification.ts'
import { EVIDENCE_GRADES } from '../../src/domain/vocabulary.ts'

const proof = { fact_id: 'f', text: null, source_id: 's', grade: 'document', as_of: '2026-01' } as const

function step(step_id: string, more: Partial<AskedStep> = {}): AskedStep {
  return { step_id, level: 'required', scheme_id: null, implied_by: [], fact_property: null, after: [], duration: null, ...more }
}

function certificate(scheme_id: string, state: HeldCertificate['state']): HeldCertificate {
  return { ...proof, scheme_id, state, expires_on: null }
}

const nothing: Standing = { certificates: [], facts: [], progress: [] }

/** The way of an automotive supplier, with times from the edition: 3–3.5 months, 12 months, up to 3 months. */
const month = 365.25 / 12
const automotive = [
  step('gap-assessment', { level: 'expected', duration: { least: 14, most: 28 } }),
  step('iso-9001', {
    scheme_id: 'iso-9001',
    implied_by: ['iatf-16949'],
    after: ['gap-assessment'],
    duration: { least: 3 * month, most: 3.5 * month },
  }),
  step('core-tools', { implied_by: ['iatf-16949'], after: ['iso-9001'] }),
  step('iatf-records', { implied_by: ['iatf-16949'], after: ['iso-9001'], duration: { least: 12 * month, most: 12 * month } }),
  step('iatf-16949', { scheme_id: 'iatf-16949', after: ['core-tools', 'iatf-records'], duration: { least: null, most: 3 * month } }),
  step('ppap', { after: ['iatf-16949'] }),
]

test('a firm that has nothing begins with the first step; times add up along the longest chain', () => {
  const way = wayToQualify(automotive, nothing)
  expect(way.steps.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open', 'open', 'open'])
  expect(way.steps.filter(({ can_begin }) => can_begin).map(({ step_id }) => step_id)).toEqual(['gap-assessment'])
  expect(way.steps.at(-1)?.waits_for).toEqual(['iatf-16949'])
  expect(way.required).toEqual({ total: 5, shown: 0, claimed: 0, left: 5 })
  // 14 days + 3 + 12 months at least; 28 days + 3.5 + 12 + 3 months at most; core tools and PPAP have no figure.
  expect(way.time.days_least).toBeCloseTo(14 + 15 * month)
  expect(way.time.days_most).toBeCloseTo(28 + 18.5 * month)
  expect(way.time.without_figure).toBe(2)
})

test('a valid certificate shows its step and what led to it lies behind', () => {
  const way = wayToQualify(automotive, { ...nothing, certificates: [certificate('iso-9001', 'valid')] })
  expect(way.steps.map(({ state }) => state)).toEqual(['behind', 'shown', 'open', 'open', 'open', 'open'])
  expect(way.steps.filter(({ can_begin }) => can_begin).map(({ step_id }) => step_id)).toEqual(['core-tools', 'iatf-records'])
  expect(way.time.days_least).toBeCloseTo(12 * month)
})

test('a certificate that contains others shows them too', () => {
  const way = wayToQualify(automotive, { ...nothing, certificates: [certificate('iatf-16949', 'valid')] })
  expect(way.steps.map(({ state }) => state)).toEqual(['behind', 'shown', 'shown', 'shown', 'shown', 'open'])
  expect(way.required).toEqual({ total: 5, shown: 4, claimed: 0, left: 1 })
  expect(way.time).toEqual({ days_least: 0, days_most: 0, without_figure: 1 })
})

test.each([
  ['unverified', 'claimed'],
  ['planned', 'begun'],
  ['expired', 'lapsed'],
  ['withdrawn', 'lapsed'],
  ['expiring', 'shown'],
] as const)('a certificate that is %s leaves its step %s', (state, expected) => {
  const way = wayToQualify([step('iso-9001', { scheme_id: 'iso-9001' })], { ...nothing, certificates: [certificate('iso-9001', state)] })
  expect(way.steps[0]?.state).toBe(expected)
})

test('what a firm says of a step is a claim; a document that staff accepted shows it', () => {
  const stateWith = (proven: boolean) =>
    wayToQualify([step('buyer-audit')], { ...nothing, progress: [{ step_id: 'buyer-audit', status: 'done', proven }] }).steps[0]?.state
  expect([stateWith(false), stateWith(true)]).toEqual(['claimed', 'shown'])
})

const schemes = ['iso-9001', 'iatf-16949']
const held = fc
  .record({ scheme_id: fc.constantFrom(...schemes), state: fc.constantFrom(...CERTIFICATE_STATES) })
  .map(({ scheme_id, state }) => certificate(scheme_id, state))
const fact = fc.constantFrom(...EVIDENCE_GRADES).map((grade): KnownFact => ({ ...proof, grade, property: 'capacity' }))
const steps = fc
  .array(
    fc.record({
      scheme_id: fc.option(fc.constantFrom(...schemes)),
      implied_by: fc.subarray(schemes),
      fact_property: fc.option(fc.constant('capacity')),
      after: fc.array(fc.nat({ max: 7 }), { maxLength: 3 }),
      duration: fc.option(fc.record({ least: fc.option(fc.nat({ max: 10 })), more: fc.nat({ max: 10 }) })),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) =>
    list.map(({ after, duration, ...rest }, index) =>
      step(`s${index}`, {
        ...rest,
        // Only steps before it.
        after: [...new Set(after.filter((other) => other < index).map((other) => `s${other}`))],
        duration: duration === null ? null : { least: duration.least, most: (duration.least ?? 0) + duration.more },
      }),
    ),
  )
const standing = fc.record({
  certificates: fc.array(held, { maxLength: 4 }),
  facts: fc.array(fact, { maxLength: 2 }),
  progress: fc.uniqueArray(
    fc.record({
      step_id: fc.nat({ max: 7 }).map((index) => `s${index}`),
      status: fc.constantFrom(...PROGRESS_STATUSES),
      proven: fc.boolean(),
    }),
    { selector: ({ step_id }) => step_id, maxLength: 4 },
  ),
})

test('more evidence never makes the way longer or leads a step backwards', () => {
  const settled = new Set<StepState>(['shown', 'claimed', 'behind'])
  fc.assert(
    fc.property(steps, standing, held, fact, (asked, before, certificateMore, factMore) => {
      const after = { ...before, certificates: [...before.certificates, certificateMore], facts: [...before.facts, factMore] }
      const [one, other] = [wayToQualify(asked, before), wayToQualify(asked, after)]
      expect(other.time.days_most).toBeLessThanOrEqual(one.time.days_most)
      expect(other.time.days_least).toBeLessThanOrEqual(one.time.days_least)
      expect(other.required.left).toBeLessThanOrEqual(one.required.left)
      one.steps.forEach((each, index) => {
        if (settled.has(each.state)) expect(settled.has(other.steps[index]?.state ?? 'open')).toBe(true)
      })
    }),
  )
})

test('each step is counted once, and something can begin as long as something is left', () => {
  fc.assert(
    fc.property(steps, standing, (asked, given) => {
      const { required, steps: onWay } = wayToQualify(asked, given)
      expect(required.shown + required.claimed + required.left).toBe(required.total)
      if (required.left > 0) expect(onWay.some(({ can_begin }) => can_begin)).toBe(true)
    }),
  )
})
