import type { ImportRecord, rowsInReview } from '../../db/queries/imports.ts'
import type { Subject } from '../../domain/chronicle.ts'
import type { SourceRecord, StatementValue, SubjectKind } from '../../domain/statement.ts'
import { rawStatements, rowStatements } from './row-values.ts'
import { stagedRead } from './staged-row.ts'

export type MatchedRow = Awaited<ReturnType<typeof rowsInReview>>[number]
/** What of it is needed to take it in. */
export type SettledRow = Pick<MatchedRow, 'row_no' | 'outcome' | 'company_id' | 'site_id' | 'new_company' | 'new_site' | 'read' | 'raw'>
export type RowEvidence = Pick<ImportRecord, 'import_id' | 'source_id' | 'evidence_grade' | 'as_of'>

/** What the rows that are settled say, as records; and the companies and sites that are born with them. */
export function rowRecords(
  rows: readonly SettledRow[],
  evidence: RowEvidence,
  eventId: string,
): { subjects: Subject[]; records: SourceRecord[] } {
  const at = new Date()
  const subjects: Subject[] = []
  const records: SourceRecord[] = []
  for (const row of rows) {
    const { outcome, company_id: companyId, site_id: siteId } = row
    if ((outcome !== 'new' && outcome !== 'linked') || companyId === null) continue
    const born = { origin: 'import', import_id: evidence.import_id, created_at: at } as const
    if (row.new_company)
      subjects.push({ company_id: companyId, subject_id: companyId, kind: 'company', public_id: companyId.toUpperCase(), ...born })
    if (row.new_site && siteId !== null)
      subjects.push({ company_id: companyId, subject_id: siteId, kind: 'site', public_id: siteId.toUpperCase(), ...born })
    const { values } = stagedRead(row.read)
    const said = rowStatements(values, siteId)
    const raw = rawTexts(row)
    const record = (kind: SubjectKind, subjectId: string, stated: Record<string, StatementValue>): void => {
      if (Object.keys(stated).length === 0) return
      records.push({
        company_id: companyId,
        // In the order of the rows also as text: of two rows that differ the later one is shown.
        record_id: `${evidence.import_id}-${String(row.row_no).padStart(7, '0')}${kind === 'company' ? 'c' : 's'}`,
        subject_id: subjectId,
        kind,
        origin: 'import',
        source_id: evidence.source_id,
        evidence_grade: evidence.evidence_grade,
        as_of: values.as_of ?? evidence.as_of,
        recorded_at: at,
        import_id: evidence.import_id,
        row_no: row.row_no,
        event_id: eventId,
        values: stated,
        raw: rawStatements(stated, raw),
      })
    }
    record('company', companyId, said.company)
    if (siteId !== null) record('site', siteId, said.site)
  }
  return { subjects, records }
}

export function rawTexts({ raw }: Pick<SettledRow, 'raw'>): Readonly<Record<string, string>> {
  return JSON.parse(raw) as Record<string, string>
}
