import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { vocabularyRows } from '../../db/queries/vocabularies.ts'
import { VOCABULARIES, type Vocabulary } from '../../domain/vocabulary.ts'
import { buildLexicon, entryOfRow, type Lexicon } from '../../vocabulary/lexicon.ts'
import type { ServiceContext } from '../context.ts'

export type VocabularyRow = Awaited<ReturnType<typeof vocabularyRows>>[number]

export interface ReadVocabulary {
  readonly rows: readonly VocabularyRow[]
  readonly byId: ReadonlyMap<string, VocabularyRow>
  readonly lexicon: Lexicon
}

export type Vocabularies = Readonly<Record<Vocabulary, ReadVocabulary>>

const read = new WeakMap<ServiceContext['atlas'], Promise<Vocabularies>>()

/** Read once a read model: they are part of the edition. */
export function readVocabularies({ atlas, db }: Pick<ServiceContext, 'atlas' | 'db'>): Promise<Vocabularies> {
  const reading = read.get(atlas) ?? readAll(db)
  read.set(atlas, reading)
  reading.catch(() => read.delete(atlas))
  return reading
}

async function readAll(db: Kysely<Database>): Promise<Vocabularies> {
  const entries = await Promise.all(
    VOCABULARIES.map(async (vocabulary) => {
      const rows = await vocabularyRows(db, vocabulary)
      const lexicon = buildLexicon(rows.map((row) => entryOfRow(row.entry_id, row)))
      return [vocabulary, { rows, lexicon, byId: new Map(rows.map((row) => [row.entry_id, row])) }] as const
    }),
  )
  return Object.fromEntries(entries) as unknown as Vocabularies
}
