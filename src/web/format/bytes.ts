import type { Language } from '../../domain/vocabulary.ts'
import { formatNumber } from './number.ts'

const UNITS = ['B', 'kB', 'MB', 'GB'] as const

/** 12 345 678 → "12.3 MB"; decimal units, as file managers show them today. */
export function formatBytes(bytes: number, lang: Language): string {
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000
    unit++
  }
  return `${formatNumber(size, lang, unit === 0 || size >= 99.95 ? 0 : 1)} ${UNITS[unit]}`
}
