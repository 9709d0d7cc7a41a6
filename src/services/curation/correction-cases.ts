import type { Kysely } from 'kysely'
import {
  type CorrectionRow,
  listCorrectionContacts,
  listCorrectionRows,
  listCorrectionSteps,
  moveCorrection,
} from '../../db/queries/corrections.ts'
import { readSubjectFaces } from '../../db/queries/subject-faces.ts'
import type { Database } from '../../db/schema.ts'
import { changeStatements } from '../../db/transaction.ts'
import { Problem } from '../../domain/problem.ts'
import { FACT_PROPERTIES } from '../../domain/statement.ts'
import type { EvidenceGrade, Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { pageOf } from '../paging.ts'
import { wording } from '../wording.ts'
import { assertValue } from './assert-value.ts'
import { daysWithUs, presentHistory } from './correction-state.ts'
import { type CorrectionQuery, correctionOrThrow, facetsOf, filtersOf, matching, presentCorrections } from './corrections.ts'
import { dayOf } from './working-days.ts'

/** Corrections with their texts and contacts: for staff alone. */
export async function listCorrectionCases(context: ServiceContext, query: CorrectionQuery, now = new Date()) {
  const rows = await listCorrectionRows(context.db, filtersOf(query, now))
  const found = matching(await presentCorrections(context, rows, query.lang, now), query)
  const page = pageOf(found, query, (row) => row.ref)
  const byRef = new Map(rows.map((row) => [row.ref, row]))
  const wanted = page.items.flatMap((ref) => byRef.get(ref) ?? [])
  return { ...page, items: await presentCases(context, wanted, query.lang, now), facets: await facetsOf(context, query, now) }
}

export async function getCorrectionCase(context: ServiceContext, { ref, lang }: { ref: string; lang: Language }, now = new Date()) {
  const [found] = await presentCases(context, [await correctionOrThrow(context, ref, lang)], lang, now)
  if (!found) throw new Error(`correction ${ref} vanished between two reads`)
  return found
}

async function presentCases(context: ServiceContext, rows: readonly CorrectionRow[], lang: Language, now: Date) {
  const refs = rows.map((row) => row.ref)
  const steps = Map.groupBy(await listCorrectionSteps(context.db, refs), (step) => step.ref)
  const contacts = await listCorrectionContacts(context.db, refs)
  const faces = await readSubjectFaces(
    context.db,
    rows.map((row) => row.subject_id),
  )
  const shown = await presentCorrections(context, rows, lang, now)
  return rows.flatMap((row, i) => {
    const own = steps.get(row.ref) ?? []
    const face = shown[i]
    if (!face) return []
    return [
      {
        ...face,
        current_value: faces.get(row.subject_id)?.shown[row.field] ?? null,
        accepted_value: row.accepted_value,
        history: presentHistory(own, lang),
        proposed_value: row.proposed_value,
        why: row.why,
        evidence_url: row.evidence_url,
        contact: contacts.get(row.ref) ?? null,
        answers: own.flatMap((step) => (step.why === null ? [] : [{ why: step.why, evidence_url: step.evidence_url, on: dayOf(step.at) }])),
      },
    ]
  })
}

const SHORTEST_REASON = 30
/** Fields of a correction that are no property of a record: accepting them changes nothing by itself. */
const BY_HAND: ReadonlySet<string> = new Set(['segment', 'duplicate', 'other'])

/** Of what a company can have many, a first one is taken in as it was told; which of several is wrong, staff must see. */
async function actsByHand({ db }: ServiceContext, { field, subject_id }: CorrectionRow): Promise<boolean> {
  if (BY_HAND.has(field)) return true
  if (field === 'website' || !(FACT_PROPERTIES as readonly string[]).includes(field)) return false
  const face = (await readSubjectFaces(db, [subject_id])).get(subject_id)
  return face?.shown[field] !== undefined
}

interface DecisionInput {
  ref: string
  decision: 'accept' | 'reject' | 'need_more'
  reason?: string | undefined
  value?: string | undefined
  source_id?: string | undefined
  evidence_grade: EvidenceGrade
  as_of?: string | undefined
  lang: Language
}

/** Staff decide. Accepted values become statements of origin `correction`, which say where they come from like all others. */
export async function decideCorrection(context: ServiceContext, input: DecisionInput, actor: string, now = new Date()) {
  const words = wording(input.lang)
  const row = await correctionOrThrow(context, input.ref, input.lang)
  if (row.closed_at !== null) throw new Problem('conflict', words.text('correction.closed'))
  const reason = input.reason?.trim() ?? ''
  if (input.decision !== 'accept' && [...reason].length < SHORTEST_REASON)
    throw new Problem('invalid', words.text('correction.reason_too_short', { least: SHORTEST_REASON }))
  if (input.decision === 'need_more') return askForMore(context, row, reason, actor, now, input.lang)

  const value = input.value ?? row.proposed_value
  const byHand = await actsByHand(context, row)
  const close = async (trx: Kysely<Database>, state: 'accepted' | 'rejected', accepted?: { event_id: string; value: string }) => {
    const moved = await moveCorrection(
      trx,
      row,
      {
        state,
        closed_at: now,
        waiting_since: null,
        working_days: daysWithUs(row, now),
        decision_reason: reason || (state === 'accepted' && byHand ? words.text('correction.by_hand') : null),
        accepted_value: state === 'accepted' ? (accepted?.value ?? value) : null,
        event_id: accepted?.event_id ?? null,
      },
      { state, at: now, actor, reason: reason || null, why: null, evidence_url: null },
    )
    if (!moved) throw new Problem('conflict', words.text('correction.closed'))
  }
  if (input.decision === 'reject' || byHand) {
    await changeStatements(context.db, (trx) => close(trx, input.decision === 'reject' ? 'rejected' : 'accepted'))
  } else {
    await assertValue(
      context,
      {
        subject_id: row.subject_id,
        property: row.field,
        value,
        origin: 'correction',
        source_id: input.source_id,
        own_source: { id: `correction-${row.ref.toLowerCase()}`, title: `Correction ${row.ref}`, url: row.evidence_url },
        evidence_grade: input.evidence_grade,
        as_of: input.as_of,
        reason: reason || row.ref,
        lang: input.lang,
      },
      actor,
      now,
      (trx, accepted) => close(trx, 'accepted', accepted),
    )
  }
  return getCorrectionCase(context, input, now)
}

async function askForMore(context: ServiceContext, row: CorrectionRow, reason: string, actor: string, now: Date, lang: Language) {
  await changeStatements(context.db, async (trx) => {
    const moved = await moveCorrection(
      trx,
      row,
      { state: 'need_more', waiting_since: row.waiting_since ?? now, decision_reason: reason },
      { state: 'need_more', at: now, actor, reason, why: null, evidence_url: null },
    )
    if (!moved) throw new Problem('conflict', wording(lang).text('correction.closed'))
  })
  return getCorrectionCase(context, { ref: row.ref, lang }, now)
}
