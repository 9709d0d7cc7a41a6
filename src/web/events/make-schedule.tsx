import { Form, useFetcher, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Refusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { RunningCard } from './running-card.tsx'

const USUAL_SECONDS = 20
const MOST_SECONDS = 60

interface MakeScheduleProps {
  /** By somebody else, or in another tab. */
  run: { seconds: number; time_limit_s: number } | null
  again: boolean
  /** Pairs that nobody chose take what a match is worth. */
  scores: boolean
}

/** One form to make a schedule; while it is made, how long it takes and a way to stop it. */
export function MakeSchedule({ run, again, scores }: MakeScheduleProps) {
  const t = useTranslations('events.schedule')
  const making = useFetcher<{ refusal?: Refusal }>({ key: 'make-schedule' })
  const busy = useNavigation().state !== 'idle'
  const most = Number(making.formData?.get('time_limit_s') ?? USUAL_SECONDS)
  if (making.state === 'submitting') return <RunningCard mostSeconds={most} began={null} />
  if (run) return <RunningCard mostSeconds={run.time_limit_s} began={run} />
  return (
    <section className="card stack no-print" aria-labelledby="make">
      <h2 id="make" className="card-title">
        {t(again ? 'make_again' : 'make')}
      </h2>
      <RefusalBox refusal={making.data?.refusal} />
      <making.Form method="post" className="filter-form">
        <input type="hidden" name="intent" value="make" />
        <label className="field">
          <span>{t('time_limit')}</span>
          <input type="number" name="time_limit_s" min={1} max={MOST_SECONDS} required defaultValue={USUAL_SECONDS} />
        </label>
        <button className="button button-main" disabled={busy}>
          {t(again ? 'make_again' : 'make')}
        </button>
      </making.Form>
      {scores && (
        <Form method="post" className="row">
          <button className="button" name="intent" value="score" disabled={busy}>
            {t('score')}
          </button>
          <span className="note">{t('score_note')}</span>
        </Form>
      )}
    </section>
  )
}
