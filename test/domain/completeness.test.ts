import { describe, expect, test } from 'vitest'
import { completeness, type Recorded, WANTED } from '../../src/domain/completeness.ts'

const NOTHING: Recorded = { company: { tax_code: null }, sites: [], made: [], facts: [] }
const fact = (property: Recorded['facts'][number]['property'], details: string | null = null) => ({ property, details })

describe('completeness', () => {
  test('the weights make 100 and come heaviest first', () => {
    expect(WANTED.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(WANTED.map(({ weight }) => weight)).toEqual(WANTED.map(({ weight }) => weight).toSorted((a, b) => b - a))
  })

  test('nothing known is 0 %, and what it makes is the best to add', () => {
    const { pct, have, lack, nextBest } = completeness(NOTHING)
    expect([pct, have.length, lack.length, nextBest?.property]).toEqual([0, 0, WANTED.length, 'segment'])
  })

  test('a firm with products, tax code, a park and a website: 12 + 8 + 8 + 8 = 36 of 100', () => {
    const { pct, have, nextBest } = completeness({
      company: { tax_code: '0101234567' },
      sites: [{ address: null, park_id: 'vsip' }],
      made: [{ role: 'maker' }],
      facts: [fact('website'), fact('email'), fact('technology')],
    })
    expect(pct).toBe(36)
    expect(have.map(({ property }) => property)).toEqual(['segment', 'tax_code', 'address', 'contact'])
    // Capacity and certificate weigh 12 both: the one asked first.
    expect(nextBest?.property).toBe('capacity')
  })

  test('who only trades is not asked for machines: 12 of 61 is 20 %', () => {
    // 100 − capacity 12 − process 10 − equipment 8 − lead time 4 − material 3 − smallest order 2 = 61.
    const { pct, lack } = completeness({ ...NOTHING, made: [{ role: 'trader' }, { role: 'service' }] })
    expect(pct).toBe(20)
    expect(lack.map(({ property }) => property)).toEqual([
      'certificate',
      'tax_code',
      'address',
      'contact',
      'customer',
      'employees',
      'export_market',
    ])
    expect(completeness({ ...NOTHING, made: [{ role: 'trader' }, { role: 'maker' }] }).pct).toBe(12)
  })

  test('a plan is nothing one can buy from', () => {
    const of = (...facts: Recorded['facts']) => completeness({ ...NOTHING, facts }).pct
    expect(of(fact('certificate', 'standing=planned'))).toBe(0)
    expect(of(fact('certificate', 'standing=withdrawn'))).toBe(0)
    expect(of(fact('capacity', 'standing=planned'))).toBe(0)
    expect(of(fact('capacity', 'standing=installed'))).toBe(12)
    expect(of(fact('certificate', 'standing=planned'), fact('certificate'))).toBe(12)
  })

  test('a customer is nothing the firm can name alone', () => {
    const all = WANTED.filter(
      ({ property }) => !['customer', 'export_market', 'segment', 'tax_code', 'address', 'contact'].includes(property),
    )
    const { nextBest, pct } = completeness({
      company: { tax_code: '0101234567' },
      sites: [{ address: 'Lô 1', park_id: null }],
      made: [{ role: 'maker' }],
      facts: [fact('phone'), ...all.map(({ property }) => fact(property as 'capacity'))],
    })
    expect([pct, nextBest?.property]).toEqual([92, 'export_market'])
  })
})
