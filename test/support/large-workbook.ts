import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createDeflateRaw, crc32 } from 'node:zlib'
import { workbookParts } from './xlsx-writer.ts'
import { writeZip } from './zip-writer.ts'

export const LARGE_HEADERS = [
  'STT',
  'Tên doanh nghiệp',
  'Tên tiếng Anh',
  'Mã số thuế',
  'Địa chỉ',
  'Tỉnh/Thành phố',
  'Sản phẩm chính',
  'Số lao động',
  'Năm thành lập',
  'Email',
  'Website',
  'Loại hình',
] as const

/** What the columns mean. */
export const LARGE_FIELDS: Readonly<Record<string, string>> = {
  'Tên doanh nghiệp': 'name_vi',
  'Tên tiếng Anh': 'name_en',
  'Mã số thuế': 'tax_code',
  'Địa chỉ': 'address',
  'Tỉnh/Thành phố': 'province',
  'Sản phẩm chính': 'product',
  'Số lao động': 'employees',
  'Năm thành lập': 'founded',
  Email: 'email',
  Website: 'website',
  'Loại hình': 'ownership',
}

const ACTIVITIES = ['Điện tử', 'Cơ khí chính xác', 'Nhựa kỹ thuật', 'Linh kiện', 'Khuôn mẫu', 'Bao bì', 'Dây cáp điện', 'Thiết bị điện']
const ENGLISH = [
  'Electronics',
  'Precision Mechanical',
  'Engineering Plastics',
  'Components',
  'Mould',
  'Packaging',
  'Cable',
  'Electrical Equipment',
]
const SYLLABLES = [
  'An',
  'Bình',
  'Cường',
  'Đại',
  'Gia',
  'Hưng',
  'Khang',
  'Lâm',
  'Minh',
  'Nam',
  'Phú',
  'Quang',
  'Sơn',
  'Thành',
  'Việt',
  'Xuân',
]
const PROVINCES = [
  'Bắc Ninh',
  'Bắc Giang',
  'Hải Phòng',
  'Hà Nội',
  'Đồng Nai',
  'Bình Dương',
  'Thái Nguyên',
  'Vĩnh Phúc',
  'TP. Hồ Chí Minh',
  'Đà Nẵng',
]
const OWNERSHIP = ['Trong nước', 'FDI', 'Liên doanh']

/** Row `index` of the large list, made up from its number alone: the same in every run. */
export function largeRow(index: number): (string | number)[] {
  const random = mulberry32(index + 1)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const activity = Math.floor(random() * ACTIVITIES.length)
  const brand = `${pick(SYLLABLES)} ${pick(SYLLABLES)} ${pick(SYLLABLES)}`
  const province = pick(PROVINCES)
  const ascii = brand
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('Đ', 'D')
  const domain = `${ascii.toLowerCase().replaceAll(' ', '')}${index}.example`
  return [
    index + 1,
    `Công ty TNHH ${ACTIVITIES[activity]} ${brand} ${index}`,
    `${ascii} ${ENGLISH[activity]} ${index} Co., Ltd`,
    taxCode(index),
    `Lô ${pick(['A', 'B', 'C', 'D'])}${Math.floor(random() * 90) + 1}, KCN ${pick(SYLLABLES)} ${pick(SYLLABLES)}, ${province}`,
    province,
    `${ACTIVITIES[activity]?.toLowerCase()}; ${pick(ACTIVITIES).toLowerCase()}`,
    Math.floor(random() * 3000) + 5,
    1990 + Math.floor(random() * 34),
    `info@${domain}`,
    `https://www.${domain}`,
    pick(OWNERSHIP),
  ]
}

/** Ten digits with the check digit of the tax office; serials whose check digit would be 10 are never issued. */
function taxCode(index: number): string {
  for (let serial = 1_000_000 + index * 11; ; serial++) {
    const nine = `23${serial % 10_000_000}`.padEnd(9, '0')
    const check = 10 - ([31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((sum, weight, at) => sum + weight * Number(nine[at]), 0) % 11)
    if (check < 10) return `${nine}${check}`
  }
}

/** A workbook of any length, written as a stream: strings inline, so that memory stays small while it is written. */
export async function writeLargeWorkbook(path: string, rows: number): Promise<void> {
  const parts = workbookParts([{ name: 'Danh sách', rows: [] }]).filter(({ name }) => !name.startsWith('xl/worksheets/'))
  const deflate = createDeflateRaw({ level: 6 })
  const packedPath = `${path}.part`
  const packed = createWriteStream(packedPath)
  deflate.pipe(packed)
  let [size, checksum] = [0, 0]
  const write = async (text: string): Promise<void> => {
    const bytes = Buffer.from(text)
    size += bytes.length
    checksum = crc32(bytes, checksum)
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  await write(
    '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>',
  )
  await write(rowXml(1, LARGE_HEADERS))
  for (let start = 0; start < rows; start += 500)
    await write(Array.from({ length: Math.min(500, rows - start) }, (_, at) => rowXml(start + at + 2, largeRow(start + at))).join(''))
  await write('</sheetData></worksheet>')
  deflate.end()
  await once(packed, 'close')
  const file = await open(packedPath, 'r')
  const bytes = await file.readFile()
  await file.close()
  const sheet = { name: 'xl/worksheets/sheet1.xml', data: '', packed: bytes, declaredSize: size, declaredCrc: checksum }
  const out = await open(path, 'w')
  await out.writeFile(writeZip([...parts, sheet]))
  await out.close()
}

function rowXml(rowNo: number, cells: readonly (string | number)[]): string {
  const written = cells.map((cell, column) => {
    const reference = `${String.fromCharCode(65 + column)}${rowNo}`
    return typeof cell === 'number'
      ? `<c r="${reference}"><v>${cell}</v></c>`
      : `<c r="${reference}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;')}</t></is></c>`
  })
  return `<row r="${rowNo}">${written.join('')}</row>`
}

/** A small generator of numbers that are the same for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
