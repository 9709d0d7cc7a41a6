import { describe, expect, test } from 'vitest'
import { checkEdition, editionRules } from '../../src/edition/check.ts'
import { formatProblem, type EditionProblem } from '../../src/edition/problem.ts'
import { readSmallEdition, smallEdition, type Cells, type SmallEdition } from '../support/edition.ts'

async function problemsOf(breakIt: (edition: SmallEdition) => void): Promise<EditionProblem[]> {
  const edition = smallEdition()
  breakIt(edition)
  return checkEdition(await readSmallEdition(edition))
}

/** Sets cells of row `index` (0 = first) of a table. */
function set(table: string, index: number, cells: Cells): (edition: SmallEdition) => void {
  return ({ rows }) => {
    Object.assign(rows[table]?.[index] ?? {}, cells)
  }
}

function add(table: string, cells: Cells): (edition: SmallEdition) => void {
  return ({ rows }) => {
    rows[table]?.push(cells)
  }
}

function resource(edition: SmallEdition, name: string): SmallEdition['package']['resources'][number] {
  return edition.package.resources.find((each) => each.name === name)!
}

type Case = [
  rule: string,
  what: string,
  breakIt: (edition: SmallEdition) => void,
  expected: Partial<EditionProblem> & { fixMatch?: RegExp },
]

const link = {
  essential: 'true',
  curated: 'proposed',
  us_technology_missing: 'service',
  trade_pattern_missing: 'service',
  source_id: 'editors',
}

function contact(property: string, value: string): Cells {
  return {
    fact_id: `acme-boards-${property}`,
    company_id: 'acme-boards',
    property,
    value,
    source_id: 'editors',
    evidence_grade: 'self_declared',
    as_of: '2026-01',
  }
}

const cases: Case[] = [
  [
    'table_known',
    'a table nobody knows',
    (e) =>
      e.package.resources.push({
        ...resource(e, 'region'),
        name: 'planet',
        path: 'planet.csv',
        schema: { ...resource(e, 'region').schema, foreignKeys: [] },
      }),
    { table: 'planet' },
  ],
  [
    'table_known',
    'a table left out',
    (e) => {
      e.package.resources = e.package.resources.filter((each) => each.name !== 'need')
    },
    { table: 'need' },
  ],
  [
    'required',
    'an empty required field',
    set('company', 1, { ownership: '' }),
    { table: 'company', file: 'company.csv', row: 4, column: 'ownership', severity: 'error' },
  ],
  ['required', 'no evidence grade', set('site', 0, { evidence_grade: '' }), { table: 'site', row: 2, column: 'evidence_grade' }],
  ['type', 'a number with a comma', set('heading', 0, { rca: '0,8' }), { table: 'heading', column: 'rca', value: '0,8' }],
  ['type', 'an integer with a fraction', set('heading', 0, { year: '2022.5' }), { column: 'year' }],
  ['type', 'an integer beyond what is exact', set('stage', 0, { position: '99999999999999999999' }), { column: 'position' }],
  ['type', 'a word for true', set('segment_input', 0, { essential: 'yes' }), { column: 'essential', fixMatch: /true or false/ }],
  ['type', 'an impossible day', set('source', 0, { retrieved_on: '2026-02-30' }), { column: 'retrieved_on' }],
  [
    'enum',
    'a word outside the list',
    set('company', 0, { ownership: 'domestik' }),
    { column: 'ownership', fixMatch: /did you mean "domestic"/ },
  ],
  ['pattern', 'a date in another order', set('company', 0, { as_of: '05/2026' }), { column: 'as_of', value: '05/2026' }],
  ['range', 'a share in per cent', set('segment_code', 0, { share: '25' }), { column: 'share', fixMatch: /0\.25/ }],
  [
    'text_form',
    'decomposed accents',
    set('province', 0, { name_vi: 'Bắc Ninh'.normalize('NFD') }),
    { column: 'name_vi', severity: 'error' },
  ],
  ['text_form', 'a replacement character', set('province', 0, { name_vi: 'B\uFFFDc Ninh' }), { column: 'name_vi' }],
  ['text_form', 'a NUL, which PostgreSQL cannot store', set('province', 0, { note: 'a\0b' }), { column: 'note' }],
  ['text_form', 'a space at the end', set('province', 0, { name_vi: 'Bắc Ninh ' }), { column: 'name_vi', severity: 'warning' }],
  [
    'primary_key',
    'the same id twice',
    add('region', { region_id: 'north', position: '2', name_vi: 'x', name_en: 'x', name_ko: 'x' }),
    { table: 'region', row: 3, column: 'region_id' },
  ],
  [
    'primary_key',
    'the same pair twice',
    add('programme_segment', { programme_id: 'decree-205', segment_id: 'bare-boards' }),
    { table: 'programme_segment', column: 'programme_id+segment_id' },
  ],
  [
    'foreign_key',
    'an id that is not there',
    set('company_segment', 0, { segment_id: 'bare-bords' }),
    { table: 'company_segment', row: 2, column: 'segment_id', value: 'bare-bords', fixMatch: /Did you mean "bare-boards"/ },
  ],
  [
    'foreign_key',
    'an id in a list that is not there',
    set('basket', 0, { segment_ids: 'bare-boards|copper-foul' }),
    { column: 'segment_ids', fixMatch: /copper-foil/ },
  ],
  [
    'id_slug',
    'an id with capitals and accents',
    set('gateway', 0, { gateway_id: 'Nội Bài' }),
    { column: 'gateway_id', fixMatch: /"noi-bai"/ },
  ],
  [
    'vocabulary',
    'a sector the platform does not know',
    (e) => {
      set('sector', 0, { sector_id: 'toys' })(e)
      e.rows['segment']?.forEach((row) => {
        row['sector_id'] = 'toys'
      })
    },
    { table: 'sector', column: 'sector_id' },
  ],
  ['date', 'a month that does not exist', set('programme', 0, { issued_on: '2025-13' }), { column: 'issued_on' }],
  ['date_future', 'read after the edition was made', set('source', 0, { retrieved_on: '2026-11-24' }), { column: 'retrieved_on' }],
  ['date_future', 'a year to come', set('company', 0, { as_of: '2027' }), { column: 'as_of' }],
  [
    'code_digits',
    'an HS code that lost its zero',
    set('segment_code', 0, { code: '85340' }),
    { column: 'code', fixMatch: /leading zeros/ },
  ],
  ['code_digits', 'a heading of five digits', set('heading', 0, { hs1992_heading: '85340' }), { column: 'hs1992_heading' }],
  ['code_digits', 'an ISIC division', set('industry', 0, { isic4: '26' }), { column: 'isic4' }],
  ['country_code', 'a country of two letters', set('partner_trade', 0, { partner: 'CN' }), { column: 'partner' }],
  ['url', 'a script for an address', set('source', 0, { url: 'javascript:alert(1)' }), { column: 'url' }],
  ['url', 'a website without https', set('company_fact', 0, { value: 'acme.example' }), { table: 'company_fact', column: 'value' }],
  [
    'short_name',
    'a name too long for its tile',
    set('segment', 0, { short_name_vi: 'Mạch in nhiều lớp mật độ cao' }),
    { column: 'short_name_vi', fixMatch: /Shorten/ },
  ],
  [
    'value_or_reason',
    'neither value nor reason',
    set('heading_trade', 0, { value_usd: '' }),
    { table: 'heading_trade', column: 'value_usd' },
  ],
  [
    'value_or_reason',
    'both value and reason',
    set('heading_trade', 1, { value_usd: '0' }),
    { table: 'heading_trade', row: 3, column: 'missing_reason' },
  ],
  [
    'value_or_reason',
    'no reason for missing evidence',
    set('segment_input', 0, { trade_pattern_missing: '' }),
    { column: 'trade_pattern' },
  ],
  [
    'coordinates',
    'latitude and longitude swapped',
    set('province', 0, { lat: '106.1', lon: '21.2' }),
    { column: 'lat', fixMatch: /swapped/ },
  ],
  ['coordinates', 'latitude alone', set('park', 0, { lon: '' }), { table: 'park', column: 'lon' }],
  ['coordinates', 'a position without a basis', set('park', 0, { position_basis: 'none' }), { column: 'position_basis' }],
  [
    'languages',
    'a text in two languages of three',
    (e) => {
      resource(e, 'need').schema.fields.find((field) => field.name === 'title_ko')!.constraints = {}
      set('need', 0, { title_ko: '' })(e)
    },
    { table: 'need', column: 'title_ko' },
  ],
  ['hangul', 'a Korean name in Latin letters', set('segment', 0, { name_ko: 'PCB' }), { column: 'name_ko', severity: 'warning' }],
  [
    'family_stage',
    'a segment in another stage than its family',
    set('segment', 0, { stage_id: 'recycling' }),
    { table: 'segment', row: 2, column: 'stage_id' },
  ],
  [
    'input_cycle',
    'a circle without recycling',
    add('segment_input', { input_segment_id: 'bare-boards', output_segment_id: 'copper-foil', ...link }),
    { table: 'segment_input', severity: 'warning', row: 5 },
  ],
  [
    'input_cycle',
    'a segment that feeds itself',
    add('segment_input', { input_segment_id: 'bare-boards', output_segment_id: 'bare-boards', ...link }),
    { row: 5, severity: 'error' },
  ],
  [
    'former_province',
    'a site whose two provinces disagree',
    set('site', 0, { province_id: 'ha-noi', park_id: '' }),
    { table: 'site', column: 'province_id', fixMatch: /bac-ninh/ },
  ],
  [
    'former_province',
    'a park whose two provinces disagree',
    (e) => {
      set('park', 0, { province_id: 'ha-noi' })(e)
      set('site', 0, { park_id: '' })(e)
    },
    { table: 'park' },
  ],
  [
    'park_province',
    'a site in a park elsewhere',
    set('site', 0, { province_id: 'ha-noi', former_province_id: '' }),
    { table: 'site', severity: 'warning' },
  ],
  [
    'site_company',
    'a site of another company',
    set('company_segment', 1, { site_id: 'acme-boards-1' }),
    { table: 'company_segment', row: 3, column: 'site_id' },
  ],
  [
    'demo_mark',
    'an invented company that does not say so',
    (e) => {
      e.package.fictional = true
      set('company', 1, { name_en: 'Demo Foil' })(e)
    },
    { table: 'company', row: 2, severity: 'error' },
  ],
  ['demo_mark', 'an invented company among real ones', set('company', 0, { name_en: 'Demo Boards' }), { severity: 'warning' }],
  [
    'evidence_column',
    'facts that need no source',
    (e) => {
      resource(e, 'company_fact').schema.fields.find((field) => field.name === 'evidence_grade')!.constraints = {}
    },
    { table: 'company_fact', column: 'evidence_grade' },
  ],
  [
    'fact_term',
    'an entry the vocabulary does not have',
    set('company_fact', 1, { term_id: 'etchin' }),
    { table: 'company_fact', row: 3, column: 'term_id', fixMatch: /"etching"/ },
  ],
  [
    'fact_term',
    'an entry of a fact that has no vocabulary',
    set('company_fact', 0, { term_id: 'etching' }),
    { column: 'term_id', fixMatch: /Empty term_id/ },
  ],
  [
    'fact_details',
    'a key nobody knows',
    set('company_fact', 1, { details: 'colour=red' }),
    { column: 'details', fixMatch: /mode, max_size/ },
  ],
  ['fact_details', 'a word not in the list', set('company_fact', 1, { details: 'mode=own' }), { fixMatch: /core, supplementary/ }],
  ['fact_details', 'details where there are none', set('company_fact', 0, { details: 'mode=core' }), { fixMatch: /note/ }],
  ['vocabulary_group', 'a group nobody knows', set('process', 0, { group_id: 'pcbs' }), { column: 'group_id', fixMatch: /"pcb"/ }],
  [
    'foreign_key',
    'a step after one that is not there',
    set('qualification_step', 1, { after: 'audits' }),
    { column: 'after', fixMatch: /Did you mean "audit"/ },
  ],
  [
    'band',
    'a usual time that nobody published',
    set('qualification_step', 0, { duration_source_id: '' }),
    { table: 'qualification_step', row: 2, column: 'duration_source_id', fixMatch: /duration_max_missing/ },
  ],
  ['band', 'a currency without a cost', set('qualification_step', 0, { cost_currency: 'VND' }), { column: 'cost_currency' }],
  ['band', 'the larger number first', set('qualification_step', 0, { duration_min: '3' }), { column: 'duration_min' }],
  ['step_cycle', 'steps that wait for each other', set('qualification_step', 0, { after: 'samples' }), { column: 'after' }],
  ['vocabulary_entry', 'a code of no entry', set('vocabulary_code', 0, { entry_id: 'etchin' }), { column: 'entry_id' }],
  [
    'vocabulary_entry',
    'a detail equipment does not have',
    set('equipment_type', 0, { detail_keys: 'axes|colour' }),
    { column: 'detail_keys' },
  ],
  [
    'vocabulary_word',
    'a word of two entries',
    set('process', 1, { synonyms_ja: 'Etch' }),
    { table: 'process', row: 3, column: 'synonyms_ja', severity: 'warning' },
  ],
  [
    'personal_data',
    'an e-mail address',
    set('company', 0, { note: 'Ask lan.nguyen@example.com' }),
    { column: 'note', severity: 'warning' },
  ],
  [
    'personal_data',
    'a person’s mailbox as a fact',
    add('company_fact', contact('email', 'lan.nguyen@example.com')),
    { column: 'value', severity: 'error' },
  ],
  ['personal_data', 'two mailboxes in one fact', add('company_fact', contact('email', 'info@a.vn, sales@a.vn')), { column: 'value' }],
  [
    'personal_data',
    'a telephone number',
    set('site', 0, { address: 'Lot B2, tel. +84 912 345 678' }),
    { column: 'address', severity: 'warning' },
  ],
]

describe('an edition', () => {
  test('without a mistake has no problem', async () => {
    expect(await problemsOf(() => undefined)).toEqual([])
  })

  test.each(cases)('%s: %s', async (rule, _what, breakIt, { fixMatch, ...expected }) => {
    const problems = await problemsOf(breakIt)
    expect(problems.map(formatProblem), 'one mistake, one message').toHaveLength(1)
    expect(problems[0]).toMatchObject({ rule, ...expected })
    if (fixMatch !== undefined) expect(problems[0]?.fix).toMatch(fixMatch)
  })

  test('has a bad row here for every rule', () => {
    const inOtherTests = ['columns']
    expect([...new Set(cases.map(([rule]) => rule)), ...inOtherTests].toSorted()).toEqual(editionRules.map((rule) => rule.id).toSorted())
  })

  test.each([
    '0.5 of 2610',
    '2025-01/2025-11',
    '107 719 344 000 USD',
    'Lot CN-06, road N2',
    '853400|853410',
    '0104093672',
    'ISO 9001:2015',
    '10 000 000 units a year',
  ])('takes "%s" for no telephone number', async (text) => {
    expect(await problemsOf(set('company', 0, { note: text }))).toEqual([])
  })

  test('shows a problem in one line, with file, line and column', async () => {
    const [problem] = await problemsOf(set('company', 1, { ownership: 'owned' }))
    expect(formatProblem(problem!)).toMatch(
      /^error company\.csv:4:ownership The value is not in the list \(found "owned"\)\. Use one of domestic/,
    )
  })
})
