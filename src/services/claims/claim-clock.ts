import type { ClaimRow } from '../../db/queries/claims.ts'
import { CLAIM_PROMISE_DAYS } from '../../domain/claims.ts'
import { addWorkingDays, dayOf, workingDaysBetween } from '../curation/working-days.ts'

export function claimDueDay(submittedAt: Date, waitedDays = 0): string {
  return addWorkingDays(dayOf(submittedAt), CLAIM_PROMISE_DAYS + waitedDays)
}

/** Working days it was with staff: since it was handed in, without those they waited for the claimer. null: not handed in. */
export function claimDaysWithUs(row: ClaimRow, now: Date): number | null {
  if (row.working_days !== null) return row.working_days
  if (row.submitted_at === null) return null
  return Math.max(0, workingDaysBetween(dayOf(row.submitted_at), dayOf(row.waiting_since ?? now)) - row.waited_days)
}

export function isClaimOverdue(row: ClaimRow, now: Date): boolean {
  return row.state === 'submitted' && row.due_on !== null && row.due_on < dayOf(now)
}
