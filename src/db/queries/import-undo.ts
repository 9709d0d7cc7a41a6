import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'
import { dropProfiles } from './linkage.ts'
import { PROJECTION_TABLES, projectTouched } from './projection.ts'
import { noteSearchChange } from './search-words.ts'
import { currentCompanies } from './subjects.ts'

const BATCH = 5000

/** Nothing an import said counts any more. Returns how many records that are, and the companies that may look different. */
export async function takeBackImport(
  trx: Kysely<Database>,
  importId: string,
  { event_id, at }: { event_id: string; at: Date },
): Promise<{ records: number; touched: string[] }> {
  const { numAffectedRows } = await sql`
    insert into retraction (company_id, record_id, property, event_id, retracted_at, ended_at)
    select company_id, record_id, '*', ${event_id}, ${at.toISOString()}::timestamptz, null from record where import_id = ${importId}`.execute(
    trx,
  )
  const alone = await companiesOfImportAlone(trx, importId)
  for (const batch of batchesOf(alone)) {
    for (const table of PROJECTION_TABLES.toReversed())
      await sql`delete from ${sql.table(table)} where company_id = any(${batch}::text[])`.execute(trx)
    // Else the same file, taken in again, would be linked with companies that are no more.
    await dropProfiles(trx, batch)
  }
  await noteSearchChange(trx, [])
  const touched = new Set<string>()
  for (const batch of batchesOf(await subjectsOfImport(trx, importId, new Set(alone)))) {
    for (const id of (await currentCompanies(trx, batch)).values()) touched.add(id)
  }
  await projectTouched(trx, touched)
  return { records: Number(numAffectedRows ?? 0), touched: [...touched, ...alone] }
}

/** Companies born in the import of which nobody else ever spoke: they simply go, and most are of this kind. */
async function companiesOfImportAlone(db: Kysely<Database>, importId: string): Promise<string[]> {
  const { rows } = await sql<{ company_id: string }>`
    select company_id from subject s where import_id = ${importId} and kind = 'company'
    except select company_id from record where import_id is distinct from ${importId}
    except select company_id from subject where import_id is distinct from ${importId}
    except select company_id from subject_link
    except select company_id from record_assignment
    except select s.company_id from subject_link l join subject s on s.subject_id = l.target_id
    except select s.company_id from record_assignment a join subject s on s.subject_id = a.subject_id`.execute(db)
  return rows.map((row) => row.company_id)
}

async function subjectsOfImport(db: Kysely<Database>, importId: string, without: ReadonlySet<string>): Promise<string[]> {
  const { rows } = await sql<{ company_id: string; subject_id: string }>`
    select distinct company_id, subject_id from record where import_id = ${importId}
    union select s.company_id, s.subject_id from record_assignment a
      join record r on r.company_id = a.company_id and r.record_id = a.record_id join subject s on s.subject_id = a.subject_id
      where r.import_id = ${importId}`.execute(db)
  return rows.flatMap((row) => (without.has(row.company_id) ? [] : [row.subject_id]))
}

function batchesOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, i) => ids.slice(i * BATCH, (i + 1) * BATCH))
}
