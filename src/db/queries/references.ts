import { type Kysely, sql } from 'kysely'
import type { References } from '../../domain/projection.ts'
import type { SearchFrame } from '../../search/document.ts'
import { editionEntries, sharedWords } from '../../search/entries.ts'
import { facetCodes } from '../../search/facet-codes.ts'
import type { Database } from '../schema.ts'
import { readEntryTables } from './search-vocabulary.ts'

export interface Frame {
  readonly references: References
  readonly search: SearchFrame
}

/** Differs whenever the frame may. */
export async function readFrameStamp(db: Kysely<Database>): Promise<string> {
  const edition = await db.selectFrom('edition').select(['loaded_at', 'checksum']).executeTakeFirst()
  // Decided and taken back: both count, so that no two states are alike.
  const words = await db
    .selectFrom('learned_term')
    .select((eb) => [eb.fn.countAll<string>().as('decided'), eb.fn.count<string>('ended_at').as('ended')])
    .executeTakeFirstOrThrow()
  return `${edition?.checksum} ${edition?.loaded_at.toISOString()} ${words.decided} ${words.ended}`
}

/** What the edition knows of segments and places: a few hundred rows. Statements are projected against it. */
export async function readFrame(db: Kysely<Database>): Promise<Frame> {
  const tables = await readEntryTables(db)
  const { segments, provinces, formerProvinces: former, parks } = tables
  const entries = editionEntries(tables)
  const points = {
    parks: new Map(parks.map((row) => [row.park_id, row])),
    formerProvinces: new Map(former.map((row) => [row.former_province_id, row])),
    provinces: new Map(provinces.map((row) => [row.province_id, row])),
  }
  const defining = await db
    .selectFrom('process_segment')
    .select(['process_id', 'segment_id'])
    .where('relation', '=', 'defines')
    .orderBy('process_id')
    .execute()
  return {
    search: {
      defining: new Map(
        [...Map.groupBy(defining, (row) => row.segment_id)].map(([segment, rows]) => [segment, rows.map((row) => row.process_id)]),
      ),
      stageOf: new Map(segments.map((row) => [row.segment_id, row.stage_id])),
      points,
      shared: sharedWords(entries),
      codes: facetCodes(
        entries,
        segments.map((row) => row.stage_id),
      ),
      today: new Date().toISOString().slice(0, 10),
    },
    references: {
      segments: new Set(segments.map((row) => row.segment_id)),
      provinces: new Set(points.provinces.keys()),
      formerProvinces: new Set(points.formerProvinces.keys()),
      parks: new Set(points.parks.keys()),
      terms: await readTerms(db),
    },
  }
}

async function readTerms(db: Kysely<Database>): Promise<References['terms']> {
  const { rows } = await sql<{ id: string }>`
    select 'process/' || process_id as id from process
    union all select 'equipment_type/' || equipment_type_id from equipment_type
    union all select 'material/' || material_id from material
    union all select 'scheme/' || scheme_id from scheme
    union all select 'unit/' || unit_id from unit
    union all select 'institution/' || institution_id from institution`.execute(db)
  const learned = await db
    .selectFrom('learned_term')
    .select(['vocabulary', 'folded', 'entry_id'])
    .where('ended_at', 'is', null)
    .where('entry_id', 'is not', null)
    .execute()
  return {
    entries: new Set(rows.map((row) => row.id)),
    learned: new Map(
      learned.flatMap(({ vocabulary, folded, entry_id }) => (entry_id === null ? [] : [[`${vocabulary}/${folded}`, entry_id]])),
    ),
  }
}
