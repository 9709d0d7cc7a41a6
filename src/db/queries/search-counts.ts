import { type Kysely, sql } from 'kysely'
import { pairCounts, withChange } from '../../search/pair-counts.ts'
import { loadRows } from '../bulk-load.ts'
import type { Database } from '../schema.ts'

/** Documents that went and that came, as they are counted. */
export interface CountedChange {
  readonly removed: readonly Uint8Array[]
  readonly added: readonly Uint8Array[]
}

/** How often the values occur together with each other; undefined: the counts do not hold. Empty: nothing has the value. */
export async function readPairs(db: Kysely<Database>, values: readonly number[]): Promise<ReadonlyMap<number, Int32Array> | undefined> {
  const { rows } = await sql<{ value: number | null; counts: Uint8Array | null }>`
    select c.value, c.counts from search_state s left join search_count c on c.value = any(${[...values]}::int[])
    where s.counts_stamp = s.stamp`.execute(db)
  if (rows.length === 0) return undefined
  return new Map(rows.flatMap(({ value, counts }) => (value === null || counts === null ? [] : [[value, pairsIn(counts)]])))
}

/** In the transaction of the change, before it gets its stamp: false where the counts did not hold before. */
export async function changePairs(trx: Kysely<Database>, { removed, added }: CountedChange): Promise<boolean> {
  const counts = pairCounts()
  for (const bytes of removed) counts.add(bytes, -1)
  for (const bytes of added) counts.add(bytes, 1)
  const changes = new Map(counts.entries())
  const before = await readPairs(trx, [...changes.keys()])
  if (before === undefined) return false
  const values = [...changes.keys()]
  await sql`delete from search_count where value = any(${values}::int[])`.execute(trx)
  await writePairs(
    trx,
    [...changes].map(([value, change]) => [value, withChange(before.get(value) ?? new Int32Array(), change)] as const),
  )
  return true
}

const BATCH_DOCUMENTS = 20_000

/** Counts everything anew, if the counts do not hold: after a load or an import. */
export async function keepCounts(trx: Kysely<Database>): Promise<void> {
  if ((await readPairs(trx, [])) !== undefined) return
  const counts = pairCounts()
  for (let after = ''; ;) {
    const { rows } = await sql<{ last: string | null; counted: Uint8Array | null }>`
      select max(company_id) as last, string_agg(counted, ''::bytea) as counted
      from (select company_id, counted from company_search where company_id > ${after} order by company_id limit ${BATCH_DOCUMENTS}) c`.execute(
      trx,
    )
    const [{ last, counted } = { last: null, counted: null }] = rows
    if (last === null || counted === null) break
    counts.add(counted, 1)
    after = last
  }
  await sql`truncate search_count`.execute(trx)
  await writePairs(trx, [...counts.entries()])
  await sql`
    insert into search_state (state_id, stamp, counts_stamp) values ('search', '', '')
    on conflict (state_id) do update set counts_stamp = search_state.stamp`.execute(trx)
}

function writePairs(trx: Kysely<Database>, entries: readonly (readonly [number, Int32Array])[]): Promise<void> {
  const rows = entries.flatMap(([value, pairs]) => (pairs.length === 0 ? [] : [{ value, counts: hex(pairs) }]))
  return loadRows(trx, 'search_count', rows)
}

function hex(pairs: Int32Array): string {
  return `\\x${Buffer.from(pairs.buffer, pairs.byteOffset, pairs.byteLength).toString('hex')}`
}

function pairsIn(bytes: Uint8Array): Int32Array {
  // Copied: a view would need bytes that begin at a multiple of four.
  return new Int32Array(new Uint8Array(bytes).buffer)
}
