import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { OVERLAYS, STATUSES } from '../../domain/vocabulary.ts'
import { DataTable } from '../components/data-table.tsx'
import { useEdition } from '../components/site-data.ts'
import { OverlayBadge, StatusBadge } from '../components/status-badge.tsx'

/** The rules with their thresholds, as the edition states them. */
export function StatusRules() {
  const t = useTranslations('data.status')
  const lang = useLocale()
  const edition = useEdition()
  const rule = (rows: typeof edition.statuses, id: string) => rows.find((row) => row.id === id)
  const statuses = STATUSES.map((id) => ({
    id,
    rule: rule(edition.statuses, id)?.rule ?? '',
    count: rule(edition.statuses, id)?.count ?? 0,
  }))
  const overlays = OVERLAYS.map((id) => ({
    id,
    rule: rule(edition.overlays, id)?.rule ?? '',
    count: rule(edition.overlays, id)?.count ?? 0,
  }))
  return (
    <section aria-labelledby="status">
      <h2 id="status">{t('title')}</h2>
      <p>{t('text')}</p>
      <DataTable
        caption={t('title')}
        hideCaption
        cards
        rows={statuses}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', header: t('status'), rowHeader: true, cell: (row) => <StatusBadge status={row.id} /> },
          { id: 'rule', header: t('rule'), cell: (row) => <span id={`status-${row.id}`}>{row.rule}</span> },
          {
            id: 'count',
            header: t('count'),
            numeric: true,
            cell: (row) => <Link to={`/${lang}/segments?status=${row.id}`}>{row.count}</Link>,
          },
        ]}
      />
      <DataTable
        caption={t('overlay')}
        hideCaption
        cards
        rows={overlays}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', header: t('overlay'), rowHeader: true, cell: (row) => <OverlayBadge overlay={row.id} /> },
          { id: 'rule', header: t('rule'), cell: (row) => <span id={`overlay-${row.id}`}>{row.rule}</span> },
          {
            id: 'count',
            header: t('count'),
            numeric: true,
            cell: (row) => <Link to={`/${lang}/segments?overlay=${row.id}`}>{row.count}</Link>,
          },
        ]}
      />
    </section>
  )
}
