import type { statement } from '../../api/contract/curation.ts'

export type Statement = (typeof statement)['_output']

export interface RecordOfSubject {
  id: string
  subjectId: string
  first: Statement
  values: Statement[]
}

/** Statements come one by one; what one row of one source said at once is given away or kept as a whole. */
export function recordsOf(statements: readonly Statement[]): RecordOfSubject[] {
  const counting = statements.filter((each) => each.state !== 'retracted')
  return [...Map.groupBy(counting, (each) => each.record_id)].flatMap(([id, values]) => {
    const [first] = values
    return first === undefined ? [] : [{ id, subjectId: first.subject_id, first, values }]
  })
}
