import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatNumber } from '../format/number.ts'
import type { ListedCompany } from './listed-company.ts'

/** "Quế Võ, Bắc Ninh": the park if one is known, the provinces, and how far off where that was asked. */
export function PlaceLine({ company }: { company: ListedCompany }) {
  const t = useTranslations('companies')
  const lang = useLocale()
  if (company.provinces.length === 0) return <span className="missing-value">{t('where_none')}</span>
  return (
    <span className="place-line">
      <svg className="place-pin" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        <path
          d="M7 1a4.5 4.5 0 0 0-4.5 4.5C2.5 8.8 7 13 7 13s4.5-4.2 4.5-7.5A4.5 4.5 0 0 0 7 1Zm0 3.2a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
        />
      </svg>
      <span className="visually-hidden">{t('where')}: </span>
      {company.parks.length > 0 && `${company.parks.map((park) => park.name).join(', ')}, `}
      {company.provinces.map((province, index) => (
        <span key={province.id}>
          {index > 0 && ', '}
          <Link to={`/${lang}/places/${province.id}`}>{province.name}</Link>
        </span>
      ))}
      {typeof company.distance_km === 'number' && (
        <span className="place-distance">
          {' · '}
          {t(company.distance_basis === 'published' ? 'distance.exact' : 'distance.about', { km: formatNumber(company.distance_km, lang) })}
        </span>
      )}
    </span>
  )
}
