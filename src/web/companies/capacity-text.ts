import type { CompanySummary } from '../../api/contract/company-list.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { formatShort } from '../format/number.ts'

/** As its source prints it; a bare number gets the reader's separators. */
export function capacityText({ text, unit }: NonNullable<CompanySummary['short_capability']>, lang: Language): string {
  const value = /^\d+(\.\d+)?$/.test(text) ? formatShort(Number(text), lang, 2) : text
  return unit === null ? value : `${value} ${unit}`
}
