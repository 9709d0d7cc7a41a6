import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

export async function listProgrammeRows(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('programme')
    .selectAll()
    .orderBy('issued_on', (order) => order.desc().nullsLast())
    .orderBy('programme_id')
    .execute()
  const links = await db.selectFrom('programme_segment').select(['programme_id', 'segment_id']).execute()
  return { rows, segments: grouped(links.map((link) => [link.programme_id, link.segment_id])) }
}

export async function listInstitutionRows(db: Kysely<Database>) {
  const rows = await db.selectFrom('institution').selectAll().orderBy('kind').orderBy('name_en').execute()
  const links = await db.selectFrom('institution_segment').select(['institution_id', 'segment_id']).execute()
  const provinces = await db.selectFrom('province').select(['province_id', 'name_vi', 'name_en', 'name_ko']).execute()
  return {
    rows,
    segments: grouped(links.map((link) => [link.institution_id, link.segment_id])),
    provinces: new Map(provinces.map((row) => [row.province_id, row])),
  }
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  return new Map([...Map.groupBy(pairs, ([key]) => key)].map(([key, list]) => [key, list.map(([, value]) => value)]))
}
