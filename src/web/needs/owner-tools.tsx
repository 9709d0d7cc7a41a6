import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { NeedDetail } from '../../api/contract/need.ts'
import { formatDate } from '../format/number.ts'
import { NeedCard } from './need-card.tsx'

/** For those who posted it, and for staff: its state, what comes next, who sees what. */
export function OwnerTools({ need }: { need: NeedDetail }) {
  const t = useTranslations('needs.own')
  const lang = useLocale()
  const { own, may } = need
  if (own === null) return null
  return (
    <section className="card private-box" aria-labelledby="own">
      <h2 id="own">{t('title')}</h2>
      <p>
        <b>{need.state_name}</b> · {own.visibility_name} · {own.organisation_name} · {t('version', { version: own.version })}
      </p>
      <p>{own.what_next}</p>
      {own.due_on && <p className="note">{t('due', { date: formatDate(own.due_on, lang) })}</p>}
      {own.review_reason && <p className="note-box">{t('staff_wrote', { text: own.review_reason })}</p>}
      {own.close_reason && <p className="note">{own.close_reason}</p>}
      <div className="row no-print">
        {may.publish && (
          <Form method="post">
            <button className="button button-main" name="intent" value="publish">
              {t('publish')}
            </button>
          </Form>
        )}
        {may.match && (
          <Link className={may.publish ? 'button' : 'button button-main'} to={`/${lang}/needs/${need.need_id}/matches`}>
            {t('matches')}
          </Link>
        )}
        {may.change && (
          <Link className="button" to={`/${lang}/needs/${need.need_id}/edit`}>
            {t('edit')}
          </Link>
        )}
      </div>
      {may.withdraw && <WithdrawForm inReview={need.state === 'in_review'} />}
      {may.close && <CloseForm />}
      {may.remove && (
        <Form method="post" className="no-print">
          <button className="button" name="intent" value="remove">
            {t('remove')}
          </button>
        </Form>
      )}
      {may.review && need.state === 'in_review' && <ReviewForm />}
      <h3>{t('who_sees')}</h3>
      <p>{own.shown_text}</p>
      {own.candidates !== null && <p>{t('candidates', { count: own.candidates })}</p>}
      {own.shown_to_public && need.anonymous && (
        <details className="more">
          <summary>{t('as_shown')}</summary>
          <ul className="need-list">
            <NeedCard need={own.shown_to_public} level={3} />
          </ul>
        </details>
      )}
    </section>
  )
}

/** Beside closing, which is for good: what each does is said before it is done. */
function WithdrawForm({ inReview }: { inReview: boolean }) {
  const t = useTranslations('needs.own')
  return (
    <details className="more no-print">
      <summary>{t('withdraw')}</summary>
      <Form method="post" className="stack">
        <p>{t(inReview ? 'withdraw_in_review' : 'withdraw_open')}</p>
        <p>
          <button className="button" name="intent" value="withdraw">
            {t('withdraw')}
          </button>
        </p>
      </Form>
    </details>
  )
}

function CloseForm() {
  const t = useTranslations('needs.own')
  return (
    <details className="more no-print">
      <summary>{t('close')}</summary>
      <Form method="post" className="stack">
        <p>{t('close_text')}</p>
        <label className="field">
          <span>{t('outcome')}</span>
          <select name="outcome">
            <option value="fulfilled">{t('outcome_fulfilled')}</option>
            <option value="closed">{t('outcome_closed')}</option>
          </select>
        </label>
        <label className="field field-text">
          <span>{t('reason')}</span>
          <textarea name="reason" rows={2} maxLength={1000} />
        </label>
        <p>
          <button className="button" name="intent" value="close">
            {t('close')}
          </button>
        </p>
      </Form>
    </details>
  )
}

/** Staff look at what an organisation nobody vouches for wants to publish. */
function ReviewForm() {
  const t = useTranslations('needs.own')
  return (
    <Form method="post" className="stack no-print">
      <h3>{t('review')}</h3>
      <input type="hidden" name="intent" value="review" />
      <label className="field field-text">
        <span>{t('review_reason')}</span>
        <textarea name="reason" rows={3} required minLength={10} maxLength={1000} />
      </label>
      <p className="row">
        <button className="button button-main" name="decision" value="accept">
          {t('accept')}
        </button>
        <button className="button" name="decision" value="refuse">
          {t('refuse')}
        </button>
      </p>
    </Form>
  )
}
