import { Form } from 'react-router'
import { useTranslations } from 'use-intl'

/** For the person who asked for the correction, with the key they were shown. */
export function AnswerForm() {
  const t = useTranslations('corrections.answer')
  return (
    <section aria-labelledby="answer" className="card">
      <h2 id="answer">{t('title')}</h2>
      <p>{t('text')}</p>
      <Form method="post" className="stack correction-form">
        <input type="hidden" name="intent" value="answer" />
        <label className="field field-text">
          <span>{t('key')}</span>
          <input type="text" name="answer_key" required minLength={8} maxLength={64} autoComplete="off" spellCheck={false} />
        </label>
        <label className="field field-text">
          <span>{t('why')}</span>
          <textarea name="why" rows={4} required minLength={10} maxLength={2000} />
        </label>
        <label className="field field-text">
          <span>{t('evidence')}</span>
          <input type="url" name="evidence_url" maxLength={500} placeholder="https://" />
        </label>
        <button type="submit" className="button button-main">
          {t('send')}
        </button>
      </Form>
    </section>
  )
}
