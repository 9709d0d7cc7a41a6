import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { FoundCompany } from '../../api/contract/company-list.ts'
import { CompareToggle } from '../compare/compare-toggle.tsx'
import { type Column, DataTable } from '../components/data-table.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { formatNumber } from '../format/number.ts'
import { capacityText } from './capacity-text.ts'
import { byState, CertificateMark } from './certificate-mark.tsx'
import { useOwnership } from './company-card.tsx'
import { OtherNames } from './company-names.tsx'
import { PlaceLine } from './place-line.tsx'

const SEGMENTS_SHOWN = 3

/** The list as a table for those who go through many: one line each, the same facts under each other. */
export function CompanyTable({ companies }: { companies: readonly FoundCompany[] }) {
  const t = useTranslations('companies.table')
  return <DataTable caption={t('caption')} hideCaption cards columns={useColumns()} rows={companies} rowKey={(company) => company.id} />
}

function useColumns(): Column<FoundCompany>[] {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const lang = useLocale()
  const ownership = useOwnership()
  const none = (text: string) => <span className="missing-value">{text}</span>
  return [
    {
      id: 'compare',
      // On a phone the box says itself what it is for.
      header: <span className="visually-hidden">{t('table.compare')}</span>,
      cell: (company) => <CompareToggle id={company.id} name={company.name} />,
    },
    {
      id: 'company',
      header: t('table.company'),
      rowHeader: true,
      cell: (company) => (
        <>
          <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
          <DemoMark fictional={company.fictional} />
          <OtherNames company={company} />
        </>
      ),
    },
    {
      id: 'segments',
      header: t('makes'),
      cell: ({ segments }) => {
        if (segments.length === 0) return none(t('table.no_source'))
        const more = segments.length - SEGMENTS_SHOWN
        return `${segments
          .slice(0, SEGMENTS_SHOWN)
          .map((segment) => segment.name)
          .join(', ')}${more > 0 ? `, ${t('more_segments', { count: more })}` : ''}`
      },
    },
    { id: 'province', header: t('where'), cell: (company) => <PlaceLine company={company} /> },
    { id: 'ownership', header: common('ownership.label'), cell: ownership },
    {
      id: 'certificates',
      header: t('filter.certificate'),
      cell: ({ certificates }) =>
        certificates.length === 0
          ? none(t('table.no_source'))
          : certificates
              .toSorted(byState)
              .map((certificate) => (
                <CertificateMark key={`${certificate.scheme_id ?? certificate.name} ${certificate.state}`} certificate={certificate} />
              )),
    },
    {
      id: 'capacity',
      header: t('data_field.capacity'),
      cell: ({ short_capability: capability }) => (capability ? capacityText(capability, lang) : none(t('table.no_source'))),
    },
    {
      id: 'employees',
      header: t('data_field.employees'),
      numeric: true,
      cell: ({ employees }) => (employees === null ? none(t('table.no_source')) : formatNumber(employees, lang)),
    },
    {
      id: 'evidence',
      header: common('evidence.label'),
      cell: ({ evidence_grade, as_of }) => (
        <>
          <EvidenceBadge grade={evidence_grade} asOf={as_of} />
          {as_of === null && <span className="missing-value"> {t('table.no_date')}</span>}
        </>
      ),
    },
  ]
}
