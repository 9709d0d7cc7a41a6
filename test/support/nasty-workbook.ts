import { asTcvn3 } from './vietnamese-lines.ts'
import { type WrittenCell, writeXlsx } from './xlsx-writer.ts'

/**
 * A list as an officer gets it by mail: titles and merged headings above the table, a column typed in .VnTime, tax codes that
 * lost their zeros, provinces that were merged away, dates as text, formulas, errors, a total below. All firms are made up;
 * their tax codes have good check digits where a comment does not say otherwise.
 */
export const NASTY_ROWS = 60

const NAMES =
  'Sao Mai Xanh|Đại Lâm Phát|Hồng Hà Số|Trúc Việt|Mặt Trời Đỏ|Kim Sơn Điện|Bình Minh Mới|Thành Đạt Phú|An Khang Vina|Phương Bắc|Gia Hưng|Tân Lộc'.split(
    '|',
  )
const ACTIVITIES = 'Điện tử|Cơ khí chính xác|Linh kiện nhựa|Khuôn mẫu|Bao bì|Dây cáp điện'.split('|')
const KOREAN = ['가온전자 베트남', '나래정밀 (주)', '㈜ 다솜테크', '주식회사 라온비나']
// Provinces of before July 2025, today's, and three ways to write one of them.
const PROVINCES = [
  'Bắc Giang',
  'Hải Dương',
  'Bình Dương',
  'Vĩnh Phúc',
  'TP. Hồ Chí Minh',
  'TPHCM',
  'Tỉnh Bắc Ninh',
  'Ha Noi',
  'Long An',
  'Đồng Nai',
]
const DATES: readonly WrittenCell[] = [
  { value: 42_005, format: 'vietnameseDate' },
  '15/03/2012',
  '2010',
  '31/02/2015',
  '5.7.98',
  42_005,
  '2019년 5월',
  'tháng 3/2017',
  '12/25/2016',
  'chưa rõ',
]
const STAFF: readonly WrittenCell[] = [
  '1.200',
  350,
  '2,500',
  'khoảng 80',
  '100-200',
  '45 người',
  -5,
  'N/A',
  { error: '#VALUE!' },
  'trên 1000',
]
const OWNERSHIP = ['FDI', '100% vốn Hàn Quốc', 'Trong nước', 'Liên doanh', 'TNHH', '외국인투자', 'Việt Nam', '']
const CAPITAL: readonly WrittenCell[] = ['5 triệu USD', 1_200_000, '12 tỷ đồng', '3,5 triệu USD', '$800,000', '-']
const MAIL = [
  'info@saomaixanh.example',
  'nguyenvanbinh1985@gmail.com',
  'sales@truc-viet.example; ketoan@truc-viet.example',
  'không có',
  'tran.thi.cuc@phuongbac.example',
  'abc@',
]
const CERTIFICATES = ['ISO 9001:2015', 'iso9001-2015, ISO14001', 'IATF16949:2016', 'có', '', 'ISO 9001 & 14001']

export function nastyWorkbook(): Buffer {
  const rows: (readonly WrittenCell[] | undefined)[] = [
    [null, 'SỞ CÔNG THƯƠNG TỈNH MẪU'],
    [null, 'DANH SÁCH DOANH NGHIỆP CÔNG NGHIỆP HỖ TRỢ NĂM 2024'],
    [null, '(Kèm theo Công văn số 00/SCT-QLCN)'],
    undefined,
    [null, 'TT', 'Thông tin doanh nghiệp', null, null, null, 'Địa điểm', null, 'Hoạt động', null, null, null, 'Liên hệ', null, 'Ghi chú'],
    [
      null,
      null,
      'Tên doanh nghiệp',
      'Tên tiếng Hàn / tiếng Anh',
      'Mã số thuế',
      'Loại hình',
      'Địa chỉ',
      'Tỉnh/TP',
      'Sản phẩm chính',
      'Số lao động',
      'Năm thành lập',
      'Vốn đầu tư',
      'Email',
      'Chứng chỉ',
    ],
    [null, '(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)', '(11)', '(12)', '(13)', '(14)'],
    ...Array.from({ length: NASTY_ROWS }, (_, index) => nastyRow(index)),
    [null, 'Tổng cộng', `${NASTY_ROWS} doanh nghiệp`],
    [null, 'Người lập biểu', 'Giám đốc'],
  ]
  const second: WrittenCell[][] = [
    ['회사명', '업종', '주소', '전화번호', '종업원수', '설립일', '홈페이지'],
    ['가온전자 베트남 유한회사', '인쇄회로기판', '박닌성 옌퐁공단 CN-3', '0222-3123-456', '1,250명', '2014.05.20', 'www.gaon.example'],
    ['마루플라스틱 비나', '사출', '하이퐁시 짱주에공단', '+84 225 3123 456', '300명', '2016년', 'maru.example/vn'],
    ['바다이엔지', '금형', '', '없음', '약 60', '2020-02-30', '-'],
  ]
  return writeXlsx([
    { name: 'DS doanh nghiệp', rows, merged: ['B1:O1', 'B2:O2', 'B3:O3', 'B5:B6', 'C5:F5', 'G5:H5', 'I5:L5', 'M5:N5', 'O5:O6'] },
    { name: '한국기업', rows: second },
  ])
}

function nastyRow(index: number): readonly WrittenCell[] {
  // Rows 20 and 21 are copies; 33 and 34 differ in a number only.
  const at = index === 21 ? 20 : index
  const activity = ACTIVITIES[at % ACTIVITIES.length] ?? ''
  const name = NAMES[(at * 5) % NAMES.length] ?? ''
  const numbered = at === 33 ? ' 1' : at === 34 ? ' 2' : ''
  const vietnamese = at === 34 ? nameOf(33) : `Công ty ${at % 3 === 0 ? 'Cổ phần' : 'TNHH'} ${activity} ${name}`
  const province = at === 34 ? PROVINCES[3] : PROVINCES[at % PROVINCES.length]
  const address = at === 34 ? addressOf(33) : addressOf(at)
  return [
    null,
    index + 1,
    at === 40 ? null : at === 41 ? { error: '#REF!' } : `${vietnamese}${numbered}`,
    at % 7 === 3 ? (KOREAN[at % KOREAN.length] ?? null) : null,
    taxCell(at),
    OWNERSHIP[at % OWNERSHIP.length] || null,
    // Typed years ago, in a font that draws these letters as Vietnamese ones.
    { value: asTcvn3(address), font: '.VnTime' },
    at % 13 === 5 ? { formula: `H${at}`, value: province ?? '' } : (province ?? null),
    at % 11 === 4 ? activity.toLowerCase().normalize('NFD') : `${activity.toLowerCase()}; vỏ nhựa; bảng mạch in`,
    STAFF[at % STAFF.length] ?? null,
    DATES[at % DATES.length] ?? null,
    CAPITAL[at % CAPITAL.length] ?? null,
    MAIL[at % MAIL.length] ?? null,
    CERTIFICATES[at % CERTIFICATES.length] || null,
    at % 9 === 2 ? '  xem\u200b phụ lục ,, kèm theo  ' : null,
  ]
}

function nameOf(at: number): string {
  return `Công ty ${at % 3 === 0 ? 'Cổ phần' : 'TNHH'} ${ACTIVITIES[at % ACTIVITIES.length]} ${NAMES[(at * 5) % NAMES.length]}`
}

function addressOf(at: number): string {
  const park = NAMES[(at * 3) % NAMES.length]
  return at % 8 === 6
    ? 'Hộp thư bưu điện 12'
    : `Lô ${String.fromCharCode(65 + (at % 5))}${at + 1}, Khu công nghiệp ${park}, ${PROVINCES[at % PROVINCES.length]?.replace('TPHCM', 'TP. Hồ Chí Minh')}`
}

/** As a number that lost its zero, with spaces, with words, with a wrong check digit, missing, or as it should be. */
function taxCell(at: number): WrittenCell {
  const code = taxCode(at)
  switch (at % 6) {
    case 0:
      return Number(code)
    case 1:
      return { value: Number(code), format: 'taxCode' }
    case 2:
      return `MST: ${code}`
    case 3:
      return at % 12 === 3 ? `${code.slice(0, 9)}${(Number(code[9]) + 1) % 10}` : code
    case 4:
      return at % 12 === 4 ? null : `${code.slice(0, 4)} ${code.slice(4, 7)} ${code.slice(7)}`
    default:
      return `${code}-001`
  }
}

/** 01 + serial + check digit, of numbers no office has issued to the names above. */
function taxCode(at: number): string {
  for (let serial = 9_990_000 + at * 17; ; serial++) {
    const nine = `01${serial}`
    const check = 10 - ([31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((sum, weight, place) => sum + weight * Number(nine[place]), 0) % 11)
    if (check < 10) return `${nine}${check}`
  }
}
