import type { IntroductionRow } from '../../db/queries/introductions.ts'
import { dayOf } from '../curation/working-days.ts'

const DAY_MS = 86_400_000

/** Nobody is reminded of what has ended, or stands still with a reason. */
export function nextReminderOn(row: IntroductionRow): string | null {
  if (row.state !== 'waiting' && row.state !== 'open') return null
  return dayOf(new Date((row.reminded_at ?? row.moved_at).getTime() + row.remind_after_days * DAY_MS))
}
