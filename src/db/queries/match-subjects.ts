import { type Kysely, sql } from 'kysely'
import type { FactProperty } from '../../domain/statement.ts'
import type { Database } from '../schema.ts'

/** Facts that can decide a condition or give points. */
const MATCH_PROPERTIES = [
  'process',
  'equipment',
  'material',
  'tolerance',
  'capacity',
  'moq',
  'lead_time',
  'certificate',
  'employees',
  'export_market',
  'language',
  'customer',
  'supplier_list',
  'product',
  'technology',
] as const satisfies readonly FactProperty[]

export type MatchRows = Awaited<ReturnType<typeof readMatchRows>>

/** What is said publicly of these companies, as it is shown; those that are closed, or only planned, are left out: plans are not plants. */
export async function readMatchRows(db: Kysely<Database>, ids: readonly string[]) {
  const these = sql<string>`any(${[...ids]}::text[])`
  const [companies, made, sites, facts] = await Promise.all([
    db
      .selectFrom('company')
      .select(['company_id', 'name_en', 'name_vi', 'name_native', 'native_lang', 'ownership', 'home_country'])
      .select(['source_id', 'evidence_grade', 'as_of'])
      .where('company_id', '=', these)
      .where('status', 'not in', ['closed', 'planned'])
      .execute(),
    db
      .selectFrom('company_segment')
      .select(['company_id', 'segment_id', 'role', 'product', 'source_id', 'evidence_grade', 'as_of'])
      .where('company_id', '=', these)
      .orderBy('segment_id')
      .orderBy('role')
      .execute(),
    db
      .selectFrom('site')
      .select(['company_id', 'site_id', 'province_id', 'former_province_id', 'park_id', 'address', 'lat', 'lon'])
      .select(['source_id', 'evidence_grade', 'as_of'])
      .where('company_id', '=', these)
      .where('status', 'not in', ['closed', 'planned'])
      .orderBy('site_id')
      .execute(),
    db
      .selectFrom('company_fact')
      .select(['company_id', 'fact_id', 'site_id', 'property', 'value', 'unit', 'source_id', 'evidence_grade', 'as_of', 'term_id'])
      .select(['segment_id', 'details'])
      .where('company_id', '=', these)
      .where('property', 'in', [...MATCH_PROPERTIES])
      .orderBy('fact_id')
      .execute(),
  ])
  return { companies, made, sites, facts }
}
