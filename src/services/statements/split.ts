import { insertEvent } from '../../db/queries/events.ts'
import { insertJudgement } from '../../db/queries/judgements.ts'
import { projectTouched } from '../../db/queries/projection.ts'
import { insertAssignments, insertLinks } from '../../db/queries/statement-changes.ts'
import { allocateSubjectIds, insertSubjects } from '../../db/queries/subjects.ts'
import { changeStatements } from '../../db/transaction.ts'
import type { Subject } from '../../domain/chronicle.ts'
import { Problem } from '../../domain/problem.ts'
import { NAME_FIELDS, type SourceRecord } from '../../domain/statement.ts'
import { wording } from '../wording.ts'
import { type Change, type Changed, getSubject, type Statements } from './change.ts'
import { homeOf, openScene } from './scene.ts'

export interface SplitInput extends Change {
  readonly subject_id: string
  /** Records that are about something else. */
  readonly record_ids: readonly string[]
  /** Sites that go with them, when a company is split. */
  readonly site_ids?: readonly string[]
  /** What they are about instead; left out: a new company, or a new site of the same company. */
  readonly to?: string
}

export interface SplitResult extends Changed {
  /** The subject the records are about now. */
  readonly subject_id: string
}

/** Gives records to another subject: what was wrongly one becomes two, or a row goes where it belongs. */
export async function splitSubject(statements: Statements, input: SplitInput): Promise<SplitResult> {
  const { actor, reason, lang = 'en', at = new Date(), record_ids, site_ids = [] } = input
  const words = wording(lang)
  return changeStatements(statements.db, async (trx) => {
    const named = await getSubject({ db: trx }, input.subject_id, lang)
    const other = input.to === undefined ? undefined : await getSubject({ db: trx }, input.to, lang)
    const scene = await openScene({ db: trx }, [named, ...(other === undefined ? [] : [other])])
    const { standing, companies } = scene
    const from = homeOf(scene, standing.canonical(named.subject_id))
    const records = standing.records.get(from.subject_id) ?? []
    const taken = records.filter((record) => record_ids.includes(record.record_id))
    const strangers = record_ids.filter((id) => !taken.some((record) => record.record_id === id))
    if (strangers.length > 0 || taken.length === 0)
      throw new Problem('invalid', words.text('statement.not_its_records', { id: from.subject_id, records: strangers.join(', ') }))
    const left = records.filter((record) => !taken.includes(record))
    const into = other && homeOf(scene, standing.canonical(other.subject_id))
    if (into?.kind !== undefined && into.kind !== from.kind) throw new Problem('invalid', words.text('statement.two_kinds'))
    if (into?.subject_id === from.subject_id)
      throw new Problem('conflict', words.text('statement.same_subject', { a: named.subject_id, b: other?.subject_id ?? '' }))
    if (!canStand(from, left) || (into === undefined && !canStand(from, taken)))
      throw new Problem('invalid', words.text('statement.split_needs_both'))
    const company = standing.companyOf(from.subject_id)
    const strays = site_ids.filter((id) => from.kind !== 'company' || standing.canonical(id) !== id || standing.companyOf(id) !== company)
    if (strays.length > 0)
      throw new Problem('invalid', words.text('statement.not_its_sites', { id: from.subject_id, sites: strays.join(', ') }))

    const target = into ?? (await bornFrom({ db: trx }, from, company ?? from.company_id, at))
    const payload = { from: from.subject_id, to: target.subject_id, born: into === undefined, record_ids, site_ids }
    const event_id = await insertEvent(trx, { kind: 'split', actor, reason, at, payload })
    await insertAssignments(trx, { event_id, at }, taken, target.subject_id)
    await insertLinks(
      trx,
      { event_id, at },
      'belongs_to',
      site_ids.map((id) => ({ company_id: homeOf(scene, id).company_id, subject_id: id, target_id: target.subject_id })),
    )
    if (into === undefined) {
      const keys = [from.subject_id, target.subject_id] as const
      await insertJudgement(trx, { level: from.kind, keys, judgement: 'negative', source: 'split', actor, reason, event_id, at })
    }
    const touched = [...new Set([...companies, ...(target.kind === 'company' ? [target.subject_id] : [])])]
    await projectTouched(trx, touched)
    return { event_id, touched, subject_id: target.subject_id }
  })
}

/** A company needs a name to be shown; a site needs anything at all. */
function canStand({ kind }: Subject, records: readonly SourceRecord[]): boolean {
  return kind === 'site'
    ? records.length > 0
    : records.some((record) => NAME_FIELDS.some((field) => typeof record.values[field] === 'string'))
}

async function bornFrom({ db }: Statements, { kind }: Subject, companyId: string, at: Date): Promise<Subject> {
  const [id] = await allocateSubjectIds(db, 1)
  if (id === undefined) throw new Error('no id was given')
  const company_id = kind === 'company' ? id.subject_id : companyId
  const subject: Subject = { ...id, company_id, kind, origin: 'curation', import_id: null, created_at: at }
  await insertSubjects(db, [subject])
  return subject
}
