import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '../format/number.ts'

/** The score, and how far it would rise if all that is not known turned out well. */
export function ScoreBox({ score, ifKnown }: { score: number; ifKnown?: number }) {
  const t = useTranslations('needs.score')
  const lang = useLocale()
  const upper = Math.max(score, ifKnown ?? score)
  const [from, to] = [formatNumber(Math.round(score), lang), formatNumber(Math.round(upper), lang)]
  return (
    <div className="score-box">
      <p className="score-figure">
        <b className="number">{from}</b> <span className="quiet">{t('of_100')}</span>
      </p>
      <svg className="score-line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="score-track" x="0" y="3" width="100" height="2" />
        <rect className="score-range" x={score} y="1" width={Math.max(0, upper - score)} height="6" />
        <rect className="score-known" x="0" y="1" width={score} height="6" />
      </svg>
      {to !== from && <p className="score-if">{t('if_known', { score: to })}</p>}
    </div>
  )
}
