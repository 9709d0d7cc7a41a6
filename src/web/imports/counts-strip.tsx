import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { formatNumber } from '../format/number.ts'
import { changedSearch } from '../links.ts'
import { RowStateBadge } from './import-state.tsx'

const STATES = ['new', 'linked', 'unchanged', 'review', 'rejected'] as const

/** All rows of the file by where they go; each part is also the filter of the list below. */
export function CountsStrip({ counts }: { counts: ImportDetail['counts'] }) {
  const t = useTranslations('imports.counts')
  const lang = useLocale()
  const [search] = useSearchParams()
  const shown = STATES.filter((state) => counts[state] > 0)
  return (
    <section aria-labelledby="counts">
      <h2 id="counts">{t('title', { count: counts.rows })}</h2>
      <div className="counts-bar" aria-hidden="true">
        {shown.map((state) => (
          <i key={state} className={`counts-part part-${state}`} style={{ flexGrow: counts[state] }} />
        ))}
      </div>
      <ul className="counts">
        {[...STATES, ...(counts.footer > 0 ? (['footer'] as const) : [])].map((state) => (
          <li key={state}>
            <Link
              to={`${changedSearch(search, { state, problem: null, row: null })}#rows`}
              aria-current={search.get('state') === state ? 'true' : undefined}
            >
              <b>{formatNumber(counts[state], lang)}</b> <RowStateBadge state={state} />
            </Link>
            <span className="note">{t(`explain.${state}`)}</span>
          </li>
        ))}
        <li className="counts-cells">
          <b>{formatNumber(counts.fixed_cells, lang)}</b> {t('fixed_cells', { count: counts.fixed_cells })}
          <br />
          <b>{formatNumber(counts.problem_cells, lang)}</b> {t('problem_cells', { count: counts.problem_cells })}
        </li>
      </ul>
    </section>
  )
}
