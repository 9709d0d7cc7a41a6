/** What a column of an import can be: the closed list. `rule` says how its cells are read (cell-rules/). */
export const IMPORT_FIELDS = [
  { field: 'name_vi', kind: 'company', rule: 'name' },
  { field: 'name_en', kind: 'company', rule: 'name' },
  { field: 'name_native', kind: 'company', rule: 'name' },
  { field: 'short_name', kind: 'company', rule: 'text' },
  { field: 'tax_code', kind: 'company', rule: 'tax_code' },
  { field: 'ownership', kind: 'company', rule: 'ownership' },
  { field: 'home_country', kind: 'company', rule: 'country' },
  { field: 'group_name', kind: 'company', rule: 'text' },
  { field: 'website', kind: 'company', rule: 'urls' },
  { field: 'email', kind: 'company', rule: 'emails' },
  { field: 'phone', kind: 'company', rule: 'phones' },
  { field: 'address', kind: 'site', rule: 'address' },
  { field: 'province', kind: 'site', rule: 'province' },
  { field: 'park', kind: 'site', rule: 'park' },
  { field: 'site_name', kind: 'site', rule: 'text' },
  { field: 'site_kind', kind: 'site', rule: 'site_kind' },
  { field: 'segment', kind: 'both', rule: 'segments' },
  { field: 'role', kind: 'both', rule: 'role' },
  { field: 'product', kind: 'both', rule: 'list' },
  { field: 'hs_code', kind: 'both', rule: 'hs_codes' },
  { field: 'employees', kind: 'both', rule: 'count' },
  { field: 'founded', kind: 'company', rule: 'date' },
  { field: 'capacity', kind: 'both', rule: 'amount' },
  { field: 'process', kind: 'both', rule: 'terms' },
  { field: 'equipment', kind: 'both', rule: 'terms' },
  { field: 'material', kind: 'both', rule: 'terms' },
  { field: 'moq', kind: 'both', rule: 'amount' },
  { field: 'lead_time', kind: 'both', rule: 'amount' },
  { field: 'language', kind: 'company', rule: 'languages' },
  { field: 'certificate', kind: 'both', rule: 'certificates' },
  { field: 'expires_on', kind: 'both', rule: 'expiry' },
  { field: 'export_market', kind: 'company', rule: 'countries' },
  { field: 'customer', kind: 'company', rule: 'list' },
  { field: 'revenue_usd', kind: 'company', rule: 'amount_usd' },
  { field: 'investment_usd', kind: 'company', rule: 'amount_usd' },
  { field: 'note', kind: 'both', rule: 'text' },
  { field: 'status', kind: 'both', rule: 'status' },
  { field: 'lat', kind: 'site', rule: 'latitude' },
  { field: 'lon', kind: 'site', rule: 'longitude' },
  { field: 'source_url', kind: 'both', rule: 'url' },
  { field: 'as_of', kind: 'both', rule: 'date' },
  { field: 'os_id', kind: 'site', rule: 'os_id' },
  { field: 'lei', kind: 'company', rule: 'lei' },
  { field: 'ignore', kind: 'both', rule: 'ignore' },
] as const satisfies readonly { field: string; kind: 'company' | 'site' | 'both'; rule: string }[]

export type ImportField = (typeof IMPORT_FIELDS)[number]['field']
export type CellRule = (typeof IMPORT_FIELDS)[number]['rule']

const BY_FIELD = new Map(IMPORT_FIELDS.map((definition) => [definition.field as string, definition]))

export function isImportField(text: string): text is ImportField {
  return BY_FIELD.has(text)
}

export function ruleOf(field: ImportField): CellRule {
  return BY_FIELD.get(field)?.rule ?? 'ignore'
}

/** Fields of which a row may hold several values; all others take one. */
const LISTS: ReadonlySet<CellRule> = new Set([
  'urls',
  'emails',
  'phones',
  'segments',
  'list',
  'hs_codes',
  'terms',
  'languages',
  'certificates',
  'expiry',
  'countries',
])

export function isList(field: ImportField): boolean {
  return LISTS.has(ruleOf(field))
}
