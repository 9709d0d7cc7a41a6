import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { IntroductionDetail } from '../../api/contract/introduction.ts'
import { FACILITATOR_ROLES, STALL_REASONS } from '../../domain/introductions.ts'
import { formatMoment } from '../format/moment.ts'
import { formatDate } from '../format/number.ts'

/** Who looks after the case, and when somebody is reminded. */
export function CaseCare({ one }: { one: IntroductionDetail }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const owns = one.parties.includes('facilitator') || one.may.name_facilitator
  return (
    <section className="card stack" aria-labelledby="care">
      <h2 id="care" className="card-title">
        {t('care.title')}
      </h2>
      <p>
        {one.facilitator_name === null
          ? t('care.nobody')
          : t('care.named', { name: one.facilitator_name, role: one.facilitator_role ?? '' })}
      </p>
      <p className="note">
        {one.next_reminder_on === null
          ? t('care.no_reminder')
          : t('care.reminder', { days: one.remind_after_days, date: formatDate(one.next_reminder_on, lang) })}
      </p>
      <div className="ladder-acts">
        {one.may.remind && (
          <Form method="post">
            <button className="button" name="intent" value="remind">
              {t('care.remind')}
            </button>
          </Form>
        )}
        {one.may.pause && one.state === 'stalled' && (
          <Form method="post">
            <button className="button button-main" name="intent" value="resumed">
              {t('care.resume')}
            </button>
          </Form>
        )}
        {one.facilitator_name !== null && one.may.facilitate && (
          <Form method="post">
            <button className="button" name="intent" value="no_facilitator">
              {t('care.send_away')}
            </button>
          </Form>
        )}
      </div>
      {one.may.pause && one.state !== 'stalled' && <Pause />}
      {owns && (
        <Form method="post" className="ladder-acts">
          <label className="field field-text">
            <span>{t('care.remind_after')}</span>
            <input type="number" name="remind_after_days" min={3} max={90} required defaultValue={one.remind_after_days} />
          </label>
          <button className="button" name="intent" value="remind_after">
            {t('care.save')}
          </button>
        </Form>
      )}
      {one.may.name_facilitator && <NameFacilitator />}
    </section>
  )
}

function Pause() {
  const t = useTranslations('introductions')
  return (
    <details>
      <summary>{t('care.pause')}</summary>
      <Form method="post" className="stack">
        <label className="field field-text">
          <span>{t('ending.reason')}</span>
          <select name="reason" required defaultValue={STALL_REASONS[0]}>
            {STALL_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reason.${reason}`)}
              </option>
            ))}
          </select>
        </label>
        <p>
          <button className="button" name="intent" value="stalled">
            {t('care.pause')}
          </button>
        </p>
      </Form>
    </details>
  )
}

function NameFacilitator() {
  const t = useTranslations('introductions')
  return (
    <Form method="post" className="ladder-acts">
      <label className="field field-text">
        <span>{t('care.agency')}</span>
        <input type="text" name="facilitator" required minLength={2} maxLength={200} autoComplete="off" />
      </label>
      <label className="field field-text">
        <span>{t('care.role')}</span>
        <select name="facilitator_role" defaultValue={FACILITATOR_ROLES[0]}>
          {FACILITATOR_ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <button className="button" name="intent" value="facilitator">
        {t('care.name')}
      </button>
    </Form>
  )
}

/** Everything that was done, by which party and when. */
export function CaseHistory({ one }: { one: IntroductionDetail }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history" className="card-title">
        {t('history')}
      </h2>
      <ol className="case-lists">
        {one.history.map((step) => (
          <li key={step.step_no}>
            {step.text} {step.reason && <b>{step.reason}</b>} {step.note && <q>{step.note}</q>}
            <div className="note">{formatMoment(step.at, lang)}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}
