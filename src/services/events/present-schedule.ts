import type { ScheduleLine } from '../../db/queries/event-schedules.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { wording } from '../wording.ts'

export function presentSchedule({ figures, ...row }: ScheduleLine, lang: Language) {
  const words = wording(lang)
  const gap_pct = figures.value === 0 ? 0 : Math.round(((figures.bound - figures.value) / figures.value) * 10_000) / 100
  const better = figures.greedy_value === 0 ? 0 : (figures.value - figures.greedy_value) / figures.greedy_value
  const said = { meetings: figures.meetings, gap: words.percent(gap_pct / 100), better: words.percent(Math.max(0, better)) }
  const proved = () => (better >= 0.0005 ? words.text('event.schedule_proved', said) : words.text('event.schedule_proved_same', said))
  return {
    version: row.version,
    state: row.state,
    state_name: words.text(`event_schedule_state.${row.state}`),
    method: row.method,
    method_name: words.text(`event_schedule_method.${row.method}`),
    made_at: row.made_at.toISOString(),
    published_at: row.published_at?.toISOString() ?? null,
    repairs_version: row.repairs_version,
    from_slot: row.from_slot,
    ...figures,
    gap_pct,
    sentence: figures.proved ? proved() : words.text('event.schedule_not_proved', said),
  }
}
