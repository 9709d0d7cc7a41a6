import { insertEvent } from '../../db/queries/events.ts'
import { addRecords } from '../../db/queries/records.ts'
import { insertSourceIfNew, sourceExists } from '../../db/queries/sources.ts'
import { allocateSubjectIds, currentCompanies } from '../../db/queries/subjects.ts'
import { changeStatements } from '../../db/transaction.ts'
import type { Subject } from '../../domain/chronicle.ts'
import { Problem } from '../../domain/problem.ts'
import { NAME_FIELDS, recordFaults, type SourceRecord, type StatementValues, type SubjectKind } from '../../domain/statement.ts'
import type { EvidenceGrade } from '../../domain/vocabulary.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import { wording } from '../wording.ts'
import { type Change, type Changed, getSubject, type Statements } from './change.ts'
import { openScene } from './scene.ts'

/** Cited by what curators set without naming another source. */
export const CURATION_SOURCE = 'matxich-curation'

export interface Assertion extends Change {
  /** The subject it is about; or a new company, or a new site of a company. */
  readonly about: { readonly subject_id: string } | { readonly kind: 'company' } | { readonly kind: 'site'; readonly company_id: string }
  readonly values: StatementValues
  readonly raw?: Readonly<Record<string, string>>
  readonly origin?: 'curation' | 'correction' | 'claim'
  readonly source_id?: string
  readonly evidence_grade: EvidenceGrade
  readonly as_of?: string | undefined
}

/** A person sets values; they hold against what others say. null: known to be none. */
export async function assertStatements(
  statements: Statements,
  assertion: Assertion,
): Promise<Changed & { subject_id: string; record_id: string }> {
  const { actor, reason, lang = 'en', at = new Date(), origin = 'curation', source_id = CURATION_SOURCE } = assertion
  return changeStatements(statements.db, async (trx) => {
    const { subject, born } = await subjectOf({ db: trx }, assertion, at)
    const record: SourceRecord = {
      company_id: subject.company_id,
      record_id: uuidV7(at),
      subject_id: subject.subject_id,
      kind: subject.kind,
      origin,
      source_id,
      evidence_grade: assertion.evidence_grade,
      as_of: assertion.as_of ?? at.toISOString().slice(0, 10),
      recorded_at: at,
      import_id: null,
      row_no: null,
      event_id: null,
      values: assertion.values,
      raw: assertion.raw ?? null,
    }
    refuseFaulty(record, born, lang)
    if (source_id === CURATION_SOURCE) await insertSourceIfNew(trx, curationSource(at))
    else if (!(await sourceExists(trx, source_id)))
      throw new Problem('invalid', wording(lang).text('statement.no_source', { id: source_id }))
    const payload = { subject_id: subject.subject_id, record_id: record.record_id, born }
    const event_id = await insertEvent(trx, { kind: 'assert', actor, reason, at, payload })
    const { touched } = await addRecords(trx, born ? [subject] : [], [{ ...record, event_id }])
    return { event_id, touched, subject_id: subject.subject_id, record_id: record.record_id }
  })
}

function refuseFaulty(record: SourceRecord, born: boolean, lang: NonNullable<Change['lang']>): void {
  const faults = recordFaults(record)
  if (faults.length > 0) throw new Problem('invalid', wording(lang).text('statement.faulty', { faults: faults.join('; ') }))
  if (born && record.kind === 'company' && !NAME_FIELDS.some((field) => typeof record.values[field] === 'string'))
    throw new Problem('invalid', wording(lang).text('statement.no_name'))
}

async function subjectOf(
  { db }: Statements,
  { about, origin = 'curation', lang = 'en' }: Assertion,
  at: Date,
): Promise<{ subject: Subject; born: boolean }> {
  if ('subject_id' in about) {
    const named = await getSubject({ db }, about.subject_id, lang)
    const { standing } = await openScene({ db }, [named])
    return { subject: standing.subjects.get(standing.canonical(named.subject_id)) ?? named, born: false }
  }
  const [id] = await allocateSubjectIds(db, 1)
  if (id === undefined) throw new Error('no id was given')
  const company_id = about.kind === 'company' ? id.subject_id : await companyFor({ db }, about.company_id, lang)
  const kind: SubjectKind = about.kind
  return { subject: { ...id, company_id, kind, origin, import_id: null, created_at: at }, born: true }
}

async function companyFor({ db }: Statements, id: string, lang: NonNullable<Change['lang']>): Promise<string> {
  const { subject_id } = await getSubject({ db }, id, lang)
  return (await currentCompanies(db, [subject_id])).get(subject_id) ?? subject_id
}

function curationSource(at: Date) {
  return {
    source_id: CURATION_SOURCE,
    title: 'Decisions of the curators of this installation',
    publisher: null,
    url: null,
    kind: 'curation' as const,
    licence: 'CC-BY-4.0',
    published_on: null,
    retrieved_on: at.toISOString().slice(0, 10),
    note: null,
  }
}
