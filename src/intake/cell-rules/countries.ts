import { createRequire } from 'node:module'
import countries, { type LocaleData } from 'i18n-iso-countries'
import { fold } from '../../domain/fold.ts'
import { remembered } from '../remembered.ts'

const require = createRequire(import.meta.url)

/** What lists of firms write beside the official names. */
const ALIASES: Readonly<Record<string, string>> = {
  KOR: 'korea|han quoc|south korea|nam han|rok|hq|한국|대한민국|남한|韓国|韩国|s korea|korean',
  PRK: 'north korea|trieu tien|북한',
  CHN: 'china|trung quoc|tq|prc|cn|mainland china|중국|中国|中國|chinese|trung quoc dai luc',
  TWN: 'taiwan|dai loan|dai loan trung quoc|tw|roc|대만|타이완|台湾|台灣|臺灣|taiwan province of china|chinese taipei',
  HKG: 'hong kong|hongkong|hk|hong kong trung quoc|hong kong sar|홍콩|香港',
  JPN: 'japan|nhat|nhat ban|jp|일본|日本|japanese',
  USA: 'usa|us|u s a|u s|america|hoa ky|my|nuoc my|united states|미국|アメリカ|美国|米国',
  GBR: 'uk|u k|england|great britain|anh|anh quoc|vuong quoc anh|영국|britain',
  VNM: 'vietnam|viet nam|vn|viet|베트남|ベトナム|越南|vietnamese',
  DEU: 'germany|duc|chlb duc|cong hoa lien bang duc|독일|ドイツ|德国',
  FRA: 'france|phap|프랑스|フランス|法国',
  SGP: 'singapore|sing|xin ga po|싱가포르|シンガポール|新加坡',
  MYS: 'malaysia|ma lai|ma lay xi a|말레이시아',
  THA: 'thailand|thai lan|thai|태국|泰国',
  IND: 'india|an do|인도|印度',
  IDN: 'indonesia|in do ne xi a|인도네시아',
  PHL: 'philippines|phi lip pin|필리핀',
  NLD: 'netherlands|holland|ha lan|네덜란드',
  RUS: 'russia|nga|lien bang nga|러시아',
  AUS: 'australia|uc|nuoc uc|호주',
  ITA: 'italy|y|nuoc y|italia|이탈리아',
  ESP: 'spain|tay ban nha|스페인',
  CHE: 'switzerland|thuy si|스위스',
  SWE: 'sweden|thuy dien|스웨덴',
  DNK: 'denmark|dan mach|덴마크',
  BEL: 'belgium|bi|벨기에',
  AUT: 'austria|ao|오스트리아',
  CAN: 'canada|ca na da|캐나다',
  VGB: 'british virgin islands|bvi|virgin islands british|quan dao virgin thuoc anh|quan dao virgin',
  CYM: 'cayman islands|cayman|quan dao cayman',
  WSM: 'samoa',
  SYC: 'seychelles',
  LAO: 'laos|lao',
  KHM: 'cambodia|campuchia|cam pu chia|캄보디아',
  CZE: 'czech republic|czechia|sec|cong hoa sec|체코',
}

const BY_NAME = new Map<string, string>()
for (const language of ['en', 'vi', 'ko', 'ja', 'zh']) {
  countries.registerLocale(require(`i18n-iso-countries/langs/${language}.json`) as LocaleData)
  for (const [alpha2, names] of Object.entries(countries.getNames(language, { select: 'all' })))
    for (const name of names) BY_NAME.set(fold(name), countries.alpha2ToAlpha3(alpha2) ?? '')
}
for (const [alpha3, names] of Object.entries(ALIASES)) for (const name of names.split('|')) BY_NAME.set(name, alpha3)

/** ISO 3166 alpha-3 for a name in vi, en, ko, ja or zh, or for a code; undefined when it is no country. */
export const findCountry = remembered((text: string): string | undefined => {
  const code = text.trim()
  if (/^[A-Z]{3}$/.test(code) && countries.alpha3ToAlpha2(code) !== undefined) return code
  const folded = fold(code.normalize('NFKC')).replace(/^(?:nuoc|cong hoa|ch) (?=\S)/, (prefix) => (BY_NAME.has(fold(code)) ? prefix : ''))
  const known = BY_NAME.get(folded) ?? BY_NAME.get(folded.replace(/^(?:the|republic of) /, ''))
  if (known !== undefined && known !== '') return known
  return /^[A-Z]{2}$/.test(code) ? countries.alpha2ToAlpha3(code) : undefined
})
