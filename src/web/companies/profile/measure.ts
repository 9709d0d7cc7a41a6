/** Amounts as people of the language write them; what a source put into words stays in its words. */
import type { CompanyDetail } from '../../../api/contract/company.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import { formatNumber, formatShort, formatUsd } from '../../format/number.ts'

export type Stated = CompanyDetail['facts'][number]
type Measured = Pick<Stated, 'text' | 'unit' | 'amount'>

const NUMERIC = /^-?\d+(\.\d+)?$/

/** "40000" + "m²" → "40,000 m²"; "about 3 million units a year" stays. */
export function measureText({ text, unit, amount }: Measured, lang: Language): string {
  const tail = unit === null ? '' : ` ${unit}`
  if (!NUMERIC.test(text)) return `${text}${tail}`
  return `${number(amount ?? Number(text), lang)}${tail}`
}

/** Whether the source gave words, which are nearly always English. */
export function isWords({ text }: Pick<Measured, 'text'>): boolean {
  return !NUMERIC.test(text)
}

/** A fact of the list of all facts: money as money, years as years. */
export function factText({ property, text, unit, amount }: Pick<Stated, 'property'> & Measured, lang: Language): string {
  if (property === 'founded') return text
  // The heading says what is counted.
  if (property === 'employees' && NUMERIC.test(text)) return number(Number(text), lang)
  if (property.endsWith('_usd') && NUMERIC.test(text)) return formatUsd(Number(text), lang)
  return measureText({ text, unit, amount }, lang)
}

export function number(value: number, lang: Language): string {
  return Number.isInteger(value) ? formatNumber(value, lang) : formatShort(value, lang, 3)
}

/** 0.5 and 8 → "0.5–8"; one end alone → "≤ 8". */
export function rangeText(least: number | null, most: number | null, lang: Language): string | null {
  if (least === null) return most === null ? null : `≤ ${number(most, lang)}`
  return most === null ? `≥ ${number(least, lang)}` : `${number(least, lang)}–${number(most, lang)}`
}
