import type { Selectable } from 'kysely'
import { endPrivateFact, lockPrivateFact } from '../../db/queries/private-facts.ts'
import type { Database } from '../../db/schema.ts'
import { changeStatements } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { ownSource } from '../claims/rights.ts'
import type { ServiceContext } from '../context.ts'
import { assertStatements } from '../statements/assert.ts'
import { wording } from '../wording.ts'
import type { Speaker } from './edited-company.ts'

/** What only some saw becomes a statement of the company, and ends as a private value: both or neither. */
export async function publish(
  context: ServiceContext,
  { fact_id }: Selectable<Database['private_fact']>,
  { company_id, organisation_id }: Speaker,
  asking: Asking,
  lang: Language,
  at: Date,
): Promise<{ event_id: string }> {
  const done = await changeStatements(context.db, async (trx) => {
    const fact = await lockPrivateFact(trx, fact_id)
    if (fact === undefined) throw new Problem('not_found', wording(lang).text('not_found.private_value'))
    const detail = {
      value: fact.value,
      ...(fact.unit !== null && { unit: fact.unit }),
      ...(fact.term_id !== null && { term_id: fact.term_id }),
      ...(fact.segment_id !== null && { segment_id: fact.segment_id }),
      ...(fact.details !== null && { details: fact.details }),
    }
    const { event_id } = await assertStatements(
      { db: trx },
      {
        about: { subject_id: company_id },
        values: { [fact.property]: detail },
        origin: 'claim',
        source_id: await ownSource(trx, organisation_id, at),
        evidence_grade: fact.grade,
        as_of: fact.as_of ?? undefined,
        actor: asking.by,
        reason: wording(lang).text('disclosure.made_public'),
        lang,
        at,
      },
    )
    await endPrivateFact(trx, fact_id, at)
    const details = { company_id, from: fact.visibility, to: 'public', event_id }
    await writeAudit(trx, { actor: asking.by, action: 'private_fact.move', target: fact_id, details }, at)
    return { event_id }
  })
  await context.renew()
  return done
}
