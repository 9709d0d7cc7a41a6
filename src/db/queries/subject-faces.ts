import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

export interface SubjectFace {
  kind: 'company' | 'site'
  subject_id: string
  company_id: string
  /** Of the company, whichever the subject is. */
  name: string
  name_vi: string | null
  /** What tells it from others in a list: of a site also where it is. */
  label: string
  /** The columns the record shows, as text. */
  shown: Record<string, string | null>
  source_id: string
  evidence_grade: Database['company']['evidence_grade']
  as_of: string | null
}

/** What companies and sites of these ids show today. Ids that stand for nothing (any more) are left out. */
export async function readSubjectFaces(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, SubjectFace>> {
  const found = new Map<string, SubjectFace>()
  if (ids.length === 0) return found
  const wanted = new Set(ids)
  const sites = await db
    .selectFrom('site')
    .selectAll()
    .where('site_id', 'in', [...wanted])
    .execute()
  const companyIds = [...new Set([...wanted, ...sites.map((site) => site.company_id)])]
  const companies = await db.selectFrom('company').selectAll().where('company_id', 'in', companyIds).execute()
  const facts = await db
    .selectFrom('company_fact')
    .select(['company_id', 'property', 'value', 'unit'])
    .where('company_id', 'in', companyIds)
    .orderBy('fact_id')
    .execute()
  const factsOf = Map.groupBy(facts, (row) => row.company_id)
  const byId = new Map(companies.map((row) => [row.company_id, row]))
  for (const row of companies) {
    if (!wanted.has(row.company_id)) continue
    found.set(row.company_id, {
      kind: 'company',
      subject_id: row.company_id,
      company_id: row.company_id,
      name: row.name_en,
      name_vi: row.name_vi,
      label: row.name_en,
      shown: { ...factText(factsOf.get(row.company_id) ?? []), ...asText(row) },
      ...evidenceOf(row),
    })
  }
  for (const row of sites) {
    const company = byId.get(row.company_id)
    found.set(row.site_id, {
      kind: 'site',
      subject_id: row.site_id,
      company_id: row.company_id,
      name: company?.name_en ?? row.company_id,
      name_vi: company?.name_vi ?? null,
      label: [company?.name_en ?? row.company_id, row.name, row.address ?? row.park_id ?? row.province_id].filter(Boolean).join(' · '),
      shown: asText(row),
      ...evidenceOf(row),
    })
  }
  return found
}

type Evidence = Pick<SubjectFace, 'source_id' | 'evidence_grade' | 'as_of'>

function evidenceOf({ source_id, evidence_grade, as_of }: Evidence): Evidence {
  return { source_id, evidence_grade, as_of }
}

/** Facts by property; of what there can be many, all in one line. */
function factText(facts: readonly { property: string; value: string; unit: string | null }[]): Record<string, string> {
  return Object.fromEntries(
    [...Map.groupBy(facts, (fact) => fact.property)].map(([property, all]) => [
      property,
      property === 'website'
        ? (all.at(-1)?.value ?? '')
        : all.map(({ value, unit }) => [value, unit].filter(Boolean).join(' ')).join(' · '),
    ]),
  )
}

function asText(row: object): Record<string, string | null> {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? null : String(value)]))
}
