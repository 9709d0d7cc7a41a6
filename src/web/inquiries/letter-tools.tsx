import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { InquiryDetail } from '../../api/contract/inquiry.ts'

interface LetterToolsProps {
  letter: InquiryDetail
  /** What was sent and refused. */
  text: string | undefined
}

export function LetterTools({ letter, text }: LetterToolsProps) {
  const t = useTranslations('disclosure.inquiries')
  return (
    <>
      {letter.may_answer ? (
        <Form method="post" className="card stack" key={letter.thread.length}>
          <label className="field field-text">
            <span>{t('answer')}</span>
            <textarea name="text" rows={5} required minLength={10} maxLength={4000} defaultValue={text} />
          </label>
          <p>
            <button className="button button-main" name="intent" value="answer">
              {t('send')}
            </button>
          </p>
        </Form>
      ) : (
        <p className="note">{t('over')}</p>
      )}
      <div className="row">
        {letter.may_answer && (
          <Form method="post">
            <button className="button" name="intent" value="close">
              {t('close')}
            </button>
          </Form>
        )}
        {letter.side === 'company' && (
          <Form method="post">
            <button className="button" name="intent" value={letter.blocked ? 'unblock' : 'block'}>
              {t(letter.blocked ? 'unblock' : 'block')}
            </button>
          </Form>
        )}
      </div>
      <details>
        <summary>{t('report')}</summary>
        <Form method="post" className="stack">
          <label className="field field-text">
            <span>{t('report_why')}</span>
            <textarea name="reason" rows={3} required minLength={3} maxLength={1000} />
          </label>
          <p>
            <button className="button" name="intent" value="report">
              {t('report_send')}
            </button>
          </p>
        </Form>
      </details>
    </>
  )
}
