import { useLocale, useTranslations } from 'use-intl'
import type { Figure } from '../../api/contract/common.ts'
import { formatFigure, formatPeriod } from '../format/number.ts'
import { MissingValue } from './missing-value.tsx'
import { SourceLinks, type SourceNames } from './source-links.tsx'

/** A number with its unit, its year and its source; or why there is none. */
export function FigureValue({
  figure,
  names,
  withSources = true,
  withPeriod = true,
}: {
  figure: Figure
  names?: SourceNames
  withSources?: boolean
  withPeriod?: boolean
}) {
  const lang = useLocale()
  const t = useTranslations('common.missing')
  return (
    <span className="figure-value">
      {figure.value === null && figure.upper_bound !== null ? (
        <span className="missing-value">{t('bounded', { value: formatFigure(figure.upper_bound, figure.unit, lang) })}</span>
      ) : figure.value === null ? (
        <MissingValue reason={figure.missing_reason} />
      ) : (
        <span className="number">{formatFigure(figure.value, figure.unit, lang)}</span>
      )}
      {withPeriod && figure.period && figure.value !== null && <span className="quiet"> {formatPeriod(figure.period, lang)}</span>}
      {withSources && figure.source_ids.length > 0 && (
        <small>
          <SourceLinks ids={figure.source_ids} {...(names && { names })} />
        </small>
      )}
    </span>
  )
}
