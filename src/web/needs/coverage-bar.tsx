import { useLocale, useTranslations } from 'use-intl'
import type { Bom } from '../../api/contract/bom.ts'
import { formatNumber, formatPercent } from '../format/number.ts'

const PARTS = ['covered', 'open', 'near', 'gap'] as const

/** How many lines can be bought here: a bar with its figures beside it, which say the same. */
export function CoverageBar({ bom }: { bom: Bom }) {
  const t = useTranslations('needs.bom')
  const lang = useLocale()
  const unread = bom.lines - PARTS.reduce((sum, part) => sum + bom[part], 0)
  const parts = [...PARTS.map((part) => ({ part, count: bom[part] })), { part: 'unread' as const, count: unread }]
  const label = parts.map(({ part, count }) => `${t(`coverage.${part}`)}: ${formatNumber(count, lang)}`).join('; ')
  return (
    <div className="coverage">
      <svg className="coverage-bar" role="img" aria-label={label} viewBox={`0 0 ${Math.max(1, bom.lines)} 1`} preserveAspectRatio="none">
        {parts.map(({ part, count }, at) => (
          <rect
            key={part}
            className={`coverage-${part}`}
            x={parts.slice(0, at).reduce((sum, before) => sum + before.count, 0)}
            y="0"
            width={count}
            height="1"
          />
        ))}
      </svg>
      <ul className="coverage-legend">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ part, count }) => (
            <li key={part}>
              <span className={`coverage-key coverage-${part}`} aria-hidden="true" />
              {t(`coverage.${part}`)} <b className="number">{formatNumber(count, lang)}</b>
            </li>
          ))}
      </ul>
      {bom.coverage_pct !== null && (
        <p>
          {t('covered_pct', { pct: formatPercent(bom.coverage_pct, lang, 0) })}
          {bom.domestic_pct !== null && ` · ${t('domestic_pct', { pct: formatPercent(bom.domestic_pct, lang, 0) })}`}
        </p>
      )}
    </div>
  )
}
