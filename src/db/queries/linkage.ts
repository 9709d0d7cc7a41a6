import { type Kysely, sql } from 'kysely'
import { loadText } from '../bulk-load.ts'
import type { Database } from '../schema.ts'

export interface Profile {
  readonly company_id: string
  readonly subject_id: string
  readonly kind: 'company' | 'site'
  /** As it was stored; whoever compares knows the shape. */
  readonly profile: unknown
}

/** Companies that hold each key. A key that more than `most` hold is left out, unless it is a strong one, of which the first are given. */
export async function keyHolders(
  db: Kysely<Database>,
  keys: readonly string[],
  strongKinds: string,
  most: number,
): Promise<Map<string, string[]>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ key: string; ids: string[] }>`
    select key, (array_agg(distinct company_id))[1:${sql.lit(most)}] as ids from match_key where key = any(${[...keys]}::text[])
    group by key having count(*) <= ${most} or strpos(${strongKinds}, left(key, 1)) > 0`.execute(db)
  return new Map(rows.map((row) => [row.key, row.ids]))
}

/**
 * The same for the keys of one row, while somebody waits: of a key that a hundred thousand hold no more is read than shows that it is
 * one too many.
 */
export async function fewHolders(
  db: Kysely<Database>,
  keys: readonly string[],
  strongKinds: string,
  most: number,
): Promise<Map<string, string[]>> {
  if (keys.length === 0) return new Map()
  const each = keys.map((key) => sql`(select key, company_id from match_key where key = ${key} limit ${sql.lit(most + 1)})`)
  const { rows } = await sql<{ key: string; company_id: string }>`${sql.join(each, sql` union all `)}`.execute(db)
  const holders = new Map<string, string[]>()
  for (const [key, held] of Map.groupBy(rows, (row) => row.key)) {
    if (held.length > most && !strongKinds.includes(key.charAt(0))) continue
    holders.set(key, [...new Set(held.slice(0, most).map((row) => row.company_id))])
  }
  return holders
}

/** Companies with their sites. */
export async function readProfiles(db: Kysely<Database>, companyIds: readonly string[]): Promise<Profile[]> {
  if (companyIds.length === 0) return []
  return db
    .selectFrom('link_profile')
    .select(['company_id', 'subject_id', 'kind', 'profile'])
    .where('company_id', '=', sql<string>`any(${[...companyIds]}::text[])`)
    .orderBy('company_id')
    .orderBy('subject_id')
    .execute()
}

/** What was prepared of companies, in the text format of COPY. */
export interface PreparedTexts {
  /** company_id, subject_id, kind, profile. */
  readonly profiles: Uint8Array<ArrayBuffer>
  /** company_id, subject_id, kind, key. */
  readonly keys: Uint8Array<ArrayBuffer>
  /** In how many names each word occurs. */
  readonly counts: ReadonlyMap<string, number>
}

/** Puts companies in the place of what was prepared of them before, also by another process meanwhile. */
export async function replaceProfiles(db: Kysely<Database>, companyIds: readonly string[], prepared: PreparedTexts): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await dropProfiles(trx, companyIds)
    await loadText(trx, 'link_profile', ['company_id', 'subject_id', 'kind', 'profile'], prepared.profiles)
    await loadText(trx, 'match_key', ['company_id', 'subject_id', 'kind', 'key'], prepared.keys)
    await addTokenCounts(trx, prepared.counts)
  })
}

/** Forgets how these companies are found; they are prepared again before the next search. */
export async function dropProfiles(trx: Kysely<Database>, companyIds: readonly string[]): Promise<void> {
  for (const table of ['match_key', 'link_profile'] as const)
    await trx
      .deleteFrom(table)
      .where('company_id', '=', sql<string>`any(${[...companyIds]}::text[])`)
      .execute()
}

export async function dropAllProfiles(trx: Kysely<Database>): Promise<void> {
  await sql`truncate match_key, link_profile, token_df`.execute(trx)
}

/** Companies that are shown and not prepared, among the next so many behind this one; and how far that reaches. */
export async function unpreparedCompanies(
  db: Kysely<Database>,
  after: string,
  among: number,
): Promise<{ ids: string[]; reached: string | undefined }> {
  const rows = await db
    .selectFrom('company')
    .select('company_id')
    .where('company_id', '>', after)
    .orderBy('company_id')
    .limit(among)
    .execute()
  const ids = rows.map((row) => row.company_id)
  if (ids.length === 0) return { ids, reached: undefined }
  const known = await db
    .selectFrom('link_profile')
    .select('company_id')
    .where('company_id', '=', sql<string>`any(${ids}::text[])`)
    .where('kind', '=', 'company')
    .execute()
  const prepared = new Set(known.map((row) => row.company_id))
  return { ids: ids.filter((id) => !prepared.has(id)), reached: ids.at(-1) }
}

/** What the linkage looks at, of companies and their sites. */
export async function readLinkMaterial(db: Kysely<Database>, companyIds: readonly string[]) {
  const these = sql<string>`any(${[...companyIds]}::text[])`
  return {
    companies: await db
      .selectFrom('company')
      .select(['company_id', 'name_en', 'name_vi', 'name_native', 'short_name', 'tax_code'])
      .where('company_id', '=', these)
      .execute(),
    names: await db.selectFrom('company_name').select(['company_id', 'text']).where('company_id', '=', these).execute(),
    sites: await db
      .selectFrom('site')
      .leftJoin('park', 'park.park_id', 'site.park_id')
      .select([
        'site.company_id',
        'site.site_id',
        'site.name',
        'site.address',
        'site.province_id',
        'site.former_province_id',
        'park.name_en as park',
      ])
      .where('site.company_id', '=', these)
      .orderBy('site.site_id')
      .execute(),
    contacts: await db
      .selectFrom('company_fact')
      .select(['company_id', 'property', 'value'])
      .where('company_id', '=', these)
      .where('property', 'in', ['website', 'email', 'phone'])
      .execute(),
  }
}

async function addTokenCounts(trx: Kysely<Database>, counts: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...counts].map(([token, df]) => ({ token, df }))
  await sql`
    insert into token_df (token, df) select token, df from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(token text, df integer)
    on conflict (token) do update set df = token_df.df + excluded.df`.execute(trx)
}

/** In how many names each of these words occurs; those that stand in none are left out. */
export async function readCountsOf(db: Kysely<Database>, tokens: readonly string[]): Promise<[string, number][]> {
  if (tokens.length === 0) return []
  const rows = await db
    .selectFrom('token_df')
    .selectAll()
    .where('token', '=', sql<string>`any(${[...tokens]}::text[])`)
    .execute()
  return rows.map((row) => [row.token, row.df])
}

/** How many names there are, and in how many each word occurs. */
export async function readTokenCounts(db: Kysely<Database>): Promise<{ names: number; counts: [string, number][] }> {
  const { names } = await db
    .selectFrom('link_profile')
    .where('kind', '=', 'company')
    .select((eb) => eb.fn.countAll<string>().as('names'))
    .executeTakeFirstOrThrow()
  const rows = await db.selectFrom('token_df').selectAll().execute()
  return { names: Number(names), counts: rows.map((row) => [row.token, row.df]) }
}
