import { insertEvent } from '../../db/queries/events.ts'
import { projectTouched } from '../../db/queries/projection.ts'
import { insertLinks } from '../../db/queries/statement-changes.ts'
import { changeStatements } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import { wording } from '../wording.ts'
import { type Change, type Changed, getSubject, type Statements } from './change.ts'
import { homeOf, openScene } from './scene.ts'

export interface MoveInput extends Change {
  readonly site_id: string
  readonly company_id: string
}

/** The site belongs to another company: sold, or ascribed to the wrong one. */
export async function moveSite(statements: Statements, input: MoveInput): Promise<Changed> {
  const { actor, reason, lang = 'en', at = new Date() } = input
  const words = wording(lang)
  return changeStatements(statements.db, async (trx) => {
    const site = await getSubject({ db: trx }, input.site_id, lang)
    const company = await getSubject({ db: trx }, input.company_id, lang)
    if (site.kind !== 'site' || company.kind !== 'company')
      throw new Problem('invalid', words.text('statement.not_a_site', { id: input.site_id }))
    const scene = await openScene({ db: trx }, [site, company])
    const { standing, companies } = scene
    const [moved, target] = [standing.canonical(site.subject_id), standing.canonical(company.subject_id)]
    for (const id of [moved, target]) {
      if (!standing.records.has(id)) throw new Problem('gone', words.text('statement.gone', { id }))
    }
    if (standing.companyOf(moved) === target)
      throw new Problem('conflict', words.text('statement.already_there', { site: moved, company: target }))
    const payload = { site_id: moved, from: standing.companyOf(moved), to: target }
    const event_id = await insertEvent(trx, { kind: 'move', actor, reason, at, payload })
    const { company_id } = homeOf(scene, moved)
    await insertLinks(trx, { event_id, at }, 'belongs_to', [{ company_id, subject_id: moved, target_id: target }])
    await projectTouched(trx, companies)
    return { event_id, touched: companies }
  })
}
