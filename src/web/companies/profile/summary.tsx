import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { EvidenceBadge } from '../../components/evidence-badge.tsx'
import { CertificateStateBadge } from './certificate-state.tsx'
import { isWords, number } from './measure.ts'
import { useCapacityText } from './use-capacity-text.ts'

const SEGMENTS_SHOWN = 3
const PLACES_SHOWN = 3

/** What a buyer reads in five seconds: what, where, how much, certified today, and who looked when. */
export function Summary({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile.summary')
  return (
    <section aria-label={t('label')} className="card profile-summary">
      <dl>
        <Line term={t('makes')}>
          <Makes company={company} />
        </Line>
        <Line term={t('where')}>
          <Where company={company} />
        </Line>
        <Line term={t('how_much')}>
          <HowMuch company={company} />
        </Line>
        <Line term={t('certificates')}>
          <Certified company={company} />
        </Line>
        <Line term={t('checked')}>
          <Checked company={company} />
        </Line>
      </dl>
    </section>
  )
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Makes({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile.summary')
  const common = useTranslations('common.role')
  const lang = useLocale()
  const shown = company.capabilities.slice(0, SEGMENTS_SHOWN)
  const more = company.capabilities.length - shown.length
  if (shown.length === 0) return <span className="missing-value">{t('makes_none')}</span>
  return (
    <>
      {shown.map(({ segment, role }, index) => (
        <span key={`${segment.id} ${role}`}>
          {index > 0 && ', '}
          <Link to={`/${lang}/segments/${segment.id}`}>{segment.name}</Link> <span className="quiet">({common(role)})</span>
        </span>
      ))}
      {more > 0 && (
        <>
          {' '}
          <a href="#makes">{t('more', { count: more })}</a>
        </>
      )}
    </>
  )
}

function Where({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile.summary')
  const sites = company.site_list
  const places = [...new Set(sites.map((site) => [site.park?.name, site.province?.name].filter(Boolean).join(', ')).filter(Boolean))]
  if (places.length === 0) return <span className="missing-value">{t('where_none')}</span>
  const more = places.length - PLACES_SHOWN
  return (
    <>
      {places.slice(0, PLACES_SHOWN).join(' · ')}
      {more > 0 && (
        <>
          {' '}
          <a href="#sites">{t('more', { count: more })}</a>
        </>
      )}
    </>
  )
}

/** A capacity where one is known, how many people work there, or what was invested: whatever tells the size. */
function HowMuch({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile.summary')
  const lang = useLocale()
  const capacityText = useCapacityText()
  const capacity = company.capacities.find((one) => one.standing !== 'planned')
  if (!capacity && company.employees === null) return <span className="missing-value">{t('how_much_none')}</span>
  return (
    <>
      {capacity && <span lang={isWords(capacity) ? 'en' : undefined}>{capacityText(capacity)}</span>}
      {capacity && company.capacities.length > 1 && (
        <>
          {' '}
          <a href="#can">{t('more', { count: company.capacities.length - 1 })}</a>
        </>
      )}
      {capacity && company.employees !== null && ' · '}
      {company.employees !== null && t('employees', { count: number(company.employees, lang) })}
      {!capacity && <span className="missing-value"> · {t('capacity_none')}</span>}
    </>
  )
}

function Certified({ company }: { company: CompanyDetail }) {
  const t = useTranslations('profile.summary')
  const valid = company.certificates.filter(({ state }) => state === 'valid' || state === 'expiring')
  const held = company.certificates.filter(({ state }) => state !== 'planned' && state !== 'withdrawn')
  if (held.length === 0) return <span className="missing-value">{t('certificates_none')}</span>
  if (valid.length === 0)
    return (
      <>
        <span className="missing-value">{t('certificates_not_valid')}</span>{' '}
        <a href="#certificates">{t('on_record', { count: held.length })}</a>
      </>
    )
  return (
    <span className="badges">
      {valid.map((one) => (
        <span key={one.id} className="certified">
          {one.term?.name ?? one.text} <CertificateStateBadge state={one.state} expires={one.expires_on} />
        </span>
      ))}
    </span>
  )
}

function Checked({ company }: { company: CompanyDetail }) {
  const lang = useLocale()
  const { verification, freshness } = company
  return (
    <>
      <EvidenceBadge grade={verification.evidence_grade} asOf={verification.as_of} />{' '}
      <Link to={`/${lang}/sources/${verification.source_id}`}>{verification.publisher ?? verification.source_title}</Link>
      {freshness.age !== 'current' && <span className={`age age-${freshness.age} age-block`}>{freshness.text}</span>}
    </>
  )
}
