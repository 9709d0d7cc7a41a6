import { insertEvent } from '../../db/queries/events.ts'
import { insertJudgement, judgementsBetween, type JudgementRow } from '../../db/queries/judgements.ts'
import { projectTouched } from '../../db/queries/projection.ts'
import { insertLinks } from '../../db/queries/statement-changes.ts'
import { changeStatements } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import { wording } from '../wording.ts'
import { type Change, type Changed, getSubject, type Statements } from './change.ts'
import { homeOf, openScene, type Scene } from './scene.ts'

export interface Pair {
  readonly survivor: string
  readonly loser: string
  readonly lang?: NonNullable<Change['lang']>
}

export interface MergeInput extends Change, Pair {
  readonly lang?: NonNullable<Change['lang']>
  /** Merge although somebody decided that the two are not the same; asks for a reason. */
  readonly override?: boolean
}

export interface Merging {
  readonly scene: Scene
  readonly level: 'company' | 'site'
  readonly survivor: string
  readonly loser: string
  /** A decision against it. */
  readonly blocked_by: JudgementRow | undefined
}

/** Both ends as they stand today; throws when they cannot be one whatever anybody decides. */
export async function prepareMerge(statements: Statements, { survivor, loser, lang = 'en' }: Pair): Promise<Merging> {
  const words = wording(lang)
  const ends = [await getSubject(statements, survivor, lang), await getSubject(statements, loser, lang)] as const
  const scene = await openScene(statements, ends)
  const { standing } = scene
  const [a, b] = [standing.canonical(ends[0].subject_id), standing.canonical(ends[1].subject_id)]
  if (a === b) throw new Problem('conflict', words.text('statement.same_subject', { a: survivor, b: loser }))
  const level = ends[0].kind
  if (level !== ends[1].kind) throw new Problem('invalid', words.text('statement.two_kinds'))
  for (const id of [a, b]) {
    if (!standing.records.has(id)) throw new Problem('gone', words.text('statement.gone', { id }))
  }
  if (level === 'site' && standing.companyOf(a) !== standing.companyOf(b))
    throw new Problem('conflict', words.text('statement.sites_apart', { a: survivor, b: loser }))
  const judgements = await judgementsBetween(statements.db, level, scene.membersOf(a), scene.membersOf(b))
  return { scene, level, survivor: a, loser: b, blocked_by: judgements.find((each) => each.judgement === 'negative') }
}

/** The loser's statements are about the survivor from now on, and its id leads there. */
export async function mergeSubjects(statements: Statements, input: MergeInput): Promise<Changed> {
  const { actor, reason, lang = 'en', at = new Date(), override = false } = input
  return changeStatements(statements.db, async (trx) => {
    const { scene, level, survivor, loser, blocked_by } = await prepareMerge({ db: trx }, input)
    if (blocked_by !== undefined && !(override && reason !== undefined && reason.trim() !== '')) {
      const { actor: who, created_at } = blocked_by
      const values = { a: survivor, b: loser, actor: who, date: created_at.toISOString().slice(0, 10), reason: blocked_by.reason ?? '–' }
      throw new Problem('conflict', wording(lang).text('statement.judged_different', values))
    }
    const event_id = await insertEvent(trx, { kind: 'merge', actor, reason, at, payload: { level, survivor, loser, override } })
    const { company_id } = homeOf(scene, loser)
    await insertLinks(trx, { event_id, at }, 'same_as', [{ company_id, subject_id: loser, target_id: survivor }])
    await insertJudgement(trx, { level, keys: [survivor, loser], judgement: 'positive', source: 'merge', actor, reason, event_id, at })
    await projectTouched(trx, scene.companies)
    return { event_id, touched: scene.companies }
  })
}
