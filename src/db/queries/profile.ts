import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

const NAMES = ['name_vi', 'name_en', 'name_ko'] as const

/** Ids that the facts of a company name, by vocabulary. */
export interface TermIds {
  process: readonly string[]
  equipment_type: readonly string[]
  material: readonly string[]
  scheme: readonly string[]
  unit: readonly string[]
  institution: readonly string[]
  programme: readonly string[]
}

/** The entries behind those ids; an id that the edition no longer has is left out. */
export async function readTerms(db: Kysely<Database>, ids: TermIds) {
  return {
    process: await unlessNone(ids.process, (some) =>
      db
        .selectFrom('process')
        .select(['process_id as id', ...NAMES])
        .where('process_id', 'in', some)
        .execute(),
    ),
    equipment_type: await unlessNone(ids.equipment_type, (some) =>
      db
        .selectFrom('equipment_type')
        .select(['equipment_type_id as id', ...NAMES])
        .where('equipment_type_id', 'in', some)
        .execute(),
    ),
    material: await unlessNone(ids.material, (some) =>
      db
        .selectFrom('material')
        .select(['material_id as id', ...NAMES])
        .where('material_id', 'in', some)
        .execute(),
    ),
    scheme: await unlessNone(ids.scheme, (some) =>
      db
        .selectFrom('scheme')
        .select(['scheme_id as id', ...NAMES, 'kind', 'verify_vi', 'verify_en', 'verify_ko', 'verify_url'])
        .where('scheme_id', 'in', some)
        .execute(),
    ),
    unit: await unlessNone(ids.unit, (some) =>
      db
        .selectFrom('unit')
        .select(['unit_id as id', ...NAMES, 'symbol'])
        .where('unit_id', 'in', some)
        .execute(),
    ),
    institution: await unlessNone(ids.institution, (some) =>
      db
        .selectFrom('institution')
        .select(['institution_id as id', ...NAMES, 'kind', 'website'])
        .where('institution_id', 'in', some)
        .execute(),
    ),
    programme: await unlessNone(ids.programme, (some) =>
      db
        .selectFrom('programme')
        .select(['programme_id as id', ...NAMES])
        .where('programme_id', 'in', some)
        .execute(),
    ),
  }
}

async function unlessNone<T>(ids: readonly string[], read: (some: string[]) => Promise<T[]>): Promise<T[]> {
  return ids.length === 0 ? [] : read([...new Set(ids)])
}

/** Processes that making one of these segments is, by definition. */
export function definingProcesses(db: Kysely<Database>, segments: readonly string[]) {
  return unlessNone(segments, (some) =>
    db
      .selectFrom('process_segment')
      .select(['process_id', 'segment_id'])
      .where('relation', '=', 'defines')
      .where('segment_id', 'in', some)
      .orderBy('segment_id')
      .orderBy('process_id')
      .execute(),
  )
}

/** Other companies of the group, by name. */
export function companiesOfGroup(db: Kysely<Database>, groupName: string, companyId: string) {
  return db
    .selectFrom('company')
    .select(['company_id', 'name_en', 'name_vi', 'name_native', 'native_lang'])
    .where('group_name', '=', groupName)
    .where('company_id', '!=', companyId)
    .orderBy('name_en')
    .orderBy('company_id')
    .execute()
}

/** Points of the places these sites name. */
export async function pointsOfSites(
  db: Kysely<Database>,
  sites: readonly { park_id: string | null; former_province_id: string | null; province_id: string | null }[],
) {
  const of = (key: 'park_id' | 'former_province_id' | 'province_id') => sites.flatMap((site) => site[key] ?? [])
  const parks = await unlessNone(of('park_id'), (some) =>
    db.selectFrom('park').select(['park_id', 'lat', 'lon', 'position_basis']).where('park_id', 'in', some).execute(),
  )
  const formerProvinces = await unlessNone(of('former_province_id'), (some) =>
    db.selectFrom('former_province').select(['former_province_id', 'lat', 'lon']).where('former_province_id', 'in', some).execute(),
  )
  const provinces = await unlessNone(of('province_id'), (some) =>
    db.selectFrom('province').select(['province_id', 'lat', 'lon']).where('province_id', 'in', some).execute(),
  )
  return {
    parks: new Map(parks.map((row) => [row.park_id, row])),
    formerProvinces: new Map(formerProvinces.map((row) => [row.former_province_id, row])),
    provinces: new Map(provinces.map((row) => [row.province_id, row])),
  }
}

/** The first two companies found by each query over whole names: a second one is enough to doubt. */
export async function holdersOfNames(db: Kysely<Database>, queries: readonly string[]): Promise<Map<string, string[]>> {
  if (queries.length === 0) return new Map()
  const each = [...new Set(queries)].map(
    (query) => sql`(select ${query}::text as query, company_id from company_search where tsv @@ ${query}::tsquery limit 2)`,
  )
  const { rows } = await sql<{ query: string; company_id: string }>`${sql.join(each, sql` union all `)}`.execute(db)
  const holders = Map.groupBy(rows, (row) => row.query)
  return new Map([...holders].map(([query, held]) => [query, held.map((row) => row.company_id)]))
}

/** Names that stand for a company alone: its own and its aliases, not the short one. */
export async function namesOfCompanies(db: Kysely<Database>, ids: readonly string[]) {
  const companies = await unlessNone(ids, (some) =>
    db
      .selectFrom('company')
      .select(['company_id', 'name_en', 'name_vi', 'name_native', 'native_lang'])
      .where('company_id', 'in', some)
      .execute(),
  )
  const others = await unlessNone(ids, (some) =>
    db
      .selectFrom('company_name')
      .select(['company_id', 'text'])
      .where('company_id', 'in', some)
      .where('kind', '!=', 'short_name')
      .execute(),
  )
  return new Map(
    companies.map((row) => {
      const own = [row.name_en, row.name_vi, row.name_native].filter((name) => name !== null)
      const more = others.filter((other) => other.company_id === row.company_id).map((other) => other.text)
      return [row.company_id, { ...row, whole: [...own, ...more] }]
    }),
  )
}
