import '../styles/company-list.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanySummary } from '../../api/contract/company-list.ts'
import { CompareToggle } from '../compare/compare-toggle.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { formatNumber } from '../format/number.ts'
import { ShortlistButton } from '../shortlists/shortlist-button.tsx'
import { capacityText } from './capacity-text.ts'
import { byState, CertificateMark } from './certificate-mark.tsx'
import { OtherNames, otherNames } from './company-names.tsx'
import { EvidenceLine } from './evidence-line.tsx'
import { initials } from './initials.ts'
import type { ListedCompany } from './listed-company.ts'
import { PlaceLine } from './place-line.tsx'

const SEGMENTS_SHOWN = 5

interface CompanyCardProps {
  company: ListedCompany
  names: SourceNames
  /** Segments the list is narrowed to: they stand first. */
  asked?: ReadonlySet<string>
  /** On a page with a tray for what is to be compared. */
  canCompare?: boolean
}

const NOTHING_ASKED: ReadonlySet<string> = new Set()

/** A firm in the list: both names, where, how large, what it makes and holds, how well we know it, and why it was found. */
export function CompanyCard({ company, names, asked = NOTHING_ASKED, canCompare = false }: CompanyCardProps) {
  const t = useTranslations('companies')
  const lang = useLocale()
  const ownership = useOwnership()
  return (
    <li className="card company-card">
      <span className="company-tile" aria-hidden="true">
        {initials(company.name_en)}
      </span>
      <div className="company-name">
        <h2>
          <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
          <DemoMark fictional={company.fictional} />
        </h2>
        <OtherNames company={company} />
      </div>
      <ul className="company-line">
        <li>
          <PlaceLine company={company} />
        </li>
        {company.employees !== null && <li>{t('employees', { count: formatNumber(company.employees, lang) })}</li>}
        {company.short_capability && <li className="company-capacity">{capacityText(company.short_capability, lang)}</li>}
        <li>{ownership(company)}</li>
        {company.status !== 'operating' && company.status !== 'unknown' && <li>{t(`status.${company.status}`)}</li>}
      </ul>
      <MadeAndHeld company={company} asked={asked} />
      <NothingSays company={company} />
      <Why company={company} asked={asked} />
      <div className="company-foot">
        <EvidenceLine of={company} names={names} />
        {canCompare && (
          <div className="company-acts">
            <ShortlistButton id={company.id} name={company.name} />
            <CompareToggle id={company.id} name={company.name} />
          </div>
        )}
      </div>
    </li>
  )
}

/** "Foreign-invested, Japan": whose it is, in as few words as it takes. */
export function useOwnership(): (company: CompanySummary) => string {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  return (company) =>
    [
      common(`ownership.${company.ownership}`),
      company.ownership !== 'domestic' && company.home_country_name,
      company.group_name && t('group', { name: company.group_name }),
    ]
      .filter(Boolean)
      .join(', ')
}

function MadeAndHeld({ company, asked }: { company: CompanySummary; asked: ReadonlySet<string> }) {
  const t = useTranslations('companies')
  const common = useTranslations('common')
  const lang = useLocale()
  const segments = company.segments.toSorted((a, b) => Number(asked.has(b.id)) - Number(asked.has(a.id)))
  const more = segments.length - SEGMENTS_SHOWN
  if (segments.length === 0 && company.certificates.length === 0) return null
  return (
    <ul className="company-tags">
      {segments.slice(0, SEGMENTS_SHOWN).map((segment) => (
        <li key={`${segment.id} ${segment.role}`}>
          <Link className="segment-tag" data-asked={asked.has(segment.id) || undefined} to={`/${lang}/segments/${segment.id}`}>
            {segment.name} <span className="segment-role">{common(`role.${segment.role}`)}</span>
          </Link>
        </li>
      ))}
      {more > 0 && <li className="quiet">{t('more_segments', { count: more })}</li>}
      {company.certificates.toSorted(byState).map((certificate) => (
        <li key={`${certificate.scheme_id ?? certificate.name} ${certificate.state}`}>
          <CertificateMark certificate={certificate} />
        </li>
      ))}
    </ul>
  )
}

/** What a buyer would look for here and no source gives, said in one line instead of three. */
function NothingSays({ company }: { company: CompanySummary }) {
  const t = useTranslations('companies.nothing')
  const lang = useLocale()
  const missing = [
    company.segments.length === 0 && t('makes'),
    company.short_capability === null && t('capacity'),
    company.certificates.length === 0 && t('certificates'),
    company.employees === null && t('employees'),
  ].filter((part) => part !== false)
  if (missing.length === 0) return null
  return <p className="company-missing">{t('sentence', { what: new Intl.ListFormat(lang, { type: 'disjunction' }).format(missing) })}</p>
}

/** What it was found by, unless that stands above in plain sight; a firm found by its name alone is said to be. */
function Why({ company, asked }: { company: ListedCompany; asked: ReadonlySet<string> }) {
  const t = useTranslations('companies')
  const shown = new Set([company.name, ...otherNames(company).map(({ text }) => text)])
  const telling = (company.matched ?? []).filter((text) => !shown.has(text))
  const isByName = telling.length === 0 && asked.size > 0 && !company.segments.some(({ id }) => asked.has(id))
  if (telling.length === 0 && !isByName) return null
  return (
    <p className="company-why">
      <span className="quiet">{t('matched')}</span> {isByName ? t('matched_name') : telling.join(' · ')}
    </p>
  )
}
