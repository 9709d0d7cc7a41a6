import { type Kysely, type RawBuilder, sql } from 'kysely'
import { WANTED_DATA } from '../../domain/company-filters.ts'
import { type Chosen, type Counted, type Counts, FACET_MARKS, isOf, MADE_DIMENSIONS, type Years } from '../../search/facets.ts'
import type { FacetDecoder } from '../../search/facet-codes.ts'
import type { Database } from '../schema.ts'
import { allOf, type Asked, type Branch, type Condition, inCircle, passes } from './search.ts'

interface ValueCount {
  value: string
  count: number
}

/** All values, of every dimension, that companies are counted with whatever else they say, as numbers. */
export async function countSingles(db: Kysely<Database>, asked: Asked): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<ValueCount>`
    select value::text as value, count(*)::int as count from company_search c, unnest(c.facets) value where ${passes(asked)} group by value`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.value, row.count]))
}

/** How many there are, how many of each thing some source says, and how many of each age. */
export async function countMasks(db: Kysely<Database>, asked: Asked, years: Years) {
  const bits = WANTED_DATA.map((wanted, bit) => sql`(count(*) filter (where has & ${sql.lit(1 << bit)} <> 0))::int as ${sql.id(wanted)}`)
  const { rows } = await sql<Record<string, number>>`
    select count(*)::int as total, (count(*) filter (where latest >= ${years[0]}))::int as fresh_12,
      (count(*) filter (where latest >= ${years[1]}))::int as fresh_24, ${sql.join(bits)}
    from company_search c where ${passes(asked)}`.execute(db)
  const row = rows[0] ?? {}
  const total = row['total'] ?? 0
  const some = (counts: [string, number][]): Counts => new Map(counts.filter(([, count]) => count > 0))
  return {
    total,
    has: some(WANTED_DATA.map((wanted) => [wanted, row[wanted] ?? 0])),
    lacks: some(WANTED_DATA.map((wanted) => [wanted, total - (row[wanted] ?? 0)])),
    freshness: some([
      ['12m', row['fresh_12'] ?? 0],
      ['24m', row['fresh_24'] ?? 0],
    ]),
  }
}

/** Values of dimensions of one kind in rows that pass the filters of the others of it: what it makes, or where it is. */
export async function countInRows(
  db: Kysely<Database>,
  asked: Asked,
  dimensions: readonly Counted[],
  filters: Chosen,
): Promise<ReadonlyMap<Counted, Counts>> {
  const made = dimensions.some((dimension) => isOf(dimension, MADE_DIMENSIONS))
  const conditions = (Object.keys(filters) as (keyof Chosen)[]).flatMap((mate): Condition[] => {
    const values = filters[mate]
    return values === undefined ? [] : [sql<boolean>`${partOf(mate)} && ${[...values]}::text[]`]
  })
  const counted = dimensions.map(
    (dimension) => sql`
      select ${sql.lit(dimension)} as dimension, value, count(*)::int as count
      from (select distinct company_id, value from rows, unnest(${partOf(dimension)}) value where value <> '') found group by value`,
  )
  const { rows } = await sql<ValueCount & { dimension: Counted }>`
    with rows as materialized (
      select c.company_id, part from company_search c, ${made ? sql`unnest(string_to_array(c.made, '|')) part` : placeRows(asked.branches[0])}
      where ${allOf([passes(asked), ...conditions])})
    ${sql.join(counted, sql` union all `)}`.execute(db)
  const byDimension = Map.groupBy(rows, (row) => row.dimension)
  return new Map([...byDimension].map(([dimension, list]) => [dimension, new Map(list.map((row) => [row.value, row.count]))]))
}

/** Values of a dimension in a row, which is text parted by slashes. */
function partOf(dimension: Counted | keyof Chosen): RawBuilder<unknown> {
  const part = (at: number) => sql`split_part(part, '/', ${sql.lit(at)})`
  if (dimension === 'province') return sql`array[${part(1)}, ${part(2)}]`
  if (dimension === 'certificate') return sql`string_to_array(${part(4)}, ',')`
  const at = { segment: 1, role: 2, stage: 3, park: 3 }[dimension as 'segment']
  return sql`array[${part(at)}]`
}

function placeRows(branch: Branch | undefined): RawBuilder<unknown> {
  if (branch === undefined || branch.within === null) return sql`unnest(string_to_array(c.places, '|')) part`
  return sql`lateral (select s.place as part from site_search s where s.company_id = c.company_id and ${inCircle({ circle: branch.within.circle })}) s`
}

/** Of one dimension, out of all values that stand alone. */
export function singlesOf(singles: ReadonlyMap<string, number>, dimension: keyof typeof FACET_MARKS, decoder: FacetDecoder): Counts {
  const mark = FACET_MARKS[dimension]
  const counts: Counts = new Map()
  for (const [code, count] of singles) {
    const value = decoder.get(code)
    if (value?.startsWith(mark) === true) counts.set(value.slice(mark.length), count)
  }
  return counts
}
