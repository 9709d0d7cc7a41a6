import { describe, expect, test } from 'vitest'
import { capabilityLists, type FactRow, impliedProcesses, type Naming } from '../../src/services/profile/capability-lists.ts'

const TODAY = '2026-11-22'
const TERMS: Record<string, string> = {
  'process/smt-assembly': 'SMT assembly',
  'process/pcb-fabrication': 'Circuit board fabrication',
  'unit/m2': 'm²',
  'scheme/iso-9001': 'ISO 9001',
}
const naming: Naming = {
  term: (vocabulary, id) => TERMS[`${vocabulary}/${id}`],
  segment: (id) => id.toUpperCase(),
  country: (code) => (code === 'JPN' ? 'Japan' : code),
  language: (code) => (code === 'ja' ? 'Japanese' : code),
  property: (name) => name,
}
const fact = (row: Partial<FactRow> & Pick<FactRow, 'property' | 'value'>): FactRow => ({
  fact_id: `f-${row.value}`,
  site_id: null,
  unit: null,
  source_id: 's',
  evidence_grade: 'document',
  as_of: '2026-01',
  note: null,
  term_id: null,
  segment_id: null,
  details: null,
  ...row,
})
const lists = (...facts: FactRow[]) => capabilityLists(facts, naming, TODAY)

describe('facts as lists', () => {
  test('a capacity: number, symbol of the unit, period, spare band', () => {
    const { capacities } = lists(
      fact({
        property: 'capacity',
        value: '40000',
        unit: 'sqm',
        term_id: 'm2',
        segment_id: 'rigid-pcb',
        details: 'per=month; spare=20_to_50; standing=installed',
      }),
    )
    expect(capacities).toMatchObject([
      {
        amount: 40000,
        unit: 'm²',
        per: 'month',
        spare: '20_to_50',
        standing: 'installed',
        segment: { id: 'rigid-pcb', name: 'RIGID-PCB' },
        age: 'current',
      },
    ])
  })

  test('a printed unit that says the period itself stays as printed', () => {
    const { capacities } = lists(fact({ property: 'capacity', value: '40000', unit: 'm²/year', term_id: 'm2' }))
    expect(capacities).toMatchObject([{ amount: 40000, unit: 'm²/year', per: null }])
  })

  test('words keep their words, with the number where somebody read it', () => {
    const { capacities } = lists(fact({ property: 'capacity', value: 'about 3 million units a year', details: 'amount=3000000; per=year' }))
    expect(capacities).toMatchObject([{ text: 'about 3 million units a year', amount: 3000000, unit: null }])
  })

  test('certificates: state today, the valid before the expired', () => {
    const { certificates } = lists(
      fact({ property: 'certificate', value: 'IATF 16949', details: 'expires_on=2026-11-21' }),
      fact({ property: 'certificate', value: 'ISO 9001', term_id: 'iso-9001', details: 'expires_on=2028-01-31; body=BSI' }),
      fact({ property: 'certificate', value: 'ISO 14001', details: 'expires_on=2026-12' }),
      fact({ property: 'certificate', value: 'UL', evidence_grade: 'press', details: 'expires_on=2028' }),
    )
    expect(certificates.map(({ text, state, body }) => [text, state, body])).toEqual([
      ['ISO 9001', 'valid', 'BSI'],
      // Ends on 31 December: 39 days.
      ['ISO 14001', 'expiring', null],
      ['UL', 'unverified', null],
      ['IATF 16949', 'expired', null],
    ])
    expect(certificates[0]?.term).toEqual({ id: 'iso-9001', name: 'ISO 9001' })
  })

  test('a word that no vocabulary has stays a word', () => {
    expect(lists(fact({ property: 'process', value: 'hand polishing', term_id: 'gone' })).processes).toMatchObject([
      { text: 'hand polishing', term: null, implied: false, mode: null },
    ])
  })

  test('core processes come first, outsourced last', () => {
    const { processes } = lists(
      fact({ property: 'process', value: 'plating', details: 'mode=outsourced' }),
      fact({ property: 'process', value: 'painting' }),
      fact({ property: 'process', value: 'moulding', details: 'mode=core' }),
      fact({ property: 'process', value: 'assembly', details: 'mode=supplementary' }),
    )
    expect(processes.map(({ text }) => text)).toEqual(['moulding', 'assembly', 'painting', 'plating'])
  })

  test('markets and languages are named where the source gives a code', () => {
    const { export_markets, languages } = lists(
      fact({ property: 'export_market', value: 'JPN' }),
      fact({ property: 'export_market', value: 'Europe and the Americas' }),
      fact({ property: 'language', value: 'ja' }),
    )
    expect(export_markets.map(({ code, name }) => [code, name])).toEqual([
      ['JPN', 'Japan'],
      [null, 'Europe and the Americas'],
    ])
    expect(languages).toMatchObject([{ code: 'ja', name: 'Japanese' }])
  })
})

describe('implied processes', () => {
  const made = (role: string) => [
    { segment_id: 'rigid-pcb', role, site_id: null, source_id: 's', evidence_grade: 'press' as const, as_of: '2023' },
  ]
  const defines = [{ process_id: 'pcb-fabrication', segment_id: 'rigid-pcb' }]

  test('who makes bare boards fabricates circuit boards, on the evidence of the product', () => {
    expect(impliedProcesses(made('maker'), defines, [], naming, TODAY)).toMatchObject([
      { term: { id: 'pcb-fabrication' }, implied: true, evidence_grade: 'press', age: 'over_24_months', segment: { id: 'rigid-pcb' } },
    ])
  })

  test('not of who trades them, and not where somebody says so', () => {
    expect(impliedProcesses(made('trader'), defines, [], naming, TODAY)).toEqual([])
    const stated = [{ term: { id: 'pcb-fabrication', name: '' } }]
    expect(impliedProcesses(made('maker'), defines, stated, naming, TODAY)).toEqual([])
  })
})
