/** The closed lists of words the platform uses. One spelling in CSV, SQL, JSON, messages and the web. */

export const LANGUAGES = ['vi', 'en', 'ko'] as const
export type Language = (typeof LANGUAGES)[number]

/** Of names in the writing of the owner's country. */
export const NATIVE_LANGUAGES = ['ko', 'zh', 'ja', 'th'] as const

export const STAGES = [
  'materials',
  'processed_materials',
  'components',
  'modules',
  'final_products',
  'tooling_equipment',
  'software_design',
  'test_certification',
  'logistics',
  'recycling',
] as const
export type Stage = (typeof STAGES)[number]

export const SECTORS = [
  'computers',
  'phones_telecom',
  'consumer_electronics',
  'home_appliances',
  'automotive_electronics',
  'industrial_electrical',
  'semiconductors',
  'energy_storage',
  'shared',
] as const
export type Sector = (typeof SECTORS)[number]

/** Base status of a segment: exactly one. `data_poor` means "not enough data", never "missing". */
export const STATUSES = ['strong', 'emerging', 'weak', 'missing', 'data_poor'] as const
export type Status = (typeof STATUSES)[number]

/** Independent warnings laid over the base status. */
export const OVERLAYS = ['bottleneck', 'enclave', 'single_source'] as const
export type Overlay = (typeof OVERLAYS)[number]

export const OWNERSHIPS = ['domestic', 'foreign_invested', 'joint_venture', 'unknown'] as const
export type Ownership = (typeof OWNERSHIPS)[number]

export const ROLES = ['maker', 'processor', 'assembler', 'trader', 'service'] as const
export type Role = (typeof ROLES)[number]

/** Of a company, and of a site. */
export const COMPANY_STATUSES = ['operating', 'planned', 'closed', 'unknown'] as const

export const SITE_KINDS = ['plant', 'rd_centre', 'office', 'warehouse', 'unknown'] as const

/** From weakest to strongest: how far a fact about a firm has been checked. */
export const EVIDENCE_GRADES = ['self_declared', 'press', 'official_list', 'document', 'site_verified'] as const
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number]

/** Of the kinds of source an edition knows, those an imported list of companies can be. */
export const IMPORT_SOURCE_KINDS = ['official_list', 'dataset', 'company', 'press', 'statistics', 'curation'] as const
export type ImportSourceKind = (typeof IMPORT_SOURCE_KINDS)[number]

/** Lists of words kept as data of the edition. Other tables name their entries. */
export const VOCABULARIES = ['process', 'equipment_type', 'material', 'scheme', 'unit'] as const
export type Vocabulary = (typeof VOCABULARIES)[number]

export const SCHEME_KINDS = [
  'quality',
  'environment',
  'safety',
  'social',
  'product',
  'laboratory',
  'workmanship',
  'security',
  'trade',
  'energy',
] as const
export type SchemeKind = (typeof SCHEME_KINDS)[number]

/** What holds a certificate: an organisation cannot hold one that is given to a person or a product. */
export const SCHEME_LEVELS = ['organisation', 'site', 'line', 'person', 'product', 'laboratory'] as const
export type SchemeLevel = (typeof SCHEME_LEVELS)[number]
