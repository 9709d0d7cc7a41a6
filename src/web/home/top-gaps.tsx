import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Gap } from '../../api/contract/segment.ts'
import { FigureValue } from '../components/figure-value.tsx'
import { StatusLine } from '../components/status-badge.tsx'
import { formatNumber } from '../format/number.ts'

export function TopGaps({ gaps, total }: { gaps: readonly Gap[]; total: number }) {
  const t = useTranslations('home.gaps')
  const flow = useTranslations('common.flow')
  const lang = useLocale()
  if (gaps.length === 0) return null
  return (
    <section className="card" aria-labelledby="gaps">
      <div className="row-between">
        <h2 id="gaps">{t('title')}</h2>
        <Link to={`/${lang}/gaps`}>{t('all', { total })}</Link>
      </div>
      <p className="note">{t('text')}</p>
      <ol className="top-gaps">
        {gaps.map((gap) => (
          <li key={gap.segment.id}>
            <span className="rank number" aria-hidden="true">
              {gap.rank}
            </span>
            <div>
              <div className="row">
                <Link className="card-title" to={`/${lang}/segments/${gap.segment.id}`}>
                  {gap.segment.name}
                </Link>
                <StatusLine status={gap.segment.status} overlays={gap.segment.overlays} />
              </div>
              <p>{gap.why}</p>
              <p className="note">
                {flow('import')}: <FigureValue figure={gap.segment.import_usd} withSources={false} /> ·{' '}
                {t('score', { score: formatNumber(gap.score, lang) })}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
