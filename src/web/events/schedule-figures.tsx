import { useLocale, useTranslations } from 'use-intl'
import type { EventSchedule } from '../../api/contract/event-meetings.ts'
import { formatMoment } from '../format/moment.ts'
import { formatNumber, formatPercent, formatShort } from '../format/number.ts'

/** What a schedule is worth, beside what one gets by hand and what nothing can exceed. */
export function ScheduleFigures({ schedule }: { schedule: EventSchedule }) {
  const t = useTranslations('events.schedule')
  const lang = useLocale()
  const most = Math.max(schedule.bound, schedule.value, schedule.greedy_value, Number.EPSILON)
  const bars = [
    { id: 'optimum', name: t('optimum'), worth: schedule.value, meetings: schedule.meetings },
    { id: 'greedy', name: t('greedy'), worth: schedule.greedy_value, meetings: schedule.greedy_meetings },
    { id: 'bound', name: t('bound'), worth: schedule.bound, meetings: null },
  ]
  const facts: [string, string][] = [
    [t('pairs'), formatNumber(schedule.pairs, lang)],
    [t('impossible'), formatNumber(schedule.impossible, lang)],
    [t('least'), formatNumber(schedule.least_meetings, lang)],
    [t('without'), formatNumber(schedule.without_meeting, lang)],
    [t('interpreted'), formatNumber(schedule.interpreted, lang)],
    [t('tables_used'), formatNumber(schedule.tables_used, lang)],
    [t('took'), t('seconds', { seconds: formatShort(schedule.milliseconds / 1000, lang, 2) })],
    [t('method'), schedule.method_name],
    [t('made'), formatMoment(schedule.made_at, lang)],
    [t('state'), schedule.state_name],
  ]
  return (
    <section className="card" aria-labelledby="figures">
      <h2 id="figures" className="card-title">
        {t('version', { version: schedule.version })}
      </h2>
      <p>{schedule.sentence}</p>
      <p>
        <span className={schedule.proved ? 'mark mark-plain' : 'mark'}>
          {schedule.proved ? `✓ ${t('proved')}` : t('gap', { gap: formatPercent(schedule.gap_pct, lang) })}
        </span>
      </p>
      <table className="worth-bars">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('facts')}</th>
            <th scope="col">{t('worth')}</th>
            <th scope="col">{t('meetings')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.id}>
              <th scope="row">{bar.name}</th>
              <td className="worth-bar">
                <span className={`worth-${bar.id}`} style={{ inlineSize: `${(bar.worth / most) * 100}%` }} aria-hidden="true" />
                <b>{formatShort(bar.worth, lang, 2)}</b>
              </td>
              <td>{bar.meetings !== null && t('meetings_count', { count: bar.meetings })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note">{t('greedy_note')}</p>
      {schedule.impossible > 0 && <p className="note-box">{t('impossible_hint', { count: schedule.impossible })}</p>}
      <dl className="figure-strip">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
