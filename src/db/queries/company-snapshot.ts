import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'

/** One thing that is shown of a company or site. */
export interface ShownValue {
  readonly company_id: string
  readonly subject_id: string
  readonly kind: 'company' | 'site' | 'capability' | 'fact'
  readonly property: string
  readonly value: string
}

const NOT_SHOWN = new Set(['company_id', 'site_id', 'public_id', 'source_id', 'evidence_grade', 'as_of'])

/** Everything that is shown of these companies, value by value: to be compared with the same after a change. */
export async function readShown(db: Kysely<Database>, companyIds: readonly string[]): Promise<ShownValue[]> {
  const these = sql<string>`any(${[...companyIds]}::text[])`
  const out: ShownValue[] = []
  for (const row of await db.selectFrom('company').selectAll().where('company_id', '=', these).orderBy('company_id').execute())
    out.push(...columnsOf(row, row.company_id, row.company_id, 'company'))
  for (const row of await db.selectFrom('site').selectAll().where('company_id', '=', these).orderBy('site_id').execute()) {
    out.push({ company_id: row.company_id, subject_id: row.site_id, kind: 'site', property: 'company_id', value: row.company_id })
    out.push(...columnsOf(row, row.company_id, row.site_id, 'site'))
  }
  for (const row of await db.selectFrom('company_segment').selectAll().where('company_id', '=', these).orderBy('segment_id').execute())
    out.push({
      company_id: row.company_id,
      subject_id: row.company_id,
      kind: 'capability',
      property: 'segment',
      value: `${row.segment_id} (${row.role})`,
    })
  for (const row of await db.selectFrom('company_fact').selectAll().where('company_id', '=', these).orderBy('fact_id').execute())
    out.push({
      company_id: row.company_id,
      subject_id: row.company_id,
      kind: 'fact',
      property: row.property,
      value: [row.value, row.unit].filter((part) => part !== null).join(' '),
    })
  return out
}

function columnsOf(row: object, company_id: string, subject_id: string, kind: 'company' | 'site'): ShownValue[] {
  return Object.entries(row).flatMap(([property, value]) =>
    NOT_SHOWN.has(property) || value === null ? [] : [{ company_id, subject_id, kind, property, value: String(value) }],
  )
}
