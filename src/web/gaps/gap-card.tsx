import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Gap } from '../../api/contract/segment.ts'
import { FigureValue } from '../components/figure-value.tsx'
import { SourceLinks } from '../components/source-links.tsx'
import { StatusLine } from '../components/status-badge.tsx'
import { formatNumber, formatPercent } from '../format/number.ts'

type Part = Gap['parts'][number]

/** One gap: its rank, why it is one, and what its score is made of. */
export function GapCard({ gap }: { gap: Gap }) {
  const t = useTranslations('gaps')
  const segment = useTranslations('segment')
  const lang = useLocale()
  const { import_usd: imports } = gap.segment
  return (
    <li className="card gap" value={gap.rank}>
      <div className="gap-score">
        <span className="gap-rank">
          <span className="visually-hidden">{t('rank', { rank: gap.rank })}</span>
          <span aria-hidden="true">{gap.rank}</span>
        </span>
        <span>
          <b className="number">{formatNumber(gap.score, lang)}</b>
          <small className="quiet">{t('score')}</small>
        </span>
      </div>
      <div className="gap-text">
        <h2>
          <Link to={`/${lang}/segments/${gap.segment.id}`}>{gap.segment.name}</Link>
        </h2>
        <p className="quiet">
          {gap.segment.stage_name} › {gap.segment.family_name}
        </p>
        <StatusLine status={gap.segment.status} overlays={gap.segment.overlays} />
        <p>{gap.why}</p>
        <p className="note">
          {segment('col.imports')}: <FigureValue figure={imports} withSources={false} />{' '}
          <SourceLinks ids={imports.source_ids} label={false} />
        </p>
        <p className="note">{t('makers_nearby', { count: gap.makers_nearby })}</p>
      </div>
      <div className="gap-parts">
        <h3>{t('parts')}</h3>
        <ul>
          {gap.parts.map((part) => (
            <PartBar key={part.id} part={part} />
          ))}
        </ul>
        <SourceLinks ids={gap.parts.flatMap((part) => part.source_ids)} label={false} />
      </div>
    </li>
  )
}

function PartBar({ part }: { part: Part }) {
  const t = useTranslations('gaps')
  const lang = useLocale()
  return (
    <li>
      <span className="part-name">
        {part.name}: <b>{part.value === null ? <span className="missing-value">{t('unknown_part')}</span> : part.text}</b>
      </span>
      <span className={part.percentile === null ? 'bar bar-unknown' : 'bar'} aria-hidden="true">
        <span style={{ inlineSize: `${(part.percentile ?? 0.5) * 100}%` }} />
      </span>
      {part.percentile !== null && (
        <small className="quiet">{t('percentile', { value: formatPercent(part.percentile * 100, lang, 0) })}</small>
      )}
    </li>
  )
}
