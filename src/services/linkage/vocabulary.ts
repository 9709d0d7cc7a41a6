import type { Kysely } from 'kysely'
import { readVocabulary } from '../../db/queries/gazetteer.ts'
import type { Database } from '../../db/schema.ts'
import type { RowContext } from '../../intake/row-context.ts'
import type { Gazetteer } from '../../linkage/address/address.ts'
import { editionGazetteer } from '../../linkage/address/gazetteer.ts'
import { VOCABULARIES, type Vocabulary } from '../../domain/vocabulary.ts'
import { vocabularyRows } from '../../db/queries/vocabularies.ts'
import { entryOfRow, type LexiconEntry } from '../../vocabulary/lexicon.ts'

/** The places an address may name. */
export async function readGazetteer(db: Kysely<Database>): Promise<Gazetteer> {
  return editionGazetteer(await readVocabulary(db))
}

/** What the rules of cells know of the edition. */
export async function readRowContext(db: Kysely<Database>, country: string, today: string): Promise<RowContext> {
  const { province, former_province, park, segment } = await readVocabulary(db)
  const named = (row: Readonly<Record<string, string | null>>): string[] => [
    ...new Set(Object.entries(row).flatMap(([column, text]) => (/^(short_)?name_/.test(column) && text !== null ? [text] : []))),
  ]
  return {
    today,
    date_order: 'dmy',
    country,
    provinces: province.map((row) => ({
      id: row.province_id,
      names: named(row),
      former: former_province
        .filter((former) => former.province_id === row.province_id)
        .map((former) => ({ id: former.former_province_id, names: named(former) })),
    })),
    parks: park.map((row) => ({ id: row.park_id, names: named(row), province_id: row.province_id })),
    vocabularies: Object.fromEntries(await Promise.all(VOCABULARIES.map((vocabulary) => lexiconEntries(db, vocabulary)))),
    segments: segment.map((row) => ({
      id: row.segment_id,
      names: [...named(row), ...[row.synonyms_vi, row.synonyms_en, row.synonyms_ko].flatMap((text) => text?.split('|') ?? [])],
    })),
  }
}

async function lexiconEntries(db: Kysely<Database>, vocabulary: Vocabulary): Promise<[Vocabulary, LexiconEntry[]]> {
  return [vocabulary, (await vocabularyRows(db, vocabulary)).map((row) => entryOfRow(row.entry_id, row))]
}
