import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Quality } from '../../api/contract/quality.ts'
import { DataTable } from '../components/data-table.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatNumber, formatShort } from '../format/number.ts'

/** Ours beside the official count of each industry class; what the comparison cannot say stands in the row. */
export function ClassCoverage({ rows, names }: { rows: Quality['classes']; names: SourceNames }) {
  const t = useTranslations('quality.coverage')
  const both = rows.filter((row) => row.official_establishments !== null && row.companies > 0)
  const rest = rows.filter((row) => !both.includes(row))
  return (
    <>
      <h3>{t('classes')}</h3>
      {both.length > 0 && <Classes caption={t('classes')} rows={both} names={names} />}
      {rest.length > 0 && (
        <details className="more">
          <summary>{t('more_classes', { count: rest.length })}</summary>
          <Classes caption={t('more_classes', { count: rest.length })} rows={rest} names={names} />
        </details>
      )}
    </>
  )
}

function Classes({ caption, rows, names }: { caption: string; rows: Quality['classes']; names: SourceNames }) {
  const t = useTranslations('quality.coverage')
  const lang = useLocale()
  // Most rows carry the same note: it is said once, and in the rows only where another holds.
  const usual = mostFrequent(rows.map((row) => row.note))
  return (
    <>
      <p className="note">{usual}</p>
      <DataTable
        caption={caption}
        hideCaption
        cards
        rows={rows}
        rowKey={(row) => row.isic4}
        columns={[
          { id: 'name', header: t('class'), rowHeader: true, cell: (row) => `${row.isic4} ${row.name}` },
          { id: 'ours', header: t('ours'), numeric: true, cell: (row) => formatNumber(row.companies, lang) },
          {
            id: 'official',
            header: t('official'),
            numeric: true,
            cell: (row) =>
              row.official_establishments === null ? (
                <MissingValue reason="no_source" />
              ) : (
                `${formatNumber(row.official_establishments, lang)} (${row.official_year ?? ''})`
              ),
          },
          {
            id: 'pct',
            header: t('per_100'),
            numeric: true,
            cell: (row) => (row.coverage_pct === null ? t('not_comparable') : formatShort(row.coverage_pct, lang, 1)),
          },
          ...(rows.some((row) => row.note !== usual)
            ? [{ id: 'note', header: t('note'), cell: (row: Quality['classes'][number]) => (row.note === usual ? '' : row.note) }]
            : []),
        ]}
      />
      <p className="row">
        <SourceLinks ids={[...new Set(rows.flatMap((row) => row.source_ids))]} names={names} />
      </p>
    </>
  )
}

function mostFrequent(texts: readonly string[]): string {
  const [most] = [...Map.groupBy(texts, (text) => text)].toSorted(([, a], [, b]) => b.length - a.length)
  return most?.[0] ?? ''
}

export function ProvinceCoverage({ rows }: { rows: Quality['provinces'] }) {
  const t = useTranslations('quality.coverage')
  const lang = useLocale()
  return (
    <details className="more">
      <summary>{t('provinces', { count: rows.length })}</summary>
      <p className="note">{rows[0]?.official_establishments === null && t('no_official_by_province')}</p>
      <DataTable
        caption={t('provinces', { count: rows.length })}
        hideCaption
        rows={rows}
        rowKey={(row) => row.province_id}
        columns={[
          {
            id: 'name',
            header: t('province'),
            rowHeader: true,
            cell: (row) => <Link to={`/${lang}/places/${row.province_id}`}>{row.name}</Link>,
          },
          { id: 'companies', header: t('companies'), numeric: true, cell: (row) => formatNumber(row.companies, lang) },
          { id: 'sites', header: t('sites'), numeric: true, cell: (row) => formatNumber(row.sites, lang) },
          { id: 'address', header: t('sites_with_address'), numeric: true, cell: (row) => formatNumber(row.sites_with_address, lang) },
        ]}
      />
    </details>
  )
}

export function SegmentCoverage({ rows }: { rows: Quality['segments'] }) {
  const t = useTranslations('quality.coverage')
  const lang = useLocale()
  const empty = rows.filter((row) => row.companies === 0).length
  return (
    <details className="more">
      <summary>{t('segments', { count: rows.length, empty })}</summary>
      <DataTable
        caption={t('segments', { count: rows.length, empty })}
        hideCaption
        rows={rows}
        rowKey={(row) => row.segment_id}
        columns={[
          {
            id: 'name',
            header: t('segment'),
            rowHeader: true,
            cell: (row) => <Link to={`/${lang}/segments/${row.segment_id}`}>{row.name}</Link>,
          },
          { id: 'companies', header: t('companies'), numeric: true, cell: (row) => formatNumber(row.companies, lang) },
          { id: 'tax', header: t('with_tax_code'), numeric: true, cell: (row) => formatNumber(row.with_tax_code, lang) },
          { id: 'address', header: t('with_address'), numeric: true, cell: (row) => formatNumber(row.with_address, lang) },
          { id: 'official', header: t('official_grade'), numeric: true, cell: (row) => formatNumber(row.official_grade_or_better, lang) },
        ]}
      />
    </details>
  )
}
