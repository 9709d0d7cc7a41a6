import { describe, expect, test } from 'vitest'
import { compareNames } from '../../../src/linkage/names/compare-names.ts'
import { prepareNames } from '../../../src/linkage/names/prepare-names.ts'
import { isSameCompanyByName } from '../../../src/linkage/names/same-company.ts'
import { tokenStatistics } from '../../../src/linkage/names/token-statistics.ts'

const usual = tokenStatistics()
const compare = (a: string, b: string) => compareNames(prepareNames([a]), prepareNames([b]), usual)

describe('the same company, written differently', () => {
  test.each([
    ['legal forms of Viet Nam', 'Công ty TNHH MTV Cơ khí chính xác Minh Phát', 'MINH PHAT PRECISION MECHANICAL CO., LTD'],
    ['shortened forms', 'Cty CP Nhựa An Phú', 'An Phu Plastic JSC'],
    ['decomposed letters', 'Công ty TNHH Điện tử Hà Thành'.normalize('NFD'), 'Công ty TNHH Điện tử Hà Thành'],
    ['an Icelandic ð for đ', 'Công ty CP ðại Ðồng', 'Công ty CP Đại Đồng'],
    ['tone on the other vowel', 'Công ty CP Hoà Bình Minh', 'Công ty CP Hòa Bình Minh'],
    ['Korean form before', '주식회사 한빛테크', '한빛테크(주)'],
    ['circled Korean form', '㈜한빛테크', '한빛테크 주식회사'],
    ['Japanese form', '株式会社日立製作所', 'Hitachi, Ltd.'],
    ['Korean brand and activity', '삼성전자주식회사', 'Samsung Electronics Co., Ltd.'],
    ['Japanese brand', '村田製作所', 'Murata Manufacturing Co., Ltd.'],
    ['Chinese brand', '立讯精密工业股份有限公司', 'Luxshare Precision Industry Co., Ltd.'],
    ['traditional characters', '鴻海精密工業股份有限公司', 'Hon Hai Precision Industry'],
    ['German and Italian forms', 'Leoni Kabel GmbH & Co. KG', 'Leoni Kabel S.p.A.'],
    ['joined words', 'Long Jiang Electronics Co Ltd', 'Longjiang Electronics'],
    ['a slip in a long word', 'Foshan Haoming Packagng Materials', 'Foshan Haoming Packaging Materials'],
    ['an acronym before its words', 'ABM Advanced Board Manufacturing Ltd', 'Advanced Board Manufacturing'],
  ])('%s', (_what, a, b) => {
    expect(isSameCompanyByName(compare(a, b)), `${a} = ${b}: ${compare(a, b).similarity}`).toBe(true)
  })
})

describe('not the same company', () => {
  test.each([
    ['sisters in two countries', 'Hanbit Tech Vietnam Co., Ltd', 'Hanbit Tech Co., Ltd'],
    ['VINA is a firm of its own', 'Hanbit Vina Co., Ltd', 'Hanbit Electronics Vietnam Co., Ltd'],
    ['two provinces', 'Hanbit Tech Bắc Ninh', 'Hanbit Tech Hải Phòng'],
    ['two numbers', 'Công ty CP May 10', 'Công ty CP May 19'],
    ['a number more', 'Minh Phát Plastic', 'Minh Phát Plastic 2'],
    ['Roman numbers', 'Orchid Fund III', 'Orchid Fund IV'],
    ['new beside old', 'Công ty TNHH Đại Đồng', 'Công ty TNHH Đại Đồng Mới'],
    ['north beside south', 'Công ty CP Hoàng Gia miền Bắc', 'Công ty CP Hoàng Gia miền Nam'],
    ['another first letter', 'Molex LLC', 'Volex Plc'],
    ['another line of business of one group', 'LG Display Co Ltd', 'LG Innotek Co Ltd'],
    ['group and holding with a place', 'Shenzhen Orchid Packaging Technology', 'Orchid Packaging Technology (Holdings)'],
    ['a former name suggests only', 'Asahi Glass Co., Ltd.', 'AGC Inc.'],
    ['nothing but activities', 'Công ty TNHH Điện tử Chính xác', 'Công ty TNHH Linh kiện Chính xác'],
  ])('%s', (_what, a, b) => {
    expect(isSameCompanyByName(compare(a, b)), `${a} ≠ ${b}: ${compare(a, b).similarity}`).toBe(false)
  })
})

test('an exact name is 1, and its words are shown beside each other', () => {
  const found = compare('Công ty TNHH Điện tử Đại Đồng', 'Dai Dong Electronics Co., Ltd.')
  expect(found).toMatchObject({ similarity: 1, level: 'exact' })
  expect(found.aligned.map(({ left, right, kind }) => [left, right, kind])).toEqual([
    ['electronics', 'electronics', 'exact'],
    ['dai', 'dai', 'exact'],
    ['dong', 'dong', 'exact'],
  ])
})

test('bracketed brands are other names, bracketed places are not', () => {
  expect(prepareNames(['Orchid Precision Works (Florix)']).map((name) => name.kind)).toContain('bracket')
  expect(prepareNames(['Hanbit Tech (Vietnam) Co., Ltd']).map((name) => name.kind)).toEqual(['name'])
  expect(prepareNames(['Hanbit Tech (Vietnam) Co., Ltd'])[0]?.places).toEqual(['vietnam'])
})

test('a branch is part of the company, and told apart as a part', () => {
  const [branch] = prepareNames(['Chi nhánh Công ty CP Minh Phát tại Hải Phòng'])
  expect(branch?.core).toEqual(['minh', 'phat'])
  expect(branch?.unit).toMatch(/^branch/)
})

test('nothing in, nothing out', () => {
  expect(prepareNames(['', '   ', '…'])).toEqual([])
  expect(compareNames([], prepareNames(['Minh Phát']), usual).level).toBeNull()
})
