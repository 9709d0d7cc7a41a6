import { parseTaxCode } from '../linkage/tax-code.ts'
import { findCountry } from './cell-rules/countries.ts'
import type { HeaderMeaning } from './header-words.ts'
import { isProvinceName } from './province-names.ts'

/** Of the filled cells of a column, the share that looks like each kind of value. */
export type ContentEvidence = ReadonlyMap<ContentKind, number>

export type ContentKind =
  | 'tax_code'
  | 'email'
  | 'url'
  | 'phone'
  | 'province'
  | 'country'
  | 'address'
  | 'company_name'
  | 'vietnamese'
  | 'hangul'
  | 'han'
  | 'date'
  | 'year'
  | 'hs_code'
  | 'certificate'
  | 'latitude'
  | 'longitude'
  | 'integer'
  | 'number'
  | 'serial'
  | 'lei'
  | 'os_id'
  | 'ownership'
  | 'long_text'

const CERTIFICATE =
  /\b(iso|iatf|qs|as|ts|rohs|reach|ul|ce|ipc|fda|bsci|sa|smeta|haccp|gmp|rba|kc|psb)[\s/:-]*\d{2,5}|\b(iatf|rohs|reach|bsci|smeta|haccp)\b/i
const COMPANY =
  /(?:^|[\s.,(])(?:c(?:ô|o)ng ty|cty|tnhh|ctcp|dntn|htx|doanh nghi(?:ệ|e)p|t(?:ậ|a)p (?:đ|d)o(?:à|a)n|xí nghiệp|chi nhánh|co\.?,? ?ltd|company|corp(?:oration)?|inc|jsc|llc|ltd|limited|gmbh|vina|joint stock)(?:$|[\s.,)])|주식회사|유한회사|\(주\)|㈜|有限公司|股份公司|集团|株式会社|有限会社/iu
const ADDRESS =
  /(?:^|[\s,.])(?:l(?:ô|o|ot)|số|so|đường|duong|street|road|kcn|ccn|khu|phường|phuong|ward|xã|quận|quan|huyện|huyen|district|thôn|tổ|ấp|tp|tỉnh|province|industrial|ip|iz|ql)(?:$|[\s,.\d])|\d{1,4}[- ]\d{0,4}.*[동로길]|[시군구도] .*[동로길읍면]|[市区路号]/iu
const OWNERSHIP =
  /^(?:fdi|100% ?(?:vốn )?(?:fdi|nước ngoài|foreign|việt nam)|(?:vốn |dn |doanh nghiệp )?(?:đầu tư )?nước ngoài|(?:vốn |dn )?trong nước|(?:dn |doanh nghiệp )?việt nam|liên doanh|nhà nước|tư nhân|foreign(?:[- ]invested|[- ]owned)?|domestic|local|joint[- ]?venture|jv|state(?:[- ]owned)?|private)(?!\p{L})|^(?:외국(?:인)?투자|외자|내자|국내|현지|합작|합자|단독투자)/iu

const TESTS: readonly (readonly [ContentKind, (text: string) => boolean])[] = [
  ['tax_code', (text) => /\d{8,}|\d{3}[ .]\d{3}/.test(text) && text.length <= 30 && 'code' in parseTaxCode(text)],
  ['email', (text) => /^[^\s@]{1,64}@[^\s@]{1,190}$/.test((text.split(/[;,\s]/)[0] ?? '').trim())],
  [
    'url',
    (text) =>
      /^(?:https?:\/\/|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|vn|net|org|co|kr|jp|cn|asia|biz|info|io|eu|de|tw)(?:\/\S*)?$/i.test(
        text,
      ),
  ],
  ['phone', (text) => /^[+(]?[\d][\d\s().+/-]{6,40}$/.test(text) && isPhoneLike(text)],
  ['province', isProvinceName],
  ['country', (text) => text.length <= 40 && findCountry(text) !== undefined],
  ['address', (text) => text.length >= 15 && ADDRESS.test(text) && (text.includes(',') || /\d/.test(text))],
  ['company_name', (text) => COMPANY.test(text)],
  [
    'vietnamese',
    (text) =>
      /(?:công ty|cong ty|cty|doanh nghiệp|xí nghiệp|hợp tác xã)(?!\p{L})|[ăđơưĂĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu.test(
        text,
      ),
  ],
  ['hangul', (text) => /[\uac00-\ud7a3]/.test(text)],
  ['han', (text) => /[\u4e00-\u9fff]/.test(text)],
  ['date', (text) => /^\d{4}-\d{2}-\d{2}|^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})$/.test(text)],
  ['year', (text) => /^(?:19[4-9]\d|20[0-4]\d)$/.test(text)],
  [
    'hs_code',
    (text) =>
      /^\d{4}(?:[. ]?\d{2}){0,3}$/.test(text.split(/[;,|]/)[0]?.trim() ?? '') &&
      Number(text.slice(0, 2)) >= 1 &&
      Number(text.slice(0, 2)) <= 97,
  ],
  ['certificate', (text) => CERTIFICATE.test(text)],
  ['latitude', (text) => /^-?\d{1,2}[.,]\d{2,}$/.test(text) && within(text, 8, 24)],
  ['longitude', (text) => /^-?\d{1,3}[.,]\d{2,}$/.test(text) && within(text, 102, 118)],
  [
    'integer',
    (text) =>
      /^(?:약|khoảng|about|~)?\s?(?:\d{1,3}(?:[.,]\d{3})+|\d{1,7})\s?(?:명|인|人|名|người|lao động|people|persons|workers|employees)?$/iu.test(
        text,
      ),
  ],
  ['number', (text) => /^[-+]?[\d.,\s]{1,20}$/.test(text) && /\d/.test(text)],
  ['lei', (text) => /^[A-Z0-9]{18}\d{2}$/.test(text)],
  ['os_id', (text) => /^[A-Z]{2}20\d{5}[A-Z0-9]{6}$/.test(text)],
  ['ownership', (text) => OWNERSHIP.test(text)],
  ['long_text', (text) => text.length > 80],
]

export function contentEvidence(values: readonly string[]): ContentEvidence {
  const filled = values.map((text) => text.trim()).filter((text) => text !== '')
  const evidence = new Map<ContentKind, number>()
  if (filled.length === 0) return evidence
  for (const [kind, test] of TESTS) {
    const share = filled.filter(test).length / filled.length
    if (share > 0) evidence.set(kind, share)
  }
  const numbers = filled.map(Number)
  const rising = numbers.filter((value, index) => index > 0 && value === (numbers[index - 1] ?? Number.NaN) + 1).length
  if (filled.length > 1) evidence.set('serial', rising / (filled.length - 1))
  return evidence
}

/** Fields by content alone, in the order in which they are tried, with the share of cells that must look so. */
export const FIELD_BY_CONTENT: readonly (readonly [HeaderMeaning, ContentKind, number])[] = [
  ['serial', 'serial', 0.8],
  ['email', 'email', 0.6],
  ['website', 'url', 0.6],
  ['lei', 'lei', 0.8],
  ['os_id', 'os_id', 0.8],
  ['tax_code', 'tax_code', 0.6],
  ['name', 'company_name', 0.5],
  ['address', 'address', 0.6],
  ['province', 'province', 0.6],
  ['home_country', 'country', 0.7],
  ['ownership', 'ownership', 0.6],
  ['certificate', 'certificate', 0.5],
  ['lat', 'latitude', 0.8],
  ['lon', 'longitude', 0.8],
  ['phone', 'phone', 0.7],
  ['founded', 'year', 0.8],
]

function isPhoneLike(text: string): boolean {
  const digits = text.split(/[/;,]/)[0]?.replaceAll(/\D/g, '') ?? ''
  return digits.length >= 8 && digits.length <= 15 && (/^(0|84)/.test(digits) || /[\s().+-]/.test(text))
}

function within(text: string, low: number, high: number): boolean {
  const value = Number(text.replace(',', '.'))
  return value >= low && value <= high
}
