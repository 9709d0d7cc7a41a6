import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { PartnerPoint } from './partner-point.ts'
import { ShareBar } from '../charts/share-bar.tsx'
import { SparkLine } from '../charts/spark-line.tsx'
import { DataTable } from '../components/data-table.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatPercent, formatUsd } from '../format/number.ts'
import { changedSearch } from '../links.ts'

/** 2024 is on another basis in the same source; the latest year before it is shown first. */
const LATEST_COMPARABLE = 2023

export function Origins({ rows, year, names }: { rows: readonly PartnerPoint[]; year: number | null; names: SourceNames }) {
  const t = useTranslations('trade.origins')
  const table = useTranslations('common.table')
  const lang = useLocale()
  const [search] = useSearchParams()
  const years = [...new Set(rows.map((row) => row.year))].toSorted((a, b) => a - b)
  const shown = years.find((one) => one === year) ?? years.findLast((one) => one <= LATEST_COMPARABLE) ?? years.at(-1)
  if (shown === undefined) return null
  const now = rows.filter((row) => row.year === shown).toSorted((a, b) => b.value_usd - a.value_usd)
  const total = now.reduce((sum, row) => sum + row.value_usd, 0)
  const top = Math.max(...rows.map((row) => row.share ?? 0))
  const [first, second] = now
  const shares = (partner: string) => years.map((one) => rows.find((row) => row.year === one && row.partner === partner)?.share ?? null)
  return (
    <section className="card" aria-labelledby="origins">
      <h2 id="origins">
        {first && second
          ? t('title', {
              first: first.partner_name,
              second: second.partner_name,
              share: formatPercent(100 * ((first.share ?? 0) + (second.share ?? 0)), lang, 0),
              year: String(shown),
            })
          : t('toc')}
      </h2>
      <p className="prose-wide">{t('text', { count: now.length, total: formatUsd(total, lang), year: String(shown) })}</p>
      <nav aria-label={t('years')}>
        <ul className="chips">
          {years.map((one) => (
            <li key={one}>
              <Link
                className="chip"
                to={`${changedSearch(search, { year: one })}#origins`}
                aria-current={one === shown ? 'true' : undefined}
                preventScrollReset
              >
                {one}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption={t('caption', { year: String(shown) })}
        hideCaption
        rows={now}
        rowKey={(row) => row.partner}
        columns={[
          { id: 'name', header: t('country'), rowHeader: true, cell: (row) => row.partner_name },
          {
            id: 'bar',
            wideOnly: true,
            header: <span className="visually-hidden">{t('bar')}</span>,
            cell: (row) => <ShareBar share={(row.share ?? 0) / top} tone="import" />,
          },
          {
            id: 'share',
            header: t('share'),
            numeric: true,
            cell: (row) => (row.share === null ? null : formatPercent(row.share * 100, lang)),
          },
          { id: 'value', header: t('value'), numeric: true, cell: (row) => formatUsd(row.value_usd, lang) },
          {
            id: 'trend',
            wideOnly: true,
            header: t('trend', { from: String(years[0]), to: String(years.at(-1)) }),
            cell: (row) => <SparkLine values={shares(row.partner)} max={top} />,
          },
        ]}
      />
      <p className="note">{t('basis')}</p>
      <SourceLinks ids={rows.map((row) => row.source_id)} names={names} />
      <details className="more">
        <summary>{table('as_table')}</summary>
        <DataTable
          caption={t('all_years')}
          hideCaption
          rows={now}
          rowKey={(row) => row.partner}
          columns={[
            { id: 'name', header: t('country'), rowHeader: true, cell: (row) => row.partner_name },
            ...years.map((one, index) => ({
              id: String(one),
              header: String(one),
              numeric: true,
              cell: (row: PartnerPoint) => {
                const share = shares(row.partner)[index]
                return share === null || share === undefined ? (
                  <span className="missing-value">{t('not_listed')}</span>
                ) : (
                  formatPercent(share * 100, lang)
                )
              },
            })),
          ]}
        />
      </details>
    </section>
  )
}
