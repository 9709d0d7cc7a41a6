/** What a visitor may correct, and how far that has come. */
import type { CompanyField, FactProperty, SiteField } from './statement.ts'

/** `other`: whatever has no field; staff read it and act by hand. */
type Beside = 'segment' | 'duplicate' | 'other'

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
] as const satisfies readonly (CompanyField | FactProperty | Beside)[]

const SITE_ONLY = ['address', 'province_id', 'park_id'] as const satisfies readonly SiteField[]
export const SITE_CORRECTIONS = [...SITE_ONLY, 'status', 'other'] as const satisfies readonly (SiteField | Beside)[]

export const CORRECTION_FIELDS = [...SITE_ONLY, ...COMPANY_CORRECTIONS] as const
export type CorrectionField = (typeof CORRECTION_FIELDS)[number]

export const CORRECTION_STATES = ['open', 'need_more', 'accepted', 'rejected'] as const
