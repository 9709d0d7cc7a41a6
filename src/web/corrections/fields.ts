import type { CompanyDetail } from '../../api/contract/company.ts'
import type { Site } from '../../api/contract/company-detail.ts'
import type { CorrectionField } from '../../domain/corrections.ts'
import { COMPANY_STATUSES, OWNERSHIPS } from '../../domain/vocabulary.ts'

/** Fields that are one of a few words. */
export function choicesOf(field: CorrectionField): readonly string[] | undefined {
  return field === 'ownership' ? OWNERSHIPS : field === 'status' ? COMPANY_STATUSES : undefined
}

/** What the page shows in this field today; codes stay codes, the caller names them. */
export function companyValue(company: CompanyDetail, field: CorrectionField): string | null {
  switch (field) {
    case 'name_en':
    case 'name_vi':
    case 'name_native':
    case 'short_name':
    case 'group_name':
    case 'ticker':
    case 'website':
    case 'tax_code':
      return company[field]
    case 'home_country':
      return company.home_country_name
    case 'ownership':
    case 'status':
      return company[field]
    case 'segment':
      return company.segments.map((segment) => segment.name).join(' · ') || null
    case 'duplicate':
    case 'other':
    case 'address':
    case 'province_id':
    case 'park_id':
      return null
    default:
      return (
        company.facts
          .filter((fact) => fact.property === field)
          .map((fact) => [fact.value, fact.unit].filter(Boolean).join(' '))
          .join(' · ') || null
      )
  }
}

export function siteValue(site: Site, field: CorrectionField): string | null {
  if (field === 'address') return site.address
  if (field === 'province_id') return site.province?.name ?? null
  if (field === 'park_id') return site.park?.name ?? null
  return field === 'status' ? site.status : null
}
