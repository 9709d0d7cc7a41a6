import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { DataTable } from '../../components/data-table.tsx'
import { NoteText } from '../../components/note-text.tsx'
import type { SourceNames } from '../../components/source-links.tsx'
import { formatDate } from '../../format/number.ts'
import { siteName } from '../site-name.ts'
import { CertificateStateBadge } from './certificate-state.tsx'
import { HistoryLink } from './history-drawer.tsx'
import { Said } from './section.tsx'

type Certificate = CompanyDetail['certificates'][number]

/** What is certified, until when, and how a buyer checks it with whoever issued it. */
export function Certificates({ company, names }: { company: CompanyDetail; names: SourceNames }) {
  const t = useTranslations('profile.certificates')
  const lang = useLocale()
  const { certificates } = company
  const siteNames = new Map(company.site_list.map((site) => [site.id, siteName(site)]))
  const notStated = <span className="missing-value">{t('not_stated')}</span>
  if (certificates.length === 0) return null
  return (
    <section aria-labelledby="certificates" className="profile-section">
      <div className="property-head">
        <h2 id="certificates">{t('title')}</h2>
        <HistoryLink property="certificate" name={t('title')} />
      </div>
      <DataTable
        caption={t('title')}
        hideCaption
        cards
        columns={[
          { id: 'scheme', header: t('scheme'), rowHeader: true, cell: (row: Certificate) => <Scheme of={row} names={names} /> },
          {
            id: 'state',
            header: t('state'),
            cell: (row) => (
              <>
                <CertificateStateBadge state={row.state} />
                <EndOf certificate={row} />
              </>
            ),
          },
          {
            id: 'scope',
            header: t('scope'),
            cell: (row) => (
              <>
                {row.scope === null ? notStated : <span lang="en">{row.scope}</span>}
                {row.site_id !== null && <small className="quiet">{siteNames.get(row.site_id)}</small>}
              </>
            ),
          },
          {
            id: 'issuer',
            header: t('issuer'),
            cell: (row) => (
              <>
                {row.body ?? notStated}
                <small className="quiet">
                  {[
                    row.number && t('number', { number: row.number }),
                    row.issued_on && t('issued', { date: formatDate(row.issued_on, lang) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </>
            ),
          },
          { id: 'evidence', header: t('evidence'), cell: (row) => <Said of={row} names={names} /> },
        ]}
        rows={certificates}
        rowKey={(row) => row.id}
      />
      <HowToVerify certificates={certificates} />
    </section>
  )
}

function EndOf({ certificate: { expires_on: end, state } }: { certificate: Certificate }) {
  const t = useTranslations('profile.certificates')
  const lang = useLocale()
  if (end !== null) return <small>{t(state === 'expired' ? 'ended' : 'ends', { date: formatDate(end, lang) })}</small>
  return state === 'planned' || state === 'withdrawn' ? null : <small className="missing-value">{t('no_end')}</small>
}

function Scheme({ of, names }: { of: Certificate; names: SourceNames }) {
  const lang = useLocale()
  return (
    <>
      {of.term ? <Link to={`/${lang}/vocabulary/scheme#${of.term.id}`}>{of.term.name}</Link> : <span lang="en">{of.text}</span>}
      {of.term && of.text !== of.term.name && (
        <small className="quiet" lang="en">
          {of.text}
        </small>
      )}
      {of.note && (
        <small className="quiet">
          <NoteText text={of.note} names={names} />
        </small>
      )}
    </>
  )
}

function HowToVerify({ certificates }: { certificates: readonly Certificate[] }) {
  const t = useTranslations('profile.certificates')
  const schemes = [...new Map(certificates.flatMap((one) => (one.term && one.verify ? [[one.term.id, one] as const] : []))).values()]
  return (
    <>
      {certificates.some(({ state }) => state === 'unverified') && <p className="note">{t('unverified_note')}</p>}
      {schemes.length > 0 && (
        <details className="more">
          <summary>{t('verify')}</summary>
          <dl className="facts">
            {schemes.map((one) => (
              <div key={one.term?.id} className="facts-row">
                <dt>{one.term?.name}</dt>
                <dd>
                  {one.verify}{' '}
                  {one.verify_url && (
                    <a className="external" href={one.verify_url} rel="nofollow noopener">
                      {new URL(one.verify_url).hostname.replace(/^www\./, '')}
                    </a>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}
