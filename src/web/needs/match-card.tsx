import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MatchItem } from '../../api/contract/match.ts'
import { CompareToggle } from '../compare/compare-toggle.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import { useEdition } from '../components/site-data.ts'
import type { SourceNames } from '../components/source-links.tsx'
import { formatNumber } from '../format/number.ts'
import { ShortlistButton } from '../shortlists/shortlist-button.tsx'
import { FitMark } from './fit-mark.tsx'
import { GateList } from './gate-list.tsx'
import { ScoreBox } from './score-box.tsx'
import { ScoreParts } from './score-parts.tsx'

interface MatchCardProps {
  item: MatchItem
  /** null on later pages of an answer that does not number them. */
  position: number | null
  names: SourceNames
  /** What can be done with the company here, before what can be done anywhere. */
  children?: ReactNode
}

/** A supplier that may fit: score with its range, every gate with what it rests on, the parts of the score. */
export function MatchCard({ item, position, names, children }: MatchCardProps) {
  const t = useTranslations('needs.match')
  const lang = useLocale()
  const edition = useEdition()
  const unknown = item.gates.filter(({ result }) => result === 'unknown').length
  return (
    <li className="card match-card" id={`company-${item.company_id}`}>
      <ScoreBox score={item.score} ifKnown={item.score_if_known} />
      <div className="match-main">
        <h3 className="card-title">
          {position !== null && <span className="quiet number">{position}. </span>}
          <Link to={`/${lang}/companies/${item.company_id}`}>{item.name}</Link>
          <DemoMark fictional={edition.fictional} />
        </h3>
        {item.gates.length > 0 && (
          <p>
            {item.qualified ? (
              <FitMark fit="qualified">{t('qualified')}</FitMark>
            ) : (
              <FitMark fit="unknown">{t('unknown', { count: unknown })}</FitMark>
            )}
          </p>
        )}
        {item.gates.length > 0 && <GateList gates={item.gates} names={names} />}
        <ScoreParts parts={item.parts} names={names} title={t('why', { score: formatNumber(Math.round(item.score), lang) })} />
      </div>
      <div className="match-acts no-print">
        {children}
        <ShortlistButton id={item.company_id} name={item.name} />
        <CompareToggle id={item.company_id} name={item.name} />
      </div>
    </li>
  )
}
