import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { SegmentSummary } from '../../api/contract/segment.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { FigureValue } from '../components/figure-value.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { StatusLine } from '../components/status-badge.tsx'
import { FirmSplit } from './firm-split.tsx'

export function SegmentTable({ segments, names }: { segments: readonly SegmentSummary[]; names: SourceNames }) {
  const t = useTranslations('segment')
  const lang = useLocale()
  const figure = (id: 'exports' | 'imports' | 'rca', of: (row: SegmentSummary) => SegmentSummary['rca']): Column<SegmentSummary> => ({
    id,
    header: t(`col.${id}`),
    numeric: true,
    cell: (row) => <FigureValue figure={of(row)} names={names} withSources={false} />,
  })
  const columns: Column<SegmentSummary>[] = [
    {
      id: 'segment',
      header: t('col.segment'),
      rowHeader: true,
      cell: (row) => (
        <>
          <Link to={`/${lang}/segments/${row.id}`}>{row.name}</Link>
          <small className="quiet">
            <span className="narrow-only">{row.stage_name} › </span>
            {row.family_name}
          </small>
        </>
      ),
    },
    { id: 'stage', header: t('col.stage'), cell: (row) => row.stage_name },
    {
      id: 'status',
      header: t('col.status'),
      cell: (row) => (
        <>
          <StatusLine status={row.status} overlays={row.overlays} />
          {row.gap_rank !== null && <small className="quiet">{t('list.gap_rank', { rank: row.gap_rank })}</small>}
        </>
      ),
    },
    { id: 'firms', header: t('col.firms'), cell: (row) => <FirmSplit companies={row.companies} /> },
    figure('exports', (row) => row.export_usd),
    figure('imports', (row) => row.import_usd),
    figure('rca', (row) => row.rca),
  ]
  return (
    <div className="segment-list">
      <DataTable caption={t('list.caption')} hideCaption cards columns={columns} rows={segments} rowKey={(row) => row.id} />
    </div>
  )
}
