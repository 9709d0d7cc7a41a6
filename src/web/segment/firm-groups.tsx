import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanySummary } from '../../api/contract/company.ts'
import type { SegmentDetail } from '../../api/contract/segment.ts'
import { OWNERSHIPS } from '../../domain/vocabulary.ts'
import { OtherNames } from '../companies/company-names.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { EvidenceLine } from '../companies/evidence-line.tsx'
import { formatNumber } from '../format/number.ts'

interface FirmsProps {
  segmentId: string
  companies: readonly CompanySummary[]
  total: number
  makers: SegmentDetail['makers']
  nearest: SegmentDetail['nearest']
  names: SourceNames
}

/** Who makes it, Vietnamese-owned firms first; when nobody is on record, who stands nearest. */
export function Firms({ segmentId, companies, total, makers, nearest, names }: FirmsProps) {
  const t = useTranslations('segment')
  const ownership = useTranslations('common.ownership')
  const lang = useLocale()
  return (
    <section aria-labelledby="companies">
      <h2 id="companies">{t('firms.heading', { count: total })}</h2>
      <p className="note">
        {t('firms.lead')} {companies.some(({ status }) => status === 'planned' || status === 'closed') && t('firms.not_counted')}
      </p>
      {total > 1 && <MakerCounts makers={makers} />}
      {OWNERSHIPS.map((key) => {
        const group = companies.filter((company) => company.ownership === key)
        if (group.length === 0) return null
        const caption = t('firms.group_count', { name: ownership(key), count: group.length })
        return <FirmTable key={key} caption={caption} companies={group} segmentId={segmentId} names={names} />
      })}
      {total > companies.length && <p className="note">{t('firms.shown', { shown: companies.length, total })}</p>}
      {total > 0 && (
        <p>
          <Link to={`/${lang}/companies?segment=${segmentId}`}>{t('page.companies_link')}</Link>
        </p>
      )}
      {total === 0 && (
        <>
          <h3>{t('firms.nearest')}</h3>
          <p className="note">{nearest.length > 0 ? t('firms.nearest_lead') : t('firms.none_nearest')}</p>
          {nearest.length > 0 && (
            <FirmTable caption={t('firms.nearest')} hideCaption companies={nearest} why={(id) => whyNear(nearest, id)} names={names} />
          )}
        </>
      )}
    </section>
  )
}

/** How many makers, by how sure we are and whose they are. */
function MakerCounts({ makers }: Pick<FirmsProps, 'makers'>) {
  const t = useTranslations('segment.firms')
  const ownership = useTranslations('common.ownership')
  const evidence = useTranslations('common.evidence')
  const lang = useLocale()
  const shown = OWNERSHIPS.filter((key) => makers.some((row) => row[key] > 0))
  const columns: Column<SegmentDetail['makers'][number]>[] = [
    { id: 'grade', header: t('grade'), rowHeader: true, cell: (row) => evidence(row.evidence_grade) },
    ...shown.map((key) => ({
      id: key,
      header: ownership(key),
      numeric: true,
      cell: (row: SegmentDetail['makers'][number]) => formatNumber(row[key], lang),
    })),
    { id: 'total', header: t('total'), numeric: true, cell: (row) => formatNumber(row.total, lang) },
  ]
  return <DataTable caption={t('makers_caption')} columns={columns} rows={makers} rowKey={(row) => row.evidence_grade} />
}

function whyNear(nearest: SegmentDetail['nearest'], id: string): SegmentDetail['nearest'][number]['why'] {
  return nearest.find((company) => company.id === id)?.why ?? []
}

/** With a segment: the role there. Without: what the firm makes, and why it is near. */
function FirmTable({
  caption,
  hideCaption = false,
  companies,
  segmentId,
  why,
  names,
}: {
  caption: string
  hideCaption?: boolean
  companies: readonly CompanySummary[]
  segmentId?: string
  why?: (id: string) => SegmentDetail['nearest'][number]['why']
  names: SourceNames
}) {
  const t = useTranslations('companies')
  const firms = useTranslations('segment.firms')
  const role = useTranslations('common.role')
  const evidence = useTranslations('common.evidence')
  const lang = useLocale()
  const columns: Column<CompanySummary>[] = [
    {
      id: 'name',
      header: t('title'),
      rowHeader: true,
      cell: (company) => (
        <>
          <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
          <DemoMark fictional={company.fictional} />
          {(company.status === 'planned' || company.status === 'closed') && <span className="tag">{t(`status.${company.status}`)}</span>}
          <OtherNames company={company} />
        </>
      ),
    },
    {
      id: 'role',
      header: segmentId ? role('label') : t('makes'),
      cell: (company) =>
        segmentId
          ? company.segments
              .filter((made) => made.id === segmentId)
              .map((made) => role(made.role))
              .join(', ')
          : company.segments
              .slice(0, 3)
              .map((made) => made.name)
              .join(', '),
    },
    ...(why
      ? [
          {
            id: 'why',
            header: firms('why'),
            cell: (company: CompanySummary) => (
              <ul className="tight">
                {why(company.id).map((reason) => (
                  <li key={`${reason.kind} ${reason.id}`}>{firms(`why_${reason.kind}`, { name: reason.name })}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    {
      id: 'where',
      header: t('where'),
      cell: (company) =>
        company.provinces.map((province) => province.name).join(', ') || <span className="missing-value">{t('where_none')}</span>,
    },
    {
      id: 'evidence',
      header: evidence('label'),
      cell: (company) => <EvidenceLine of={company} names={names} />,
    },
  ]
  return <DataTable caption={caption} hideCaption={hideCaption} cards columns={columns} rows={companies} rowKey={(company) => company.id} />
}
