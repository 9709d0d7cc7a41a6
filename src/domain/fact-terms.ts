/** Which entry of a vocabulary a fact is about, and the words for which nobody knows one. */
import { TERM_VOCABULARY } from './fact-details.ts'
import { fold } from './fold.ts'
import type { FactProperty, StatementDetail } from './statement.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Terms {
  /** `vocabulary/entry`: all that the edition has. */
  readonly entries: ReadonlySet<string>
  /** `vocabulary/folded word` → entry: what curators taught. */
  readonly learned: ReadonlyMap<string, string>
}

interface Said {
  readonly value?: string | null | undefined
  readonly unit?: string | null | undefined
}

/** The word that should be in the vocabulary: that of the unit stands apart from the amount. */
export function wordOf(property: FactProperty, { value, unit }: Said): { vocabulary: Vocabulary; text: string } | undefined {
  const vocabulary = TERM_VOCABULARY[property]
  const text = vocabulary === 'unit' ? unit : value
  // Institutions are a table of their own, not a list of words.
  return vocabulary === undefined || vocabulary === 'institution' || !text ? undefined : { vocabulary, text }
}

/** An entry the edition no longer has waits until it is back. */
export function termOf(terms: Terms, property: FactProperty, detail: StatementDetail): string | undefined {
  const vocabulary = TERM_VOCABULARY[property]
  if (vocabulary === undefined) return undefined
  const known = (id: string | undefined) => (id !== undefined && terms.entries.has(`${vocabulary}/${id}`) ? id : undefined)
  const word = wordOf(property, detail)
  return known(detail.term_id) ?? (word && known(terms.learned.get(`${vocabulary}/${fold(word.text)}`)))
}

/** Of a projected fact: its row of `unknown_word`, if nobody knows what it stands for. */
export function unknownWord(row: Readonly<Record<string, string | number | null>>): Record<string, string | number | null>[] {
  if (row['term_id'] !== null) return []
  const text = (column: string) => (typeof row[column] === 'string' ? row[column] : undefined)
  const word = wordOf(row['property'] as FactProperty, { value: text('value'), unit: text('unit') })
  const folded = fold(word?.text ?? '')
  if (word === undefined || folded === '') return []
  return [{ company_id: row['company_id'] ?? null, fact_id: row['fact_id'] ?? null, folded, ...word }]
}

export function propertiesOf(vocabulary: Vocabulary): FactProperty[] {
  return (Object.keys(TERM_VOCABULARY) as FactProperty[]).filter((property) => TERM_VOCABULARY[property] === vocabulary)
}
