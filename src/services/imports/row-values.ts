import type { FactProperty, StatementValue } from '../../domain/statement.ts'
import { writeDetails } from '../../domain/fact-details.ts'
import type { RowValues, TermRead } from '../../intake/parsed-row.ts'

/** What a row states of its company and of its site, in the words of the statements. */
export interface RowStatements {
  readonly company: Record<string, StatementValue>
  readonly site: Record<string, StatementValue>
}

const COMPANY_FIELDS = [
  'name_en',
  'name_vi',
  'name_native',
  'native_lang',
  'short_name',
  'tax_code',
  'ownership',
  'home_country',
  'group_name',
  'lei',
  'os_id',
  'note',
] as const satisfies readonly (keyof RowValues)[]

const FACTS = [
  'website',
  'email',
  'phone',
  'product',
  'hs_code',
  'certificate',
  'export_market',
  'customer',
  'employees',
  'founded',
  'capacity',
  'process',
  'equipment',
  'material',
  'moq',
  'lead_time',
  'language',
  'revenue_usd',
  'investment_usd',
] as const satisfies readonly (FactProperty & keyof RowValues)[]

/** Where a fact belongs to one plant rather than to the whole firm, as far as a list can tell. */
const OF_SITE: ReadonlySet<string> = new Set(['capacity', 'certificate', 'process', 'equipment'])
const UNITS: Readonly<Record<string, string>> = { employees: 'people', revenue_usd: 'USD', investment_usd: 'USD' }

export function rowStatements(values: Readonly<RowValues>, siteId: string | null): RowStatements {
  const company: Record<string, StatementValue> = {}
  const site: Record<string, StatementValue> = {}
  for (const field of COMPANY_FIELDS) if (values[field] !== undefined) company[field] = values[field]
  const named = siteId !== null
  // A firm without a place is what the status is about; with one it may be the plant alone.
  if (values.status !== undefined) (named ? site : company)['status'] = values.status
  for (const property of FACTS) {
    const at = named && OF_SITE.has(property) ? { site_id: siteId } : {}
    const unit = UNITS[property] === undefined ? {} : { unit: UNITS[property] }
    const dates = property === 'certificate' ? values.expires_on : undefined
    listed(values[property]).forEach((value, index) => {
      const said = { ...unit, ...readOf(property, value, values.terms?.[property]?.[value], dates?.[index]), ...at }
      company[index === 0 ? property : `${property}#${index + 1}`] = Object.keys(said).length === 1 ? said.value : said
    })
  }
  const product = values.product?.join('; ')
  for (const segment of values.segment ?? [])
    company[`segment#${segment}/${values.role ?? 'maker'}`] = {
      ...(product !== undefined && { product }),
      ...(named && { site_id: siteId }),
    }
  if (named) {
    const { site_kind, site_name, province, former_province, park, park_name, address, lat, lon } = values
    const text = { kind: site_kind, name: site_name, province_id: province, former_province_id: former_province, park_id: park }
    for (const [field, value] of Object.entries(text)) if (value !== undefined) site[field] = value
    // A park the edition does not know is still a part of where the site is.
    const where = [address, park_name].filter((part) => part !== undefined).join(', ')
    if (where !== '') site['address'] = where
    if (lat !== undefined && lon !== undefined) Object.assign(site, { lat, lon })
    if (Object.keys(site).length === 0) site['kind'] = 'unknown'
  }
  return { company, site }
}

/** Deliveries are compared in days, whatever the list counts in. */
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 }

/** What was read of a text: a number in place of the words around it, the unit, the entry of a vocabulary, the details of the fact. */
function readOf(property: FactProperty, text: string, read: TermRead | undefined, expires_on: string | undefined) {
  const { term_id, unit, amount, per, quantity } = read ?? {}
  if (property === 'lead_time') {
    const days = DAYS[term_id ?? '']
    return days === undefined || amount === undefined ? { value: text } : { value: String(amount * days), unit: 'days' }
  }
  const details = writeDetails(property, {
    ...(per !== undefined && { per }),
    ...(quantity !== undefined && { quantity }),
    ...(expires_on !== undefined && { expires_on }),
  })
  return {
    value: amount === undefined ? text : String(amount),
    ...(unit !== undefined && { unit }),
    ...(term_id !== undefined && { term_id }),
    ...(details !== '' && { details }),
  }
}

function listed(value: string | number | readonly string[] | undefined): string[] {
  if (value === undefined) return []
  return typeof value === 'object' ? [...value] : [String(value)]
}

/** Name of an import field by the property it becomes, where the two differ. */
const FIELD_OF: Readonly<Record<string, string>> = {
  kind: 'site_kind',
  name: 'site_name',
  province_id: 'province',
  former_province_id: 'province',
  park_id: 'park',
}

/** The texts of the file, by property, where they differ from what was read. */
export function rawStatements(
  statements: Readonly<Record<string, StatementValue>>,
  raw: Readonly<Record<string, string>>,
): Record<string, string> | null {
  const out: Record<string, string> = {}
  for (const [property, value] of Object.entries(statements)) {
    const field = property.split('#')[0] ?? ''
    const text = raw[FIELD_OF[field] ?? field]
    const read = typeof value === 'object' ? value?.value : value
    if (text !== undefined && text !== String(read ?? '')) out[property] = text
  }
  return Object.keys(out).length === 0 ? null : out
}
