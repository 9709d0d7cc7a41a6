import { readChronicle } from '../../../db/queries/chronicle.ts'
import { companiesSaidTwice } from '../../../db/queries/quality.ts'
import { standingAt } from '../../../domain/chronicle.ts'
import { conflictsOf } from '../../../domain/conflicts.ts'
import type { ServiceContext } from '../../context.ts'

export interface Conflict {
  company_id: string
  subject_id: string
  property: string
  /** The value that is shown first. */
  values: { value: string; source_id: string; evidence_grade: string; as_of: string | null; shown: boolean }[]
}

const BATCH = 500
const MOST_LISTED = 1_000

/** Live statements that cannot both be true and that no curator has settled. What counts as a conflict: domain/conflicts.ts. */
export async function findConflicts({ db }: Pick<ServiceContext, 'db'>): Promise<{ count: number; conflicts: Conflict[] }> {
  const companies = await companiesSaidTwice(db)
  const out = { count: 0, conflicts: [] as Conflict[] }
  for (let at = 0; at < companies.length; at += BATCH) {
    const batch = companies.slice(at, at + BATCH)
    const standing = standingAt(await readChronicle(db, batch))
    for (const company_id of batch) {
      for (const { subject_id, property, settled, opinions } of conflictsOf(standing, company_id)) {
        if (settled) continue
        out.count += 1
        if (out.conflicts.length === MOST_LISTED) continue
        const values = opinions.map(({ record, value }, i) => ({
          value: String(typeof value === 'object' && value !== null ? (value.value ?? '') : value),
          source_id: record.source_id,
          evidence_grade: record.evidence_grade,
          as_of: record.as_of,
          shown: i === 0,
        }))
        out.conflicts.push({ company_id, subject_id, property, values })
      }
    }
  }
  return out
}
