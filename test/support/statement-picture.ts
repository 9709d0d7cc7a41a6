import { sql } from 'kysely'
import { readChronicle } from '../../src/db/queries/chronicle.ts'
import { type PROJECTION_TABLES, projectTables } from '../../src/db/queries/projection.ts'
import { readFrame } from '../../src/db/queries/references.ts'
import type { ProjectedRow } from '../../src/domain/projection.ts'
import type { Statements } from '../../src/services/statements/change.ts'
import type { Picture } from './statement-oracle.ts'

/** What the database shows, in the shape the oracle works out. */
export async function shownPicture(handle: Statements): Promise<Picture> {
  const read = async (table: (typeof PROJECTION_TABLES)[number]) =>
    (await sql<ProjectedRow>`select * from ${sql.table(table)}`.execute(handle.db)).rows
  return pictureOf(await read('company'), await read('site'), await read('company_segment'), await read('company_fact'))
}

export async function pastPicture(handle: Statements, moment: Date): Promise<Picture> {
  const ids = (await handle.db.selectFrom('subject').select('company_id').where('kind', '=', 'company').execute()).map(
    (row) => row.company_id,
  )
  const tables = projectTables(await readChronicle(handle.db, ids, 'ever'), await readFrame(handle.db), ids, moment)
  return pictureOf(tables.company, tables.site, tables.company_segment, tables.company_fact)
}

function pictureOf(
  companies: readonly ProjectedRow[],
  sites: readonly ProjectedRow[],
  made: readonly ProjectedRow[],
  facts: readonly ProjectedRow[],
): Picture {
  const of = (rows: readonly ProjectedRow[], id: unknown) => rows.filter((row) => row['company_id'] === id)
  return Object.fromEntries(
    companies.map((row) => [
      String(row['company_id']),
      {
        name: row['name_en'],
        name_vi: row['name_vi'],
        ownership: row['ownership'],
        tax_code: row['tax_code'],
        facts: of(facts, row['company_id'])
          .map((fact) => String(fact['value']))
          .toSorted(),
        makes: of(made, row['company_id'])
          .map((link) => `segment#${link['segment_id']}/${link['role']} ${link['product'] ?? ''}`)
          .toSorted(),
        sites: of(sites, row['company_id'])
          .map((site) => `${site['site_id']} ${site['province_id']} ${site['address']}`)
          .toSorted(),
      },
    ]),
  )
}
