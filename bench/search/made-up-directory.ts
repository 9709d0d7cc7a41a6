/** A directory of invented firms, the same on every machine: skewed products, provinces and owners, names in three languages. */
import type { ProjectedRow } from '../../src/domain/projection.ts'
import type { CompanyRows } from '../../src/search/document.ts'

export interface Places {
  readonly segments: readonly string[]
  readonly provinces: readonly string[]
  readonly parks: readonly { readonly park_id: string; readonly province_id: string }[]
  readonly processes: readonly string[]
}

export type Random = () => number

/** mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The first are frequent, the last seldom. */
export function skewed<T>(random: Random, list: readonly T[]): T {
  const at = Math.floor(list.length ** random()) - 1
  return list[Math.min(Math.max(at, 0), list.length - 1)] as T
}

export function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T
}

const SYLLABLES =
  'An Anh Ánh Âu Bách Bảo Bắc Bình Cát Châu Chiến Cường Dũng Duy Dương Đạt Đại Đăng Điền Đông Đồng Đức Gia Giang Hà Hải Hạnh Hậu Hiền Hiệp Hoa Hòa Hoàng Hồng Hợp Huy Hùng Hưng Hương Khải Khang Khánh Khoa Kiên Kim Lạc Lam Lan Lâm Liên Linh Long Lộc Lợi Lực Mai Mạnh Minh Mỹ Nam Nghĩa Ngân Ngọc Nguyên Nhân Nhật Nhất Ninh Phát Phong Phú Phúc Phước Phương Quân Quang Quốc Quý Sao Sáng Sơn Tài Tâm Tân Thái Thanh Thành Thắng Thiên Thịnh Thọ Thuận Thủy Tiến Tín Toàn Trí Trung Trường Tuấn Tùng Tường Uy Vân Việt Vinh Vĩnh Vũ Vượng Xuân Yên'.split(
    ' ',
  )
const ACTIVITIES: readonly (readonly [string, string])[] = [
  ['Điện tử', 'Electronics'],
  ['Cơ khí chính xác', 'Precision Mechanical'],
  ['Nhựa', 'Plastic'],
  ['Thương mại và Sản xuất', 'Trading and Production'],
  ['Công nghệ', 'Technology'],
  ['Thiết bị điện', 'Electrical Equipment'],
  ['Khuôn mẫu', 'Mould'],
  ['Dây và Cáp điện', 'Wire and Cable'],
  ['Bao bì', 'Packaging'],
  ['Tự động hóa', 'Automation'],
]
const FORMS: readonly (readonly [string, string])[] = [
  ['Công ty TNHH', 'Co., Ltd'],
  ['Công ty Cổ phần', 'JSC'],
  ['Công ty TNHH MTV', 'Co., Ltd'],
]
const HEADS = [
  'Dae',
  'Han',
  'Sung',
  'Woo',
  'Jin',
  'Young',
  'Hyo',
  'Se',
  'Ko',
  'Na',
  'Ya',
  'Ma',
  'Mit',
  'Tak',
  'Nis',
  'Fu',
  'Shin',
  'Lux',
  'Zen',
  'Tri',
  'Var',
  'Om',
  'Kel',
  'Pro',
  'Del',
  'Sol',
  'Bel',
  'Cor',
]
const TAILS = [
  'tec',
  'tron',
  'shi',
  'moto',
  'wa',
  'sung',
  'il',
  'dong',
  'max',
  'dia',
  'lux',
  'nix',
  'sys',
  'gen',
  'mura',
  'da',
  'ko',
  'cel',
  'pack',
  'flex',
  'vina',
  'ton',
  'rel',
  'mec',
]
const HANGUL = [...'가나다라마바사아자차카타파하거너더러머버서어저처고노도로모보소오조구누두루무부수우주기니디리미비시이지']
const OWNERS: readonly (readonly [string, string])[] = [
  ...Array.from({ length: 70 }, () => ['domestic', 'VNM'] as const),
  ...Array.from({ length: 12 }, () => ['foreign_invested', 'KOR'] as const),
  ...Array.from({ length: 7 }, () => ['foreign_invested', 'JPN'] as const),
  ...Array.from({ length: 5 }, () => ['foreign_invested', 'CHN'] as const),
  ...Array.from({ length: 4 }, () => ['foreign_invested', 'TWN'] as const),
  ['joint_venture', 'VNM'],
  ['unknown', ''],
]
const GRADES = ['official_list', 'official_list', 'official_list', 'press', 'self_declared', 'document', 'site_verified']
const ROLES = ['maker', 'maker', 'maker', 'processor', 'trader', 'assembler', 'service']
const SCHEMES = ['iso-9001', 'iso-14001', 'iatf-16949', 'iso-45001', 'rohs']

export function madeUpFirm(i: number, places: Places): CompanyRows {
  const random = randomFrom(i * 2654435761)
  const id = `firm-${i}`
  const [ownership, home_country] = oneOf(random, OWNERS)
  const local = ownership === 'domestic' || ownership === 'unknown'
  const [vi, en] = skewed(random, ACTIVITIES)
  const [form_vi, form_en] = oneOf(random, FORMS)
  const proper = local
    ? Array.from({ length: 2 + Math.floor(random() * 2) }, () => oneOf(random, SYLLABLES)).join(' ')
    : `${oneOf(random, HEADS)}${oneOf(random, HEADS).toLowerCase()}${oneOf(random, TAILS)}`
  const native = home_country === 'KOR' ? Array.from({ length: 4 }, () => oneOf(random, HANGUL)).join('') : null
  const grade = oneOf(random, GRADES)
  const evidence = {
    source_id: 'made-up',
    evidence_grade: grade,
    as_of: `${2019 + Math.floor(random() * 8)}-0${1 + Math.floor(random() * 9)}`,
  }
  const company: ProjectedRow = {
    company_id: id,
    name_en: local ? `${plain(proper)} ${en} ${form_en}` : `${proper} ${en} Vietnam ${form_en}`,
    name_vi: local ? `${form_vi} ${vi} ${proper}` : null,
    name_native: native,
    native_lang: native === null ? null : 'ko',
    short_name: null,
    ownership,
    home_country: home_country || null,
    group_name: null,
    ticker: null,
    status: 'operating',
    note: null,
    ...evidence,
    public_id: `VN${i}`,
    tax_code: random() < 0.8 ? String(100_000_000 + i).padStart(10, '0') : null,
    lei: null,
    os_id: null,
  }
  const sites = Array.from({ length: random() < 0.85 ? 1 : 2 }, (_, n): ProjectedRow => {
    const park = random() < 0.35 ? skewed(random, places.parks) : null
    return {
      site_id: `${id}-${n + 1}`,
      company_id: id,
      kind: 'plant',
      name: null,
      province_id: park?.province_id ?? skewed(random, places.provinces),
      former_province_id: null,
      park_id: park?.park_id ?? null,
      address: `Lô ${1 + Math.floor(random() * 90)}`,
      status: 'operating',
      ...evidence,
      public_id: `VS${i}-${n}`,
      lat: null,
      lon: null,
    }
  })
  const segments = new Set(Array.from({ length: 1 + Math.floor(random() * 2.6) }, () => skewed(random, places.segments)))
  const made = [...segments].map((segment_id): ProjectedRow => ({
    company_id: id,
    segment_id,
    role: oneOf(random, ROLES),
    site_id: null,
    product: random() < 0.4 ? `parts of ${oneOf(random, TAILS)}${oneOf(random, HEADS).toLowerCase()}` : null,
    ...evidence,
  }))
  const fact = (property: string, value: string, more: object = {}): ProjectedRow => ({
    fact_id: `${id}-${property}-${value}`,
    company_id: id,
    site_id: null,
    property,
    value,
    unit: null,
    ...evidence,
    note: null,
    term_id: null,
    segment_id: null,
    details: null,
    ...more,
  })
  const facts = [
    ...(random() < 0.5 ? [fact('employees', String(Math.floor(10 ** (1 + random() * 3))))] : []),
    ...(random() < 0.4 ? [fact('website', `https://${id}.example`)] : []),
    ...(random() < 0.25
      ? [
          fact('certificate', 'certificate', {
            term_id: skewed(random, SCHEMES),
            evidence_grade: 'document',
            details: 'expires_on=2099-12-31; standing=held',
          }),
        ]
      : []),
    ...(random() < 0.3 ? [fact('process', 'process', { term_id: skewed(random, places.processes), details: 'mode=core' })] : []),
  ]
  return { company, made, sites, facts, names: [] }
}

export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
}
