import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

/** The reference, and the key that is shown this once. */
export function Filed({ filed }: { filed: { ref: string; answer_key: string; due_on: string; message: string } }) {
  const t = useTranslations('corrections.filed')
  const lang = useLocale()
  return (
    <section aria-labelledby="filed" className="card stack" role="status">
      <h2 id="filed">{t('title')}</h2>
      <p>{filed.message}</p>
      <dl className="facts">
        <dt>{t('ref')}</dt>
        <dd>
          <Link to={`/${lang}/corrections/${filed.ref}`}>{filed.ref}</Link>
        </dd>
        <dt>{t('key')}</dt>
        <dd>
          <code className="answer-key">{filed.answer_key}</code>
        </dd>
      </dl>
      <p className="note-box">{t('keep')}</p>
    </section>
  )
}
