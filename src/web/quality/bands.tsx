import { useLocale, useTranslations } from 'use-intl'
import type { Quality } from '../../api/contract/quality.ts'
import { ShareBar } from '../charts/share-bar.tsx'
import { DataTable } from '../components/data-table.tsx'
import { formatNumber } from '../format/number.ts'

interface Band {
  band: string
  name: string
  count: number
}

/** Counts that fall into bands, as bars with their numbers: the table is the chart. */
export function Bands({ title, text, rows, none }: { title: string; text: string; rows: readonly Band[]; none?: string }) {
  const t = useTranslations('quality')
  const lang = useLocale()
  const most = Math.max(1, ...rows.map((row) => row.count))
  return (
    <div className="card">
      <h3 className="card-title">{title}</h3>
      <p className="note">{text}</p>
      {none !== undefined && rows.every((row) => row.count === 0) ? (
        <p>{none}</p>
      ) : (
        <DataTable
          caption={title}
          hideCaption
          rows={rows}
          rowKey={(row) => row.band}
          columns={[
            { id: 'name', header: t('band'), rowHeader: true, cell: (row) => row.name },
            { id: 'count', header: t('count'), numeric: true, cell: (row) => formatNumber(row.count, lang) },
            {
              id: 'bar',
              header: <span className="visually-hidden">{t('count')}</span>,
              wideOnly: true,
              cell: (row) => <ShareBar share={row.count / most} />,
            },
          ]}
        />
      )}
    </div>
  )
}

export function Grades({ rows }: { rows: Quality['grades'] }) {
  const t = useTranslations('quality')
  const lang = useLocale()
  return (
    <div className="card">
      <h3 className="card-title">{t('grades.title')}</h3>
      <p className="note">{t('grades.text')}</p>
      <DataTable
        caption={t('grades.title')}
        hideCaption
        rows={rows}
        rowKey={(row) => row.grade}
        columns={[
          { id: 'grade', header: t('grades.grade'), rowHeader: true, cell: (row) => row.name },
          { id: 'companies', header: t('coverage.companies'), numeric: true, cell: (row) => formatNumber(row.companies, lang) },
          { id: 'sites', header: t('coverage.sites'), numeric: true, cell: (row) => formatNumber(row.sites, lang) },
        ]}
      />
    </div>
  )
}
