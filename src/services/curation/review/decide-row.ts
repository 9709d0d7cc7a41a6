import type { Kysely } from 'kysely'
import { insertEvent, setEventPayload } from '../../../db/queries/events.ts'
import { insertJudgement } from '../../../db/queries/judgements.ts'
import type { StoredCandidate } from '../../../db/queries/review-tasks.ts'
import type { Database } from '../../../db/schema.ts'
import { Problem } from '../../../domain/problem.ts'
import type { Scored } from '../../../linkage/decide.ts'
import { wording } from '../../wording.ts'
import { findBlock } from './blocks.ts'
import type { Answer } from './decide-subjects.ts'
import type { Outcome } from './decide-task.ts'
import { openReviewTasks } from './open-tasks.ts'
import { type RowTarget, takeRows, type TakenRows } from './take-rows.ts'

/** A row of a file: it goes to a company or becomes one, and what was said about it is remembered by its content. */
export async function decideRow(trx: Kysely<Database>, answer: Answer): Promise<Outcome> {
  const { row, candidate, decision, lang } = answer
  if (decision === 'unsure') return doubt(trx, answer)
  if (decision === 'different' && candidate !== undefined && row.candidates.length > 1) return strikeOut(trx, answer, candidate)
  if (decision === 'same' && candidate !== undefined) {
    const blocked = await findBlock(trx, row, candidate, lang)
    if (blocked !== null) throw new Problem('conflict', blocked)
  }
  const target = targetOf(answer)
  const positive = decision === 'same' || decision === 'other_site' ? candidate : undefined
  const negatives = row.candidates.filter((each) => (decision === 'other_site' ? row.level === 'site' : each !== positive))
  const event_id = await begin(trx, answer)
  const taken = await takeRows(trx, row.left_key, target, event_id, answer.at)
  if (taken === undefined) throw new Problem('conflict', wording(lang).text('review.row_gone'))
  for (const each of negatives) await remember(trx, answer, event_id, row.level, each.subject_id, 'negative', each.probability)
  await remember(
    trx,
    answer,
    event_id,
    'company',
    taken.company_id,
    'positive',
    row.level === 'company' ? (positive?.probability ?? null) : null,
  )
  if (taken.site_id !== null && (row.level === 'site' || decision === 'new_company'))
    await remember(trx, answer, event_id, 'site', taken.site_id, 'positive', row.level === 'site' ? (positive?.probability ?? null) : null)
  if (taken.site_question !== null) await askForSite(trx, answer, taken, taken.site_question)
  await setEventPayload(trx, event_id, {
    ...payloadOf(answer),
    born: taken.born,
    subject_id: taken.company_id,
    site_id: taken.site_id,
    rows: taken.rows,
    before: taken.before,
  })
  return { event_ids: [event_id], state: 'decided', subject_id: positive?.subject_id ?? taken.company_id, merged_into: null }
}

function targetOf({ row, candidate, decision }: Answer): RowTarget {
  // At the level of sites the company is settled: a row that is no known site is a new one of it.
  const company = row.level === 'site' ? (row.candidates[0]?.company_id ?? null) : null
  if (decision === 'same' && candidate !== undefined)
    return row.level === 'site'
      ? { company_id: candidate.company_id, site: { id: candidate.subject_id } }
      : { company_id: candidate.company_id, site: 'find' }
  if (decision === 'other_site') return { company_id: candidate?.company_id ?? null, site: 'new' }
  return { company_id: decision === 'new_company' ? null : company, site: 'new' }
}

async function begin(trx: Kysely<Database>, answer: Answer): Promise<string> {
  return insertEvent(trx, { kind: 'judge', actor: answer.actor, reason: answer.reason, at: answer.at, payload: payloadOf(answer) })
}

function payloadOf({ row, candidate, decision }: Answer): Record<string, unknown> {
  return { task_id: row.task_id, level: row.level, left: row.left_key, right: candidate?.subject_id ?? null, decision }
}

async function remember(
  trx: Kysely<Database>,
  { row, actor, reason, at }: Answer,
  event_id: string,
  level: 'company' | 'site',
  subjectId: string,
  judgement: 'positive' | 'negative' | 'unsure',
  probability: number | null,
): Promise<void> {
  await insertJudgement(trx, {
    level,
    keys: [row.left_key, subjectId],
    judgement,
    source: 'human',
    probability,
    actor,
    reason,
    event_id,
    at,
  })
}

/** Whoever looked could not tell: no candidate of this row is asked about again, and the row waits. */
async function doubt(trx: Kysely<Database>, answer: Answer): Promise<Outcome> {
  const event_id = await begin(trx, answer)
  for (const each of answer.row.candidates)
    await remember(trx, answer, event_id, answer.row.level, each.subject_id, 'unsure', each.probability)
  return { event_ids: [event_id], state: 'unsure', subject_id: answer.candidate?.subject_id ?? null, merged_into: null }
}

/** Not this one: the question stays open about the others. */
async function strikeOut(trx: Kysely<Database>, answer: Answer, candidate: StoredCandidate): Promise<Outcome> {
  const { row } = answer
  const event_id = await begin(trx, answer)
  await remember(trx, answer, event_id, row.level, candidate.subject_id, 'negative', candidate.probability)
  const left = row.candidates.filter((each) => each !== candidate)
  const asked = { candidates: row.candidates, right_id: row.right_id, probability: row.probability }
  await setEventPayload(trx, event_id, { ...payloadOf(answer), ...asked })
  return {
    event_ids: [event_id],
    state: 'open',
    subject_id: candidate.subject_id,
    merged_into: null,
    change: { candidates: JSON.stringify(left), right_id: left[0]?.subject_id ?? null, probability: left[0]?.probability ?? null },
  }
}

async function askForSite(
  trx: Kysely<Database>,
  { row, at }: Answer,
  { company_id, before }: TakenRows,
  candidates: readonly Scored[],
): Promise<void> {
  await openReviewTasks(
    trx,
    [
      {
        level: 'site',
        reason: 'uncertain',
        left: { kind: 'row', import_id: row.import_id ?? '', row_no: row.row_no ?? 0, key: row.left_key, name: row.left_name },
        values: row.left_values,
        candidates: candidates.map(({ id, probability, bits, veto, accept, parts }) => ({
          subject_id: id,
          company_id,
          probability,
          bits,
          veto,
          accept,
          parts: parts.map(({ aligned, ...part }) => ({ ...part, ...(aligned && { aligned: aligned.map((each) => ({ ...each })) }) })),
        })),
        unlocks: before.length,
      },
    ],
    at,
  )
}
