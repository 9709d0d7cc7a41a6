import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AddressLevel, compareAddresses } from '../../../src/linkage/address/compare-addresses.ts'
import { parseAddress } from '../../../src/linkage/address/parse-address.ts'
import { GAZETTEER, PROVINCES_ONLY } from './edition-gazetteer.ts'

// Every word as rare as any other: levels must not hang on a list of words.
const EVEN = { idf: () => 4 }

function compare(left: string, right: string, country: string | null = null, gazetteer = GAZETTEER) {
  return compareAddresses(parseAddress(left, null, gazetteer, country), parseAddress(right, null, gazetteer, country), EVEN)
}

const VIETNAMESE: readonly (readonly [level: AddressLevel | null, left: string, right: string])[] = [
  [
    'identical',
    'Lô CN-02, KCN Quế Võ, phường Nam Sơn, TP Bắc Ninh, Bắc Ninh',
    'Lot CN2 Que Vo Industrial Park Nam Son Ward Bac Ninh Vietnam',
  ],
  ['same_lot', 'Lô CN-02, KCN Quế Võ, huyện Quế Võ, Bắc Ninh', 'Lo CN02 KCN Que Vo I, phuong Phuong Lieu, Bac Ninh'],
  [
    'same_lot',
    'Lot 77 Longjiang Industrial Park Tan Phuoc District Tien Giang',
    'Land Lot No 77 - Long Jiang Industrial Park Tan Lap WaRoad Tien Giang',
  ],
  ['identical', 'No 9 Street 14 VSIP Bac Ninh Tu Son Bac Ninh', 'Số 9, đường 14, KCN VSIP, Từ Sơn, tỉnh Bắc Ninh'],
  ['same_lot_alike', 'I-9 Thang Long Industrial Park Dong Anh District Hanoi', '1-9 Thang Long Industrial Park Dong Anh District Hanoi'],
  ['same_lot_alike', 'Lot I4 Saigon Hi-Tech Park District 9 Ho Chi Minh', 'Lot 14 SHTP, Quan 9, TP.HCM'],
  ['same_lot_alike', 'Lô CN-01, CN-02, KCN Vân Trung, Bắc Giang', 'Lô CN-02, KCN Vân Trung, huyện Việt Yên, Bắc Giang'],
  ['other_lot', 'Lô CN-02, KCN Quế Võ, Bắc Ninh', 'Lô CN-12, KCN Quế Võ, Bắc Ninh'],
  ['other_lot', 'Street No 1 Hoa Cam Industrial Zone Da Nang', 'Street No 7 Hoa Cam Industrial Zone Da Nang'],
  ['other_lot', 'Số 12, đường 5, KCN Biên Hòa II, Đồng Nai', 'Số 14, đường 5, KCN Biên Hòa 2, Đồng Nai'],
  ['same_zone', 'Lô CN-02, KCN Quế Võ, Bắc Ninh', 'KCN Quế Võ, phường Phương Liễu, Bắc Ninh'],
  ['same_zone', 'Lot E, Quang Chau Industrial Park, Bac Giang', 'Quang Chau IP, Viet Yen'],
  ['identical', 'Que Vo Industrial Park Phuong Lieu Ward Bac Ninh', 'KCN Quế Võ, phường Phương Liễu, tỉnh Bắc Ninh, Việt Nam'],
  ['identical', 'C-9 Thsnh Long Industrial Park Dong Anh Dist Hanoi', 'C-9 Thang Long Industrial Park Dong Anh District Hanoi Vietnam'],
  ['different', 'Lô 5, KCN Quế Võ, Bắc Ninh', 'Lô 5, KCN Quế Võ II, Bắc Ninh'],
  ['different', 'Lô 5, KCN Tiên Sơn, Bắc Ninh', 'Lô 5, KCN Vân Trung, Bắc Giang'],
  ['other_province', 'Lô 5, KCN Thăng Long, Đông Anh, Hà Nội', 'Lô 5, KCN Thăng Long II, Hưng Yên'],
  ['other_province', 'Bac Ninh', 'Lô 5, KCN Thăng Long, Đông Anh, Hà Nội'],
  ['province_only', 'Bac Ninh', 'Lô 5, KCN Quế Võ, Bắc Ninh'],
  ['province_only', 'Haiphong', 'TP. Hải Phòng'],
  [null, 'Bắc Giang', 'Lô 5, KCN Quế Võ, huyện Quế Võ, Bắc Ninh'],
  [null, '', 'Lô 5, KCN Quế Võ, Bắc Ninh'],
  ['identical', '120 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM', 'Số 120 đường Nguyễn Huệ, Bến Nghé, Hồ Chí Minh'],
  ['other_lot', '120 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM', '122 Nguyễn Huệ, P. Bến Nghé, Q.1, TP.HCM'],
]

describe('Vietnamese places', () => {
  test.each(VIETNAMESE)('%s: %s | %s', (level, left, right) => {
    expect(compare(left, right).level).toBe(level)
  })

  test('provinces that became one are told from those that were one', () => {
    expect(compare('Lô 5, KCN Tiên Sơn, Bắc Ninh', 'Lô 5, KCN Vân Trung, Bắc Giang').province).toBe('same_today')
    expect(compare('Lô 5, KCN Vân Trung, Bắc Ninh', 'Lô 5, KCN Vân Trung, Bắc Giang').province).toBe('same')
    expect(compare('Hanoi', 'Bac Ninh').province).toBe('different')
    expect(compare('12 Main Street', 'Bac Ninh').province).toBeNull()
  })

  test('without parks in the gazetteer lots and zones are compared all the same', () => {
    const level = (left: string, right: string) => compare(left, right, null, PROVINCES_ONLY).level
    expect(level('Lô 5, KCN Đồng Văn II, Hà Nam', 'Lot 5 Dong Van 2 Industrial Park Ha Nam')).toBe('identical')
    expect(level('Lô 5, KCN Yên Phong I, Bắc Ninh', 'Lô 5, KCN Yên Phong, Yên Trung, Bắc Ninh')).toBe('same_lot')
    expect(level('Lô 5, KCN Đồng Văn II, Hà Nam', 'Lô 5, KCN Đồng Văn III, Hà Nam')).toBe('different')
    expect(level('No 20 VSIP II Street 5 Binh Duong', 'No 20 Street 5 Vietnam Singapore Industrial Park II Binh Duong')).toBe('identical')
  })
})

const ELSEWHERE: readonly (readonly [level: AddressLevel, left: string, right: string])[] = [
  ['identical', '1234 N. Main St', '1234 North Main Street'],
  ['same_lot', '1234 N Main St, Chicago 60601', '1234 N. Main Street'],
  ['same_lot', '1234 N Main St 2nd Fl', '1234 N Maine Street'],
  ['other_lot', '1234 N Main St, Chicago 60601', '1236 N Main St, Chicago 60601'],
  ['other_lot', '512 S Elmwood Ave 60644', '512 N Elmwood Ave 60644'],
  ['different', '1234 N Main St', '1234 W Birch Ave'],
  ['same_lot', 'bozdag mah. 7042 sokak no.6 denizli turkey', 'bozdag mah. 7042 sokaka no. 6'],
  ['other_lot', 'akcaburgaz mah. 117. sok. no 2 esenyurt istanbul', 'akcaburgaz mahallesi 167.sok. no 2 esenyurt istanbul'],
  [
    'other_lot',
    'plot # 42 sector 15 korangi industrial area karachi 75400 pakistan',
    'plot no. 44 sector 15 korangi industrial area 74900 karachi',
  ],
]

describe('places of other countries', () => {
  test.each(ELSEWHERE)('%s: %s | %s', (level, left, right) => {
    expect(compare(left, right, 'US').level).toBe(level)
  })

  test('words run together and other transcriptions are still matched', () => {
    expect(compare('pallerota mamadala nonagama 82109 sri lanka', 'pallerotamamadalanonagama', 'LK').similarity).toBeGreaterThan(0.75)
    expect(compare('samrong torng kompong speu', 'somrong tong kampong speu', 'KH').similarity).toBeGreaterThan(0.75)
  })

  test('another country is another place', () => {
    expect(compare('12 Main Street, Korea', '12 Main Street, USA').level).toBe('other_province')
  })
})

describe('any two texts', () => {
  const pieces = fc.constantFrom(
    'Lô',
    'CN-02',
    'KCN',
    'Quế Võ',
    'II',
    ',',
    'Bắc Ninh',
    'No',
    '12',
    'Street',
    '1-3',
    'Ward',
    'huyện',
    '-',
    '.',
    'Hà Nội',
    'Vietnam',
    'đường',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(pieces, { maxLength: 12 }).map((words) => words.join(' ')),
  )

  test('are read without failing and compared alike from both sides', () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const there = compare(left, right)
        const back = compare(right, left)
        expect(back.level).toBe(there.level)
        expect(back.similarity).toBeCloseTo(there.similarity, 12)
        expect(there.similarity).toBeGreaterThanOrEqual(0)
        expect(there.similarity).toBeLessThanOrEqual(1)
        expect(['identical', 'province_only', null]).toContain(compare(left, left).level)
      }),
      { numRuns: 300 },
    )
  })
})
