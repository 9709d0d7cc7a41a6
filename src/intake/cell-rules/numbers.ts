import { fold } from '../../domain/fold.ts'
import { isMarked } from '../cell.ts'
import type { CellInput } from './cell-input.ts'

export interface NumberUnit {
  readonly factor: number
  readonly currency: 'USD' | 'other' | null
}

const NO_UNIT: NumberUnit = { factor: 1, currency: null }

/** Words of size and money in a heading or beside a number. Longer ones first. */
const FACTORS: readonly (readonly [RegExp, number])[] = [
  [/\b(nghin ty|ngan ty|trillion)\b|조/, 1e12],
  [/\b(tram trieu)\b|억|億/, 1e8],
  [/\b(ty|ti|billion|bn|bil)\b|십억/, 1e9],
  [/백만|百万/, 1e6],
  [/\b(trieu|tr|million|millions|mil|mn|mio|m)\b/, 1e6],
  [/만|万/, 1e4],
  [/\b(nghin|ngan|thousand|thousands|k)\b|천/, 1e3],
]
const DOLLARS = /\b(usd|us|dollars?|do la|us dollars?|do la my)\b|\$|달러|美元|ドル/
const OTHER_MONEY = /\b(vnd|krw|jpy|yen|cny|rmb|ndt|eur|euro|twd|ntd|sgd|hkd)\b|\b(ty|ti|trieu|tr|nghin|ngan) (dong|won)\b|[₫€¥￥₩]/
/** Asked of the text as written: folded, "đồng" is "động" as well, and 원 is also a person employed. */
const OTHER_MONEY_AS_WRITTEN = /đồng(?:$|[\s)./])|[\d조억만천(]\s?원|[\d万億亿千(（]\s?[円元]/iu

/** Of a heading such as "Vốn đầu tư (triệu USD)". Undefined when it speaks of neither. Sizes without money are of something else. */
export function unitOfHeader(header: string): NumberUnit | undefined {
  const unit = unitOf(header)
  return unit.currency === null ? undefined : unit
}

function unitOf(text: string): NumberUnit {
  const words = `${fold(text.replaceAll(/(\d)(\p{L})/gu, '$1 $2'))} ${text.replaceAll(/[^$₫€¥￥₩]/g, '')}`
  const other = !DOLLARS.test(words) && (OTHER_MONEY.test(words) || OTHER_MONEY_AS_WRITTEN.test(text.normalize('NFC')))
  const factor =
    FACTORS.find(([pattern]) => pattern.test(words.replaceAll(/\bus\b/g, '')))?.[1] ?? (/\b1[., ]?000\b/.test(words) ? 1000 : 1)
  return { factor, currency: other ? 'other' : DOLLARS.test(words) ? 'USD' : null }
}

/** People, machines: a whole number that is not negative. */
export function readCount(input: CellInput): number | undefined {
  const value = readNumber(input, NO_UNIT, true)
  if (value === undefined) return undefined
  if (value < 0) return input.leaveOut('number_negative')
  if (!Number.isInteger(value)) return input.leaveOut('number_invalid')
  return value > 1_000_000 ? input.leaveOut('number_implausible') : value
}

/** US dollars. Other money is left out: a rate of the day would make a number nobody said. */
export function readAmountUsd(input: CellInput, header: NumberUnit | null | undefined): number | undefined {
  const own = typeof input.cell === 'number' ? NO_UNIT : unitOf(input.text)
  const currency = own.currency ?? header?.currency ?? null
  if (currency === 'other') return input.leaveOut('currency_other')
  const value = readNumber(input, { factor: own.factor === 1 ? (header?.factor ?? 1) : own.factor, currency }, false)
  if (value === undefined) return undefined
  return value < 0 ? input.leaveOut('number_negative') : Math.round(value * 100) / 100
}

export function readDecimal(input: CellInput): number | undefined {
  const given = isMarked(input.cell) ? input.cell.value : input.cell
  if (typeof given === 'number') return given
  const text = input.text.replace(/^([-+]?\d+),(\d+)$/, '$1.$2')
  return /^[-+]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : input.leaveOut('number_invalid')
}

const NUMBER = /[-+]?\d[\d.,' \u00a0]*/g

function readNumber(input: CellInput, unit: NumberUnit, whole: boolean): number | undefined {
  const given = isMarked(input.cell) ? input.cell.value : input.cell
  if (isMarked(input.cell) && (input.cell.kind === 'date' || input.cell.kind === 'percent')) return input.leaveOut('number_invalid')
  if (typeof given === 'number') return given * unit.factor
  const found = [...input.text.matchAll(NUMBER)].map(([text]) => text.trim())
  if (found.length === 0) return input.leaveOut('number_invalid')
  if (found.length > 1 || /[<>≥≤]|\b(trên|dưới|hơn|over|under|more than|less than)\b|이상|이하|미만/iu.test(input.text))
    return input.leaveOut(/\d\s*[-–~]\s*\d|[<>≥≤]|\p{L}/u.test(input.text) ? 'number_range' : 'number_invalid')
  const value = separated(found[0] ?? '', whole || unit.factor === 1)
  if (value === 'ambiguous') return input.leaveOut('number_ambiguous')
  if (value === undefined) return input.leaveOut('number_invalid')
  const result = value * unit.factor
  if (found[0] !== input.text) input.fixed('number_words', String(result))
  return result
}

/** 1.200 · 1,200 · 1 200 · 1.234,5: by the groups of three. A lone "1.234" is read as whole only where wholes are written. */
export function separated(text: string, whole: boolean): number | 'ambiguous' | undefined {
  const bare = text.replaceAll(/[' \u00a0](?=\d{3}(?:\D|$))/g, '')
  if (/^[-+]?\d+$/.test(bare)) return Number(bare)
  const groups = /^([-+]?\d{1,3})((?:[.,]\d{3})+)(?:([.,])(\d{1,2}))?$/.exec(bare)
  if (groups !== null) {
    const marks = new Set((groups[2] ?? '').replaceAll(/\d/g, ''))
    const decimalMark = groups[3]
    if (marks.size !== 1 || (decimalMark !== undefined && marks.has(decimalMark))) return undefined
    if (!whole && groups[2]?.length === 4 && decimalMark === undefined) return 'ambiguous'
    return Number(`${groups[1] ?? ''}${(groups[2] ?? '').replaceAll(/[.,]/g, '')}.${groups[4] ?? '0'}`)
  }
  const decimal = /^([-+]?\d+)[.,](\d+)$/.exec(bare)
  return decimal === null ? undefined : Number(`${decimal[1]}.${decimal[2]}`)
}
