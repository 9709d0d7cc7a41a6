import { useLocale, useTranslations } from 'use-intl'
import type { InquiryDetail } from '../../api/contract/inquiry.ts'
import { formatDate } from '../format/number.ts'

/** Both sides in the order of time. Plain text: nothing in it is read as markup. */
export function Thread({ letter }: { letter: InquiryDetail }) {
  const t = useTranslations('disclosure.inquiries')
  const lang = useLocale()
  const name = { sender: letter.from_name || t('side_sender'), company: letter.company_name }
  return (
    <ol className="thread">
      {letter.thread.map((message) => (
        <li key={message.message_id} className={message.mine ? 'is-mine' : undefined}>
          <b>{message.mine ? t('mine') : name[message.side]}</b>{' '}
          <span className="quiet">{formatDate(message.created_at.slice(0, 10), lang)}</span>
          <p className="written">{message.text ?? <span className="missing-value">{t('erased')}</span>}</p>
        </li>
      ))}
    </ol>
  )
}
