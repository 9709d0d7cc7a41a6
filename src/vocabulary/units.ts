import type { Lexicon } from './lexicon.ts'
import { AUTO_ASSIGN, recogniseTerm } from './recognise.ts'

export interface UnitEntry {
  readonly unit_id: string
  readonly dimension: string
  /** Times the base unit of the dimension. */
  readonly factor: number
}

/** Undefined where the two measure different things, or one is unknown: pieces are no tonnes. */
export function convertAmount(units: ReadonlyMap<string, UnitEntry>, amount: number, from: string, to: string): number | undefined {
  const [a, b] = [units.get(from), units.get(to)]
  if (a === undefined || b === undefined || a.dimension !== b.dimension) return undefined
  return a.unit_id === b.unit_id ? amount : (amount * a.factor) / b.factor
}

export type Period = 'day' | 'week' | 'month' | 'year'

export interface UnitPhrase {
  readonly unit_id: string
  readonly per?: Period
}

const PERIODS: readonly (readonly [Period, RegExp])[] = [
  [
    'year',
    /(?:\/|\bper\b|\ba\b|\ban\b|\beach\b|mỗi|một|trên|\s)\s*(?:year|yr|annum|năm)\b|\b(?:annually|p\.?a\.?)$|(?:\/\s*)?(?:연간|년)$|\/\s*연$|(?:\/\s*)?年$/iu,
  ],
  ['month', /(?:\/|\bper\b|\ba\b|\beach\b|mỗi|một|trên|\s)\s*(?:month|mo|tháng)\b|\bmonthly$|(?:\/\s*)?(?:월간|개월)$|\/\s*월$|\/\s*月$/iu],
  ['week', /(?:\/|\bper\b|\ba\b|mỗi|một|\s)\s*(?:week|wk|tuần)\b|\bweekly$|\/\s*주$|\/\s*[周週]$/iu],
  ['day', /(?:\/|\bper\b|\ba\b|mỗi|một|\s)\s*(?:day|ngày)\b|\bdaily$|\/\s*일$|\/\s*[天日]$/iu],
]

/** "tấn/năm", "units a month": the unit and, where it is there, the time. Undefined where the unit is not one we know. */
export function readUnit(lexicon: Lexicon, text: string): UnitPhrase | undefined {
  // "개/월" without its stroke is a month.
  const whole = text.includes('/') ? undefined : recogniseTerm(lexicon, text)
  if (whole !== undefined && whole.confidence >= AUTO_ASSIGN) return { unit_id: whole.entry_id }
  for (const [per, pattern] of PERIODS) {
    const bare = text.normalize('NFC').replace(pattern, '').trim()
    if (bare === text.normalize('NFC').trim() || bare === '') continue
    const found = recogniseTerm(lexicon, bare)
    return found !== undefined && found.confidence >= AUTO_ASSIGN ? { unit_id: found.entry_id, per } : undefined
  }
  return undefined
}
