import type { Language } from '../../domain/vocabulary.ts'
import { formatNumber, formatPercent } from '../format/number.ts'

/** Always with its sign: +8.0, −3.7. */
export function formatBits(bits: number, lang: Language): string {
  const text = formatNumber(Math.abs(bits), lang, 1)
  return bits < 0 ? `−${text}` : `+${text}`
}

/** Never "100%": the sum may be wrong, and a person decides what is certain. */
export function formatProbability(probability: number, lang: Language): string {
  if (probability > 0.9995) return `> ${formatPercent(99.9, lang)}`
  return formatPercent(probability * 100, lang)
}
