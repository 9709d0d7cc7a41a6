import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'
import type { EvidenceGrade, Ownership } from '../../domain/vocabulary.ts'

const GRADE = sql<number>`case made.evidence_grade when 'site_verified' then 0 when 'document' then 1 when 'official_list' then 2 when 'press' then 3 else 4 end`

/** Companies that make a segment, by ownership and by the strongest evidence that they do. Planned and closed ones do not count. */
export async function makersByGrade(db: Kysely<Database>, segmentId: string) {
  const { rows } = await sql<{ ownership: Ownership; grade: number; n: string }>`
    select ownership, grade, count(*) as n from (
      select company.ownership, min(${GRADE}) as grade
      from company_segment made join company on company.company_id = made.company_id
      where made.segment_id = ${segmentId} and company.status not in ('closed', 'planned')
      group by company.company_id, company.ownership) best
    group by ownership, grade`.execute(db)
  const grades: EvidenceGrade[] = ['site_verified', 'document', 'official_list', 'press', 'self_declared']
  return rows.map((row) => ({
    ownership: row.ownership,
    evidence_grade: grades[row.grade] ?? 'self_declared',
    companies: Number(row.n),
  }))
}

/** Processes a segment is made by, each with the other segments made by it; once with none where there are none. */
export function sharedProcesses(db: Kysely<Database>, segmentId: string) {
  return db
    .selectFrom('process_segment as own')
    .innerJoin('process', 'process.process_id', 'own.process_id')
    .leftJoin('process_segment as other', (join) =>
      join.onRef('other.process_id', '=', 'own.process_id').onRef('other.segment_id', '!=', 'own.segment_id'),
    )
    .where('own.segment_id', '=', segmentId)
    .select([
      'own.process_id',
      'other.segment_id',
      'other.relation as other_relation',
      'process.name_vi',
      'process.name_en',
      'process.name_ko',
    ])
    .orderBy('own.process_id')
    .orderBy('other.segment_id')
    .execute()
}

interface Nearest {
  /** Points a company gets for making a segment, or for a process it says it has: the closer to the missing one, the more. */
  readonly segments: ReadonlyMap<string, number>
  readonly processes: ReadonlyMap<string, number>
  readonly limit: number
}

/** Companies by what they make and can do of these, best first; Vietnamese-owned ones first among equals. */
export async function companiesNearest(db: Kysely<Database>, { segments, processes, limit }: Nearest) {
  const points = JSON.stringify([
    ...[...segments].map(([id, value]) => ({ kind: 'segment', id, value })),
    ...[...processes].map(([id, value]) => ({ kind: 'process', id, value })),
  ])
  const { rows } = await sql<{ company_id: string; ids: string[] }>`
    with points as (select * from jsonb_to_recordset(${points}::jsonb) as point (kind text, id text, value double precision)),
    found as (
      select distinct made.company_id, points.kind, points.id, points.value
      from company_segment made join points on points.kind = 'segment' and points.id = made.segment_id
      union
      select distinct fact.company_id, points.kind, points.id, points.value
      from company_fact fact join points on points.kind = 'process' and points.id = fact.term_id
      where fact.property = 'process')
    select found.company_id, array_agg(found.kind || ':' || found.id order by found.value desc, found.id) as ids
    from found join company on company.company_id = found.company_id
    where company.status not in ('closed', 'planned')
    group by found.company_id, company.ownership, company.evidence_grade
    order by max(found.value) desc,
      case company.ownership when 'domestic' then 0 when 'joint_venture' then 1 else 2 end,
      sum(found.value) desc, found.company_id
    limit ${limit}`.execute(db)
  return rows
}

/** Parks with the number of these segments' makers in them. */
export async function parksOfSegments(db: Kysely<Database>, segments: readonly string[], limit: number) {
  if (segments.length === 0) return []
  const rows = await db
    .selectFrom('site')
    .innerJoin('park', 'park.park_id', 'site.park_id')
    .innerJoin('company_segment as made', 'made.company_id', 'site.company_id')
    .innerJoin('company', 'company.company_id', 'site.company_id')
    .where('made.segment_id', 'in', [...segments])
    .where('company.status', 'not in', ['closed', 'planned'])
    .where('site.status', '!=', 'closed')
    .where((eb) => eb.or([eb('made.site_id', 'is', null), eb('made.site_id', '=', eb.ref('site.site_id'))]))
    .select(['park.park_id', 'park.name_vi', 'park.name_en', 'park.name_ko', 'park.province_id', 'park.source_id'])
    .select((eb) => eb.fn.count<string>('site.company_id').distinct().as('companies'))
    .groupBy(['park.park_id', 'park.name_vi', 'park.name_en', 'park.name_ko', 'park.province_id', 'park.source_id'])
    .orderBy('companies', 'desc')
    .orderBy('park.park_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, companies: Number(row.companies) }))
}
