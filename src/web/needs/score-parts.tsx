import { useLocale, useTranslations } from 'use-intl'
import type { ScorePart } from '../../api/contract/match.ts'
import type { SourceNames } from '../components/source-links.tsx'
import { formatShort } from '../format/number.ts'
import { EvidenceShort } from './evidence-short.tsx'

type Part = Pick<ScorePart, 'name' | 'label' | 'weight' | 'contribution'> & { evidence?: ScorePart['evidence']; reason?: string }

const GAP = 0.6

/** Each part as wide as the points it can give, filled as far as it gives them; the table behind says the same and what it rests on. */
export function ScoreParts({ parts, names, title }: { parts: readonly Part[]; names: SourceNames; title: string }) {
  const t = useTranslations('needs.score')
  const lang = useLocale()
  const points = (value: number) => formatShort(value, lang, 1)
  const said = parts.map((part) => t('part', { part: part.label, points: points(part.contribution), most: points(part.weight) }))
  return (
    <div className="score-parts">
      <svg className="part-bars" role="img" aria-label={said.join('; ')} viewBox="0 0 100 6" preserveAspectRatio="none">
        {parts.map((part, at) => {
          const x = parts.slice(0, at).reduce((sum, before) => sum + before.weight, 0)
          return (
            <g key={part.name}>
              <rect className="part-track" x={x} y="0" width={Math.max(0, part.weight - GAP)} height="6" />
              <rect className="part-fill" x={x} y="0" width={Math.max(0, Math.min(part.contribution, part.weight - GAP))} height="6" />
            </g>
          )
        })}
      </svg>
      <ul className="part-legend" aria-hidden="true">
        {parts.map((part) => (
          <li key={part.name}>
            {part.label} <b>{points(part.contribution)}</b>/{points(part.weight)}
          </li>
        ))}
      </ul>
      <details className="more">
        <summary>{title}</summary>
        <table className="part-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('col_part')}</th>
              <th scope="col" className="numeric">
                {t('col_points')}
              </th>
              <th scope="col">{t('col_evidence')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.name}>
                <th scope="row">{part.label}</th>
                <td className="numeric">{t('points', { points: points(part.contribution), most: points(part.weight) })}</td>
                <td>
                  {part.reason}
                  {part.evidence && part.evidence.length > 0 ? (
                    <EvidenceShort evidence={part.evidence} names={names} />
                  ) : (
                    part.reason === undefined && (
                      <span className="missing-value">{part.contribution > 0 ? t('from_chain') : t('not_known')}</span>
                    )
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('sum')}</th>
              <td className="numeric">{points(parts.reduce((sum, part) => sum + part.contribution, 0))}</td>
            </tr>
          </tfoot>
        </table>
      </details>
    </div>
  )
}
