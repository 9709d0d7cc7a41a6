import type { Headline } from '../../api/contract/trade.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { formatShort } from '../format/number.ts'

const SIGNS: Record<string, string> = { '-': '−', '*': '×', '/': '÷' }

/** "cep-exports-2025 - cep-imports-2025" → "107.74 − 150.7": the ids give way to the figures they stand for. */
export function readableFormula(formula: string, headlines: readonly Pick<Headline, 'id' | 'value'>[], lang: Language): string {
  const values = new Map(headlines.map((headline) => [headline.id, headline.value]))
  return formula
    .split(' ')
    .map((word) => {
      const value = values.get(word)
      return value === undefined ? (SIGNS[word] ?? word) : formatShort(value, lang, 2)
    })
    .join(' ')
}
