import type { ImportRecord } from '../../db/queries/imports.ts'
import type { NewReviewTask } from '../curation/review/open-tasks.ts'
import type { LinkDecision } from './link/messages.ts'
import { type MatchedRow, rawTexts } from './row-records.ts'
import { namesOf } from './row-party.ts'
import { stagedRead } from './staged-row.ts'

/** The question a row leaves to a person; none for what somebody has looked at and could not tell. */
export function reviewTask(row: MatchedRow, { import_id }: Pick<ImportRecord, 'import_id'>): NewReviewTask[] {
  if (row.outcome !== 'review') return []
  const company = row.company as LinkDecision
  const level = company.outcome === 'review' ? 'company' : 'site'
  const asked = level === 'company' ? company : (row.site as LinkDecision)
  // A repeated row waits for the answer to the first.
  if (asked.reason === 'unsure' || row.twin_row_no !== null) return []
  const { values } = stagedRead(row.read)
  const raw = rawTexts(row)
  return [
    {
      level,
      reason: asked.reason ?? 'uncertain',
      left: { kind: 'row', import_id, row_no: row.row_no, key: row.row_key, name: namesOf(values)[0] ?? `row ${row.row_no}` },
      values: Object.fromEntries(
        Object.entries(values).flatMap(([field, value]) => {
          // What the vocabulary says of a text is no text of the row.
          if (typeof value === 'object' && !Array.isArray(value)) return []
          return [[field, { raw: raw[field] ?? null, value: Array.isArray(value) ? value.join('; ') : String(value) }]]
        }),
      ),
      candidates: asked.candidates.map(({ id, company_id, probability, bits, veto, accept, parts }) => ({
        subject_id: id,
        company_id,
        probability,
        bits,
        veto,
        accept,
        parts: parts.map((part) => ({ ...part, aligned: part.aligned?.map((each) => ({ ...each })) ?? [] })),
      })),
      unlocks: 1,
    },
  ]
}
