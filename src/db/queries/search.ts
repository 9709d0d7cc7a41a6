import { type RawBuilder, sql, type Kysely } from 'kysely'
import type { CompanySort } from '../../domain/company-filters.ts'
import { type Bounds, boundsAround, type Point } from '../../domain/geo.ts'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'
import { TRAIT } from '../../search/facets.ts'
import type { Database } from '../schema.ts'

export interface Circle extends Point {
  readonly radius_km: number
}

/** Sites within a circle; the place of the same site must pass the filters of places. */
export interface Within {
  readonly circle: Circle
  readonly province?: readonly string[] | undefined
  readonly park?: readonly string[] | undefined
  readonly certificate?: readonly string[] | undefined
}

export interface Branch {
  /** Text of a tsquery; null asks nothing. */
  readonly terms: string | null
  readonly within: Within | null
}

/** Companies that pass one of the branches, and what is asked of all. */
export interface Asked {
  readonly branches: readonly Branch[]
  /** Bits that must be set, and bits that must not. */
  readonly has: number
  readonly lacks: number
  /** Latest date not before this day. */
  readonly since: string | null
}

export type Condition = RawBuilder<boolean>

export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join([...conditions], sql` and `)})`
}

export function passes({ branches, has, lacks, since }: Asked): Condition {
  return allOf([
    anyOf(branches),
    ...(has === 0 ? [] : [sql<boolean>`c.has & ${has} = ${has}`]),
    ...(lacks === 0 ? [] : [sql<boolean>`c.has & ${lacks} = 0`]),
    ...(since === null ? [] : [sql<boolean>`c.latest >= ${since}`]),
  ])
}

/** As one look into the index where that is possible. */
function anyOf(branches: readonly Branch[]): Condition {
  const terms = termsOf(branches)
  if (terms !== null) return matches(terms)
  return sql<boolean>`(${sql.join(branches.map(passesBranch), sql` or `)})`
}

function passesBranch({ terms, within }: Branch): Condition {
  return allOf([...(terms === null ? [] : [matches(terms)]), ...(within === null ? [] : [isWithin(within)])])
}

function matches(terms: string): Condition {
  return sql<boolean>`c.tsv @@ ${terms}::tsquery`
}

const EARTH_KM = 6371.0088

function distance({ lat, lon }: Point): RawBuilder<number> {
  return sql<number>`(2 * ${EARTH_KM}::float8 * asin(least(1, sqrt(
    sin(radians(s.lat - ${lat}::float8) / 2) ^ 2 + cos(radians(${lat}::float8)) * cos(radians(s.lat)) * sin(radians(s.lon - ${lon}::float8) / 2) ^ 2))))`
}

export function inCircle({ circle, province, park, certificate }: Within): Condition {
  const { south, north, west, east }: Bounds = boundsAround(circle, circle.radius_km)
  const part = (at: number) => sql<string>`split_part(s.place, '/', ${sql.lit(at)})`
  const list = (values: readonly string[]) => sql`${[...values]}::text[]`
  return allOf([
    sql<boolean>`s.lat between ${south} and ${north} and s.lon between ${west} and ${east}`,
    sql<boolean>`${distance(circle)} <= ${circle.radius_km}`,
    ...(province === undefined ? [] : [sql<boolean>`(${part(1)} = any(${list(province)}) or ${part(2)} = any(${list(province)}))`]),
    ...(park === undefined ? [] : [sql<boolean>`${part(3)} = any(${list(park)})`]),
    ...(certificate === undefined ? [] : [sql<boolean>`string_to_array(${part(4)}, ',') && ${list(certificate)}`]),
  ])
}

function isWithin(within: Within): Condition {
  return sql<boolean>`c.company_id in (select s.company_id from site_search s where ${inCircle(within)})`
}

/** What a company is counted with; behind it the sites within the circle, where one is asked: only these count then. */
function countedOf(branch: Branch | undefined): RawBuilder<Uint8Array> {
  return branch === undefined || branch.within === null
    ? sql`c.counted`
    : sql`c.counted || coalesce((select string_agg(distinct s.counted, ''::bytea) from site_search s
        where s.company_id = c.company_id and ${inCircle({ circle: branch.within.circle })}), ''::bytea)`
}

/** Companies that pass all of the conditions. */
export interface CountedSet {
  readonly conditions: readonly Asked[]
  /** Of its circle only sites within it count. */
  readonly branch: Branch | undefined
}

/** What the companies of each set are counted with, one after the other. */
export async function countedBytesOf(db: Kysely<Database>, sets: readonly CountedSet[]): Promise<Uint8Array[]> {
  if (sets.length === 0) return []
  const each = sets.map(
    ({ conditions, branch }, at) => sql`
      select ${sql.lit(at)} as at, string_agg(${countedOf(branch)}, ''::bytea) as counted
      from company_search c where ${allOf(conditions.map(passes))}`,
  )
  const { rows } = await sql<{ at: number; counted: Uint8Array | null }>`${sql.join(each, sql` union all `)}`.execute(db)
  const counted = new Map(rows.map((row) => [row.at, row.counted]))
  return sets.map((_, at) => counted.get(at) ?? new Uint8Array())
}

export interface WholeRow extends FoundRow {
  readonly latest: string
  readonly counted: Uint8Array
  /** By its name, whether it passes the filters or not. */
  readonly named: boolean
}

/** Everything of the companies found, in no order; of more than `most` the first that come. */
export async function findAll(db: Kysely<Database>, asked: Asked, ranks: readonly string[], most: number): Promise<WholeRow[]> {
  const [first, second] = asked.branches
  const named = second === undefined ? sql<boolean>`false` : passesBranch(second)
  const tier =
    ranks.length === 0
      ? sql`0`
      : sql`case ${sql.join(
          ranks.map((terms, i) => sql`when ${matches(terms)} then ${sql.lit(i)}`),
          sql` `,
        )} else ${sql.lit(ranks.length)} end`
  const counted = first?.within == null ? sql`c.counted` : sql`case when c.named then ${countedOf(second)} else ${countedOf(first)} end`
  // The terms are stored apart: fetched once, however often they are looked at.
  const tsv = ranks.length > 0 || second?.terms != null ? sql`c.tsv || ''::tsvector` : sql`null::tsvector`
  // Apart from its limit, for which the server would read row after row instead of the index, and fetch the terms of each.
  const { rows } = await sql<WholeRow>`
    with found as materialized (
      select c.company_id, c.names, c.score, c.latest, c.counted, ${tsv} as tsv from company_search c where ${passes(asked)})
    select c.company_id, c.names, c.score, c.latest, c.named, ${tier} as tier, ${counted} as counted
    from (select *, ${named} as named from (select * from found limit ${most}) c offset 0) c`.execute(db)
  return rows
}

export async function countFound(db: Kysely<Database>, asked: Asked): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from company_search c where ${passes(asked)}`.execute(db)
  return rows[0]?.count ?? 0
}

export interface FoundRow {
  readonly company_id: string
  readonly names: string
  readonly score: number
  /** Of the terms in order of rank: which one it was found by first. */
  readonly tier: number
}

export interface Order {
  readonly sort: CompanySort
  /** Terms of which the first come first. */
  readonly ranks: readonly string[]
  /** What distances are taken from. */
  readonly from: Point | null
  /** So many that it pays to ask by grade. */
  readonly isMany?: boolean
}

/**
 * The first so many in order. Total on every server: texts are compared byte by byte and the id decides last. The parts are asked
 * one after the other, and none once there are enough: of what comes last only the best documented are looked at.
 */
export async function findFirst(db: Kysely<Database>, asked: Asked, order: Order, limit: number): Promise<FoundRow[]> {
  const ranked = order.sort === 'relevance' ? order.ranks : []
  const isEvery = termsOf(asked.branches) === null
  const parts = partsOf(asked, ranked, order.isMany === true && order.sort === 'relevance').map(
    ({ condition, tier }) => sql`(select c.company_id, c.names, c.score, ${sql.lit(tier)} as tier from company_search c where ${condition}
      order by ${orderOf(order, isEvery)} limit ${limit})`,
  )
  if (parts.length === 1) return (await sql<FoundRow>`${parts[0]}`.execute(db)).rows
  const { rows } = await sql<FoundRow>`select * from (${sql.join(parts, sql` union all `)}) as found limit ${limit}`.execute(db)
  return rows.toSorted((a, b) => a.tier - b.tier || b.score - a.score)
}

interface Part {
  readonly condition: Condition
  readonly tier: number
}

/** Whose name it is, and so on; what is left, by the grade of evidence, which the order begins with. */
function partsOf(asked: Asked, ranked: readonly string[], byGrade: boolean): Part[] {
  const terms = termsOf(asked.branches)
  if (terms === null) {
    return [...ranked, null].map((one, tier) => ({
      condition: allOf([
        passes(asked),
        ...(one === null ? [] : [matches(one)]),
        ...ranked.slice(0, tier).map((before) => sql<boolean>`not ${matches(before)}`),
      ]),
      tier,
    }))
  }
  // Of one query the index answers all; a row would have to be fetched to see what it does not have.
  const part = (tier: number, ...more: string[]): Part => {
    const before = ranked.slice(0, tier)
    const all = [`(${terms})`, ...more, ...(before.length === 0 ? [] : [`!(${before.join(' | ')})`])].join(' & ')
    return { condition: passes({ ...asked, branches: [{ terms: all, within: null }] }), tier }
  }
  const grades = EVIDENCE_GRADES.toReversed().map((grade) => `'${TRAIT.grade}${grade}'`)
  const each = byGrade ? [...grades, `!(${grades.join(' | ')})`] : []
  const split = (tier: number, ...more: string[]) => (byGrade ? each.map((grade) => part(tier, ...more, grade)) : [part(tier, ...more)])
  // Few bear the whole name.
  return [...ranked.flatMap((one, tier) => (tier === 0 ? [part(0, `(${one})`)] : split(tier, `(${one})`))), ...split(ranked.length)]
}

/** All branches as terms, where that is possible. */
function termsOf(branches: readonly Branch[]): string | null {
  const terms = branches.flatMap(({ terms: one, within }) => (one === null || within !== null ? [] : [one]))
  return terms.length < branches.length || terms.length === 0 ? null : terms.join(' | ')
}

function orderOf({ sort, from }: Order, isEvery: boolean): RawBuilder<unknown> {
  if (sort === 'name') return sql`c.names collate "C", c.company_id`
  if (sort === 'evidence') return sql`c.score / 1000 desc, c.names collate "C", c.company_id`
  if (sort === 'recent') return sql`c.latest collate "C" desc, c.score desc, c.company_id`
  if (sort === 'distance' && from !== null)
    return sql`(select min(${distance(from)}) from site_search s where s.company_id = c.company_id) nulls last, c.company_id`
  // Only where everything is asked: else the server walks along the index by score and fetches the terms of row after row.
  return isEvery ? sql`c.score desc, c.company_id` : sql`c.score + 0 desc, c.company_id`
}

/** Positions of the sites of a few companies. */
export async function sitePositions(db: Kysely<Database>, ids: readonly string[]) {
  return db
    .selectFrom('site_search')
    .selectAll()
    .where('company_id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute()
}

/** How many companies pass each question; up to `most`. */
export async function countEach(db: Kysely<Database>, terms: readonly string[], most: number | null): Promise<number[]> {
  if (terms.length === 0) return []
  const { rows } = await sql<{ at: number; count: number }>`
    select q.at::int as at, (select count(*)::int from (select from company_search c where c.tsv @@ q.terms::tsquery limit ${most}) found) as count
    from unnest(${[...terms]}::text[]) with ordinality as q(terms, at)`.execute(db)
  const counts = new Map(rows.map((row) => [row.at, row.count]))
  return terms.map((_, i) => counts.get(i + 1) ?? 0)
}

/** Companies of which a certificate has ended since they were last looked at. */
export async function staleCompanies(db: Kysely<Database>, today: string): Promise<string[]> {
  const rows = await db.selectFrom('company_search').select('company_id').where('next_change_on', '<=', today).execute()
  return rows.map((row) => row.company_id)
}
