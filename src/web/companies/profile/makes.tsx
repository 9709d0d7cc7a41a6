import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { STATUSES } from '../../../domain/vocabulary.ts'
import { DataTable } from '../../components/data-table.tsx'
import type { SourceNames } from '../../components/source-links.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { siteName } from '../site-name.ts'
import { HistoryLink } from './history-drawer.tsx'
import { correctionPath, Said } from './section.tsx'

type Capability = CompanyDetail['capabilities'][number]

/** What the firm makes or does, line by line with its evidence. */
export function Makes({ company, names }: { company: CompanyDetail; names: SourceNames }) {
  const t = useTranslations('companies.page')
  const common = useTranslations('common')
  const profile = useTranslations('profile')
  const lang = useLocale()
  const { capabilities } = company
  const siteNames = new Map(company.site_list.map((site) => [site.id, siteName(site)]))
  return (
    <section aria-labelledby="makes" className="profile-section">
      <div className="property-head">
        <h2 id="makes">{t('makes')}</h2>
        <HistoryLink property="segment" name={t('makes')} />
      </div>
      {capabilities.length === 0 ? (
        <p className="missing-value">
          {t('makes_none')}{' '}
          <Link to={correctionPath(lang, company.id, 'segment')} rel="nofollow" className="no-print">
            {profile('tell')}
          </Link>
        </p>
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
            { id: 'role', header: t('role'), cell: (row) => <span className="no-break">{common(`role.${row.role}`)}</span> },
            {
              id: 'product',
              header: t('product'),
              cell: (row) => (
                <>
                  {row.product === null ? <span className="missing-value">{t('not_known')}</span> : <span lang="en">{row.product}</span>}
                  {row.site_id !== null && company.site_list.length > 1 && <small className="quiet">{siteNames.get(row.site_id)}</small>}
                </>
              ),
            },
            {
              id: 'evidence',
              header: t('evidence'),
              cell: (row) => <Said of={row} names={names} />,
            },
          ]}
          rows={capabilities}
          rowKey={(row) => `${row.segment.id} ${row.role}`}
        />
      )}
    </section>
  )
}
