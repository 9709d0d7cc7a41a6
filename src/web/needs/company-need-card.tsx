import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyNeed } from '../../api/contract/need.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { formatNumber } from '../format/number.ts'
import { FitMark } from './fit-mark.tsx'
import { GateList } from './gate-list.tsx'
import { Buyer } from './need-card.tsx'
import { NeedFacts } from './need-facts.tsx'
import { ScoreBox } from './score-box.tsx'
import { ScoreParts } from './score-parts.tsx'

/** A need as a supplier sees it: the card the buyer has of them, and what they lack. */
export function CompanyNeedCard({ of, companyId, names }: { of: CompanyNeed; companyId: string; names: SourceNames }) {
  const t = useTranslations('needs.supplier')
  const match = useTranslations('needs.match')
  const lang = useLocale()
  const { need } = of
  const rounded = (score: number) => formatNumber(Math.round(score), lang)
  return (
    <li className="card match-card" id={need.need_id}>
      <ScoreBox score={of.score} />
      <div className="match-main">
        <h2 className="card-title">
          <Link to={`/${lang}/needs/${need.need_id}`} lang={need.title_lang}>
            {need.title}
          </Link>
          <DemoMark fictional={need.fictional} />
        </h2>
        <p className="need-line">
          <FitMark fit={of.fit}>{of.fit_name}</FitMark>
          <Buyer need={need} />
        </p>
        <NeedFacts need={need} />
        {of.lacks.length > 0 && (
          <div className="lacks">
            <h3>{t('lacks')}</h3>
            <ul className="would-list">
              {of.lacks.map((lack) => (
                <li key={lack.text}>
                  <span aria-hidden="true">{lack.known ? '△' : '?'}</span>
                  <span>
                    {lack.text}{' '}
                    <span className="quiet">
                      ({[lack.must ? t('must') : t('wish'), lack.known ? null : t('say_it')].filter(Boolean).join('; ')})
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            {of.lacks.some(({ known }) => !known) && (
              <p>
                <Link to={`/${lang}/my-company/${companyId}`}>{t('complete')}</Link>
              </p>
            )}
          </div>
        )}
        <details className="more">
          <summary>{t('gates')}</summary>
          <GateList gates={of.gates} names={names} />
        </details>
        <ScoreParts parts={of.parts} names={names} title={match('why', { score: rounded(of.score) })} />
        <details className="more">
          <summary>{t('mutual', { mutual: rounded(of.mutual), supplier: rounded(of.supplier_score) })}</summary>
          <ul className="tight">
            {of.supplier_parts.map((part) => (
              <li key={part.name}>
                {part.label}: {rounded(part.contribution)} / {rounded(part.weight)} <span className="quiet">{part.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      </div>
      <div className="match-acts no-print">
        <Link
          className="button"
          to={`/${lang}/introductions/new?${new URLSearchParams({ need: need.need_id, company: companyId })}`}
          rel="nofollow"
        >
          {match('introduce')}
          <span className="visually-hidden"> {need.title}</span>
        </Link>
      </div>
    </li>
  )
}
