import { createHash, randomBytes, randomInt } from 'node:crypto'
import {
  type CorrectionFilters,
  type CorrectionRow,
  countRecentCorrections,
  findCorrection,
  insertCorrection,
  listCorrectionRows,
  listCorrectionSteps,
  moveCorrection,
} from '../../db/queries/corrections.ts'
import { readSubjectFaces } from '../../db/queries/subject-faces.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { changeStatements } from '../../db/transaction.ts'
import type { CorrectionField } from '../../domain/corrections.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { findSubject } from '../statements/change.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { wording } from '../wording.ts'
import { dueDay, presentCorrection, presentHistory } from './correction-state.ts'
import { createFilingLimit, type FilingLimit } from './rate-limit.ts'
import { dayOf, workingDaysBetween } from './working-days.ts'

const HOUR_MS = 3_600_000
/** Of all visitors together: more than that is no curiosity, and nobody could answer it in time. */
const MOST_AN_HOUR = 100
/** Waiting on one field of one subject. */
const MOST_WAITING = 3

interface FilingInput {
  subject_id: string
  field: CorrectionField
  proposed_value: string
  why: string
  evidence_url?: string | undefined
  contact?: string | undefined
  /** A field people do not see. Programs fill it in. */
  website?: string | undefined
  lang: Language
}

/** Takes a correction in. The key it answers with is shown once; only its hash is stored. */
export async function fileCorrection(context: ServiceContext, input: FilingInput, address: string, now = new Date()) {
  const { db } = context
  const words = wording(input.lang)
  const ref = newReference()
  const answer = {
    ref,
    answer_key: randomBytes(12).toString('base64url'),
    due_on: dueDay(now),
    message: words.text('correction.filed', { ref, due: words.date(dueDay(now)) }),
  }
  // A program gets the answer it waits for, and nothing is kept.
  if (input.website) return answer
  const subject = await shownSubject(context, input.subject_id)
  if (!subject) throw new Problem('not_found', words.text('not_found.subject', { id: input.subject_id }))
  limitOf(db).count(address, input.lang, now)
  const { recent, waiting } = await countRecentCorrections(db, new Date(now.getTime() - HOUR_MS), subject.subject_id, input.field)
  if (recent >= MOST_AN_HOUR) throw new Problem('too_many', words.text('correction.too_many'))
  if (waiting >= MOST_WAITING) throw new Problem('conflict', words.text('correction.already_waiting'))
  await insertCorrection(
    db,
    {
      ref,
      subject_id: subject.subject_id,
      subject_kind: subject.kind,
      company_id: subject.company_id,
      field: input.field,
      current_value: subject.shown[input.field] ?? null,
      proposed_value: input.proposed_value,
      why: input.why,
      evidence_url: input.evidence_url ?? null,
      state: 'open',
      answer_key_hash: hashOf(answer.answer_key),
      filed_at: now,
      due_on: answer.due_on,
      waited_days: 0,
    },
    input.contact,
  )
  return answer
}

/** By any id it ever had; of a merged company the one that stands for it. */
async function shownSubject({ db }: ServiceContext, id: string) {
  const named = await findSubject({ db }, id)
  if (named === undefined) return undefined
  const current = named.kind === 'company' ? (await currentCompanies(db, [named.subject_id])).get(named.subject_id) : named.subject_id
  return current === undefined ? undefined : (await readSubjectFaces(db, [current])).get(current)
}

/** One for each running Matxich, as long as it runs. */
const limits = new WeakMap<ServiceContext['db'], FilingLimit>()

function limitOf(db: ServiceContext['db']): FilingLimit {
  const limit = limits.get(db) ?? createFilingLimit()
  limits.set(db, limit)
  return limit
}

interface AnswerInput {
  ref: string
  answer_key: string
  why: string
  evidence_url?: string | undefined
  lang: Language
}

/** The visitor answers our question: the clock goes on, and the days we waited are added to the due date. */
export async function answerCorrection(context: ServiceContext, input: AnswerInput, now = new Date()) {
  const { db } = context
  const words = wording(input.lang)
  const row = await correctionOrThrow(context, input.ref, input.lang)
  if (hashOf(input.answer_key) !== row.answer_key_hash) throw new Problem('forbidden', words.text('correction.wrong_key'))
  if (row.state !== 'need_more') throw new Problem('conflict', words.text('correction.not_asked'))
  const waited = row.waited_days + workingDaysBetween(dayOf(row.waiting_since ?? now), dayOf(now))
  await changeStatements(db, async (trx) => {
    const moved = await moveCorrection(
      trx,
      row,
      { state: 'open', waiting_since: null, waited_days: waited, due_on: dueDay(row.filed_at, waited) },
      { state: 'open', at: now, actor: 'visitor', reason: null, why: input.why, evidence_url: input.evidence_url ?? null },
    )
    if (!moved) throw new Problem('conflict', words.text('correction.not_asked'))
  })
  const [after] = await presentCorrections(context, [await correctionOrThrow(context, input.ref, input.lang)], input.lang, now)
  return after ?? missing(input.ref, input.lang)
}

export interface CorrectionQuery extends PageInput {
  q?: string | undefined
  state?: CorrectionRow['state'] | undefined
  field?: string | undefined
  subject_id?: string | undefined
  overdue?: boolean | undefined
  lang: Language
}

/** The public log. */
export async function listCorrections(context: ServiceContext, query: CorrectionQuery, now = new Date()) {
  const rows = await presentCorrections(context, await listCorrectionRows(context.db, filtersOf(query, now)), query.lang, now)
  const found = matching(rows, query)
  return { ...pageOf(found, query, (row) => row), facets: await facetsOf(context, query, now) }
}

export async function getCorrection(context: ServiceContext, { ref, lang }: { ref: string; lang: Language }, now = new Date()) {
  const row = await correctionOrThrow(context, ref, lang)
  const [shown] = await presentCorrections(context, [row], lang, now)
  const subject = (await readSubjectFaces(context.db, [row.subject_id])).get(row.subject_id)
  return {
    ...(shown ?? missing(ref, lang)),
    current_value: subject?.shown[row.field] ?? null,
    accepted_value: row.accepted_value,
    history: presentHistory(await listCorrectionSteps(context.db, [ref]), lang),
  }
}

export async function correctionOrThrow({ db }: ServiceContext, ref: string, lang: Language): Promise<CorrectionRow> {
  return (await findCorrection(db, ref)) ?? missing(ref, lang)
}

export async function presentCorrections({ db }: ServiceContext, rows: readonly CorrectionRow[], lang: Language, now: Date) {
  const faces = await readSubjectFaces(db, [...new Set(rows.map((row) => row.company_id))])
  return rows.map((row) => {
    const face = faces.get(row.company_id)
    return presentCorrection(row, (lang === 'vi' ? face?.name_vi : null) ?? face?.name ?? row.company_id, lang, now)
  })
}

export function filtersOf(query: CorrectionQuery, now: Date): CorrectionFilters {
  return { ...query, overdueOn: query.overdue ? dayOf(now) : undefined }
}

export function matching<T extends { ref: string; company_name: string; field_name: string }>(
  rows: readonly T[],
  { q }: { q?: string | undefined },
): T[] {
  const words = fold(q ?? '')
  return rows.filter((row) => !words || matchesAllWords(fold(`${row.ref} ${row.company_name} ${row.field_name}`), words))
}

/** Counts by state and field, each under the other filters. */
export async function facetsOf(context: ServiceContext, query: CorrectionQuery, now: Date) {
  const count = async (dimension: 'state' | 'field', name: (value: string) => string) => {
    const rows = await listCorrectionRows(context.db, { ...filtersOf(query, now), [dimension]: undefined })
    const found = matching(await presentCorrections(context, rows, query.lang, now), query)
    return [...Map.groupBy(found, (row) => row[dimension])]
      .map(([value, list]) => ({ value, name: name(value), count: list.length }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  }
  const words = wording(query.lang)
  return {
    state: await count('state', (value) => words.text(`correction_state.${value}`)),
    field: await count('field', (value) => words.text(`property.${value}`)),
  }
}

function missing(ref: string, lang: Language): never {
  throw new Problem('not_found', wording(lang).text('not_found.correction', { id: ref }))
}

/** Crockford's letters: none that is mistaken for another when read out on the telephone. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function newReference(): string {
  return `C-${Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('')}`
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}
