/** Amounts as people of the language write them; what a source put into words stays in its words. */
import type { CompanyDetail } from '../../../api/contract/company.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import { formatNumber, formatShort, formatUsd } from '../../format/number.ts'

export type Stated = CompanyDetail['facts'][number]
type Measured = Pick<Stated, 'text' | 'unit' | 'amount'>

const NUMERIC = /^-?\d+(\.\d+)?$/
/** "±0.05", "≤ 3": a number with a sign that must not be lost. */
const SIGNED = /^[±<>≤≥~+]\s*\d+([.,]\d+)?$/

type WithTime = (amount: string) => string
const untimed: WithTime = (amount) => amount

/** "40000" + "m²" → "40,000 m²". Words stay as they are, with the number somebody read in them behind. */
export function measureText({ text, unit, amount }: Measured, lang: Language, withTime: WithTime = untimed): string {
  const tail = unit === null ? '' : ` ${unit}`
  if (NUMERIC.test(text)) return withTime(`${number(amount ?? Number(text), lang)}${tail}`)
  if (SIGNED.test(text)) return `${text}${tail}`
  // A unit alone belongs to words that end with their number: "up to 40" + "mm".
  if (amount === null) return /\d$/.test(text) ? `${text}${tail}` : text
  return unit === null || text.includes(unit) ? text : `${text} (${withTime(`${number(amount, lang)}${tail}`)})`
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
