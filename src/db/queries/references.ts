import type { Kysely } from 'kysely'
import type { SearchWords } from '../../domain/company-search.ts'
import { fold } from '../../domain/fold.ts'
import type { References } from '../../domain/projection.ts'
import type { Database } from '../schema.ts'

export interface Frame {
  readonly references: References
  readonly words: SearchWords
}

/** What the edition knows of segments and places: a few hundred rows. Statements are projected against it. */
export async function readFrame(db: Kysely<Database>): Promise<Frame> {
  const segments = await db
    .selectFrom('segment')
    .select(['segment_id', 'name_vi', 'name_en', 'name_ko', 'short_name_en', 'synonyms_vi', 'synonyms_en', 'synonyms_ko'])
    .execute()
  const provinces = await db.selectFrom('province').select(['province_id', 'name_vi', 'name_en']).execute()
  const former = await db.selectFrom('former_province').select(['former_province_id', 'name_vi', 'name_en']).execute()
  const parks = await db.selectFrom('park').select(['park_id', 'name_vi', 'name_en']).execute()
  const words = {
    segments: wordsBy(segments, 'segment_id'),
    provinces: wordsBy(provinces, 'province_id'),
    formerProvinces: wordsBy(former, 'former_province_id'),
    parks: wordsBy(parks, 'park_id'),
  }
  return {
    words,
    references: {
      segments: new Set(words.segments.keys()),
      provinces: new Set(words.provinces.keys()),
      formerProvinces: new Set(words.formerProvinces.keys()),
      parks: new Set(words.parks.keys()),
    },
  }
}

function wordsBy<K extends string>(
  rows: readonly (Record<K, string> & Readonly<Record<string, string | null>>)[],
  key: K,
): Map<string, string> {
  return new Map(
    rows.map((row) => [
      row[key],
      fold(
        Object.entries(row)
          .flatMap(([column, text]) => (column === key || text === null ? [] : [text]))
          .join(' · '),
      ),
    ]),
  )
}
