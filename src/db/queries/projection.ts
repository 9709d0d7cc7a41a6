import { type Kysely, sql } from 'kysely'
import { type Chronicle, standingAt } from '../../domain/chronicle.ts'
import { projectCompanies, type ProjectedRow, type Projection, type References } from '../../domain/projection.ts'
import { searchRows } from '../../search/document.ts'
import { wordsOfTerms } from '../../search/words.ts'
import { loadRows } from '../bulk-load.ts'
import type { Database } from '../schema.ts'
import { readChronicle } from './chronicle.ts'
import { dropAllProfiles, dropProfiles } from './linkage.ts'
import { type Frame, readFrame } from './references.ts'
import { keepCounts } from './search-counts.ts'
import { noteSearchChange } from './search-words.ts'

/** What is projected, in an order in which every foreign key finds its target. */
export const PROJECTION_TABLES = [
  'company',
  'site',
  'company_segment',
  'company_fact',
  'company_name',
  'unknown_word',
  'company_search',
  'site_search',
  'search_due',
] as const
type ProjectionTable = (typeof PROJECTION_TABLES)[number]
export type ProjectedTables = Readonly<Record<ProjectionTable, readonly ProjectedRow[]>>

/** Companies a change touches at a time: keeps a statement small and the memory bounded. */
const BATCH_COMPANIES = 1000

export function projectTables(chronicle: Chronicle, frame: Frame, companyIds: Iterable<string>, at?: Date): ProjectedTables {
  const projection = projectCompanies(standingAt(chronicle, at), frame.references, companyIds)
  return { ...projection, ...searchTables(projection, frame), search_due: [] }
}

/** The same of companies that are found later: a job makes what they are found by (services/search/documents). */
export function projectDue(chronicle: Chronicle, references: References, companyIds: Iterable<string>): ProjectedTables {
  const projection = projectCompanies(standingAt(chronicle), references, companyIds)
  const search_due = projection.company.map(({ company_id = null }) => ({ company_id }))
  return { ...projection, company_search: [], site_search: [], search_due }
}

function searchTables(projection: Projection, frame: Frame): Pick<ProjectedTables, 'company_search' | 'site_search'> {
  const by = (rows: readonly ProjectedRow[]) => {
    const groups = Map.groupBy(rows, (row) => row['company_id'] ?? null)
    return (company: ProjectedRow) => groups.get(company['company_id'] ?? null) ?? []
  }
  const [made, sites] = [by(projection.company_segment), by(projection.site)]
  const [facts, names] = [by(projection.company_fact), by(projection.company_name)]
  const documents = projection.company.map((company) =>
    searchRows({ company, made: made(company), sites: sites(company), facts: facts(company), names: names(company) }, frame.search),
  )
  return {
    company_search: documents.map((document) => document.company_search),
    site_search: documents.flatMap((document) => document.site_search),
  }
}

/** The words these rows are found by; for the list that mistyped words are compared with. */
function searchWords(tables: ProjectedTables): string[] {
  return wordsOfTerms(tables.company_search.map((row) => String(row['tsv'])))
}

/** Shows these companies anew after a change. */
export async function projectTouched(trx: Kysely<Database>, companyIds: Iterable<string>): Promise<void> {
  const ids = [...new Set(companyIds)]
  if (ids.length === 0) return
  const frame = await readFrame(trx)
  for (const batch of batchesOf(ids)) {
    const tables = projectTables(await readChronicle(trx, batch), frame, batch)
    const removed = await removeProjected(trx, batch)
    await insertProjected(trx, tables, removed)
    // The linkage finds them by what they say now.
    await dropProfiles(trx, batch)
  }
}

/** More are counted all at once, when the read model is renewed. */
const MOST_COUNTED = 200

/** What these companies were counted with. */
async function removeProjected(trx: Kysely<Database>, batch: readonly string[]): Promise<Uint8Array[]> {
  const { rows } = await sql<{ counted: Uint8Array }>`
    select counted from company_search where company_id = any(${[...batch]}::text[])`.execute(trx)
  for (const table of PROJECTION_TABLES.toReversed()) {
    await sql`delete from ${sql.table(table)} where company_id = any(${[...batch]}::text[])`.execute(trx)
  }
  return rows.map((row) => row.counted)
}

export async function insertProjected(trx: Kysely<Database>, tables: ProjectedTables, removed: readonly Uint8Array[] = []): Promise<void> {
  for (const table of PROJECTION_TABLES) await loadRows(trx, table, tables[table])
  const documents = tables.company_search
  const isFew = documents.length + removed.length <= MOST_COUNTED
  const added = isFew ? documents.map((document) => Buffer.from(String(document['counted']).slice(2), 'hex')) : []
  await noteSearchChange(trx, searchWords(tables), isFew ? { removed, added } : undefined)
}

/** Everything from the statements alone. */
export async function rebuildProjection(trx: Kysely<Database>, onProgress: (companies: number) => void = () => {}): Promise<void> {
  await sql`truncate search_word, search_count, ${sql.join(PROJECTION_TABLES.map((table) => sql.table(table)))}`.execute(trx)
  await dropAllProfiles(trx)
  const frame = await readFrame(trx)
  let done = 0
  for await (const batch of companyBatches(trx)) {
    await insertProjected(trx, projectTables(await readChronicle(trx, batch), frame, batch))
    done += batch.length
    onProgress(done)
  }
  await keepCounts(trx)
}

/** Ids of all companies that are not merged into another. */
export async function* companyBatches(db: Kysely<Database>): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('subject')
      .select('company_id')
      .where('kind', '=', 'company')
      .where('company_id', '>', after)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('subject_link as link')
              .select('link.subject_id')
              .whereRef('link.company_id', '=', 'subject.company_id')
              .whereRef('link.subject_id', '=', 'subject.subject_id')
              .where('link.kind', '=', 'same_as')
              .where('link.ended_at', 'is', null),
          ),
        ),
      )
      .orderBy('company_id')
      .limit(BATCH_COMPANIES)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => row.company_id)
    after = last.company_id
  }
}

function batchesOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH_COMPANIES) }, (_, i) =>
    ids.slice(i * BATCH_COMPANIES, (i + 1) * BATCH_COMPANIES),
  )
}
