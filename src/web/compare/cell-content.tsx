import { useTranslations } from 'use-intl'
import type { Comparison } from '../../api/contract/compare.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { type NumberedSources, SourceNumber } from './numbered-sources.tsx'

type Cell = Comparison['groups'][number]['rows'][number]['cells'][number]

const MOST_SHOWN = 4

export function CellContent({ cell, sources }: { cell: Cell; sources: NumberedSources }) {
  const t = useTranslations('compare')
  if (cell.missing_text !== null) return <span className="missing-value">{cell.missing_text}</span>
  const [first, rest] = [cell.items.slice(0, MOST_SHOWN), cell.items.slice(MOST_SHOWN)]
  return (
    <div className="compare-cell">
      <Items items={first} sources={sources} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{t('more', { count: rest.length })}</summary>
          <Items items={rest} sources={sources} />
        </details>
      )}
    </div>
  )
}

/** Facts that rest on the same say of the same source stand together above it. */
function Items({ items, sources }: { items: Cell['items']; sources: NumberedSources }) {
  const together = [...Map.groupBy(items, (item) => `${item.source_id} ${item.evidence_grade} ${item.as_of ?? ''}`)]
  return together.map(([key, own]) => (
    <div key={key}>
      <ul>
        {own.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two sources may say the same words
          <li key={index}>
            {isAddress(item.text) ? (
              <a href={item.text} className="external" rel="nofollow noopener">
                {item.text.replace(/^https?:\/\/|\/$/g, '')}
              </a>
            ) : (
              item.text
            )}
            {item.note && <small className="quiet">{item.note}</small>}
          </li>
        ))}
      </ul>
      {own[0] && (
        <span className="compare-evidence">
          <EvidenceBadge grade={own[0].evidence_grade} asOf={own[0].as_of} /> <SourceNumber id={own[0].source_id} sources={sources} />
        </span>
      )}
    </div>
  ))
}

/** Of a web site, which a reader wants to open. Checked when it was taken in; here again, as it becomes a link. */
function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+(\/\S*)?$/i.test(text)
}
