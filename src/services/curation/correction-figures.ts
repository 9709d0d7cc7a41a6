import { correctionTimes } from '../../db/queries/corrections.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { median, ninetiethPercentile } from '../moderation/clock.ts'
import { wording } from '../wording.ts'
import { PROMISE_DAYS } from './correction-state.ts'
import { dayOf } from './working-days.ts'

/** How long we take, for everybody to see. */
export async function getCorrectionFigures({ db }: Pick<ServiceContext, 'db'>, { lang }: { lang: Language }, now = new Date()) {
  const rows = await correctionTimes(db)
  const today = dayOf(now)
  const count = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).length
  const times = rows.flatMap((row) => row.working_days ?? []).toSorted((a, b) => a - b)
  const figures = {
    open: count((row) => row.state === 'open'),
    need_more: count((row) => row.state === 'need_more'),
    overdue: count((row) => row.state === 'open' && row.due_on < today),
    accepted: count((row) => row.state === 'accepted'),
    rejected: count((row) => row.state === 'rejected'),
    median_days: median(times),
    p90_days: ninetiethPercentile(times),
    promise_days: PROMISE_DAYS,
  }
  const words = wording(lang)
  const sentence =
    figures.median_days === null
      ? words.text('correction.no_figures', { promise: PROMISE_DAYS })
      : words.text('correction.figures', {
          median: words.number(figures.median_days),
          p90: words.number(figures.p90_days ?? 0),
          closed: times.length,
          overdue: figures.overdue,
        })
  return { ...figures, sentence }
}
