import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareCompanies } from '../../src/services/compare/compare.ts'
import { type Amount, type AmountUnits, inOneUnit } from '../../src/services/compare/amounts.ts'
import { type Entry, rowsOf } from '../../src/services/compare/table.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { mergeSubjects } from '../../src/services/statements/merge.ts'
import { undoEvent } from '../../src/services/statements/undo.ts'
import { engines } from '../support/database.ts'
import { curator, openSmallDirectory, type SmallDirectory } from '../support/small-directory.ts'

const units: AmountUnits = {
  entries: new Map([
    ['m2', { unit_id: 'm2', dimension: 'area', factor: 1 }],
    ['ft2', { unit_id: 'ft2', dimension: 'area', factor: 0.09290304 }],
    ['t', { unit_id: 't', dimension: 'mass', factor: 1000 }],
  ]),
  write: (value, isExact) => (isExact ? String(value) : value.toFixed(1)),
  per: (per) => per,
  printed: (text) => `printed: ${text}`,
}
const amount = (value: number, unit_id: string | null, per: Amount['per'] = null, symbol = unit_id): Amount => ({
  value,
  unit_id,
  symbol,
  per,
})

describe('amounts of one row', () => {
  test('take the unit most of them have', () => {
    // 1 ft² is 0.09290304 m² (NIST SP 811): 1000 ft² are 92.90304 m².
    const { unit, amounts } = inOneUnit([[amount(100, 'm2')], [amount(1000, 'ft2')], [amount(50, 'm2')]], units)
    expect(unit).toBe('m2')
    expect(amounts).toEqual([
      [{ value: 100, text: '100 m2' }],
      [{ value: expect.closeTo(92.90304, 9), text: '≈ 92.9 m2', printed: 'printed: 1000 ft2' }],
      [{ value: 50, text: '50 m2' }],
    ])
  })

  test('months are twelfths of a year; days and weeks are left as they are printed', () => {
    const { unit, amounts } = inOneUnit([[amount(120, 'm2', 'year')], [amount(10, 'm2', 'month')], [amount(2, 'm2', 'day')]], units)
    expect(unit).toBe('m2/year')
    expect(amounts.flat()).toMatchObject([{ value: 120 }, { value: 120, text: '≈ 120.0 m2/year' }, { value: null, text: '2 m2/day' }])
  })

  test('of another dimension, or in words nobody knew, stay as they are', () => {
    const { amounts } = inOneUnit([[amount(7, 'm2')], [amount(7, 't')], [amount(7, null, null, 'rolls')], [undefined]], units)
    expect(amounts.flat()).toEqual([{ value: 7, text: '7 m2' }, { value: null, text: '7 t' }, { value: null, text: '7 rolls' }, undefined])
  })
})

describe('rows', () => {
  const says = (key: string, text: string, about: string | null = null): Entry => ({
    key,
    text,
    about: about === null ? null : { id: key, name: about },
    note: null,
    source_id: 'press',
    evidence_grade: 'press',
    as_of: null,
  })

  test('differ in values, in what is known, or not', () => {
    const of = (...companies: Entry[][]) => rowsOf('ownership', companies, units).map((row) => row.difference)
    expect(of([says('', 'Domestic')], [says('', 'domestic')])).toEqual(['none'])
    expect(of([says('', 'domestic')], [says('', 'foreign')])).toEqual(['values'])
    expect(of([says('', 'domestic')], [])).toEqual(['some_unknown'])
    expect(of([], [])).toEqual(['none'])
    expect(of([says('', 'a'), says('', 'b')], [says('', 'b'), says('', 'a')])).toEqual(['none'])
  })

  test('names and tax codes are different by nature', () => {
    expect(rowsOf('tax_code', [[says('', '0100109106')], [says('', '0100686209')]], units)[0]?.difference).toBe('none')
  })

  test('one for each thing, the shared ones first; who has none says why', () => {
    const rows = rowsOf(
      'certificate',
      [[says('iso-9001', 'valid', 'ISO 9001')], [says('ul', 'valid', 'UL'), says('iso-9001', 'expired', 'ISO 9001')], []],
      units,
    )
    expect(rows.map((row) => [row.about?.name, row.difference])).toEqual([
      ['ISO 9001', 'values'],
      ['UL', 'some_unknown'],
    ])
    expect(rows[1]?.cells.map((cell) => cell.missing_reason)).toEqual(['not_named', null, 'no_source'])
  })
})

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let directory: SmallDirectory
    let context: ServiceContext
    beforeAll(async () => {
      directory = await openSmallDirectory(engine)
      context = directory.context
      for (const [subject_id, values] of [
        [
          'acme-boards',
          { 'moq#1': { value: '50', unit: 'pcs' }, 'certificate#1': { value: 'ISO 9001', details: 'expires_on=2027-05-31' } },
        ],
        ['foil-works', { 'moq#1': { value: '5', unit: 'pcs' }, 'certificate#1': { value: 'ISO 9001', details: 'expires_on=2026-05-31' } }],
      ] as const)
        await assertStatements(context, { ...curator, about: { subject_id }, values, evidence_grade: 'document', as_of: '2026-03' })
    })
    afterAll(() => directory.dispose())

    const compare = (...id: string[]) => compareCompanies(context, { id, lang: 'en' }, new Date('2026-11-01T00:00:00Z'))
    const rowOf = ({ groups }: Awaited<ReturnType<typeof compare>>, property: string) =>
      groups.flatMap((group) => group.rows).find((row) => row.property === property)

    test('values side by side, each with grade, date and source; certificates as they stand that day', async () => {
      const compared = await compare('acme-boards', 'foil-works')
      expect(compared.companies.map((company) => company.name)).toEqual(['Acme Boards', 'Foil Works'])
      const evidence = { evidence_grade: 'document', as_of: '2026-03', source_id: 'matxich-curation' }
      expect(rowOf(compared, 'moq')).toMatchObject({
        unit: 'pcs',
        differs: true,
        difference_text: 'Differs',
        cells: [{ items: [{ text: '50 pcs', value: 50, ...evidence }] }, { items: [{ text: '5 pcs', value: 5, ...evidence }] }],
      })
      expect(rowOf(compared, 'certificate')).toMatchObject({
        about: { name: 'ISO 9001' },
        cells: [{ items: [{ text: 'valid, until 31 May 2027' }] }, { items: [{ text: 'expired, until 31 May 2026' }] }],
      })
      expect(rowOf(compared, 'address')).toMatchObject({
        difference: 'some_unknown',
        cells: [{ missing_text: null }, { items: [], missing_reason: 'no_source', missing_text: 'Not known: no source says' }],
      })
      expect(rowOf(compared, 'quality')).toMatchObject({ differs: false, cells: [{ items: [] }, { items: [] }] })
    })

    test('a merged id leads to its survivor, and two ids of one company are one column; an unknown one is told', async () => {
      const { event_id } = await mergeSubjects(context, { ...curator, survivor: 'acme-boards', loser: 'foil-works' })
      const compared = await compare('foil-works', 'acme-boards', 'nobody')
      expect(compared.companies).toMatchObject([{ id: 'acme-boards', message: expect.stringContaining('“foil-works” was merged into') }])
      expect(compared.unknown).toMatchObject([{ id: 'nobody', message: expect.stringContaining('no company “nobody”') }])
      await undoEvent(context, { ...curator, event_id })
      expect(await compare('nobody')).toMatchObject({ companies: [], unknown: [{ id: 'nobody' }] })
    })
  })
}
