/** Is what is shown what the statements say? */
import { createHash } from 'node:crypto'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { ProjectedRow } from '../../domain/projection.ts'
import type { Database } from '../schema.ts'
import { readChronicle } from './chronicle.ts'
import { companyBatches, PROJECTION_TABLES, type ProjectedTables, projectTables } from './projection.ts'
import { readFrame } from './references.ts'

export interface ProjectionCheck {
  readonly equal: boolean
  readonly companies: number
  /** Of the rows that are shown, and of those the statements give. */
  readonly shown_checksum: string
  readonly replayed_checksum: string
  /** Companies whose rows differ; the first of them. */
  readonly differing: readonly string[]
}

const DIFFERING_NAMED = 20
const DOCUMENT_TABLES: ReadonlySet<string> = new Set(['company_search', 'site_search'])

export async function checkProjection(db: Kysely<Database>): Promise<ProjectionCheck> {
  const frame = await readFrame(db)
  const [shown, replayed] = [rowSum(), rowSum()]
  const differing: string[] = []
  let companies = 0
  for await (const batch of companyBatches(db)) {
    const expected = projectTables(await readChronicle(db, batch), frame, batch)
    const actual = await readProjected(db, batch)
    companies += expected.company.length
    const wanted = byCompany(expected)
    for (const id of batch) {
      const [a, b] = [rowSum(), rowSum()]
      const isDue = actual.search_due.has(id)
      for (const table of PROJECTION_TABLES) {
        if (table === 'search_due') continue
        for (const row of actual[table].get(id) ?? []) a.add(table, row)
        // Nothing it is found by as long as that is still to be made.
        for (const row of isDue && DOCUMENT_TABLES.has(table) ? [] : (wanted[table].get(id) ?? [])) b.add(table, row)
      }
      shown.join(a)
      replayed.join(b)
      if (a.text() !== b.text() && differing.length < DIFFERING_NAMED) differing.push(id)
    }
  }
  const strays = await countStrays(db)
  const equal = shown.text() === replayed.text() && strays === 0
  return { equal, companies, shown_checksum: shown.text(), replayed_checksum: replayed.text(), differing }
}

type RowsByCompany = Record<keyof ProjectedTables, Map<string, ProjectedRow[]>>

function byCompany(tables: ProjectedTables): RowsByCompany {
  const entries = PROJECTION_TABLES.map((table) => [table, Map.groupBy(tables[table], (row) => String(row['company_id']))] as const)
  return Object.fromEntries(entries) as RowsByCompany
}

/** Bytes as they are written; what only fills a row says nothing. */
const SHOWN: Partial<Record<keyof ProjectedTables, RawBuilder<unknown>>> = {
  company_search: sql`company_id, names, tsv, score, latest, has, '\\x' || encode(counted, 'hex') as counted, next_change_on`,
  site_search: sql`company_id, site_id, lat, lon, basis, place, '\\x' || encode(counted, 'hex') as counted`,
}

async function readProjected(db: Kysely<Database>, ids: readonly string[]): Promise<RowsByCompany> {
  const tables: Partial<Record<keyof ProjectedTables, ProjectedRow[]>> = {}
  for (const table of PROJECTION_TABLES) {
    tables[table] = (
      await sql<ProjectedRow>`select ${SHOWN[table] ?? sql`*`} from ${sql.table(table)} where company_id = any(${[...ids]}::text[])`.execute(
        db,
      )
    ).rows
  }
  return byCompany(tables as ProjectedTables)
}

/** Companies that are shown although they are merged into others. */
async function countStrays(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from company c where not exists (
      select from subject s where s.company_id = c.company_id and s.subject_id = c.company_id and not exists (
        select from subject_link l
        where l.company_id = s.company_id and l.subject_id = s.subject_id and l.kind = 'same_as' and l.ended_at is null))`.execute(db)
  return Number(rows[0]?.n ?? 0)
}

const MODULUS = 2n ** 128n

/** Sum of hashes: no sorting, so it can be taken a batch at a time and is the same on every server. */
function rowSum() {
  let sum = 0n
  let rows = 0
  return {
    add(table: string, row: ProjectedRow): void {
      const said = Object.entries(row).filter(([, value]) => value !== null)
      const text = JSON.stringify([table, said.toSorted(([a], [b]) => (a < b ? -1 : 1))])
      const digest = createHash('sha256').update(text).digest()
      sum = (sum + ((digest.readBigUInt64BE(0) << 64n) | digest.readBigUInt64BE(8))) % MODULUS
      rows += 1
    },
    join(other: { parts(): [bigint, number] }): void {
      const [more, count] = other.parts()
      sum = (sum + more) % MODULUS
      rows += count
    },
    parts: (): [bigint, number] => [sum, rows],
    text: () => `${rows}:${sum.toString(16).padStart(32, '0')}`,
  }
}
