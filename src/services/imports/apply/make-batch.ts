import { bornTables } from '../../../db/queries/records.ts'
import type { References } from '../../../domain/projection.ts'
import { refuseFaulty } from '../../statements/apply-records.ts'
import { rowRecords, type SettledRow } from '../row-records.ts'
import type { ApplyWorkerOptions, MadeBatch } from './messages.ts'

/** From the texts of rows to the texts of tables. What rows say of companies that are there already is left to the database. */
export function makeBatch(lines: string, { evidence, eventId }: ApplyWorkerOptions, references: References): MadeBatch {
  const { subjects, records } = rowRecords(settledLines(lines), evidence, eventId)
  refuseFaulty(records)
  const born = new Set(subjects.flatMap((subject) => (subject.kind === 'company' ? [subject.company_id] : [])))
  const isBorn = ({ company_id }: { company_id: string }): boolean => born.has(company_id)
  return {
    born: bornTables(subjects.filter(isBorn), records.filter(isBorn), references),
    subjects: subjects.filter((each) => !isBorn(each)),
    records: records.filter((each) => !isBorn(each)),
  }
}

function settledLines(lines: string): SettledRow[] {
  if (lines === '') return []
  return lines.split('\n').map((line) => {
    const [row_no = '', outcome = '', company_id = '', site_id = '', new_company, new_site, raw = '{}', read = '{}'] = line.split('\t')
    return {
      row_no: Number(row_no),
      outcome: outcome as SettledRow['outcome'],
      company_id: company_id || null,
      site_id: site_id || null,
      new_company: new_company === 't',
      new_site: new_site === 't',
      raw,
      read,
    }
  })
}
