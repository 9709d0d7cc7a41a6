import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'
import type { StoredValue } from '../schema/curation.ts'

const COMPANY = [
  'name_en',
  'name_vi',
  'name_native',
  'short_name',
  'tax_code',
  'home_country',
  'ownership',
  'group_name',
  'ticker',
  'status',
] as const
const SITE = ['name', 'kind', 'province_id', 'former_province_id', 'park_id', 'address', 'status'] as const
const FACTS = ['website', 'phone', 'email', 'employees', 'founded'] as const

/** What companies and sites say, field by field, to be set beside another: as shown, and as the strongest record wrote it. */
export async function readSubjectValues(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, Record<string, StoredValue>>> {
  const out = new Map<string, Record<string, StoredValue>>()
  if (ids.length === 0) return out
  const all = [...new Set(ids)]
  const companies = await db.selectFrom('company').selectAll().where('company_id', 'in', all).execute()
  const sites = await db
    .selectFrom('site')
    .selectAll()
    .where((eb) => eb.or([eb('site_id', 'in', all), eb('company_id', 'in', all)]))
    .orderBy('site_id')
    .execute()
  const facts = await db
    .selectFrom('company_fact')
    .select(['company_id', 'property', 'value'])
    .where('company_id', 'in', all)
    .where('property', 'in', [...FACTS])
    .execute()
  const raws = await readRaws(db, [...all, ...sites.map((site) => site.site_id)])
  const raw = (id: string, field: string, value: string): string => raws.get(`${id} ${field}`) ?? value

  for (const row of companies) {
    const values: Record<string, StoredValue> = {}
    for (const field of COMPANY) put(values, field, row[field], (text) => raw(row.company_id, field, text))
    const own = sites.filter((site) => site.company_id === row.company_id)
    for (const field of ['address', 'province_id', 'park_id'] as const) {
      const texts = [...new Set(own.flatMap((site) => site[field] ?? []))]
      if (texts.length > 0) values[field] = { raw: texts.join(' · '), value: texts.join(' · ') }
    }
    for (const property of FACTS) {
      const texts = facts.filter((fact) => fact.company_id === row.company_id && fact.property === property).map((fact) => fact.value)
      if (texts.length > 0) values[property] = { raw: texts.join(' · '), value: texts.join(' · ') }
    }
    out.set(row.company_id, values)
  }
  for (const row of sites) {
    if (!all.includes(row.site_id)) continue
    const values: Record<string, StoredValue> = {}
    for (const field of SITE) put(values, field, row[field], (text) => raw(row.site_id, field, text))
    out.set(row.site_id, values)
  }
  return out
}

function put(values: Record<string, StoredValue>, field: string, value: string | null, raw: (text: string) => string): void {
  if (value !== null && value !== 'unknown') values[field] = { raw: raw(value), value }
}

async function readRaws(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ subject_id: string; field: string; text: string }>`
    select r.subject_id, each.key as field, each.value as text
    from record r cross join lateral jsonb_each_text(r.raw) each
    where r.subject_id = any(${[...ids]}::text[]) and r.raw is not null and jsonb_typeof(r.raw) = 'object'
    order by r.recorded_at`.execute(db)
  return new Map(rows.map((row) => [`${row.subject_id} ${row.field}`, row.text]))
}
