import type { Language } from '../../domain/vocabulary.ts'

export interface AxisUnit {
  size: number
  label: string
}

const UNITS: Record<Language, readonly AxisUnit[]> = {
  en: [
    { size: 1e9, label: 'US$ billion' },
    { size: 1e6, label: 'US$ million' },
  ],
  vi: [
    { size: 1e9, label: 'tỷ USD' },
    { size: 1e6, label: 'triệu USD' },
  ],
  ko: [
    { size: 1e8, label: '억 달러' },
    { size: 1e4, label: '만 달러' },
  ],
}

/** One unit for a whole axis, so that its numbers stay short. */
export function axisUnit(max: number, lang: Language): AxisUnit {
  const units = UNITS[lang]
  return units.find(({ size }) => max >= size) ?? units.at(-1) ?? { size: 1, label: 'US$' }
}
