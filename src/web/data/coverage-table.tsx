import { useLocale, useTranslations } from 'use-intl'
import type { Coverage } from '../../api/contract/edition.ts'
import { DataTable } from '../components/data-table.tsx'
import { DownloadLinks } from '../components/download-links.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { useEdition } from '../components/site-data.ts'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { isCoreClass } from '../core-industry.ts'
import { formatNumber, formatShort } from '../format/number.ts'

/** Ours beside the official count, so that nobody takes an empty class for an empty industry. */
export function CoverageTable({ rows, names }: { rows: readonly Coverage[]; names: SourceNames }) {
  const t = useTranslations('data.coverage')
  const { counts } = useEdition()
  const core = rows.filter((row) => isCoreClass(row.isic4))
  const others = rows.filter((row) => !core.includes(row))
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{t('title', { ours: counts['company'] ?? 0 })}</h2>
      <p className="prose-wide">{t('text')}</p>
      <h3>{t('core')}</h3>
      <Rows rows={core} caption={t('core')} />
      <details className="more">
        <summary>{t('others', { count: others.length })}</summary>
        <Rows rows={others} caption={t('others', { count: others.length })} />
      </details>
      <p className="row">
        <SourceLinks ids={rows.flatMap((row) => row.source_ids)} names={names} />
        <DownloadLinks table="coverage" />
      </p>
    </section>
  )
}

function Rows({ rows, caption }: { rows: readonly Coverage[]; caption: string }) {
  const t = useTranslations('data.coverage')
  const lang = useLocale()
  const number = (value: number | null, reason: string | null) =>
    value === null ? <MissingValue reason={reason ?? 'not_counted'} /> : formatNumber(value, lang)
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={(row) => row.isic4}
      columns={[
        {
          id: 'name',
          header: t('class'),
          rowHeader: true,
          cell: (row) => (row.name === row.isic4 ? row.isic4 : `${row.isic4} ${row.name}`),
        },
        { id: 'ours', header: t('ours'), numeric: true, cell: (row) => formatNumber(row.our_companies, lang) },
        { id: 'official', header: t('official'), numeric: true, cell: (row) => number(row.official_establishments, row.missing_reason) },
        {
          id: 'per',
          header: t('per_100'),
          numeric: true,
          cell: (row) =>
            row.coverage_pct === null ? <MissingValue reason={row.missing_reason} /> : formatShort(row.coverage_pct, lang, 1),
        },
        { id: 'people', header: t('employees'), numeric: true, cell: (row) => number(row.official_employees, row.missing_reason) },
        { id: 'year', header: t('year'), numeric: true, cell: (row) => row.official_year ?? <MissingValue reason={row.missing_reason} /> },
      ]}
    />
  )
}
