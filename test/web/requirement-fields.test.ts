import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, CONDITION_FIELDS, CONDITION_KINDS, type Requirement } from '../../src/domain/requirement.ts'
import { fieldsOf, requirementOf, rowsOf, withoutEmpty } from '../../src/web/needs/requirement-fields.ts'

const NUMBERS = new Set(['capacity_min', 'tolerance_mm_max', 'size_mm_min', 'moq_max', 'lead_time_days_max', 'employees_min'])

const id = fc.stringMatching(/^[a-z]{2,6}(-[a-z0-9]{2,5})?$/)
const amount = fc.integer({ min: 1, max: 10_000_000 })
const beside = {
  by: fc.constant('2027-03-01'),
  mode: fc.constant('core'),
  tonnage_t_min: amount,
  axes_min: amount,
  unit: id,
  per: fc.constantFrom('day', 'week', 'month', 'year'),
  radius_km: amount,
}
const condition: fc.Arbitrary<Condition> = fc.constantFrom(...CONDITION_KINDS).chain((kind) => {
  const value = NUMBERS.has(kind)
    ? amount
    : kind === 'near'
      ? id.map((one) => `province:${one}`)
      : fc.oneof(id, fc.uniqueArray(id, { minLength: 2, maxLength: 3 }))
  const more = Object.fromEntries(CONDITION_FIELDS[kind].map((name) => [name, beside[name]]))
  return fc
    .record({ [kind]: value, ...more }, { requiredKeys: kind === 'near' ? [kind, 'radius_km'] : [kind] })
    .map((made) => made as unknown as Condition)
})
const requirement: fc.Arbitrary<Requirement> = fc.record(
  {
    segment: id,
    product: fc.stringMatching(/^[a-zA-Zăâđêôơư0-9]{1,9}( [a-zăâđêôơư0-9]{1,9})?$/),
    volume: fc.record({ amount, unit: id, per: beside.per }, { requiredKeys: ['amount'] }),
    gates: fc.array(condition, { maxLength: 4 }),
    wants: fc.array(
      fc.tuple(condition, fc.boolean()).map(([want, strong]) => (strong ? { ...want, weight: 3 } : want)),
      { maxLength: 4 },
    ),
  },
  { requiredKeys: ['gates', 'wants'] },
)

const inOrder = (condition: Condition) => JSON.stringify(Object.entries(condition).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** The order of conditions among each other says nothing. */
const sorted = (asked: Requirement) => ({
  ...asked,
  gates: asked.gates.map(inOrder).toSorted(),
  wants: asked.wants.map(inOrder).toSorted(),
})

describe('a requirement as fields of a form', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(requirement, (asked) => {
        expect(sorted(requirementOf(fieldsOf(asked)))).toEqual(sorted(asked))
      }),
    )
  })

  it('says the same in a short address', () => {
    const year = (asked: Requirement) => JSON.stringify(sorted(asked)).replaceAll(/,?\\?"per\\?",?:?\\?"year\\?"/g, '')
    fc.assert(
      fc.property(requirement, (asked) => {
        const back = requirementOf(withoutEmpty(fieldsOf(asked)))
        const radius = (each: Condition) => ('near' in each ? { ...each, radius_km: each.radius_km } : each)
        expect(back.gates.map(radius)).toHaveLength(asked.gates.length)
        expect(back.wants).toHaveLength(asked.wants.length)
        expect(year(back).length).toBeLessThanOrEqual(year(asked).length)
      }),
    )
  })

  it.each([
    ['1.500', 1500],
    ['1,500,000', 1_500_000],
    ['1 500', 1500],
    ['0,02', 0.02],
    ['0.02', 0.02],
    ['12,5', 12.5],
    ['30000', 30_000],
  ])('reads %s as people write it', (text, value) => {
    expect(requirementOf(new URLSearchParams({ volume: text })).volume?.amount).toBe(value)
  })

  it('leaves what is empty, and what goes with it, out of the address', () => {
    const sent = new URLSearchParams(
      'segment=rigid-pcb&product=&volume=&volume_unit=m2&volume_per=year&certificate1=iso-9001&certificate1_as=must&certificate1_by=&certificate2=&certificate2_as=wish&near=&near_radius_km=100&near_as=must',
    )
    expect(withoutEmpty(sent).toString()).toBe('segment=rigid-pcb&certificate1=iso-9001')
  })

  it('shows an empty row more than is filled in', () => {
    expect(rowsOf(new URLSearchParams(), 'certificate')).toEqual(['certificate1', 'certificate2'])
    expect(rowsOf(new URLSearchParams('certificate2=iso-9001'), 'certificate')).toEqual(['certificate1', 'certificate2', 'certificate3'])
    expect(rowsOf(new URLSearchParams('province=hue'), 'province')).toEqual(['province'])
  })
})
