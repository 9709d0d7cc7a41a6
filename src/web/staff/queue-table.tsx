import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ModerationQueue } from '../../api/contract/moderation.ts'
import { DataTable } from '../components/data-table.tsx'

import { formatDate, formatShort } from '../format/number.ts'

/** What waits and how long it took; `linked` leads to the pages where it is worked on. */
export function QueueTable({ queues, linked = false }: { queues: readonly ModerationQueue[]; linked?: boolean }) {
  const t = useTranslations('staff.queues')
  const lang = useLocale()
  const days = (value: number | null) => (value === null ? t('none_yet') : t('days', { count: formatShort(value, lang, 1) }))
  return (
    <DataTable
      caption={t('caption')}
      hideCaption
      cards
      rows={queues}
      rowKey={(row) => row.queue}
      columns={[
        {
          id: 'name',
          header: t('name'),
          rowHeader: true,
          cell: (row) => (
            <>
              {linked ? <Link to={`/${lang}/${row.path}`}>{row.name}</Link> : row.name}
              <span className="note queue-what">{row.what}</span>
            </>
          ),
        },
        { id: 'waiting', header: t('waiting'), numeric: true, cell: (row) => row.waiting },
        { id: 'asked', header: t('asked'), numeric: true, cell: (row) => row.asked },
        { id: 'overdue', header: t('overdue'), numeric: true, cell: (row) => (row.promise_days === null ? t('no_promise') : row.overdue) },
        {
          id: 'oldest',
          header: t('oldest'),
          cell: (row) => (row.oldest_on === null ? t(row.waiting > 0 ? 'not_counted' : 'nothing') : formatDate(row.oldest_on, lang)),
        },
        {
          id: 'promise',
          header: t('promise'),
          numeric: true,
          cell: (row) => (row.promise_days === null ? t('no_promise') : t('days', { count: String(row.promise_days) })),
        },
        {
          id: 'median',
          header: t('median'),
          numeric: true,
          cell: (row) => (row.settled === null ? t('not_counted') : days(row.median_days)),
        },
        { id: 'p90', header: t('p90'), numeric: true, cell: (row) => (row.settled === null ? t('not_counted') : days(row.p90_days)) },
        { id: 'settled', header: t('settled'), numeric: true, cell: (row) => row.settled ?? t('not_counted') },
      ]}
    />
  )
}
