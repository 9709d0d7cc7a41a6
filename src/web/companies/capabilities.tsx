import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../api/contract/company.ts'
import { STATUSES } from '../../domain/vocabulary.ts'
import { DataTable } from '../components/data-table.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { StatusBadge } from '../components/status-badge.tsx'
import { EvidenceLine } from './evidence-line.tsx'

type Capability = CompanyDetail['capabilities'][number]

/** What the firm makes or does, line by line with its evidence. */
export function Capabilities({ capabilities, names }: { capabilities: readonly Capability[]; names: SourceNames }) {
  const t = useTranslations('companies.page')
  const common = useTranslations('common')
  const lang = useLocale()
  return (
    <section aria-labelledby="makes">
      <h2 id="makes">{t('makes')}</h2>
      {capabilities.length === 0 ? (
        <p>{t('makes_none')}</p>
      ) : (
        <DataTable
          caption={t('makes')}
          hideCaption
          cards
          columns={[
            {
              id: 'segment',
              header: t('segment'),
              rowHeader: true,
              cell: ({ segment }: Capability) => {
                const status = STATUSES.find((one) => one === segment.status)
                return (
                  <>
                    <Link to={`/${lang}/segments/${segment.id}`}>{segment.name}</Link> {status && <StatusBadge status={status} />}
                  </>
                )
              },
            },
            { id: 'role', header: t('role'), cell: (row) => common(`role.${row.role}`) },
            {
              id: 'product',
              header: t('product'),
              cell: (row) =>
                row.product === null ? <span className="missing-value">{t('not_known')}</span> : <span lang="en">{row.product}</span>,
            },
            {
              id: 'evidence',
              header: t('evidence'),
              cell: (row) => <EvidenceLine of={row} names={names} />,
            },
          ]}
          rows={capabilities}
          rowKey={(row) => `${row.segment.id} ${row.role}`}
        />
      )}
    </section>
  )
}
