import { insertEvent } from '../../db/queries/events.ts'
import { projectTouched } from '../../db/queries/projection.ts'
import { insertRetractions } from '../../db/queries/statement-changes.ts'
import { changeStatements } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import { parseStatementId } from '../../domain/statement.ts'
import { wording } from '../wording.ts'
import { type Change, type Changed, getSubject, type Statements } from './change.ts'
import { openScene } from './scene.ts'

export interface RetractInput extends Change {
  /** The company or site the statement is shown with. */
  readonly subject_id: string
  /** `record_id:property`; `record_id:*` for all a record says. */
  readonly statement_id: string
}

/** A statement counts no more. It stays in the history. */
export async function retractStatement(statements: Statements, input: RetractInput): Promise<Changed> {
  const { actor, reason, lang = 'en', at = new Date(), statement_id } = input
  return changeStatements(statements.db, async (trx) => {
    const subject = await getSubject({ db: trx }, input.subject_id, lang)
    const { standing, companies } = await openScene({ db: trx }, [subject])
    const { recordId, property } = parseStatementId(statement_id) ?? { recordId: '', property: '' }
    const shown = [...standing.records].filter(([owner]) => companies.includes(standing.companyOf(owner) ?? ''))
    const record = shown.flatMap(([, records]) => records).find((each) => each.record_id === recordId)
    if (record === undefined || (property !== '*' && record.values[property] === undefined))
      throw new Problem('not_found', wording(lang).text('statement.no_statement', { id: statement_id }))
    const event_id = await insertEvent(trx, {
      kind: 'retract',
      actor,
      reason,
      at,
      payload: { subject_id: subject.subject_id, statement_id },
    })
    await insertRetractions(trx, { event_id, at }, [{ company_id: record.company_id, record_id: recordId, property }])
    await projectTouched(trx, companies)
    return { event_id, touched: companies }
  })
}
