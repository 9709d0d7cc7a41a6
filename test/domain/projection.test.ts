import { describe, expect, test } from 'vitest'
import { type Chronicle, standingAt } from '../../src/domain/chronicle.ts'
import { conflictsOf } from '../../src/domain/conflicts.ts'
import { projectCompanies } from '../../src/domain/projection.ts'
import { statementsOf } from '../../src/domain/provenance.ts'
import { parseStatementId, recordFaults, type SourceRecord, statementId } from '../../src/domain/statement.ts'

const REFERENCES = {
  segments: new Set(['boards', 'foil']),
  provinces: new Set(['north', 'south']),
  formerProvinces: new Set(['old-north']),
  parks: new Set(['park']),
  terms: { entries: new Set<string>(), learned: new Map<string, string>() },
}

const subject = (id: string, kind: 'company' | 'site' = 'company', company = id) => ({
  company_id: company,
  subject_id: id,
  kind,
  public_id: id.toUpperCase(),
  origin: 'edition' as const,
  import_id: null,
  created_at: new Date(0),
})

let made = 0
function record(about: string, values: SourceRecord['values'], rest: Partial<SourceRecord> = {}): SourceRecord {
  made += 1
  return {
    company_id: 'acme',
    record_id: `r${String(made).padStart(3, '0')}`,
    subject_id: about,
    kind: about.includes('-') ? 'site' : 'company',
    origin: 'import',
    source_id: `source-${made}`,
    evidence_grade: 'press',
    as_of: '2025',
    recorded_at: new Date('2026-01-01'),
    import_id: null,
    row_no: null,
    event_id: null,
    values,
    raw: null,
    ...rest,
  }
}

function chronicle(records: readonly SourceRecord[], rest: Partial<Chronicle> = {}): Chronicle {
  return {
    subjects: [subject('acme'), subject('bolt'), subject('acme-1', 'site', 'acme')],
    records,
    retractions: [],
    links: [],
    assignments: [],
    ...rest,
  }
}

const project = (records: readonly SourceRecord[], rest: Partial<Chronicle> = {}, ids = ['acme']) =>
  projectCompanies(standingAt(chronicle(records, rest)), REFERENCES, ids)
const shownName = (...records: SourceRecord[]) => project(records).company[0]?.['name_en']

describe('which statement is shown', () => {
  const weak = () => record('acme', { name_en: 'Weak' }, { evidence_grade: 'self_declared', as_of: '2026' })
  const strong = () => record('acme', { name_en: 'Strong' }, { evidence_grade: 'document', as_of: '2020' })

  test('stronger evidence before a later date', () => {
    expect(shownName(weak(), strong())).toBe('Strong')
    expect(shownName(strong(), weak())).toBe('Strong')
  })

  test('then the later fact, a day later than its month', () => {
    expect(
      shownName(record('acme', { name_en: 'Month' }, { as_of: '2025-03' }), record('acme', { name_en: 'Day' }, { as_of: '2025-03-02' })),
    ).toBe('Day')
    expect(shownName(record('acme', { name_en: 'Dated' }), record('acme', { name_en: 'Undated' }, { as_of: null }))).toBe('Dated')
  })

  test('what a company says of itself never goes before a document or an official list, however late it says so', () => {
    const own = (at: string) =>
      record(
        'acme',
        { name_en: 'Own' },
        { origin: 'claim', evidence_grade: 'self_declared', as_of: '2026-11-01', recorded_at: new Date(at) },
      )
    for (const evidence_grade of ['press', 'official_list', 'document', 'site_verified'] as const) {
      const other = record('acme', { name_en: 'Other' }, { evidence_grade, as_of: '2010' })
      expect([shownName(own('2026-11-02'), other), shownName(other, own('2026-11-02'))]).toEqual(['Other', 'Other'])
    }
    expect(shownName(own('2026-11-02'), weak())).toBe('Own')
    const pinned = record('acme', { name_en: 'Curator' }, { origin: 'curation', evidence_grade: 'self_declared', as_of: '2020' })
    expect(shownName(own('2026-11-02'), pinned)).toBe('Curator')
  })

  test('then what was learned later', () => {
    expect(shownName(record('acme', { name_en: 'New' }, { recorded_at: new Date('2026-02-01') }), record('acme', { name_en: 'Old' }))).toBe(
      'New',
    )
  })

  test('what a curator set before all, the latest of several', () => {
    const first = record(
      'acme',
      { name_en: 'First' },
      { origin: 'curation', evidence_grade: 'document', recorded_at: new Date('2026-01-05') },
    )
    const second = record(
      'acme',
      { name_en: 'Second' },
      { origin: 'correction', evidence_grade: 'self_declared', recorded_at: new Date('2026-01-06') },
    )
    expect(shownName(first, strong(), second)).toBe('Second')
  })

  test('a curator can say that there is none', () => {
    const none = record('acme', { name_vi: null, 'segment#boards/maker': null }, { origin: 'curation' })
    const rows = project([record('acme', { name_en: 'Acme', name_vi: 'Công ty', 'segment#boards/maker': {} }), none])
    expect(rows.company[0]).toMatchObject({ name_en: 'Acme', name_vi: null })
    expect(rows.company_segment).toEqual([])
  })

  test('"unknown" hides nothing', () => {
    const rows = project([
      record('acme', { name_en: 'Acme', ownership: 'unknown' }, { evidence_grade: 'document' }),
      record('acme', { ownership: 'domestic' }),
    ])
    expect(rows.company[0]).toMatchObject({ ownership: 'domestic', status: 'unknown' })
  })

  test('the row as a whole has the evidence of the strongest record with a name, whatever a curator set', () => {
    const listed = record('acme', { name_en: 'Acme' }, { evidence_grade: 'official_list', as_of: '2024', source_id: 'list' })
    const pin = record('acme', { name_en: 'Acme Ltd' }, { origin: 'curation', evidence_grade: 'self_declared', source_id: 'curators' })
    const tax = record('acme', { tax_code: '0100047516' }, { evidence_grade: 'document', source_id: 'register' })
    expect(project([listed, pin, tax]).company[0]).toMatchObject({
      name_en: 'Acme Ltd',
      tax_code: '0100047516',
      source_id: 'list',
      evidence_grade: 'official_list',
      as_of: '2024',
    })
  })
})

describe('what is shown', () => {
  test('a company without an English name under the name it has; without any name not at all', () => {
    expect(project([record('acme', { name_vi: 'Công ty Acme' })]).company[0]).toMatchObject({
      name_en: 'Công ty Acme',
      name_vi: 'Công ty Acme',
    })
    expect(project([record('acme', { tax_code: '0100047516' })]).company).toEqual([])
  })

  test('names that lost, as other names', () => {
    const rows = project([
      record('acme', { name_en: 'Acme' }, { evidence_grade: 'document' }),
      record('acme', { name_en: 'ACME CO., LTD', 'alias#1': 'Acmé', name_native: '아크메', native_lang: 'ko' }),
    ])
    expect(rows.company_name.map(({ text, kind, lang }) => [text, kind, lang])).toEqual([
      ['ACME CO., LTD', 'name_en', 'en'],
      ['Acmé', 'alias', null],
    ])
  })

  test('the language of a name comes with the name', () => {
    const rows = project([
      record('acme', { name_en: 'Acme', name_native: '阿克梅', native_lang: 'zh' }, { evidence_grade: 'document' }),
      record('acme', { native_lang: 'ko' }, { origin: 'curation' }),
    ])
    expect(rows.company[0]).toMatchObject({ name_native: '阿克梅', native_lang: 'zh' })
  })

  test('a fact once, with the stronger source; another note is another fact', () => {
    const rows = project([
      record('acme', { name_en: 'Acme', 'certificate#1': 'ISO 9001' }),
      record('acme', { 'certificate#1': { value: 'iso 9001' } }, { evidence_grade: 'document', source_id: 'register' }),
      record('acme', { 'certificate#1': { value: 'ISO 9001', note: 'expired' } }),
    ])
    expect(rows.company_fact.map(({ value, note, source_id }) => [value, note, source_id === 'register'])).toEqual(
      expect.arrayContaining([
        ['iso 9001', null, true],
        ['ISO 9001', 'expired', false],
      ]),
    )
    expect(rows.company_fact).toHaveLength(2)
  })

  test('nothing about a place or segment the edition does not know', () => {
    const rows = project([
      record('acme', { name_en: 'Acme', 'segment#nowhere/maker': {}, 'segment#foil/trader': { product: 'foil', site_id: 'acme-9' } }),
      record('acme-1', { province_id: 'atlantis', park_id: 'park', kind: 'plant' }),
    ])
    expect(rows.company_segment).toMatchObject([{ segment_id: 'foil', role: 'trader', product: 'foil', site_id: null }])
    expect(rows.site).toMatchObject([{ site_id: 'acme-1', province_id: null, park_id: 'park', kind: 'plant' }])
  })

  test('parts of an address from several sources, but of one province', () => {
    const rows = project([
      record('acme', { name_en: 'Acme' }),
      record('acme-1', { province_id: 'north' }, { evidence_grade: 'document' }),
      record('acme-1', { address: 'Lot 5', province_id: 'south', park_id: 'park' }, { evidence_grade: 'official_list' }),
      record('acme-1', { address: 'Lot 7', lat: 21, lon: 105 }),
      record('acme-1', { lat: 22 }, { evidence_grade: 'official_list' }),
    ])
    expect(rows.site[0]).toMatchObject({ province_id: 'north', park_id: null, address: 'Lot 7' })
    // A latitude without its longitude is no point.
    expect([rows.site[0]?.['lat'], rows.site[0]?.['lon']]).toEqual([null, null])
  })

  test('between equals, what was said of the company before what came with a merger', () => {
    const link = {
      subject_id: 'acme',
      kind: 'same_as' as const,
      target_id: 'bolt',
      event_id: 'e1',
      created_at: new Date(0),
      ended_at: null,
    }
    const rows = project(
      [record('bolt', { name_en: 'Bolt' }, { company_id: 'bolt' }), record('acme', { name_en: 'Acme' })],
      { links: [link] },
      ['acme', 'bolt'],
    )
    expect(rows.company.map((row) => [row['company_id'], row['name_en']])).toEqual([['bolt', 'Bolt']])
    expect(rows.company_name).toMatchObject([{ text: 'Acme' }])
  })
})

describe('at a moment', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 0, n))
  const base = record('acme', { name_en: 'Acme', status: 'operating' }, { recorded_at: day(1) })
  const later = record('acme', { status: 'closed' }, { recorded_at: day(5), origin: 'curation' })
  const link = { subject_id: 'bolt', kind: 'same_as' as const, target_id: 'acme', event_id: 'e1', created_at: day(7), ended_at: day(9) }
  const bolt = record('bolt', { name_en: 'Bolt' }, { recorded_at: day(1), company_id: 'bolt' })
  const retraction = { record_id: later.record_id, property: 'status', event_id: 'e2', retracted_at: day(11), ended_at: null }
  const at = (n: number) =>
    projectCompanies(standingAt(chronicle([base, later, bolt], { links: [link], retractions: [retraction] }), day(n)), REFERENCES, [
      'acme',
      'bolt',
    ])

  test.each([
    [0, []],
    [2, ['Acme operating', 'Bolt unknown']],
    [6, ['Acme closed', 'Bolt unknown']],
    [8, ['Acme closed']],
    [10, ['Acme closed', 'Bolt unknown']],
    [12, ['Acme operating', 'Bolt unknown']],
  ])('day %i', (n, expected) => {
    expect(at(n).company.map((row) => `${row['name_en']} ${row['status']}`)).toEqual(expected)
  })
})

describe('where sources disagree', () => {
  test('names and spelling are no conflict; a settled one says so', () => {
    const standing = standingAt(
      chronicle([
        record(
          'acme',
          { name_en: 'Acme', ownership: 'domestic', status: 'operating', ticker: 'HOSE:ACM', 'founded#1': '2001' },
          { evidence_grade: 'document' },
        ),
        record('acme', {
          name_en: 'ACME',
          ownership: 'joint_venture',
          status: 'unknown',
          ticker: 'hose: acm',
          'founded#1': '2001-05',
          'founded#2': '1999',
        }),
        record('acme', { ownership: 'domestic' }, { origin: 'curation' }),
        record('acme-1', { province_id: 'north' }),
        record('acme-1', { province_id: 'south' }),
      ]),
    )
    expect(
      conflictsOf(standing, 'acme').map(({ subject_id, property, settled, opinions }) => [subject_id, property, settled, opinions.length]),
    ).toEqual([
      ['acme', 'ownership', true, 2],
      ['acme', 'founded', false, 2],
      ['acme-1', 'province_id', false, 2],
    ])
  })
})

describe('provenance', () => {
  test('every statement is live, superseded or retracted', () => {
    const first = record('acme', { name_en: 'Acme', ownership: 'domestic' }, { evidence_grade: 'document' })
    const second = record('acme', { name_en: 'ACME', tax_code: '0100047516' })
    const third = record('acme', { lei: 'X' })
    const retractions = [
      { record_id: second.record_id, property: 'tax_code', event_id: 'e1', retracted_at: new Date(), ended_at: null },
      { record_id: third.record_id, property: '*', event_id: 'e2', retracted_at: new Date(), ended_at: null },
    ]
    const all = chronicle([first, second, third], { retractions })
    const found = statementsOf(all, standingAt(all), REFERENCES, 'acme')
    expect(
      found.map(({ record: from, property, state, retracted_by }) => [statementId(from.record_id, property), state, retracted_by]),
    ).toEqual([
      [`${first.record_id}:name_en`, 'live', null],
      [`${first.record_id}:ownership`, 'live', null],
      [`${second.record_id}:name_en`, 'superseded', null],
      [`${second.record_id}:tax_code`, 'retracted', 'e1'],
      [`${third.record_id}:lei`, 'retracted', 'e2'],
    ])
  })
})

describe('records', () => {
  test('the id of a statement gives its record and property', () => {
    expect(parseStatementId(statementId('segment:acme/boards/maker@1f', 'segment#boards/maker'))).toEqual({
      recordId: 'segment:acme/boards/maker@1f',
      property: 'segment#boards/maker',
    })
    expect([parseStatementId('nothing'), parseStatementId(':x'), parseStatementId('x:')]).toEqual([undefined, undefined, undefined])
  })

  test.each([
    [{ colour: 'red' }, 'nothing a company can have'],
    [{ ownership: 'state' }, 'must be one of domestic'],
    [{ name_en: '' }, 'must be text'],
    [{ name_en: null }, 'is null'],
    [{ 'segment#boards/king': {} }, 'segment#<segment>/<role>'],
    [{ 'certificate#1': { note: 'x' } }, 'must be text'],
    [{}, 'says nothing'],
  ])('%j is refused', (values, why) => {
    expect(recordFaults(record('acme', values)).join()).toContain(why)
  })

  test('a site has no facts', () => {
    expect(recordFaults(record('acme-1', { 'certificate#1': 'ISO 9001', address: 'Lot 1', lat: 21.5 })).join()).toContain(
      'nothing a site can have',
    )
  })
})
