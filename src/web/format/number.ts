/** Numbers as people of each language write them. Intl's compact money is wrong for Vietnamese ("9,8 T US$"), so money is ours. */
import { formatDate, monthName } from '../../domain/date-text.ts'
import type { Language } from '../../domain/vocabulary.ts'

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB', ko: 'ko-KR' }

/** Largest first: a value is written in the first unit it reaches. Korean counts in powers of ten thousand. */
const MONEY: Record<Language, readonly (readonly [size: number, before: string, after: string])[]> = {
  en: [
    [1e12, '$', ' trn'],
    [1e9, '$', ' bn'],
    [1e6, '$', ' m'],
    [1e3, '$', ' k'],
    [1, '$', ''],
  ],
  vi: [
    [1e12, '', ' nghìn tỷ USD'],
    [1e9, '', ' tỷ USD'],
    [1e6, '', ' triệu USD'],
    [1e3, '', ' nghìn USD'],
    [1, '', ' USD'],
  ],
  ko: [
    [1e12, '', '조 달러'],
    [1e8, '', '억 달러'],
    [1e4, '', '만 달러'],
    [1, '', '달러'],
  ],
}

const formatters = new Map<string, Intl.NumberFormat>()

/** Making a formatter costs a hundred times what using it does, and the map alone writes several hundred numbers. */
function formatterFor(lang: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${lang} ${least} ${most}`
  const known = formatters.get(key) ?? new Intl.NumberFormat(LOCALES[lang], { minimumFractionDigits: least, maximumFractionDigits: most })
  formatters.set(key, known)
  return known
}

export function formatNumber(value: number, lang: Language, digits = 0): string {
  return formatterFor(lang, digits, digits).format(value)
}

/** Up to `digits` decimals, without trailing zeros. */
export function formatShort(value: number, lang: Language, digits: number): string {
  return formatterFor(lang, 0, digits).format(value)
}

/** US$ 9 800 000 000 → "$9.8 bn", "9,8 tỷ USD", "98억 달러". `digits` fixes the decimals when a printed figure must be kept as printed. */
export function formatUsd(value: number, lang: Language, digits?: number): string {
  const size = Math.abs(value)
  // 999.6 m must not be written "$1,000 m": compare what will be printed, not what is stored.
  const unit = MONEY[lang].find(([step]) => size >= step * 0.9995) ?? MONEY[lang].at(-1) ?? [1, '', '']
  const scaled = size / unit[0]
  const decimals = scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2
  const text =
    digits === undefined ? formatShort(scaled, lang, Math.min(decimals, lang === 'ko' ? 1 : 2)) : formatNumber(scaled, lang, digits)
  return `${value < 0 ? '−' : ''}${unit[1]}${text}${unit[2]}`
}

/** A headline as it was printed: billions of US$ with its own decimals, at most two. */
export function formatPrinted(value: number, unit: 'usd_bn' | 'percent', lang: Language): string {
  if (unit === 'percent') return formatPercent(value, lang)
  if (lang === 'ko') return `${value < 0 ? '−' : ''}${formatShort(Math.abs(value) * 10, lang, 1)}억 달러`
  const text = formatShort(Math.abs(value), lang, 2)
  return `${value < 0 ? '−' : ''}${lang === 'en' ? `$${text} bn` : `${text} tỷ USD`}`
}

export function formatPercent(value: number, lang: Language, digits = 1): string {
  const least = 10 ** -digits
  // A small share must not read as none.
  const text = value > 0 && value < least / 2 ? `< ${formatShort(least, lang, digits)}` : formatShort(value, lang, digits)
  return lang === 'en' || lang === 'ko' ? `${text}%` : `${text} %`
}

/** A figure of the API with its unit. Shares come as 0–1, percent as 0–100. */
export function formatFigure(value: number, unit: string, lang: Language): string {
  switch (unit) {
    case 'usd':
      return formatUsd(value, lang)
    case 'usd_bn':
      return formatUsd(value * 1e9, lang)
    case 'share':
      return formatPercent(value * 100, lang)
    case 'percent':
      return formatPercent(value, lang)
    case 'count':
    case 'firms':
      return formatNumber(value, lang)
    default:
      // An RCA of 0.003 is small, not zero.
      if (value !== 0 && Math.abs(value) < 0.1) return value.toLocaleString(LOCALES[lang], { maximumSignificantDigits: 2 })
      return formatShort(value, lang, Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2)
  }
}

/** "2025-01/2025-11" → "Jan–Nov 2025", "tháng 1–11/2025", "2025년 1–11월"; "2025" stays. */
export function formatPeriod(period: string, lang: Language): string {
  const [from = '', to] = period.split('/')
  if (to === undefined) return formatDate(from, lang)
  const [year, first] = from.split('-')
  const [lastYear, last] = to.split('-')
  if (year !== lastYear || !year || !first || !last) return `${formatDate(from, lang)}–${formatDate(to, lang)}`
  if (lang === 'vi') return `tháng ${Number(first)}–${Number(last)}/${year}`
  if (lang === 'ko') return `${year}년 ${Number(first)}–${Number(last)}월`
  return `${monthName(first)}–${monthName(last)} ${year}`
}

export { formatDate }
