import type { Vocabulary } from '../domain/vocabulary.ts'
import type { LexiconEntry } from '../vocabulary/lexicon.ts'

/** What the rules of cells know of the world; plain data, because it travels to the reading thread. */
export interface RowContext {
  /** ISO date of the import: nothing can have been founded after it. */
  readonly today: string
  /** Which of 03/04/2024 is the month, where a date can be read both ways. Vietnam: dmy. */
  readonly date_order: 'dmy' | 'mdy'
  /** ISO 3166 alpha-3 of the country the sites are in. */
  readonly country: string
  readonly provinces: readonly {
    readonly id: string
    readonly names: readonly string[]
    readonly former: readonly { readonly id: string; readonly names: readonly string[] }[]
  }[]
  readonly parks: readonly { readonly id: string; readonly names: readonly string[]; readonly province_id: string }[]
  /** Names and synonyms in all languages. */
  readonly segments: readonly { readonly id: string; readonly names: readonly string[] }[]
  /** Words of processes, machines, materials, certificates and units. */
  readonly vocabularies: Readonly<Partial<Record<Vocabulary, readonly LexiconEntry[]>>>
}
