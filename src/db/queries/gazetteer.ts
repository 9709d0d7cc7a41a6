import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** Rows of the edition by which places and segments are recognised in a text. */
export async function readVocabulary(db: Kysely<Database>) {
  return {
    province: await db.selectFrom('province').select(['province_id', 'name_vi', 'name_en', 'name_ko']).execute(),
    former_province: await db
      .selectFrom('former_province')
      .select(['former_province_id', 'province_id', 'name_vi', 'name_en', 'name_ko'])
      .execute(),
    park: await db.selectFrom('park').select(['park_id', 'province_id', 'former_province_id', 'name_vi', 'name_en', 'name_ko']).execute(),
    segment: await db
      .selectFrom('segment')
      .select([
        'segment_id',
        'name_vi',
        'name_en',
        'name_ko',
        'short_name_vi',
        'short_name_en',
        'short_name_ko',
        'synonyms_vi',
        'synonyms_en',
        'synonyms_ko',
      ])
      .execute(),
  }
}
