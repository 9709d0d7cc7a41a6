import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Correction } from '../../api/contract/corrections.ts'
import { DataTable } from '../components/data-table.tsx'
import { formatDate } from '../format/number.ts'
import { StateBadge } from './state-badge.tsx'

export function CorrectionTable({ corrections }: { corrections: readonly Correction[] }) {
  const t = useTranslations('corrections.table')
  const lang = useLocale()
  return (
    <DataTable
      caption={t('caption')}
      hideCaption
      cards
      rows={corrections}
      rowKey={(row) => row.ref}
      columns={[
        { id: 'ref', header: t('ref'), rowHeader: true, cell: (row) => <Link to={`/${lang}/corrections/${row.ref}`}>{row.ref}</Link> },
        { id: 'company', header: t('company'), cell: (row) => <Link to={`/${lang}/companies/${row.company_id}`}>{row.company_name}</Link> },
        { id: 'field', header: t('field'), cell: (row) => row.field_name },
        { id: 'state', header: t('state'), cell: (row) => <StateBadge correction={row} /> },
        { id: 'filed', header: t('filed'), cell: (row) => formatDate(row.filed_on, lang) },
        {
          id: 'due',
          header: t('due'),
          cell: (row) => (row.closed_on === null ? formatDate(row.due_on, lang) : t('closed', { date: formatDate(row.closed_on, lang) })),
        },
        { id: 'days', header: t('days'), numeric: true, cell: (row) => row.days_open },
      ]}
    />
  )
}
