import { useLocale, useTranslations } from 'use-intl'
import type { SegmentDetail } from '../../api/contract/segment.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { NoteText } from '../components/note-text.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatNumber, formatPercent, formatUsd } from '../format/number.ts'

type Code = SegmentDetail['codes'][number]
type Industry = SegmentDetail['industry'][number]

const SYSTEMS = ['hs2022', 'isic4', 'vsic2018', 'vsic2025'] as const
const BASES = ['exclusive', 'hs6_trade', 'equal_split', 'not_separable'] as const
const VARIABLES = ['establishments', 'employees', 'female_employees', 'value_added_usd', 'wages_usd'] as const

/** Codes the segment is counted under, and how much of each is this segment's. */
export function Codes({ codes, names }: { codes: readonly Code[]; names: SourceNames }) {
  const t = useTranslations('segment.codes')
  const lang = useLocale()
  const columns: Column<Code>[] = [
    { id: 'system', header: t('system'), cell: (row) => systemName(row.system, t) },
    {
      id: 'code',
      header: t('code'),
      rowHeader: true,
      cell: (row) => <span className="number">{row.system === 'hs2022' ? hsCode(row.code) : row.code}</span>,
    },
    { id: 'label', header: t('label'), cell: (row) => row.label },
    { id: 'older', header: t('older'), cell: (row) => olderCodes(row) },
    {
      id: 'share',
      header: t('share'),
      cell: (row) => {
        const basis = BASES.find((one) => one === row.share_basis)
        const text = basis ? t(`share_basis.${basis}`) : row.share_basis
        return row.share === null ? text : `${formatPercent(row.share * 100, lang)}, ${text}`
      },
    },
    { id: 'note', header: t('note'), cell: (row) => row.note && <NoteText text={row.note} names={names} /> },
  ]
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{t('heading')}</h2>
      {codes.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DataTable caption={t('caption')} hideCaption cards columns={columns} rows={codes} rowKey={(row) => `${row.system} ${row.code}`} />
      )}
    </section>
  )
}

function systemName(system: string, t: ReturnType<typeof useTranslations<'segment.codes'>>): string {
  const known = SYSTEMS.find((one) => one === system)
  return known ? t(`systems.${known}`) : system
}

/** 853400 → 8534.00, as customs papers print it. */
function hsCode(code: string): string {
  return code.length === 6 ? `${code.slice(0, 4)}.${code.slice(4)}` : code
}

function olderCodes(row: Code): string {
  const older = row.hs2017_code?.split('|').map(hsCode).join(', ')
  return [older, row.hs1992_heading].filter(Boolean).join(' / ')
}

/** Latest official figures of the segment's ISIC classes. */
export function IndustryFigures({ industry, names }: { industry: readonly Industry[]; names: SourceNames }) {
  const t = useTranslations('segment.industry')
  const lang = useLocale()
  if (industry.length === 0) return null
  const rows = [...Map.groupBy(industry, (row) => row.isic4)].map(([isic4, points]) => ({ isic4, name: points[0]?.name ?? isic4, points }))
  const cell = (points: readonly Industry[], variable: (typeof VARIABLES)[number]) => {
    const all = points.filter((point) => point.variable === variable).toSorted((a, b) => b.year - a.year)
    const latest = all.find((point) => point.value !== null)
    if (!latest || latest.value === null) return <MissingValue reason={all[0]?.missing_reason ?? 'no_source'} />
    return (
      <>
        {variable.endsWith('_usd') ? formatUsd(latest.value, lang) : formatNumber(latest.value, lang)}{' '}
        <small className="quiet">{t('year', { year: latest.year })}</small>
      </>
    )
  }
  return (
    <section aria-labelledby="industry">
      <h2 id="industry">{t('heading')}</h2>
      <p className="note">{t('lead')}</p>
      <DataTable
        caption={t('caption')}
        hideCaption
        cards
        columns={[
          { id: 'class', header: t('class'), rowHeader: true, cell: (row: (typeof rows)[number]) => `${row.isic4} ${row.name}` },
          ...VARIABLES.map((variable): Column<(typeof rows)[number]> => ({
            id: variable,
            header: t(`variable.${variable}`),
            numeric: true,
            cell: (row) => cell(row.points, variable),
          })),
        ]}
        rows={rows}
        rowKey={(row) => row.isic4}
      />
      <p>
        <SourceLinks ids={industry.map((row) => row.source_id)} names={names} />
      </p>
    </section>
  )
}
