import type { CompanyDetail } from '../../api/contract/company.ts'
import type { Site } from '../../api/contract/company-detail.ts'
import type { CORRECTION_FIELDS } from '../../api/contract/corrections.ts'
import { OWNERSHIPS } from '../../domain/vocabulary.ts'

export type CorrectionField = (typeof CORRECTION_FIELDS)[number]

export const COMPANY_CORRECTIONS = [
  'name_en',
  'name_vi',
  'name_native',
  'short_name',
  'tax_code',
  'ownership',
  'home_country',
  'group_name',
  'ticker',
  'status',
  'website',
  'segment',
  'capacity',
  'certificate',
  'process',
  'equipment',
  'material',
  'tolerance',
  'moq',
  'lead_time',
  'quality',
  'employees',
  'customer',
  'export_market',
  'language',
  'buys',
  'duplicate',
  'other',
] as const satisfies readonly CorrectionField[]
export const SITE_CORRECTIONS = ['address', 'province_id', 'park_id', 'status', 'other'] as const satisfies readonly CorrectionField[]

export const COMPANY_STATUSES = ['operating', 'planned', 'closed', 'unknown'] as const
export const CORRECTION_STATES = ['open', 'need_more', 'accepted', 'rejected'] as const

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
