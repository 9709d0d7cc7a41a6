import { useLocale, useTranslations } from 'use-intl'
import type { SegmentDetail } from '../../api/contract/segment.ts'
import { DataTable } from '../components/data-table.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatPercent, formatUsd } from '../format/number.ts'

type Partner = SegmentDetail['partners'][number]

const SHOWN = 10

/** Countries the product group comes from and goes to, where a source gives them. */
export function Origins({ partners, names }: { partners: readonly Partner[]; names: SourceNames }) {
  // "WLD" is the total of a table, no country.
  const groups = [
    ...Map.groupBy(
      partners.filter((partner) => partner.partner !== 'WLD'),
      (partner) => `${partner.flow} ${partner.basket} ${partner.year}`,
    ),
  ]
  if (groups.length === 0) return null
  return (
    <div className="origins">
      {groups.map(([key, group]) => (
        <PartnerTable key={key} partners={group.toSorted((a, b) => b.value_usd - a.value_usd)} names={names} />
      ))}
    </div>
  )
}

function PartnerTable({ partners, names }: { partners: readonly Partner[]; names: SourceNames }) {
  const t = useTranslations('segment.origins')
  const lang = useLocale()
  const [first] = partners
  if (!first) return null
  const heading = t(first.flow === 'import' ? 'heading' : 'heading_export', { year: first.year })
  return (
    <section className="card">
      <h3>{heading}</h3>
      <p className="note">{t('basket', { name: first.basket_name })}</p>
      <DataTable
        caption={heading}
        hideCaption
        columns={[
          { id: 'partner', header: t('partner'), rowHeader: true, cell: (row: Partner) => row.partner_name },
          { id: 'value', header: t('value'), numeric: true, cell: (row) => formatUsd(row.value_usd, lang) },
          {
            id: 'share',
            header: t('share'),
            numeric: true,
            cell: (row) => (row.share === null ? '' : <Share share={row.share} text={formatPercent(row.share * 100, lang)} />),
          },
        ]}
        rows={partners.slice(0, SHOWN)}
        rowKey={(row) => row.partner}
      />
      {partners.length > SHOWN && <p className="note">{t('rest', { count: partners.length - SHOWN })}</p>}
      <p>
        <SourceLinks ids={partners.map((row) => row.source_id)} names={names} />
      </p>
    </section>
  )
}

function Share({ share, text }: { share: number; text: string }) {
  return (
    <span className="bar-cell">
      <span className="bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, share * 100)}%` }} />
      </span>
      {text}
    </span>
  )
}
