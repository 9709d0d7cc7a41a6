import { useLocale, useTranslations } from 'use-intl'
import type { Outcome } from '../../api/contract/outcome.ts'
import { MARKS } from '../../domain/introductions.ts'
import { DataTable } from '../components/data-table.tsx'
import { formatNumber, formatUsd } from '../format/number.ts'

/** How far cases went: what both sides confirmed, and beside it what only one says. */
export function FunnelTable({ rows, caption, exact }: { rows: readonly Outcome[]; caption: string; exact: boolean }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const few = <span className="missing-value">{t('outcomes.few')}</span>
  const count = (value: number | null) => (value === null ? few : formatNumber(value, lang))
  return (
    <div className="funnel">
      <DataTable
        caption={caption}
        hideCaption
        cards
        rows={rows}
        rowKey={(row) => row.id ?? 'all'}
        columns={[
          { id: 'name', header: t('outcomes.group'), cell: (row) => row.name, rowHeader: true },
          ...MARKS.map((mark) => ({
            id: mark,
            header: t(`mark.${mark}`),
            numeric: true,
            cell: (row: Outcome) => (
              <>
                {count(row[mark].confirmed)}
                {(exact || row[mark].one_sided !== null) && (row[mark].one_sided ?? 0) > 0 && (
                  <div className="note">{t('outcomes.one_sided', { count: row[mark].one_sided ?? 0 })}</div>
                )}
              </>
            ),
          })),
          ...(['expected', 'ordered'] as const).map((kind) => ({
            id: kind,
            header: t(`outcomes.${kind}`),
            numeric: true,
            cell: (row: Outcome) => {
              const { low_usd, high_usd, cases } = row[kind]
              if (cases === null || low_usd === null) return few
              if (cases === 0) return formatNumber(0, lang)
              return high_usd === null
                ? t('outcomes.from', { low: formatUsd(low_usd, lang) })
                : t('outcomes.range', { low: formatUsd(low_usd, lang), high: formatUsd(high_usd, lang) })
            },
          })),
        ]}
      />
    </div>
  )
}
