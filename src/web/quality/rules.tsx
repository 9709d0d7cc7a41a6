import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { QualityRule } from '../../api/contract/quality.ts'
import { formatNumber } from '../format/number.ts'

const WEIGHT = { error: 0, warning: 1, note: 2 }

/** What each rule found; those that found nothing are named too, so that silence is not taken for a rule that is not there. */
export function Rules({ rules }: { rules: readonly QualityRule[] }) {
  const t = useTranslations('quality.rules')
  const found = rules.filter((rule) => rule.count > 0).toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || b.count - a.count)
  const clean = rules.filter((rule) => rule.count === 0)
  return (
    <>
      <ul className="plain rule-list">
        {found.map((rule) => (
          <Rule key={rule.code} rule={rule} />
        ))}
      </ul>
      {clean.length > 0 && (
        <details className="more">
          <summary>{t('clean', { count: clean.length })}</summary>
          <ul className="tight">
            {clean.map((rule) => (
              <li key={rule.code}>
                <b>{rule.name}</b>: {rule.definition}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Rule({ rule }: { rule: QualityRule }) {
  const t = useTranslations('quality.rules')
  const lang = useLocale()
  return (
    <li className="card">
      <div className="row-between">
        <h3 className="card-title">{rule.name}</h3>
        <span>
          <span className={`severity severity-${rule.severity}`}>{t(`severity.${rule.severity}`)}</span>{' '}
          {t('found', { count: formatNumber(rule.count, lang), checked: formatNumber(rule.checked, lang) })}
        </span>
      </div>
      <p className="note">{rule.definition}</p>
      <details>
        <summary>{t('examples', { count: rule.examples.length })}</summary>
        <ul className="tight">
          {rule.examples.map((example) => (
            <li key={example.subject_id + example.detail}>
              <Link to={`/${lang}/companies/${example.company_id}`}>{example.name}</Link>: {example.detail}
            </li>
          ))}
        </ul>
        <p>
          <a href={`/export/quality-findings.csv?rule=${rule.code}&lang=${lang}`} download>
            {t('all_csv')}
          </a>
        </p>
      </details>
    </li>
  )
}
