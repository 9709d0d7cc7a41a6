/** A list of made-up firms with known duplicates: names, addresses and tax codes as different hands would write them. Seeded. */
import { randomFrom } from '../src/linkage/fellegi-sunter/estimate-u.ts'

export interface MadeUpRow {
  readonly name: string
  readonly address: string
  readonly tax_code: string
  /** The truth. */
  readonly firm: number
}

const words = (text: string) => text.split(' ')
const SYLLABLES = words(
  `An Anh Bách Bảo Bình Cao Cát Châu Chí Cường Danh Dũng Duy Đại Đạt Đăng Đông Đồng Đức Gia Giang Hà Hải Hạnh Hào Hiệp Hoa Hòa Hoàng Hồng Hợp Huy Hùng Hưng Hương Hữu Khải Khang Khánh Khoa Kiên Kim Lam Lan Lâm Lập Linh Lộc Long Lợi Lực Mai Mạnh Minh Mỹ Nam Ngân Ngọc Nguyên Nhân Nhật Nhất Ninh Phát Phong Phú Phúc Phương Quang Quân Quốc Quý Sơn Tài Tâm Tân Thái Thành Thắng Thanh Thảo Thiên Thiện Thịnh Thuận Thủy Tiến Tín Toàn Trí Trung Trường Tuấn Tùng Uy Văn Việt Vinh Vĩnh Vượng Xuân Yên`.replaceAll(
    /\s+/g,
    ' ',
  ),
)
const SOUNDS = words(
  'ka ro mi ta ne lu vo sa di pe xi no fa ge tri bel cor dan lex mar nor pol sil tek ver zan hyo jin soo yun kyo mura shi koto fuji hara wei xing rui hua jia',
)
const ACTIVITIES = [
  ['Điện tử', 'Electronics'],
  ['Cơ khí chính xác', 'Precision Engineering'],
  ['Bao bì', 'Packaging'],
  ['Nhựa', 'Plastics'],
  ['Khuôn mẫu', 'Mold'],
  ['Linh kiện điện tử', 'Electronic Components'],
  ['Thiết bị điện', 'Electrical Equipment'],
  ['Hóa chất', 'Chemicals'],
  ['Dây cáp điện', 'Electric Cable'],
  ['Thương mại và Dịch vụ', 'Trading and Service'],
  ['Sản xuất và Thương mại', 'Production and Trading'],
  ['Công nghệ', 'Technology'],
] as const
const FORMS = [
  [
    ['Công ty TNHH', 'Cty TNHH', 'CÔNG TY TRÁCH NHIỆM HỮU HẠN'],
    ['Co., Ltd', 'Company Limited', 'Co Ltd.'],
  ],
  [
    ['Công ty Cổ phần', 'CTCP', 'Cty CP'],
    ['JSC', 'Joint Stock Company'],
  ],
  [
    ['Công ty TNHH MTV', 'Công ty TNHH một thành viên'],
    ['One Member Co., Ltd', 'Single Member Limited Liability Company'],
  ],
] as const
const PROVINCES = words(
  'Bắc_Ninh Bắc_Giang Hải_Phòng Hải_Dương Hưng_Yên Thái_Nguyên Hà_Nội Đồng_Nai Bình_Dương Long_An Đà_Nẵng Hồ_Chí_Minh',
).map((name) => name.replaceAll('_', ' '))

export function madeUpList(count: number, seed: number): MadeUpRow[] {
  const random = randomFrom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!
  const chance = (share: number) => random() < share
  const parks = Array.from(
    { length: 400 },
    () => `${pick(SYLLABLES)} ${pick(SYLLABLES)}${chance(0.3) ? ` ${pick(['II', 'III', '2'])}` : ''}`,
  )
  // As the law has it: no two firms of one name.
  const taken = new Set<string>()
  const rows: MadeUpRow[] = []
  for (let firm = 0; rows.length < count; firm++) {
    const truth = makeFirm()
    const times = 1 + Number(chance(0.45)) + Number(chance(0.15)) + Number(chance(0.05))
    for (let time = 0; time < times && rows.length < count; time++) rows.push({ ...written(truth), firm })
  }
  for (let index = rows.length - 1; index > 0; index--) {
    const other = below(index + 1)
    ;[rows[index], rows[other]] = [rows[other]!, rows[index]!]
  }
  return rows

  function newName() {
    for (;;) {
      const coined = chance(0.45)
      const brand = coined
        ? capital(Array.from({ length: 2 + below(2) }, () => pick(SOUNDS)).join(''))
        : Array.from({ length: 2 + below(2) }, () => pick(SYLLABLES)).join(' ')
      const activity = pick(ACTIVITIES)
      const key = `${plain(brand)} ${activity[1]}`
      if (taken.has(key)) continue
      taken.add(key)
      return { brand, activity }
    }
  }

  function makeFirm() {
    const { brand, activity } = newName()
    const inPark = chance(0.6)
    const province = pick(PROVINCES)
    const ward = `${pick(SYLLABLES)} ${pick(SYLLABLES)}`
    const street = `${pick(SYLLABLES)} ${pick(SYLLABLES)}`
    const lot = `${pick(['A', 'B', 'C', 'D', 'E', 'F', 'CN', 'K'])}${1 + below(30)}-${1 + below(20)}`
    const code = taxCode()
    return { brand, activity, form: pick(FORMS), inPark, province, ward, street, lot, park: pick(parks), number: 1 + below(400), code }
  }

  function written(firm: ReturnType<typeof makeFirm>) {
    const english = chance(0.35)
    let name = english
      ? `${firm.brand} ${firm.activity[1]} ${pick(firm.form[1])}`
      : `${pick(firm.form[0])} ${firm.activity[0]} ${firm.brand}`
    let address = firm.inPark
      ? `${pick(english ? ['Lot', 'Lot No.'] : ['Lô', 'Lô đất', 'Lô'])} ${firm.lot}, ${pick(english ? ['Industrial Park', 'IP', 'IZ'] : ['KCN', 'Khu công nghiệp'])} ${firm.park}`
      : `${pick(['Số', 'số nhà', 'No.'])} ${firm.number} ${pick(['đường', 'phố'])} ${firm.street}`
    if (!chance(0.25)) address += `, ${pick(['phường', 'P.', 'xã'])} ${firm.ward}`
    address += `, ${chance(0.3) ? 'tỉnh ' : ''}${firm.province}${chance(0.3) ? ', Việt Nam' : ''}`
    if (english || chance(0.3)) [name, address] = [plain(name), plain(address)]
    if (chance(0.15)) name = name.toUpperCase()
    if (chance(0.06)) name = mistyped(name)
    return { name, address, tax_code: chance(0.4) ? '' : damaged(firm.code) }
  }

  function mistyped(text: string): string {
    const at = 3 + below(Math.max(1, text.length - 4))
    return chance(0.5) ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + text.charAt(at) + text.slice(at)
  }

  function damaged(code: string): string {
    const branch = chance(0.05) ? '-001' : ''
    if (branch === '' && code.startsWith('0') && chance(0.3)) return code.slice(1)
    return chance(0.1) ? `MST: ${code}${branch}` : code + branch
  }

  function taxCode(): string {
    for (;;) {
      const nine = `${pick(['01', '02', '03', '08', '23', '24', '36', '37'])}${String(below(1e7)).padStart(7, '0')}`
      const sum = [31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((total, weight, index) => total + weight * Number(nine[index]), 0)
      if (sum % 11 === 0 || nine.slice(2) === '0000000' || taken.has(nine)) continue
      taken.add(nine)
      return nine + String(10 - (sum % 11))
    }
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const plain = (text: string) =>
  text
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
