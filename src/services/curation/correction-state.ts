import type { CorrectionRow, CorrectionStepRow } from '../../db/queries/corrections.ts'
import type { CorrectionField } from '../../domain/corrections.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { wording } from '../wording.ts'
import { addWorkingDays, dayOf, workingDaysBetween } from './working-days.ts'

/** Working days in which a correction is answered. */
export const PROMISE_DAYS = 10

export function dueDay(filedAt: Date, waitedDays = 0): string {
  return addWorkingDays(dayOf(filedAt), PROMISE_DAYS + waitedDays)
}

/** Working days the case has been with us: since filing, without those we waited for the visitor. */
export function daysWithUs(row: CorrectionRow, now: Date): number {
  if (row.working_days !== null) return row.working_days
  return Math.max(0, workingDaysBetween(dayOf(row.filed_at), dayOf(row.waiting_since ?? now)) - row.waited_days)
}

export function isOverdue(row: CorrectionRow, now: Date): boolean {
  return row.state === 'open' && row.due_on < dayOf(now)
}

/** What everybody may see. The visitor's own words are not among it: an open form must not be a wall to write on. */
export function presentCorrection(row: CorrectionRow, companyName: string, lang: Language, now: Date) {
  const words = wording(lang)
  return {
    ref: row.ref,
    subject_id: row.subject_id,
    subject_kind: row.subject_kind,
    company_id: row.company_id,
    company_name: companyName,
    field: row.field as CorrectionField,
    field_name: words.text(`property.${row.field}`),
    state: row.state,
    state_name: words.text(`correction_state.${row.state}`),
    filed_on: dayOf(row.filed_at),
    due_on: row.due_on,
    closed_on: row.closed_at && dayOf(row.closed_at),
    days_open: daysWithUs(row, now),
    overdue: isOverdue(row, now),
    decision_reason: row.decision_reason,
  }
}

export function presentHistory(steps: readonly CorrectionStepRow[], lang: Language) {
  const words = wording(lang)
  return steps.map((step) => ({
    state: step.state,
    state_name: words.text(`correction_state.${step.state}`),
    on: dayOf(step.at),
    reason: step.reason,
  }))
}
