import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Comparison } from '../../api/contract/compare.ts'
import type { SourceNames } from '../components/source-links.tsx'

/** Numbers by id, and names; a cell has room for a number. */
export interface NumberedSources {
  readonly numbers: ReadonlyMap<string, number>
  readonly names: SourceNames
}

/** In the order the table cites them. */
export function numberSources({ groups }: Comparison, names: SourceNames): NumberedSources {
  const cited = groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(({ items }) => items.map((item) => item.source_id))))
  return { numbers: new Map([...new Set(cited)].map((id, index) => [id, index + 1])), names }
}

export function SourceNumber({ id, sources: { numbers, names } }: { id: string; sources: NumberedSources }) {
  const t = useTranslations('common.source')
  const number = numbers.get(id) ?? 0
  return (
    <a
      className="source-number"
      href={`#source-${number}`}
      title={names[id]}
      aria-label={`${t('numbered', { number })}: ${names[id] ?? id}`}
    >
      [{number}]
    </a>
  )
}

/** What the numbers stand for, under the table and on paper. */
export function SourceNumbers({ sources: { numbers, names } }: { sources: NumberedSources }) {
  const t = useTranslations('common.source')
  const lang = useLocale()
  return (
    <section aria-labelledby="sources">
      <h2 id="sources" className="card-title">
        {t('labels')}
      </h2>
      <ol className="compare-sources">
        {[...numbers].map(([id, number]) => (
          <li key={id} id={`source-${number}`}>
            <Link to={`/${lang}/sources/${id}`}>{names[id] ?? id}</Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
