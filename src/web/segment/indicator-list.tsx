import { useLocale, useTranslations } from 'use-intl'
import type { Indicator } from '../../api/contract/segment.ts'
import { MissingValue } from '../components/missing-value.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatFigure, formatPeriod } from '../format/number.ts'

/** Every figure of a segment: the value, what it says, and on request how it is made. */
export function IndicatorList({ indicators, names }: { indicators: readonly Indicator[]; names: SourceNames }) {
  const t = useTranslations('segment.indicators')
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t('heading')}</h2>
      <p className="note">{t('lead')}</p>
      <ul className="indicators">
        {indicators.map((indicator) => (
          <IndicatorCard key={indicator.id} indicator={indicator} names={names} />
        ))}
      </ul>
    </section>
  )
}

function IndicatorCard({ indicator, names }: { indicator: Indicator; names: SourceNames }) {
  const t = useTranslations('segment.indicators')
  const lang = useLocale()
  const { value, period } = indicator
  return (
    <li className="card indicator">
      <h3>{indicator.name}</h3>
      <p className="indicator-value">
        {value === null ? (
          <MissingValue reason={indicator.missing_reason} />
        ) : (
          <b className="number">{formatFigure(value, indicator.unit, lang)}</b>
        )}
        {value !== null && period && <span className="quiet"> {formatPeriod(period, lang)}</span>}
      </p>
      {value !== null && <p>{indicator.reading}</p>}
      {indicator.note && <p className="note">{indicator.note}</p>}
      <p>
        <SourceLinks ids={indicator.source_ids} names={names} />
      </p>
      <details className="more">
        <summary>{t('definition')}</summary>
        <p>{indicator.definition}</p>
        <p>
          {t('formula')}: <span className="formula">{indicator.formula}</span>
        </p>
        <p>{period ? t('vintage', { period: formatPeriod(period, lang) }) : t('vintage_none')}</p>
      </details>
    </li>
  )
}
