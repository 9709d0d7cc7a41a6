import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { IntroductionDetail } from '../../api/contract/introduction.ts'
import { formatMoment } from '../format/moment.ts'

/** All parties in the order of time. Plain text: nothing in it is read as markup. */
export function CaseThread({ one, text }: { one: IntroductionDetail; text: string | undefined }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const name = {
    buyer: one.buyer_name ?? t('party.buyer'),
    supplier: one.company_name,
    facilitator: one.facilitator_name ?? t('party.facilitator'),
  }
  const unseen = one.messages === null ? 0 : one.messages - one.thread.length
  const isFacilitator = one.parties[0] === 'facilitator'
  return (
    <section className="stack" aria-labelledby="thread">
      <h2 id="thread">{t('thread.title')}</h2>
      {unseen > 0 && <p className="note">{t('thread.unseen', { count: unseen })}</p>}
      <ol className="thread">
        {one.thread.map((message) => (
          <li key={message.message_id} className={message.mine ? 'is-mine' : undefined}>
            <b>{message.mine ? t('thread.mine') : name[message.party]}</b>{' '}
            <span className="quiet">
              {formatMoment(message.created_at, lang)}
              {one.facilitator_name !== null && ` · ${t(`thread.${message.audience}`)}`}
            </span>
            <p className="written">{message.text ?? <span className="missing-value">{t('erased')}</span>}</p>
          </li>
        ))}
      </ol>
      {one.may.write ? (
        <Form method="post" className="card stack" key={one.thread.length}>
          <label className="field field-text">
            <span>{t('thread.answer')}</span>
            <textarea name="text" rows={4} required minLength={3} maxLength={4000} defaultValue={text} />
          </label>
          {one.parties[0] && <input type="hidden" name="as" value={one.parties[0]} />}
          {one.facilitator_name !== null && !isFacilitator && (
            <label className="check">
              <input type="checkbox" name="with_facilitator" value="yes" /> {t('thread.with_facilitator', { name: one.facilitator_name })}
            </label>
          )}
          <p>
            <button className="button button-main" name="intent" value="write">
              {t('thread.send')}
            </button>
          </p>
        </Form>
      ) : (
        <p className="note">{t('thread.closed')}</p>
      )}
    </section>
  )
}
