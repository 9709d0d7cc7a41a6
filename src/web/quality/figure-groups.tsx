import { useLocale, useTranslations } from 'use-intl'
import type { QualityFigure } from '../../api/contract/quality.ts'
import { ShareBar } from '../charts/share-bar.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { formatNumber, formatShort } from '../format/number.ts'

/** Every number with what is counted; a share beside its whole, so that nobody has to guess of what. */
export function FigureGroups({ figures }: { figures: readonly QualityFigure[] }) {
  const t = useTranslations('quality.group')
  return (
    <div className="quality-groups">
      {[...Map.groupBy(figures, (figure) => figure.group)].map(([group, members]) => (
        <div key={group} className="card">
          <h3 className="card-title">{t(group)}</h3>
          <dl className="quality-figures">
            {members.map((figure) => (
              <Figure key={figure.id} figure={figure} />
            ))}
          </dl>
        </div>
      ))}
    </div>
  )
}

function Figure({ figure }: { figure: QualityFigure }) {
  const t = useTranslations('quality')
  const lang = useLocale()
  const { value, of, pct } = figure
  const digits = value !== null && !Number.isInteger(value) ? 1 : 0
  return (
    <div>
      <dt>{figure.name}</dt>
      <dd>
        {value === null ? (
          <MissingValue reason={figure.missing_reason} />
        ) : (
          <span className="number">
            {of === null
              ? formatNumber(value, lang, digits)
              : t('of', { value: formatNumber(value, lang, digits), whole: formatNumber(of, lang) })}
            {pct !== null && ` (${formatShort(pct, lang, 1)} %)`}
          </span>
        )}
        {pct !== null && <ShareBar share={pct / 100} />}
        <details className="definition">
          <summary>{t('definition')}</summary>
          <p className="note">{figure.definition}</p>
        </details>
      </dd>
    </div>
  )
}
