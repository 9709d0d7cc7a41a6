import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { NearMiss } from '../../api/contract/match.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { useEdition } from '../components/site-data.ts'
import type { SourceNames } from '../components/source-links.tsx'
import { ShortlistButton } from '../shortlists/shortlist-button.tsx'
import { EvidenceShort } from './evidence-short.tsx'
import { GateList } from './gate-list.tsx'
import { ScoreBox } from './score-box.tsx'

/** Who would fit if something that can be had were there: what it is, what they have, what is asked. */
export function NearMissCard({ item, names }: { item: NearMiss; names: SourceNames }) {
  const t = useTranslations('needs.match')
  const lang = useLocale()
  const edition = useEdition()
  return (
    <li className="card match-card near-miss" id={`company-${item.company_id}`}>
      <ScoreBox score={item.score} ifKnown={item.score_if_known} />
      <div className="match-main">
        <h3 className="card-title">
          <Link to={`/${lang}/companies/${item.company_id}`}>{item.name}</Link>
          <DemoMark fictional={edition.fictional} />
        </h3>
        <p>{t('would_qualify_if')}</p>
        <ul className="would-list">
          {item.would_qualify_if.map((one) => (
            <li key={one.text}>
              <span aria-hidden="true">△</span>
              <span>
                {one.text} <EvidenceShort evidence={one.evidence} names={names} />
              </span>
            </li>
          ))}
        </ul>
        {item.gates.length > 0 && (
          <details className="more">
            <summary>{t('all_gates', { count: item.gates.length })}</summary>
            <GateList gates={item.gates} names={names} />
          </details>
        )}
      </div>
      <div className="match-acts no-print">
        <ShortlistButton id={item.company_id} name={item.name} />
      </div>
    </li>
  )
}

export function NearMisses({ items, total, names }: { items: readonly NearMiss[]; total: number; names: SourceNames }) {
  const t = useTranslations('needs.match')
  return (
    <section aria-labelledby="near" className="stack">
      <h2 id="near">{t('near_title', { count: total })}</h2>
      <p className="note">{t('near_note')}</p>
      {items.length > 0 && (
        <ul className="need-list">
          {items.map((item) => (
            <NearMissCard key={item.company_id} item={item} names={names} />
          ))}
        </ul>
      )}
      {total > items.length && <p className="note">{t('near_more', { shown: items.length, total })}</p>}
    </section>
  )
}
