import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** A company as the quality rules see it. */
export type QualityCompany = Awaited<ReturnType<typeof companyPage>>[number]
export type QualitySite = Awaited<ReturnType<typeof sitePage>>[number]

const PAGE = 2_000

/** All companies with their sites, capabilities and facts, a page at a time: no size of a directory stops the server. */
export async function* streamQualityRows(db: Kysely<Database>) {
  for (let after = ''; ;) {
    const companies = await companyPage(db, after)
    const last = companies.at(-1)
    if (last === undefined) return
    const ids = companies.map((row) => row.company_id)
    const sites = Map.groupBy(await sitePage(db, ids), (row) => row.company_id)
    const made = Map.groupBy(await madePage(db, ids), (row) => row.company_id)
    const facts = Map.groupBy(await factPage(db, ids), (row) => row.company_id)
    yield companies.map((company) => ({
      company,
      sites: sites.get(company.company_id) ?? [],
      made: made.get(company.company_id) ?? [],
      facts: facts.get(company.company_id) ?? [],
    }))
    if (companies.length < PAGE) return
    after = last.company_id
  }
}

function companyPage(db: Kysely<Database>, after: string) {
  return db
    .selectFrom('company')
    .select([
      'company_id',
      'name_en',
      'name_vi',
      'name_native',
      'short_name',
      'tax_code',
      'ownership',
      'home_country',
      'status',
      'evidence_grade',
      'as_of',
      'source_id',
    ])
    .where('company_id', '>', after)
    .orderBy('company_id')
    .limit(PAGE)
    .execute()
}

function sitePage(db: Kysely<Database>, ids: readonly string[]) {
  return db
    .selectFrom('site')
    .leftJoin('park', 'park.park_id', 'site.park_id')
    .leftJoin('former_province', 'former_province.former_province_id', 'site.former_province_id')
    .select([
      'site.company_id',
      'site.site_id',
      'site.name',
      'site.province_id',
      'site.former_province_id',
      'site.park_id',
      'site.address',
      'site.status',
      'site.evidence_grade',
      'park.province_id as park_province_id',
      'former_province.province_id as former_province_now_id',
    ])
    .where('site.company_id', 'in', [...ids])
    .execute()
}

function madePage(db: Kysely<Database>, ids: readonly string[]) {
  return db
    .selectFrom('company_segment')
    .select(['company_id', 'segment_id', 'evidence_grade'])
    .where('company_id', 'in', [...ids])
    .execute()
}

/** Those of which a rule or a figure asks. */
function factPage(db: Kysely<Database>, ids: readonly string[]) {
  return db
    .selectFrom('company_fact')
    .select(['company_id', 'property', 'value'])
    .where('company_id', 'in', [...ids])
    .where('property', '=', 'website')
    .execute()
}

/** Pairs of companies that somebody said are two, whichever way round. */
export async function knownDifferent(db: Kysely<Database>): Promise<Set<string>> {
  const rows = await db
    .selectFrom('judgement')
    .select(['left_key', 'right_key'])
    .where('judgement', '=', 'negative')
    .where('ended_at', 'is', null)
    .execute()
  return new Set(rows.flatMap(({ left_key: a, right_key: b }) => [`${a}|${b}`, `${b}|${a}`]))
}

/** Companies of which, or of whose sites, more than one record speaks: where nobody is contradicted there is nothing to look at. */
export async function companiesSaidTwice(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ company_id: string }>`
    with standing as (
      select coalesce(link.target_id, given.subject_id, r.subject_id) as subject_id
      from record r
      left join record_assignment given on given.company_id = r.company_id and given.record_id = r.record_id and given.ended_at is null
      left join subject_link link on link.subject_id = coalesce(given.subject_id, r.subject_id) and link.kind = 'same_as' and link.ended_at is null),
    twice as (select subject_id from standing group by subject_id having count(*) > 1)
    select company_id from company where company_id in (select subject_id from twice)
    union select company_id from site where site_id in (select subject_id from twice)
    order by company_id`.execute(db)
  return rows.map((row) => row.company_id)
}

/** Changes whenever an answer of the dashboard could: what was computed for one stamp holds as long as it stays. */
export async function qualityStamp(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws('|',
      (select string_agg(edition_id || ' ' || checksum || ' ' || loaded_at::text, ',') from edition),
      (select max(event_id) from event),
      (select count(*) from company),
      (select count(*) from judgement where ended_at is null)) as stamp`.execute(db)
  return rows[0]?.stamp ?? ''
}

/** Of imports that were taken in: rows by what became of them. */
export async function importTotals(db: Kysely<Database>) {
  const { rows } = await sql<{ imports: string; rows: string; rejected: string; review: string }>`
    select count(*) as imports,
           coalesce(sum((counts ->> 'rows')::bigint), 0) as rows,
           coalesce(sum((counts ->> 'rejected')::bigint), 0) as rejected,
           coalesce(sum((counts ->> 'review')::bigint), 0) as review
    from import where state = 'applied'`.execute(db)
  const row = rows[0]
  return {
    imports: Number(row?.imports ?? 0),
    rows: Number(row?.rows ?? 0),
    rejected: Number(row?.rejected ?? 0),
    review: Number(row?.review ?? 0),
  }
}

/** Rules of the import that found most, over all imports that were read to the end and not thrown away; with one example of each. */
export async function topImportProblems(db: Kysely<Database>, limit: number) {
  const { rows } = await sql<{ code: string; n: string; args: Record<string, string | number> | null }>`
    select p.rule as code, sum(p.cells) as n, (array_agg(p.examples -> 0 -> 'args'))[1] as args
    from import_problem p join import i on i.import_id = p.import_id
    where i.state in ('ready', 'applying', 'applied')
    group by p.rule order by n desc, p.rule limit ${limit}`.execute(db)
  return rows.map((row) => ({ code: row.code, count: Number(row.n), args: row.args ?? {} }))
}

/** Open questions: how old, and where they come from. */
export async function openReviewAges(db: Kysely<Database>): Promise<{ origin: string; created_at: Date }[]> {
  return db.selectFrom('review_task').select(['origin', 'created_at']).where('state', 'in', ['open', 'unsure']).execute()
}
