import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanySummary } from '../../api/contract/company.ts'
import { CompanyCard } from '../companies/company-card.tsx'
import type { SourceNames } from '../components/source-links.tsx'

const SEGMENTS_SHOWN = 16

interface ProvinceSegment {
  id: string
  name: string
  companies: number
}

/** What is made in the province, most companies first. */
export function ProvinceSegments({ segments, provinceId }: { segments: readonly ProvinceSegment[]; provinceId: string }) {
  const t = useTranslations('places.page')
  const lang = useLocale()
  const more = useTranslations('segment.page')
  const ordered = segments.toSorted((a, b) => b.companies - a.companies || a.name.localeCompare(b.name, lang))
  return (
    <section aria-labelledby="segments">
      <h2 id="segments">{t('segments')}</h2>
      {ordered.length === 0 && <p>{t('segments_none')}</p>}
      <SegmentCounts segments={ordered.slice(0, SEGMENTS_SHOWN)} provinceId={provinceId} />
      {ordered.length > SEGMENTS_SHOWN && (
        <details className="more">
          <summary>{more('more', { count: ordered.length - SEGMENTS_SHOWN })}</summary>
          <SegmentCounts segments={ordered.slice(SEGMENTS_SHOWN)} provinceId={provinceId} />
        </details>
      )}
    </section>
  )
}

function SegmentCounts({ segments, provinceId }: { segments: readonly ProvinceSegment[]; provinceId: string }) {
  const t = useTranslations('places.page')
  const lang = useLocale()
  if (segments.length === 0) return null
  return (
    <ul className="plain segment-counts">
      {segments.map((segment) => (
        <li key={segment.id}>
          <Link to={`/${lang}/segments/${segment.id}`}>{segment.name}</Link>{' '}
          <Link className="count" to={`/${lang}/companies?province=${provinceId}&segment=${segment.id}`}>
            {t('segment_companies', { count: segment.companies })}
          </Link>
        </li>
      ))}
    </ul>
  )
}

interface ProvinceCompaniesProps {
  companies: readonly CompanySummary[]
  total: number
  provinceId: string
  name: string
  names: SourceNames
}

export function ProvinceCompanies({ companies, total, provinceId, name, names }: ProvinceCompaniesProps) {
  const t = useTranslations('places.page')
  const firms = useTranslations('segment.firms')
  const lang = useLocale()
  return (
    <section aria-labelledby="companies">
      <h2 id="companies">{t('top')}</h2>
      {companies.length === 0 && <p>{t('companies', { count: 0 })}</p>}
      <ul className="company-list">
        {companies.map((company) => (
          <CompanyCard key={company.id} company={company} names={names} />
        ))}
      </ul>
      {total > companies.length && (
        <p>
          {firms('shown', { shown: companies.length, total })}{' '}
          <Link to={`/${lang}/companies?province=${provinceId}`}>{t('all_companies', { name })}</Link>
        </p>
      )}
    </section>
  )
}
