import { describe, expect, test } from 'vitest'
import { headerFingerprint, suggestMapping } from '../../src/intake/suggest-mapping.ts'

/** Heading and first rows of lists as ministries, provinces, parks, chambers and associations make them; all firms are made up. */
const LISTS: readonly { from: string; headers: string; rows: readonly string[]; fields: string }[] = [
  {
    from: 'a department of industry and trade',
    headers:
      'STT|Tên doanh nghiệp|Mã số thuế|Địa chỉ trụ sở chính|Tỉnh/Thành phố|Ngành nghề kinh doanh chính|Số lao động|Năm thành lập|Ghi chú',
    rows: [
      '1|Công ty TNHH Sao Mai|0100109106|Số 5, đường Hoa Lư, phường Trung|Bắc Ninh|Ép nhựa|120|2015|',
      '2|Công ty CP Hồng Hà Số|2300000012|Lô A2, KCN Mẫu|Hải Phòng|Khuôn mẫu|85|2009|mới',
    ],
    fields: 'ignore name_vi tax_code address province segment employees founded note',
  },
  {
    from: 'a directory with English names',
    headers: 'No.|Tên tiếng Việt|Tên tiếng Anh|Tên viết tắt|Địa chỉ|Điện thoại|Fax|Email|Website|Sản phẩm chính',
    rows: [
      '1|Công ty TNHH Sao Mai|Sao Mai Co., Ltd|SAOMAI|Lô 3, KCN Mẫu, Hà Nội|0243 123 4567|0243 123 4568|info@saomai.example|www.saomai.vn|Khuôn ép nhựa',
    ],
    fields: 'ignore name_vi name_en short_name address phone phone email website product',
  },
  {
    from: 'foreign investors',
    headers: 'TT|Tên dự án/nhà đầu tư|Tên công ty|Quốc gia đầu tư|Vốn đầu tư (triệu USD)|Khu công nghiệp|Ngày cấp|Lĩnh vực',
    rows: [
      '1|Dự án A|Công ty TNHH ABC Vina|Hàn Quốc|12,5|KCN Mẫu I|12/03/2019|Linh kiện điện tử',
      '2|Dự án B|Công ty TNHH XYZ Việt Nam|Nhật Bản|3|KCN Mẫu II|01/07/2020|Dây cáp',
    ],
    fields: 'ignore * name_vi home_country investment_usd park founded segment',
  },
  {
    from: 'an English supplier list',
    headers:
      'Supplier Name|Tax Code|Country|Factory Address|Province|Main Products|No. of Employees|Year Established|Certifications|Main Customers',
    rows: [
      'Blue Lotus Electronics Co., Ltd|0100109106|Vietnam|Lot C3, Sample Industrial Park|Bac Ninh|PCB assembly|450|2012|ISO 9001:2015|Firm A, Firm B',
    ],
    fields: 'name_en tax_code home_country address province product employees founded certificate customer',
  },
  {
    from: 'Open Supply Hub',
    headers: 'os_id|country|name|address|lat|lng|sector|number_of_workers|parent_company',
    rows: ['VN2021160D1DTN7|VN|Blue Lotus Electronics Co., Ltd|Lot C3, Sample IP, Bac Ninh|21.18|106.07|Electronics|450|Blue Lotus Group'],
    fields: 'os_id home_country name_en address lat lon segment employees group_name',
  },
  {
    from: 'a Korean chamber',
    headers: '번호|회사명|영문 회사명|대표자|업종|주소|전화번호|이메일|종업원수|설립일',
    rows: [
      '1|가온전자 베트남|GAON ELECTRONICS VINA CO., LTD|홍길동|인쇄회로기판|박닌성 옌퐁공단|0222-3123-456|sales@gaon.example|350|2014-05-20',
    ],
    fields: 'ignore name_native name_en ignore segment address phone email employees founded',
  },
  {
    from: 'a Korean list of investments',
    headers: '업체명|투자국|지역|주요제품|투자금액(USD)|모기업|홈페이지|비고',
    rows: ['㈜나래정밀|한국|하이퐁|사출 부품|5,000,000|나래그룹|www.narae.co.kr|'],
    fields: 'name_native home_country province product investment_usd group_name website note',
  },
  {
    from: 'a Japanese list',
    headers: '番号|会社名|所在地|電話番号|従業員数|設立年|製品|認証',
    rows: ['1|株式会社サンプル電子ベトナム|バクニン省サンプル工業団地|+84 222 312 3456|200|2011|コネクタ|ISO 14001'],
    fields: 'ignore name_native address phone employees founded product certificate',
  },
  {
    from: 'a Chinese list',
    headers: '序号|公司名称|地址|联系人|电话|主要产品|员工人数|出口市场',
    rows: ['1|样本电子（越南）有限公司|北宁省样本工业区A3|王先生|0222 312 3456|连接器|800|美国, 日本'],
    fields: 'ignore name_native address ignore phone product employees export_market',
  },
  {
    from: 'two languages in one heading',
    headers:
      'Tên công ty\n(Company name)|Mã số thuế\n(Tax code)|Địa chỉ\n(Address)|Loại hình sở hữu\n(Ownership)|Doanh thu (USD)\n(Revenue)|Thị trường xuất khẩu\n(Export market)',
    rows: ['Công ty TNHH Sao Mai|0100109106|Lô 3, KCN Mẫu, Hà Nội|FDI|1,500,000|Nhật Bản, Hoa Kỳ'],
    fields: 'name_vi tax_code address ownership revenue_usd export_market',
  },
  {
    from: 'abbreviations without accents',
    headers: 'TT|Ten DN|MST|Dia chi|Tinh|SDT|Nganh|Lao dong|Von dau tu',
    rows: ['1|CTY TNHH SAO MAI|0100109106|Lo 3, KCN Mau|Ha Noi|0243123456|Ep nhua|120|500000'],
    fields: 'ignore name_vi tax_code address province phone segment employees investment_usd',
  },
  {
    from: 'no heading at all',
    headers: '||||||',
    rows: [
      '1|Công ty TNHH Sao Mai|0100109106|Lô 3, KCN Mẫu, phường Trung, Hà Nội|Hà Nội|info@saomai.example|https://saomai.vn',
      '2|Công ty CP Hồng Hà Số|0100233488|Số 5, đường Hoa Lư, Hải Phòng|Hải Phòng|sales@hongha.example|https://hongha.vn',
      '3|Công ty TNHH Trúc Việt|0314409058|Lô B7, KCN Mẫu II, Đồng Nai|Đồng Nai|truc@truc.example|https://truc.vn',
    ],
    fields: 'ignore name_vi tax_code address province email website',
  },
  {
    from: 'a park',
    headers: 'STT|Doanh nghiệp|KCN|Lô đất|Mã HS|Công suất|Tình trạng|Khách hàng chính|Vai trò|Nguồn',
    rows: ['1|Công ty TNHH Sao Mai|KCN Mẫu|A3|8534.00|2 triệu sp/năm|Đang hoạt động|Hãng A|Gia công|https://kcnmau.vn/ds'],
    fields: 'ignore name_vi park * hs_code capacity status customer role source_url',
  },
  {
    from: 'a heading that is wrong: the tax code holds names',
    headers: 'Mã số thuế|Tên công ty|Địa chỉ',
    rows: ['Công ty TNHH Sao Mai|0100109106|Lô 3, KCN Mẫu, Hà Nội', 'Công ty CP Hồng Hà Số|0100233488|Lô 4, KCN Mẫu, Hà Nội'],
    fields: '* * address',
  },
]

describe('headings of real kinds of lists', () => {
  test.each(LISTS.map((list) => [list.from, list] as const))('%s', (_from, { headers, rows, fields }) => {
    const suggested = suggestMapping(
      headers.split('|'),
      rows.map((row) => row.split('|')),
    ).map(({ field }) => field)
    const expected = fields.split(' ')
    expect(suggested.map((field, column) => (expected[column] === '*' ? '*' : field))).toEqual(expected)
  })
})

test('a heading over other cells is not believed more than the cells', () => {
  const [code] = suggestMapping(['Mã số thuế'], [['Công ty TNHH Sao Mai'], ['Công ty CP Hồng Hà Số']])
  expect(code).toMatchObject({ field: 'name_vi', reason: { by: 'content' } })
})

test('a field that takes one value is given to one column; the other keeps it as an alternative', () => {
  const [first, second] = suggestMapping(['Địa chỉ', 'Địa chỉ nhà máy'], [['Số 1, đường A, Hà Nội', 'Lô 3, KCN B, Hà Nội']])
  expect([first?.field, second?.field]).toEqual(['address', 'ignore'])
  expect(second?.alternatives[0]?.field).toBe('address')
})

test('each suggestion says why and how sure', () => {
  const [tax, odd] = suggestMapping(
    ['MST', 'Cột lạ'],
    [
      ['0100109106', 'x1'],
      ['0100233488', 'y2'],
    ],
  )
  expect(tax).toMatchObject({ confidence: 1, reason: { by: 'header_and_content', words: 'mst', share: 1 } })
  expect(odd).toMatchObject({ field: 'ignore', confidence: 0, reason: { by: 'nothing' } })
})

test('the fingerprint forgets case, accents and signs, and nothing else', () => {
  expect(headerFingerprint(['Mã số thuế', 'Tên DN'])).toBe(headerFingerprint(['MA SO THUE:', 'ten  dn']))
  expect(headerFingerprint(['Mã số thuế', 'Tên DN'])).not.toBe(headerFingerprint(['Tên DN', 'Mã số thuế']))
})
