import type { Language } from '../../domain/vocabulary.ts'
import type { Statement } from '../curation/records.ts'
import { formatNumber, formatUsd } from '../format/number.ts'

/** A value as readers of the language write it: names for codes, large numbers in groups; null = known to be none. */
export function statementText({ property, value, value_name: name }: Statement, lang: Language): string | null {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)( .+)?$/.exec(value ?? '') ?? []
  if (digits === undefined) return name
  if (/^(?:investment|revenue)_usd/.test(property)) return formatUsd(Number(digits), lang) + unit.replace(/^ USD/, '')
  return /^(?:employees|capacity)/.test(property) ? formatNumber(Number(digits), lang, digits.includes('.') ? 2 : 0) + unit : name
}
