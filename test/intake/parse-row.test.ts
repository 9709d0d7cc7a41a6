import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/intake/cell.ts'
import { createDuplicateFinder } from '../../src/intake/duplicate-rows.ts'
import type { ImportField } from '../../src/intake/fields.ts'
import { createRowParser } from '../../src/intake/parse-row.ts'
import type { ParsedRow, RowValues } from '../../src/intake/parsed-row.ts'
import { ROW_CONTEXT } from '../support/row-context.ts'

/** A row of a firm with these cells. */
function parse(cells: Partial<Record<ImportField, Cell>>): ParsedRow {
  const fields = Object.keys({ name_en: 'Blue Lotus Co., Ltd', ...cells }) as ImportField[]
  const parser = createRowParser(
    fields.map((field, column) => ({ column, field, encoding: null })),
    ROW_CONTEXT,
  )
  const all: Partial<Record<ImportField, Cell>> = { name_en: 'Blue Lotus Co., Ltd', ...cells }
  return parser({ row_no: 9, cells: fields.map((field) => all[field] ?? null) })
}

const codes = (row: ParsedRow) => row.problems.map(({ severity, code }) => `${severity} ${code}`)
const read = (field: ImportField & keyof RowValues, cell: Cell) => parse({ [field]: cell }).values[field]
const problems = (field: ImportField, cell: Cell) => codes(parse({ [field]: cell }))

describe('a row', () => {
  test('has typed values, what the file said, and what was done', () => {
    const row = parse({ tax_code: 100_109_106, province: 'Bắc Giang', employees: '1.200', founded: '15/03/2012' })
    expect(row).toMatchObject({
      row_no: 9,
      rejected: false,
      values: {
        name_en: 'Blue Lotus Co., Ltd',
        tax_code: '0100109106',
        province: 'bac-ninh',
        former_province: 'bac-giang',
        employees: 1200,
        founded: '2012-03-15',
      },
      raw: { tax_code: '100109106', province: 'Bắc Giang', employees: '1.200', founded: '15/03/2012' },
    })
    expect(row.problems).toEqual([
      {
        column: 1,
        field: 'tax_code',
        code: 'tax_code_repaired',
        severity: 'fixed',
        args: { repair: 'leading_zero' },
        before: '100109106',
        after: '0100109106',
        left_out: false,
      },
      {
        column: 2,
        field: 'province',
        code: 'province_merged',
        severity: 'fixed',
        args: {},
        before: 'Bắc Giang',
        after: 'Bắc Ninh',
        left_out: false,
      },
    ])
  })

  test('without a name is rejected, whatever else it holds; one doubtful cell rejects nothing', () => {
    expect(parse({ name_en: null, tax_code: '0100109106' })).toMatchObject({
      rejected: true,
      problems: [{ code: 'no_name', severity: 'error' }],
    })
    expect(parse({ name_en: { kind: 'error', value: '#REF!' } }).rejected).toBe(true)
    expect(parse({ employees: 'nhiều' })).toMatchObject({ rejected: false, problems: [{ code: 'number_invalid', left_out: true }] })
  })

  test('a total under the table is no firm', () => {
    expect(codes(parse({ name_en: 'Tổng cộng', employees: 5000 }))).toEqual(['fixed footer_row'])
    expect(parse({ name_en: 'Tổng công ty Điện lực Mẫu', employees: 5000 }).rejected).toBe(false)
  })

  test('columns that are shifted are noticed by the name', () => {
    expect(problems('name_en', '0100109106')).toContain('error swapped_columns')
    expect(problems('name_en', 'info@firm.example')).toContain('error swapped_columns')
    expect(problems('name_en', 12)).toContain('error name_is_number')
    expect(problems('name_en', 'x'.repeat(301))).toContain('error name_too_long')
  })

  test('columns of one field: lists grow, of single values the first is taken and the other is said', () => {
    const parser = createRowParser(
      (['name_en', 'product', 'product', 'employees', 'employees'] as const).map((field, column) => ({ column, field, encoding: null })),
      ROW_CONTEXT,
    )
    const row = parser({ row_no: 2, cells: ['Blue Lotus', 'coil; wire', 'wire, cable', 10, 12] })
    expect(row.values).toMatchObject({ product: ['coil', 'wire', 'cable'], employees: 10 })
    expect(row.problems).toMatchObject([{ code: 'two_values', column: 4, args: { kept: '10' }, left_out: true }])
    expect(row.raw.product).toBe('coil; wire | wire, cable')
  })
})

describe('any cell', () => {
  test.each(['', ' ', '-', '--', 'N/A', 'n.a.', 'không có', 'Chưa có', 'đang cập nhật', 'null', '없음', '해당 없음', '不明'])(
    '%j is missing',
    (text) => {
      const row = parse({ product: text })
      expect(row.values.product).toBeUndefined()
      expect(row.problems).toEqual([])
    },
  )

  test('errors of the spreadsheet, as cells and as text, and formulas without a value', () => {
    expect(problems('note', { kind: 'error', value: '#N/A' })).toEqual(['warning spreadsheet_error'])
    expect(problems('note', '#REF!')).toEqual(['warning spreadsheet_error'])
    expect(problems('note', { kind: 'error', value: '#NOT_CALCULATED', formula: true })).toEqual(['warning not_calculated'])
  })

  test('a formula is flagged, its value taken', () => {
    const row = parse({ employees: { kind: 'plain', value: 80, formula: true } })
    expect([row.values.employees, ...codes(row)]).toEqual([80, 'fixed formula'])
  })

  test('invisible characters, composed letters, spaces and repeated commas', () => {
    expect(read('note', ' a\u200bb\u202e  c\u00a0d ,, e; ')).toBe('ab c d, e')
    expect(problems('note', 'a\u202eb,, c')).toEqual(['fixed control_characters', 'fixed repeated_delimiter'])
    expect(parse({ note: 'Điện tử'.normalize('NFD') })).toMatchObject({
      values: { note: 'Điện tử' },
      problems: [{ code: 'unicode_normalised' }],
    })
    expect(codes(parse({ note: '  plain ' }))).toEqual([])
  })

  test('restored letters say what they were', () => {
    const row = parse({ address: { kind: 'plain', value: 'Lô 3, KCN Mẫu', raw: 'L« 3, KCN MÉu' } })
    expect(row.raw.address).toBe('L« 3, KCN MÉu')
    expect(row.problems).toMatchObject([{ code: 'letters_restored', before: 'L« 3, KCN MÉu', after: 'Lô 3, KCN Mẫu' }])
  })

  test('names such as __proto__ change no object', () => {
    parse({ note: '__proto__', product: 'constructor' })
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.keys(parse({ note: '__proto__' }).values)).toEqual(['name_en', 'note'])
  })
})

describe('contacts', () => {
  test('mailboxes of offices are taken, of persons not', () => {
    expect(read('email', 'Info@Firm.example; sales@firm.example')).toEqual(['info@firm.example', 'sales@firm.example'])
    expect(read('email', 'kinhdoanh.abc@gmail.com')).toEqual(['kinhdoanh.abc@gmail.com'])
    for (const personal of ['nguyenvana1985@gmail.com', 'tran.thi.b@firm.example', 'hong@naver.com']) {
      expect([personal, ...problems('email', personal)]).toEqual([personal, 'warning personal_data'])
      expect(read('email', personal)).toBeUndefined()
    }
    expect(problems('email', 'abc@')).toEqual(['warning email_invalid'])
  })

  test('telephone numbers in one form; one with a person beside it is personal', () => {
    expect(read('phone', '(0222) 312-3456 / 0912.345.678')).toEqual(['+842223123456', '+84912345678'])
    expect(read('phone', 2_223_123_456)).toEqual(['+842223123456'])
    expect(read('phone', '+82 2-123-4567')).toEqual(['+8221234567'])
    expect(problems('phone', '0912345678 (Mr. Bình)')).toEqual(['warning personal_data'])
    expect(problems('phone', '12345')).toEqual(['warning phone_invalid'])
  })

  test('web addresses: http and https only', () => {
    expect(read('website', 'www.firm.example')).toEqual(['http://www.firm.example'])
    expect(read('source_url', 'https://firm.example/list?a=1')).toBe('https://firm.example/list?a=1')
    for (const bad of ['javascript:alert(1)', 'ftp://firm.example', 'http://127.0.0.1/x', 'https://user:pw@firm.example', 'no site'])
      expect([bad, ...problems('website', bad)]).toEqual([bad, 'warning url_invalid'])
  })
})

describe('codes', () => {
  test('tax codes by the engine that knows them; of persons never', () => {
    expect(read('tax_code', 'MST: 0100233488')).toBe('0100233488')
    expect(read('tax_code', '0314409058-002')).toBe('0314409058-002')
    expect(problems('tax_code', '0100233480')).toEqual(['warning tax_code_invalid'])
    expect(problems('tax_code', '001085012345')).toEqual(['warning personal_data'])
  })

  test('HS codes of four to ten digits', () => {
    expect(read('hs_code', '8542.31.00; 8534')).toEqual(['85423100', '8534'])
    expect(read('hs_code', 854_231)).toEqual(['854231'])
    expect(problems('hs_code', '85')).toEqual(['warning hs_code_invalid'])
    expect(problems('hs_code', '9954')).toEqual(['warning hs_code_invalid'])
  })

  // The LEI of ISO 17442's own example is Apple's; its check digits are the published ones.
  test('LEI and Open Supply Hub ids', () => {
    expect(read('lei', 'HWUPKR0MPOU8FGXBT394')).toBe('HWUPKR0MPOU8FGXBT394')
    expect(problems('lei', 'HWUPKR0MPOU8FGXBT395')).toEqual(['warning lei_invalid'])
    expect(read('os_id', 'CN2021250D1DTN7')).toBe('CN2021250D1DTN7')
    expect(problems('os_id', 'CN20212')).toEqual(['warning os_id_invalid'])
  })

  test('certificates in one spelling', () => {
    expect(read('certificate', 'iso9001-2015, ISO 14001')).toEqual(['ISO 9001:2015', 'ISO 14001'])
    expect(read('certificate', 'IATF16949:2016 và RoHS')).toEqual(['IATF 16949:2016', 'ROHS'])
    expect(problems('certificate', 'có')).toEqual(['warning certificate_unknown'])
  })
})

describe('places', () => {
  test.each([
    ['Tỉnh Bắc Giang', 'bac-ninh', 'bac-giang'],
    ['Bắc Ninh', 'bac-ninh', undefined],
    ['TP.HCM', 'ho-chi-minh-city', undefined],
    ['T.P Hồ Chí Minh', 'ho-chi-minh-city', undefined],
    ['Binh Duong province', 'ho-chi-minh-city', 'binh-duong'],
    ['Thừa Thiên - Huế', 'hue', undefined],
    ['박장성', 'bac-ninh', 'bac-giang'],
  ])('%s', (text, province, former) => {
    expect(parse({ province: text }).values).toEqual({
      name_en: 'Blue Lotus Co., Ltd',
      province,
      ...(former !== undefined && { former_province: former }),
    })
  })

  test('a park by its name; an unknown one and one of a common name keep their words', () => {
    expect(parse({ park: 'Mẫu 1' }).values.park).toBe('mau-1')
    expect(parse({ park: 'Khu công nghiệp Mẫu II' }).values.park).toBe('mau-2')
    expect(parse({ park: 'KCN Tân' }).values).toMatchObject({ park_name: 'KCN Tân' })
    expect(problems('park', 'KCN Lạ')).toEqual(['warning park_unknown'])
  })

  test('addresses: boxes, short ones, another country, another province', () => {
    expect(problems('address', 'P.O. Box 12, Hà Nội')).toEqual(['warning post_office_box'])
    expect(problems('address', 'Lô 3')).toEqual(['warning address_short'])
    expect(problems('address', 'No. 8 Sample Road, Shenzhen, China')).toEqual(['warning address_abroad'])
    expect(codes(parse({ address: 'Lô 3, KCN Mẫu, Hà Nội', province: 'Huế' }))).toEqual(['warning province_differs_from_address'])
    expect(codes(parse({ address: 'Lô 3, KCN Mẫu, tỉnh Bắc Giang', province: 'Bắc Ninh' }))).toEqual([])
  })

  test('coordinates: swapped ones are put right, impossible ones left out', () => {
    expect(parse({ lat: 106.07, lon: 21.18 })).toMatchObject({
      values: { lat: 21.18, lon: 106.07 },
      problems: [{ code: 'coordinates_swapped' }],
    })
    expect(parse({ lat: '21,18', lon: '106.07' }).values).toMatchObject({ lat: 21.18, lon: 106.07 })
    expect(codes(parse({ lat: 0, lon: 0 }))).toEqual(['warning coordinates_zero'])
    expect(codes(parse({ lat: 48.1, lon: 11.6 }))).toEqual(['warning coordinates_outside_country'])
    expect(codes(parse({ lat: 99, lon: 200 }))).toEqual(['warning coordinates_invalid'])
    expect(codes(parse({ lat: 21 }))).toEqual(['warning coordinates_without_partner'])
    expect(parse({ lat: 21 }).values.lat).toBeUndefined()
  })
})

describe('words of closed lists', () => {
  test.each([
    ['FDI', 'foreign_invested'],
    ['100% vốn nước ngoài', 'foreign_invested'],
    ['외국인투자기업', 'foreign_invested'],
    ['Liên doanh với nước ngoài', 'joint_venture'],
    ['합작', 'joint_venture'],
    ['Doanh nghiệp trong nước', 'domestic'],
    ['Domestic', 'domestic'],
    ['Nhà nước', 'domestic'],
    ['내자', 'domestic'],
  ])('ownership %s', (text, ownership) => expect(read('ownership', text)).toBe(ownership))

  test('a country in the column of ownership names the capital; a legal form says nothing of it', () => {
    expect(parse({ ownership: 'Hàn Quốc' }).values).toMatchObject({ ownership: 'foreign_invested', home_country: 'KOR' })
    expect(parse({ ownership: 'Việt Nam' }).values).toMatchObject({ ownership: 'domestic', home_country: 'VNM' })
    expect(problems('ownership', 'Công ty TNHH')).toEqual(['warning ownership_unknown'])
  })

  test.each([
    ['Hàn Quốc', 'KOR'],
    ['대한민국', 'KOR'],
    ['Korea, Republic of', 'KOR'],
    ['Nhật', 'JPN'],
    ['Đài Loan', 'TWN'],
    ['Taiwan, Province of China', 'TWN'],
    ['Hoa Kỳ', 'USA'],
    ['US', 'USA'],
    ['Đức', 'DEU'],
    ['CHN', 'CHN'],
    ['中国', 'CHN'],
    ['BVI', 'VGB'],
  ])('country %s', (text, country) => expect(read('home_country', text)).toBe(country))

  test('markets: several in a cell; words that are no country are said', () => {
    const row = parse({ export_market: 'Nhật Bản, Hoa Kỳ; châu Âu' })
    expect(row.values.export_market).toEqual(['JPN', 'USA'])
    expect(row.problems).toMatchObject([{ code: 'country_unknown', args: { value: 'châu Âu' } }])
  })

  test('status, role and kind of site', () => {
    expect([read('status', 'Đang hoạt động'), read('status', '폐업'), read('status', 'Under construction')]).toEqual([
      'operating',
      'closed',
      'planned',
    ])
    expect(problems('status', 'Tạm ngừng hoạt động')).toEqual(['warning status_unknown'])
    expect([read('role', 'Gia công'), read('role', 'Nhà sản xuất'), read('role', '무역'), read('role', 'EMS')]).toEqual([
      'processor',
      'maker',
      'trader',
      'assembler',
    ])
    expect([read('site_kind', 'Nhà máy'), read('site_kind', 'VP: văn phòng'), read('site_kind', 'R&D center')]).toEqual([
      'plant',
      'office',
      'rd_centre',
    ])
  })

  test('segments by name and synonym, never by guess', () => {
    expect(read('segment', 'Nhựa ABS, PC và HIPS')).toEqual(['abs-pc-resins'])
    expect(read('segment', 'PCB; 금형')).toEqual(['rigid-pcb', 'moulds-dies'])
    const row = parse({ segment: 'PCB, lò nướng, khuôn' })
    expect(row.values).toMatchObject({ segment: ['rigid-pcb'], unknown_segment: ['lò nướng', 'khuôn'] })
    expect(row.problems).toMatchObject([
      { code: 'segment_unknown', args: { value: 'lò nướng', matches: 0 } },
      { code: 'segment_unknown', args: { value: 'khuôn', matches: 2 } },
    ])
  })
})

describe('rows of one file', () => {
  const finder = () => {
    const find = createDuplicateFinder()
    return (row_no: number, cells: Partial<Record<ImportField, Cell>>) => codes(find({ ...parse(cells), row_no }))
  }

  test('copies name the row they repeat', () => {
    const find = finder()
    expect(find(2, { note: 'a' })).toEqual([])
    expect(find(3, { note: 'b' })).toEqual([])
    expect(find(4, { note: 'a' })).toEqual(['warning identical_row'])
  })

  test('names that differ in a number at one address', () => {
    const find = finder()
    const address = 'Lô 3, KCN Mẫu, Hà Nội'
    expect(find(2, { name_en: 'Blue Lotus Factory 1', address })).toEqual([])
    expect(find(3, { name_en: 'Blue Lotus Factory 2', address })).toEqual(['warning nearly_identical_row'])
    expect(find(4, { name_en: 'Blue Lotus Factory 3', address: 'Lô 9, KCN Mẫu, Hà Nội' })).toEqual([])
  })
})
