/**
 * What somebody said about a company or site. A record is what one row of one source said at once; a statement is one property
 * of it, `record_id:property`. Records are never changed or deleted: they are retracted, linked and assigned, each with an event.
 */
import { COMPANY_STATUSES, EVIDENCE_GRADES, type EvidenceGrade, NATIVE_LANGUAGES, OWNERSHIPS, ROLES, SITE_KINDS } from './vocabulary.ts'

export const SUBJECT_KINDS = ['company', 'site'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

/** `claim`: the company itself, through an organisation whose claim was accepted. */
export const RECORD_ORIGINS = ['edition', 'import', 'curation', 'correction', 'claim'] as const
export type RecordOrigin = (typeof RECORD_ORIGINS)[number]

/** What one subject has one of: a column of `company` or `site`. */
export const COMPANY_FIELDS = [
  'name_en',
  'name_vi',
  'name_native',
  'native_lang',
  'short_name',
  'ownership',
  'home_country',
  'group_name',
  'ticker',
  'status',
  'note',
  'tax_code',
  'lei',
  'os_id',
] as const
export const SITE_FIELDS = ['kind', 'name', 'province_id', 'former_province_id', 'park_id', 'address', 'status', 'lat', 'lon'] as const
export type CompanyField = (typeof COMPANY_FIELDS)[number]
export type SiteField = (typeof SITE_FIELDS)[number]
export const NAME_FIELDS = ['name_en', 'name_vi', 'name_native', 'short_name'] as const satisfies readonly CompanyField[]

/** What a company can have many of: rows of `company_fact`. Addresses of e-mail are those of a role (sales@), never of a person. */
export const FACT_PROPERTIES = [
  'website',
  'customer',
  'supplier_list',
  'programme',
  'investment_usd',
  'employees',
  'capacity',
  'certificate',
  'founded',
  'export_market',
  'revenue_usd',
  'technology',
  'phone',
  'email',
  'alias',
  'hs_code',
  'product',
  'process',
  'equipment',
  'material',
  'tolerance',
  'moq',
  'lead_time',
  'quality',
  'language',
  'institution',
  'buys',
] as const
export type FactProperty = (typeof FACT_PROPERTIES)[number]

/** Of a fact, or of `segment#<segment>/<role>`: what a company makes and where. */
export interface StatementDetail {
  readonly value?: string
  readonly unit?: string
  readonly note?: string
  readonly site_id?: string
  readonly product?: string
  /** Entry of a vocabulary that a fact is about; left out where nobody knew the word. */
  readonly term_id?: string
  /** Which of the products a fact is about. */
  readonly segment_id?: string
  /** See fact-details.ts. */
  readonly details?: string
}

/** null: known to be none. Only a curator can say so, and it hides what others say. */
export type StatementValue = string | number | StatementDetail | null
export type StatementValues = Readonly<Record<string, StatementValue>>

export interface SourceRecord {
  readonly company_id: string
  readonly record_id: string
  readonly subject_id: string
  readonly kind: SubjectKind
  readonly origin: RecordOrigin
  readonly source_id: string
  readonly evidence_grade: EvidenceGrade
  readonly as_of: string | null
  readonly recorded_at: Date
  readonly import_id: string | null
  readonly row_no: number | null
  readonly event_id: string | null
  /** By property: a field; `<fact>` or `<fact>#<key>` where there are many; `segment#<segment>/<role>`. */
  readonly values: StatementValues
  /** The same properties as the source wrote them, where that differs. */
  readonly raw: Readonly<Record<string, string>> | null
}

export function statementId(recordId: string, property: string): string {
  return `${recordId}:${property}`
}

export function parseStatementId(id: string): { recordId: string; property: string } | undefined {
  const at = id.lastIndexOf(':')
  return at > 0 && at < id.length - 1 ? { recordId: id.slice(0, at), property: id.slice(at + 1) } : undefined
}

/** `certificate#2` → certificate, 2. */
export function splitProperty(property: string): { name: string; key: string } {
  const at = property.indexOf('#')
  return at < 0 ? { name: property, key: '' } : { name: property.slice(0, at), key: property.slice(at + 1) }
}

const CLOSED_WORDS: Readonly<Record<string, readonly string[]>> = {
  'company.ownership': OWNERSHIPS,
  'company.status': COMPANY_STATUSES,
  'company.native_lang': NATIVE_LANGUAGES,
  'site.status': COMPANY_STATUSES,
  'site.kind': SITE_KINDS,
}

/** Of a field that is one of a few words: which. */
export function closedWords(kind: SubjectKind, property: string): readonly string[] | undefined {
  return CLOSED_WORDS[`${kind}.${property}`]
}

/** What is wrong with a record, in words for the programmer who made it; empty when nothing is. */
export function recordFaults(record: SourceRecord): string[] {
  const faults = Object.entries(record.values).flatMap(([property, value]) => {
    const fault = valueFault(record, property, value)
    return fault === undefined ? [] : [`${record.record_id}: ${property} ${fault}`]
  })
  if (Object.keys(record.values).length === 0) faults.push(`${record.record_id}: says nothing`)
  if (record.record_id === '' || record.source_id === '') faults.push(`${record.record_id}: has no id or no source`)
  if (!EVIDENCE_GRADES.includes(record.evidence_grade)) faults.push(`${record.record_id}: evidence grade ${record.evidence_grade}`)
  return faults
}

function valueFault({ kind, origin }: SourceRecord, property: string, value: StatementValue): string | undefined {
  if (property.includes(':')) return 'holds a colon'
  const { name, key } = splitProperty(property)
  const fields: readonly string[] = kind === 'company' ? COMPANY_FIELDS : SITE_FIELDS
  if (value === null) return origin === 'curation' || origin === 'correction' ? undefined : 'is null'
  if (fields.includes(property)) {
    if (property === 'lat' || property === 'lon') return typeof value === 'number' ? undefined : 'must be a number'
    if (typeof value !== 'string' || value === '') return 'must be text'
    const allowed = closedWords(kind, property)
    return allowed === undefined || allowed.includes(value) ? undefined : `must be one of ${allowed.join(', ')}`
  }
  if (kind !== 'company') return 'is nothing a site can have'
  if (name === 'segment') {
    const role = key.slice(key.lastIndexOf('/') + 1)
    if (!(ROLES as readonly string[]).includes(role)) return 'must be segment#<segment>/<role>'
    return typeof value === 'object' ? undefined : 'must be an object'
  }
  if (!(FACT_PROPERTIES as readonly string[]).includes(name)) return 'is nothing a company can have'
  const text = typeof value === 'object' ? value.value : value
  return typeof text === 'string' && text !== '' ? undefined : 'must be text'
}
