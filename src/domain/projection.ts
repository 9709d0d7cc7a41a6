/**
 * What is shown of companies and sites, as a pure function of what was said and decided. Where sources differ, one statement is
 * chosen per property: what a curator set, then stronger evidence, then the later fact, then what we learned later.
 */
import type { Standing } from './chronicle.ts'
import { fold } from './fold.ts'
import { termOf, type Terms, unknownWord } from './fact-terms.ts'
import {
  COMPANY_FIELDS,
  type CompanyField,
  FACT_PROPERTIES,
  type FactProperty,
  NAME_FIELDS,
  SITE_FIELDS,
  type SiteField,
  type SourceRecord,
  splitProperty,
  statementId,
  type StatementDetail,
  type StatementValue,
} from './statement.ts'
import { EVIDENCE_GRADES } from './vocabulary.ts'

/** Ids that the edition knows: a statement about a place or segment that is no longer there waits until it is back. */
export interface References {
  readonly segments: ReadonlySet<string>
  readonly provinces: ReadonlySet<string>
  readonly formerProvinces: ReadonlySet<string>
  readonly parks: ReadonlySet<string>
  readonly terms: Terms
}

export type ProjectedRow = Readonly<Record<string, string | number | null>>

export interface Projection {
  readonly company: ProjectedRow[]
  readonly site: ProjectedRow[]
  readonly company_segment: ProjectedRow[]
  readonly company_fact: ProjectedRow[]
  readonly company_name: ProjectedRow[]
  readonly unknown_word: ProjectedRow[]
}

/** A statement that could be shown, the chosen one first. */
export interface Candidate {
  readonly record: SourceRecord
  readonly property: string
  readonly value: StatementValue
}

/** Rows of these companies. A company without a name, or whose statements are all gone, has none. */
export function projectCompanies(standing: Standing, references: References, companyIds: Iterable<string>): Projection {
  const out: Projection = { company: [], site: [], company_segment: [], company_fact: [], company_name: [], unknown_word: [] }
  const sitesOf = sitesByCompany(standing)
  for (const companyId of companyIds) {
    const subject = standing.subjects.get(companyId)
    const records = recordsAbout(standing, companyId)
    const company = subject && companyRow(companyId, subject.public_id, records)
    if (company === undefined) continue
    out.company.push(company)
    const sites = (sitesOf.get(companyId) ?? []).flatMap((siteId) => {
      const site = siteRow(standing, references, companyId, siteId)
      return site === undefined ? [] : [site]
    })
    const siteOf = siteFinder(standing, new Set(sites.map((site) => String(site['site_id']))))
    out.site.push(...sites)
    out.company_segment.push(...segmentRows(companyId, records, references, siteOf))
    const facts = factRows(companyId, records, references, siteOf)
    out.company_fact.push(...facts)
    out.unknown_word.push(...facts.flatMap(unknownWord))
    out.company_name.push(...nameRows(companyId, company, records))
  }
  return out
}

export function siteFinder(standing: Standing, siteIds: ReadonlySet<string>): SiteOf {
  return ({ site_id }) => {
    const id = site_id === undefined ? undefined : standing.canonical(site_id)
    return id !== undefined && siteIds.has(id) ? id : null
  }
}

export function sitesByCompany(standing: Standing): Map<string, string[]> {
  const sites = [...standing.records.keys()].filter((id) => standing.subjects.get(id)?.kind === 'site').toSorted()
  return Map.groupBy(sites, (id) => standing.companyOf(id) ?? '')
}

const GRADE_RANK = new Map<string, number>(EVIDENCE_GRADES.map((grade, rank) => [grade, rank]))

export function isPinned({ origin }: SourceRecord): boolean {
  return origin === 'curation' || origin === 'correction'
}

function byStrength(own: string, a: SourceRecord, b: SourceRecord): number {
  return (
    (GRADE_RANK.get(b.evidence_grade) ?? 0) - (GRADE_RANK.get(a.evidence_grade) ?? 0) ||
    descending(a.as_of ?? '', b.as_of ?? '') ||
    b.recorded_at.getTime() - a.recorded_at.getTime() ||
    Number(b.subject_id === own) - Number(a.subject_id === own) ||
    descending(a.record_id, b.record_id)
  )
}

function descending(a: string, b: string): number {
  return a < b ? 1 : a > b ? -1 : 0
}

/** What counts about a subject. Where all else is equal, what was said of itself comes before what was said of those merged into it. */
export function recordsAbout(standing: Standing, subjectId: string): readonly SourceRecord[] {
  const records = standing.records.get(subjectId) ?? []
  return records.length < 2 ? records : records.toSorted((a, b) => byStrength(subjectId, a, b))
}

/** Statements of these properties, each list with the chosen one first. `records` come strongest first. */
export function candidatesOf(records: readonly SourceRecord[], properties: readonly string[]): Map<string, Candidate[]> {
  const out = new Map<string, Candidate[]>()
  for (const property of properties) {
    const found = records.flatMap((record): Candidate[] => {
      const value = record.values[property]
      // "Unknown" says nothing, so it must not hide what somebody knows.
      return value === undefined || value === 'unknown' ? [] : [{ record, property, value }]
    })
    if (found.length > 0) out.set(property, pinnedFirst(found))
  }
  return out
}

function pinnedFirst(candidates: Candidate[]): Candidate[] {
  // Of what curators set, the latest holds, however strong the evidence they had.
  const pins = candidates
    .filter(({ record }) => isPinned(record))
    .toSorted(
      (a, b) => b.record.recorded_at.getTime() - a.record.recorded_at.getTime() || descending(a.record.record_id, b.record.record_id),
    )
  return pins.length === 0 ? candidates : [...pins, ...candidates.filter(({ record }) => !isPinned(record))]
}

export function companyCandidates(records: readonly SourceRecord[]): Map<string, Candidate[]> {
  const found = candidatesOf(records, COMPANY_FIELDS)
  // A language belongs to the name it was said with.
  const native = found.get('name_native')?.[0]
  const lang = native?.record.values['native_lang']
  if (native === undefined || lang === undefined) found.delete('native_lang')
  else found.set('native_lang', [{ record: native.record, property: 'native_lang', value: lang }])
  return found
}

function companyRow(companyId: string, publicId: string, records: readonly SourceRecord[]): ProjectedRow | undefined {
  const found = companyCandidates(records)
  const chosen = (field: CompanyField) => shownValue(found.get(field))
  const name = chosen('name_en') ?? chosen('name_vi') ?? chosen('name_native') ?? chosen('short_name')
  const evidence = records.find((record) => NAME_FIELDS.some((field) => record.values[field] != null))
  if (name === null || evidence === undefined) return undefined
  return {
    company_id: companyId,
    name_en: name,
    name_vi: chosen('name_vi'),
    name_native: chosen('name_native'),
    native_lang: chosen('native_lang'),
    short_name: chosen('short_name'),
    ownership: chosen('ownership') ?? 'unknown',
    home_country: chosen('home_country'),
    group_name: chosen('group_name'),
    ticker: chosen('ticker'),
    status: chosen('status') ?? 'unknown',
    note: chosen('note'),
    ...evidenceOf(evidence),
    public_id: publicId,
    tax_code: chosen('tax_code'),
    lei: chosen('lei'),
    os_id: chosen('os_id'),
  }
}

function shownValue(candidates: readonly Candidate[] | undefined): string | number | null {
  const value = candidates?.[0]?.value
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

function evidenceOf({ source_id, evidence_grade, as_of }: SourceRecord) {
  return { source_id, evidence_grade, as_of }
}

/** Parts of an address. Each may come from another source, but none from one that puts the site into another province. */
const WITHIN_PROVINCE = ['former_province_id', 'park_id', 'address', 'lat', 'lon'] as const satisfies readonly SiteField[]

export function siteCandidates(records: readonly SourceRecord[], references: References): Map<string, Candidate[]> {
  const known: Partial<Record<string, ReadonlySet<string>>> = {
    province_id: references.provinces,
    former_province_id: references.formerProvinces,
    park_id: references.parks,
  }
  const found = candidatesOf(records, SITE_FIELDS)
  const keep = (field: SiteField, test: (candidate: Candidate) => boolean) => {
    const list = found.get(field)?.filter(test) ?? []
    if (list.length > 0) found.set(field, list)
    else found.delete(field)
  }
  for (const [field, ids] of Object.entries(known))
    keep(field as SiteField, ({ value }) => value === null || (typeof value === 'string' && ids?.has(value) === true))
  const province = found.get('province_id')?.[0]?.value
  if (typeof province === 'string') {
    for (const field of WITHIN_PROVINCE) {
      keep(field, ({ record }) => [undefined, province].includes(record.values['province_id'] as string | undefined))
    }
  }
  const point = found.get('lat')?.[0]?.record
  keep('lon', ({ record }) => record === point)
  if (!found.has('lon')) found.delete('lat')
  return found
}

function siteRow(standing: Standing, references: References, companyId: string, siteId: string): ProjectedRow | undefined {
  const records = recordsAbout(standing, siteId)
  const [evidence] = records
  const subject = standing.subjects.get(siteId)
  if (evidence === undefined || subject === undefined) return undefined
  const found = siteCandidates(records, references)
  const chosen = (field: SiteField) => shownValue(found.get(field))
  return {
    site_id: siteId,
    company_id: companyId,
    kind: chosen('kind') ?? 'unknown',
    name: chosen('name'),
    province_id: chosen('province_id'),
    former_province_id: chosen('former_province_id'),
    park_id: chosen('park_id'),
    address: chosen('address'),
    status: chosen('status') ?? 'unknown',
    ...evidenceOf(evidence),
    public_id: subject.public_id,
    lat: chosen('lat'),
    lon: chosen('lon'),
  }
}

/** The site a detail names, when it is one of the company's. */
export type SiteOf = (detail: StatementDetail) => string | null

export function segmentProperties(records: readonly SourceRecord[]): string[] {
  const found = records.flatMap((record) => Object.keys(record.values).filter((property) => property.startsWith('segment#')))
  return [...new Set(found)].toSorted()
}

function segmentRows(companyId: string, records: readonly SourceRecord[], references: References, siteOf: SiteOf): ProjectedRow[] {
  return [...candidatesOf(records, segmentProperties(records))].flatMap(([property, [best]]) => {
    const { key } = splitProperty(property)
    const slash = key.lastIndexOf('/')
    const segmentId = key.slice(0, slash)
    // Taken out by a curator, or a segment that the edition no longer has.
    if (best === undefined || best.value === null || typeof best.value !== 'object' || !references.segments.has(segmentId)) return []
    return [
      {
        company_id: companyId,
        segment_id: segmentId,
        role: key.slice(slash + 1),
        site_id: siteOf(best.value),
        product: best.value.product ?? null,
        ...evidenceOf(best.record),
      },
    ]
  })
}

const FACTS: ReadonlySet<string> = new Set(FACT_PROPERTIES)

interface ShownFact {
  readonly record: SourceRecord
  readonly property: string
  readonly detail: StatementDetail
}

/** Every fact once: what two sources say alike is shown with the stronger. `records` come strongest first. */
export function shownFacts(records: readonly SourceRecord[], siteOf: SiteOf): ShownFact[] {
  const shown = new Map<string, ShownFact>()
  for (const record of records) {
    for (const [property, value] of Object.entries(record.values)) {
      const { name } = splitProperty(property)
      if (!FACTS.has(name) || value === null) continue
      const detail: StatementDetail = typeof value === 'object' ? value : { value: String(value) }
      const same = JSON.stringify([
        name,
        fold(detail.value ?? ''),
        detail.unit,
        siteOf(detail),
        detail.note,
        detail.segment_id,
        detail.details,
      ])
      if (!shown.has(same)) shown.set(same, { record, property, detail })
    }
  }
  return [...shown.values()]
}

function factRows(companyId: string, records: readonly SourceRecord[], references: References, siteOf: SiteOf): ProjectedRow[] {
  return shownFacts(records, siteOf)
    .map(({ record, property, detail }): ProjectedRow => {
      const { name, key } = splitProperty(property)
      return {
        // The edition gives its facts ids of its own.
        fact_id: record.origin === 'edition' ? key : statementId(record.record_id, property),
        company_id: companyId,
        site_id: siteOf(detail),
        property: name,
        value: detail.value ?? '',
        unit: detail.unit ?? null,
        ...evidenceOf(record),
        note: detail.note ?? null,
        term_id: termOf(references.terms, name as FactProperty, detail) ?? null,
        segment_id: detail.segment_id !== undefined && references.segments.has(detail.segment_id) ? detail.segment_id : null,
        details: detail.details ?? null,
      }
    })
    .toSorted((a, b) => descending(String(b['fact_id']), String(a['fact_id'])))
}

const NAME_LANGUAGES: Readonly<Record<string, string>> = { name_en: 'en', name_vi: 'vi' }

/** Names that some source gives and the company's own columns do not show. */
function nameRows(companyId: string, company: ProjectedRow, records: readonly SourceRecord[]): ProjectedRow[] {
  const seen = new Set<unknown>(NAME_FIELDS.map((field) => company[field]))
  const out: ProjectedRow[] = []
  for (const record of records) {
    for (const [property, value] of Object.entries(record.values)) {
      const { name } = splitProperty(property)
      const text = typeof value === 'object' ? value?.value : value
      if (!(NAME_FIELDS as readonly string[]).includes(name) && name !== 'alias') continue
      if (typeof text !== 'string' || seen.has(text)) continue
      seen.add(text)
      const lang = name === 'name_native' ? record.values['native_lang'] : NAME_LANGUAGES[name]
      out.push({ company_id: companyId, text, kind: name, lang: typeof lang === 'string' ? lang : null, record_id: record.record_id })
    }
  }
  return out
}
