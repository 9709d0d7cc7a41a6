import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanySummary } from '../../api/contract/company.ts'
import { OWNERSHIPS } from '../../domain/vocabulary.ts'
import { OtherNames } from '../companies/company-names.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { EvidenceLine } from '../companies/evidence-line.tsx'

interface FirmsProps {
  segmentId: string
  companies: readonly CompanySummary[]
  total: number
  nearest: readonly CompanySummary[]
  names: SourceNames
}

/** Who makes it, Vietnamese-owned firms first; when nobody is on record, who stands nearest. */
export function Firms({ segmentId, companies, total, nearest, names }: FirmsProps) {
  const t = useTranslations('segment')
  const ownership = useTranslations('common.ownership')
  const lang = useLocale()
  return (
    <section aria-labelledby="companies">
      <h2 id="companies">{t('firms.heading', { count: total })}</h2>
      <p className="note">
        {t('firms.lead')} {companies.some(({ status }) => status === 'planned' || status === 'closed') && t('firms.not_counted')}
      </p>
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
          {nearest.length > 0 && <FirmTable caption={t('firms.nearest')} hideCaption companies={nearest} names={names} />}
        </>
      )}
    </section>
  )
}

/** With a segment: the role there. Without: what the firm makes. */
function FirmTable({
  caption,
  hideCaption = false,
  companies,
  segmentId,
  names,
}: {
  caption: string
  hideCaption?: boolean
  companies: readonly CompanySummary[]
  segmentId?: string
  names: SourceNames
}) {
  const t = useTranslations('companies')
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
