import { type ContentEvidence, type ContentKind, contentEvidence, FIELD_BY_CONTENT } from './content-evidence.ts'
import { type ImportField, isList } from './fields.ts'
import { foldHeader, type HeaderMeaning, matchHeader } from './header-words.ts'

export interface MappingReason {
  /** By what: the words of the header, what the cells look like, or both; `taken` when a better column has the field. */
  readonly by: 'header' | 'content' | 'header_and_content' | 'serial' | 'person' | 'taken' | 'empty' | 'nothing'
  /** The words of the header that were recognised. */
  readonly words: string | null
  /** Of the filled cells, the share that looks like the field. */
  readonly share: number | null
}

export interface MappingSuggestion {
  readonly column: number
  readonly field: ImportField
  readonly confidence: number
  readonly reason: MappingReason
  readonly alternatives: readonly { readonly field: ImportField; readonly confidence: number }[]
}

interface Candidate {
  readonly field: ImportField
  readonly confidence: number
  readonly reason: MappingReason
}

/** What the cells of a field must look like, where that can be told. */
const LOOKS: Partial<Readonly<Record<ImportField, readonly ContentKind[]>>> = {
  tax_code: ['tax_code'],
  email: ['email'],
  website: ['url'],
  source_url: ['url'],
  phone: ['phone'],
  province: ['province'],
  home_country: ['country'],
  address: ['address'],
  founded: ['date', 'year'],
  as_of: ['date', 'year'],
  hs_code: ['hs_code'],
  certificate: ['certificate'],
  lat: ['latitude'],
  lon: ['longitude'],
  employees: ['integer'],
  revenue_usd: ['number'],
  investment_usd: ['number'],
  lei: ['lei'],
  os_id: ['os_id'],
  ownership: ['ownership'],
  name_vi: ['company_name', 'vietnamese'],
  name_en: ['company_name'],
  name_native: ['hangul', 'han'],
}
/** Fields whose cells cannot be otherwise: a header that says so over other cells is not believed. */
const STRICT: ReadonlySet<ImportField> = new Set(['tax_code', 'email', 'lat', 'lon', 'lei', 'os_id', 'employees', 'website'])
const LEAST = 0.35

/** For each column the field it seems to be, from its header and its cells. Each field that takes one value is given once. */
export function suggestMapping(headers: readonly string[], sampleRows: readonly (readonly string[])[]): readonly MappingSuggestion[] {
  const width = Math.max(headers.length, ...sampleRows.map((row) => row.length), 0)
  const columns = Array.from({ length: width }, (_, column) =>
    candidates(
      headers[column] ?? '',
      sampleRows.map((row) => row[column] ?? ''),
    ),
  )
  const taken = new Set<ImportField>()
  const chosen = new Map<number, Candidate>()
  const ranked = columns.flatMap((list, column) => list.map((candidate) => ({ column, candidate })))
  for (const { column, candidate } of ranked.toSorted((a, b) => b.candidate.confidence - a.candidate.confidence || a.column - b.column)) {
    if (chosen.has(column) || taken.has(candidate.field)) continue
    chosen.set(column, candidate)
    if (candidate.field !== 'ignore' && !isList(candidate.field)) taken.add(candidate.field)
  }
  return columns.map((list, column) => {
    const choice = chosen.get(column) ?? nothing(list.length > 0 ? 'taken' : 'nothing')
    const alternatives = list.filter(({ field }) => field !== choice.field).map(({ field, confidence }) => ({ field, confidence }))
    return { column, ...choice, alternatives: alternatives.slice(0, 3) }
  })
}

/** The same headers in the same order, whatever their case, accents and signs: how a mapping is remembered. */
export function headerFingerprint(headers: readonly string[]): string {
  return headers.map(foldHeader).join('|')
}

function candidates(header: string, values: readonly string[]): Candidate[] {
  const evidence = contentEvidence(values)
  const match = matchHeader(header)
  if (evidence.size === 0 && match === undefined) return [nothing('empty')]
  const found = new Map<ImportField, Candidate>()
  const add = (candidate: Candidate): void => {
    if (candidate.confidence < LEAST || (found.get(candidate.field)?.confidence ?? 0) >= candidate.confidence) return
    found.set(candidate.field, candidate)
  }
  if (match !== undefined) {
    for (const field of fieldsOf(match.meaning, evidence)) add(byHeader(field, match.meaning, match.strength, match.words, evidence))
    if ((match.meaning === 'serial' || match.meaning === 'person') && match.strength > 0.6) return [...found.values()]
  }
  for (const [meaning, kind, least] of FIELD_BY_CONTENT) {
    const share = evidence.get(kind) ?? 0
    if (share < least) continue
    for (const field of fieldsOf(meaning, evidence))
      add({
        field,
        // A header that says something else is the stronger witness.
        confidence: round(share * (match === undefined ? 0.75 : 0.45)),
        reason: { by: meaning === 'serial' ? 'serial' : 'content', words: null, share: round(share) },
      })
  }
  return [...found.values()].toSorted((a, b) => b.confidence - a.confidence)
}

function byHeader(field: ImportField, meaning: HeaderMeaning, strength: number, words: string, evidence: ContentEvidence): Candidate {
  if (meaning === 'serial' || meaning === 'person')
    return { field: 'ignore', confidence: round(0.9 * strength), reason: { by: meaning, words, share: null } }
  const looks = LOOKS[field]
  const share = looks === undefined || evidence.size === 0 ? null : Math.max(...looks.map((kind) => evidence.get(kind) ?? 0))
  const base = 0.8 * strength
  if (share === null) return { field, confidence: round(base), reason: { by: 'header', words, share: null } }
  const unlike = STRICT.has(field) && share < 0.2
  return {
    field,
    confidence: round(unlike ? base * 0.4 : base + 0.2 * share * strength),
    reason: { by: share >= 0.5 ? 'header_and_content' : 'header', words, share: round(share) },
  }
}

/** "Tên công ty" can be a name in any language; its cells tell which. A column of running numbers may be headed anything. */
function fieldsOf(meaning: HeaderMeaning, evidence: ContentEvidence): readonly ImportField[] {
  if (meaning === 'serial' || meaning === 'person') return ['ignore']
  if (meaning === 'home_country' && (evidence.get('country') ?? 0) < 0.3 && (evidence.get('company_name') ?? 0) > 0.5) return ['group_name']
  if (meaning !== 'name') return [meaning]
  const vietnamese = evidence.get('vietnamese') ?? 0
  const foreign = Math.max(evidence.get('hangul') ?? 0, evidence.get('han') ?? 0)
  if (foreign > 0.5) return ['name_native', 'name_en']
  return vietnamese >= 0.3 ? ['name_vi', 'name_en'] : ['name_en', 'name_vi']
}

function nothing(by: MappingReason['by']): Candidate {
  return { field: 'ignore', confidence: 0, reason: { by, words: null, share: null } }
}

function round(value: number): number {
  return Math.round(Math.min(1, value) * 100) / 100
}
