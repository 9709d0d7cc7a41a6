import { useLocale, useTranslations } from 'use-intl'
import type { CorrectionCase } from '../../api/contract/corrections.ts'
import { formatDate } from '../format/number.ts'

/** What the person wrote; only staff see it. */
export function CaseTexts({ correction }: { correction: CorrectionCase }) {
  const t = useTranslations('corrections.case')
  const lang = useLocale()
  return (
    <section aria-labelledby="case" className="card">
      <h2 id="case">{t('title')}</h2>
      <p className="note">{t('note')}</p>
      <dl className="facts">
        <dt>{t('proposed')}</dt>
        <dd>{correction.proposed_value}</dd>
        <dt>{t('why')}</dt>
        <dd className="written">{correction.why}</dd>
        <dt>{t('evidence')}</dt>
        <dd>{correction.evidence_url === null ? t('none') : <Evidence url={correction.evidence_url} />}</dd>
        <dt>{t('contact')}</dt>
        <dd>{correction.contact ?? t('none')}</dd>
        {correction.answers.map((answer) => (
          <div key={answer.on + answer.why} className="fact-row">
            <dt>{t('answer', { date: formatDate(answer.on, lang) })}</dt>
            <dd className="written">
              {answer.why} {answer.evidence_url && <Evidence url={answer.evidence_url} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** A stranger's link: opened without telling where from, and shown in full. */
function Evidence({ url }: { url: string }) {
  return /^https?:\/\//i.test(url) ? (
    <a className="external" href={url} rel="nofollow noopener noreferrer">
      {url}
    </a>
  ) : (
    <span>{url}</span>
  )
}
