import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ageBandOf, yearsSince } from '../../src/services/curation/quality/as-of.ts'
import { getQuality } from '../../src/services/curation/quality/dashboard.ts'
import { listQualityFindings } from '../../src/services/curation/quality/lists.ts'
import type { QualityRow } from '../../src/services/curation/quality/rule.ts'
import { qualityRules } from '../../src/services/curation/quality/rules.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { type DemoApp, openDemoApp } from '../support/demo-app.ts'
import { importCsv } from '../support/import-csv.ts'
import { engines } from '../support/database.ts'
import { openRealEdition, type RealEdition } from '../support/real-edition.ts'

const SETTINGS = { country: 'VNM', today: '2026-06-15' }

type Change = {
  company?: Partial<QualityRow['company']>
  sites?: Partial<QualityRow['sites'][number]>[]
  websites?: string[]
  made?: boolean
}
let number = 0

/** A company nothing is wrong with, changed. */
function row({ company = {}, sites = [{}], websites = [], made = true }: Change = {}): QualityRow {
  number += 1
  const company_id = `firm-${number}`
  return {
    company: {
      company_id,
      name_en: `Firm ${number}`,
      name_vi: null,
      name_native: null,
      short_name: null,
      tax_code: null,
      ownership: 'domestic',
      home_country: 'VNM',
      status: 'operating',
      evidence_grade: 'press',
      as_of: '2026-01',
      source_id: 'a-source',
      ...company,
    },
    sites: sites.map((site, i) => ({
      company_id,
      site_id: `${company_id}-${i + 1}`,
      name: null,
      province_id: 'bac-ninh',
      former_province_id: null,
      park_id: null,
      address: 'Lot 1',
      status: 'operating' as const,
      evidence_grade: 'press' as const,
      park_province_id: null,
      former_province_now_id: null,
      ...site,
    })),
    made: made ? [{ segment_id: 'pcba', evidence_grade: 'press' }] : [],
    facts: websites.map((value) => ({ property: 'website', value })),
  }
}

function found(code: string, rows: readonly QualityRow[], areTwo: (a: string, b: string) => boolean = () => false): string[] {
  const rule = qualityRules(areTwo).find((each) => each.code === code)
  if (rule === undefined) throw new Error(`no rule ${code}`)
  const run = rule.start(SETTINGS)
  return [...rows.flatMap((each) => run.look(each)), ...(run.finish?.() ?? [])].map((each) => each.subject_id)
}

describe('each rule finds what it names, and nothing else', () => {
  // 0100109106 (Viettel) and 0101243150 (MISA) are published codes; the first with another last digit is none.
  test.each<[string, Change[], number[]]>([
    ['tax_code_invalid', [{ company: { tax_code: '0100109107' } }, { company: { tax_code: '0100109106' } }, {}], [0]],
    [
      'tax_code_shared',
      [{ company: { tax_code: '0100109106' } }, { company: { tax_code: '0100109106' } }, { company: { tax_code: '0101243150' } }],
      [0, 1],
    ],
    [
      'name_damaged',
      [
        { company: { name_vi: 'C«ng ty §iÖn tö ViÖt Nam' } },
        { company: { name_vi: 'CÃ´ng ty TNHH' } },
        { company: { name_en: 'Caf\ufffd Electronics' } },
        { company: { name_en: 'Böhler Citroën Škoda', name_vi: 'Công ty Điện tử Ánh Dương' } },
        { company: { name_en: 'Intel® Products «North»' } },
      ],
      [0, 1, 2],
    ],
    [
      'former_province_elsewhere',
      [
        { sites: [{ former_province_id: 'binh-duong', former_province_now_id: 'ho-chi-minh-city' }] },
        { sites: [{ former_province_id: 'bac-giang', former_province_now_id: 'bac-ninh' }] },
      ],
      [0],
    ],
    [
      'park_elsewhere',
      [{ sites: [{ park_id: 'a', park_province_id: 'hung-yen' }] }, { sites: [{ park_id: 'b', park_province_id: 'bac-ninh' }] }],
      [0],
    ],
    [
      'website_unreadable',
      [
        { websites: ['see our page'] },
        { websites: ['https://example.org'] },
        { websites: ['www.example.com.vn/about'] },
        { websites: ['ftp://example.org'] },
      ],
      [0, 3],
    ],
    [
      'name_shared',
      [{ company: { name_en: 'Ánh Dương Co' } }, { company: { name_en: 'anh duong  co' } }, { company: { name_en: 'Sao Mai' } }],
      [0, 1],
    ],
    ['site_without_province', [{ sites: [{ province_id: null }] }, {}], [0]],
    ['company_without_site', [{ sites: [] }, {}], [0]],
    ['company_without_segment', [{ made: false }, {}], [0]],
    [
      'stale',
      [
        { company: { as_of: '2022' } },
        { company: { as_of: '2023-06-15' } },
        { company: { as_of: '2023-06-16' } },
        { company: { as_of: '2023' } },
        { company: { as_of: null } },
      ],
      [0, 1],
    ],
    [
      'country_against_ownership',
      [
        { company: { ownership: 'domestic', home_country: 'KOR' } },
        { company: { ownership: 'foreign_invested', home_country: 'VNM' } },
        { company: { ownership: 'joint_venture', home_country: 'JPN' } },
        { company: { ownership: 'domestic', home_country: null } },
      ],
      [0, 1],
    ],
    [
      'closed_with_open_site',
      [{ company: { status: 'closed' } }, { company: { status: 'closed' }, sites: [{ status: 'closed' }] }, {}],
      [0],
    ],
    ['undated', [{ company: { as_of: null } }, {}], [0]],
    [
      'foreign_without_country',
      [{ company: { ownership: 'foreign_invested', home_country: null } }, { company: { home_country: null } }],
      [0],
    ],
  ])('%s', (code, changes, expected) => {
    const rows = changes.map(row)
    const ids = new Set(found(code, rows))
    const hit = rows.flatMap(({ company, sites }, i) =>
      ids.has(company.company_id) || sites.some((site) => ids.has(site.site_id)) ? [i] : [],
    )
    expect(hit).toEqual(expected)
  })

  test('what somebody has called two companies is no duplicate', () => {
    const rows = [row({ company: { name_en: 'Twin' } }), row({ company: { name_en: 'Twin' } })]
    expect(found('name_shared', rows)).toHaveLength(2)
    expect(found('name_shared', rows, () => true)).toEqual([])
  })
})

describe('age', () => {
  test.each([
    ['2026-06-15', 0, 'under_1'],
    ['2025-06-15', 1, 'from_1_to_3'],
    ['2025-06-16', 0, 'under_1'],
    // The last day counts: nothing is called older than it is.
    ['2023', 2, 'from_1_to_3'],
    ['2023-06', 2, 'from_1_to_3'],
    ['2023-05', 3, 'from_3_to_5'],
    ['2020', 5, 'over_5'],
    ['2027', 0, 'under_1'],
    [null, null, 'undated'],
  ])('of %s', (asOf, years, band) => {
    expect(yearsSince(asOf, '2026-06-15')).toBe(years)
    expect(ageBandOf(asOf, '2026-06-15')).toBe(band)
  })
})

describe('the dashboard of the demo edition', () => {
  let app: DemoApp
  beforeAll(async () => {
    app = await openDemoApp()
  }, 120_000)
  afterAll(() => app.dispose())
  const figure = async (id: string) => (await getQuality(app.context, { lang: 'en' })).figures.find((each) => each.id === id)

  test('follows a change at once', async () => {
    expect(await figure('with_tax_code')).toMatchObject({ value: 0, of: 51, pct: 0 })
    await assertStatements(app.context, {
      about: { subject_id: 'demo-lychee-circuits' },
      values: { tax_code: '0100109106' },
      evidence_grade: 'document',
      actor: 'operator',
    })
    expect(await figure('with_tax_code')).toMatchObject({ value: 1, of: 51 })
  })

  test('counts a contradiction until a curator settles it', async () => {
    expect(await figure('conflicts')).toMatchObject({ value: 0 })
    const record = (await app.context.db.selectFrom('record').selectAll().where('subject_id', '=', 'demo-longan-boards').execute()).find(
      (each) => 'name_en' in each.values,
    )
    if (record === undefined) throw new Error('no record')
    // A second source that says otherwise, as an import would bring it.
    await app.context.db
      .insertInto('record')
      .values({
        ...record,
        record_id: 'other-source',
        origin: 'import',
        evidence_grade: 'self_declared',
        as_of: '2019',
        values: JSON.stringify({ home_country: 'KOR' }),
        raw: null,
        event_id: '01000000-0000-7000-8000-000000000000',
      })
      .execute()
    // The record came past the services, so the stamp has not changed: ask as of another day.
    const later = new Date(Date.now() + 2 * 86_400_000)
    const { conflicts } = await getQuality(app.context, { lang: 'en' }, later)
    expect(conflicts).toMatchObject({
      count: 1,
      examples: [
        {
          company_id: 'demo-longan-boards',
          property: 'home_country',
          values: [
            { value: 'VNM', shown: true },
            { value: 'KOR', shown: false },
          ],
        },
      ],
    })
    await assertStatements(app.context, {
      about: { subject_id: 'demo-longan-boards' },
      values: { home_country: 'VNM' },
      evidence_grade: 'document',
      actor: 'operator',
    })
    expect((await getQuality(app.context, { lang: 'en' }, later)).conflicts.count).toBe(0)
  })

  test('counts what imports brought and what they had to leave out', async () => {
    await importCsv(app, 'Company name,Tax code\nZarnike Obwalt,0100109107\n,0100109106\n')
    expect(await figure('imports')).toMatchObject({ value: 1 })
    expect(await figure('rows_imported')).toMatchObject({ value: 2 })
    expect(await figure('rows_rejected')).toMatchObject({ value: 1, of: 2, pct: 50 })
    const { import_problems } = await getQuality(app.context, { lang: 'vi' })
    expect(import_problems.length).toBeGreaterThan(0)
    expect(import_problems.every(({ name, count }) => name.length > 5 && count > 0)).toBe(true)
  })

  test('the list of findings agrees with the counts', async () => {
    const { rules } = await getQuality(app.context, { lang: 'en' })
    const { total, facets } = await listQualityFindings(app.context, { limit: 500, lang: 'en' })
    expect(total).toBe(rules.reduce((sum, rule) => sum + rule.count, 0))
    for (const { value, count } of facets.rule) expect(rules.find((rule) => rule.code === value)?.count).toBe(count)
  })
})

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(`the dashboard of the real edition, ${title}`, () => {
    let real: RealEdition
    beforeAll(async () => {
      real = await openRealEdition(engine)
    }, 120_000)
    afterAll(() => real.dispose())

    test('says what is there, and of every number what it counts', async () => {
      const dashboard = await real.client.quality.get({ lang: 'en' })
      const companies = dashboard.figures.find((each) => each.id === 'companies')?.value
      expect(dashboard.grades.reduce((sum, each) => sum + each.companies, 0)).toBe(companies)
      expect(dashboard.freshness.reduce((sum, each) => sum + each.count, 0)).toBe(companies)
      for (const { definition, value, of } of dashboard.figures) {
        expect(definition.length).toBeGreaterThan(20)
        if (value !== null && of !== null) expect(value).toBeLessThanOrEqual(of)
      }
      // The edition was checked when it was made: what remains is what nobody knows, not what is wrong.
      expect(dashboard.rules.filter((rule) => rule.severity === 'error' && rule.count > 0)).toEqual([])
    })

    test('never compares what cannot be compared', async () => {
      const { classes, provinces } = await real.client.quality.get({ lang: 'en' })
      for (const { comparable, official_establishments, coverage_pct, companies, note } of classes) {
        expect(comparable).toBe(official_establishments !== null && companies <= official_establishments)
        expect(coverage_pct === null).toBe(!comparable)
        expect(note.length).toBeGreaterThan(20)
      }
      expect(provinces).toHaveLength(34)
      expect(provinces.every((each) => each.official_establishments === null && each.missing_reason.length > 20)).toBe(true)
    })
  })
}
