import type { Kysely } from 'kysely'
import { insertSourceIfNew } from '../../db/queries/sources.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import type { Database } from '../../db/schema.ts'
import { changeStatements } from '../../db/transaction.ts'
import { splitProperty, statementId } from '../../domain/statement.ts'
import type { EvidenceGrade, Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { assertStatements } from '../statements/assert.ts'
import { getSubject } from '../statements/change.ts'
import { retractStatement } from '../statements/retract.ts'
import { openScene } from '../statements/scene.ts'
import { checkValue } from './check-value.ts'
import { dayOf } from './working-days.ts'

export interface AssertInput {
  subject_id: string
  property: string
  value: string
  origin?: 'curation' | 'correction'
  /** A source of the edition. */
  source_id?: string | undefined
  /** Of a correction, which is its own source: its number, and where the visitor saw it. */
  own_source?: { id: string; title: string; url: string | null }
  evidence_grade: EvidenceGrade
  as_of?: string | undefined
  reason: string
  lang: Language
}

/** Facts a company has one of for its readers: a new one takes the place of the old. */
const ONE_AT_A_TIME: ReadonlySet<string> = new Set(['website', 'founded'])

/** States one value; what a curator says goes before what sources say. `alongside` is part of the same all-or-nothing. */
export async function assertValue(
  context: ServiceContext,
  input: AssertInput,
  actor: string,
  at: Date,
  alongside: (trx: Kysely<Database>, done: { event_id: string; value: string }) => Promise<void> = async () => {},
): Promise<{ event_id: string; company_id: string }> {
  const { lang, own_source } = input
  const done = await changeStatements(context.db, async (trx) => {
    const subject = await getSubject({ db: trx }, input.subject_id, lang)
    const { property, value } = await checkValue({ db: trx }, subject.kind, input.property, input.value, lang)
    const change = { actor, reason: input.reason, lang, at }
    if (ONE_AT_A_TIME.has(property)) {
      const { standing } = await openScene({ db: trx }, [subject])
      for (const record of standing.records.get(standing.canonical(subject.subject_id)) ?? []) {
        for (const key of Object.keys(record.values).filter((each) => splitProperty(each).name === property))
          await retractStatement(
            { db: trx },
            { ...change, subject_id: subject.subject_id, statement_id: statementId(record.record_id, key) },
          )
      }
    }
    const source_id = input.source_id ?? own_source?.id
    if (input.source_id === undefined && own_source) await insertSourceIfNew(trx, sourceRow(own_source, at))
    const text = typeof value === 'object' && value !== null ? (value.value ?? '') : String(value)
    const { event_id } = await assertStatements(
      { db: trx },
      {
        ...change,
        about: { subject_id: subject.subject_id },
        values: { [property]: value },
        ...(text === input.value ? {} : { raw: { [property]: input.value } }),
        origin: input.origin ?? 'curation',
        ...(source_id === undefined ? {} : { source_id }),
        evidence_grade: input.evidence_grade,
        as_of: input.as_of,
      },
    )
    await alongside(trx, { event_id, value: text })
    return { event_id, company_id: (await currentCompanies(trx, [subject.subject_id])).get(subject.subject_id) ?? subject.company_id }
  })
  await context.renew()
  return done
}

function sourceRow({ id, title, url }: { id: string; title: string; url: string | null }, at: Date) {
  return {
    source_id: id,
    title,
    publisher: null,
    url,
    kind: 'curation' as const,
    licence: 'facts only',
    published_on: null,
    retrieved_on: dayOf(at),
    note: null,
  }
}
