/** Facts of a company as typed lists: what it can do, with which machines, how much, how well, and for whom. Pure. */
import { ageOf, type Age, monthsSince } from '../../domain/freshness.ts'
import { certificateState, factAmount, type FactDetails, lastDay, parseDetails, TERM_VOCABULARY } from '../../domain/fact-details.ts'
import type { FactProperty } from '../../domain/statement.ts'
import type { EvidenceGrade } from '../../domain/vocabulary.ts'

export interface FactRow {
  readonly fact_id: string
  readonly site_id: string | null
  readonly property: FactProperty
  readonly value: string
  readonly unit: string | null
  readonly source_id: string
  readonly evidence_grade: EvidenceGrade
  readonly as_of: string | null
  readonly note: string | null
  readonly term_id: string | null
  readonly segment_id: string | null
  readonly details: string | null
}

interface Reference {
  id: string
  name: string
}

/** Names in the reader's language; undefined where the edition has no such entry. */
export interface Naming {
  /** `vocabulary` as TERM_VOCABULARY says for the property of the fact. */
  readonly term: (vocabulary: string, id: string) => string | undefined
  readonly segment: (id: string) => string
  readonly country: (code: string) => string
  readonly language: (code: string) => string
  readonly property: (name: FactProperty) => string
}

export interface Stated {
  id: string
  /** As the source wrote it, without the unit. */
  text: string
  unit: string | null
  amount: number | null
  term: Reference | null
  segment: Reference | null
  site_id: string | null
  note: string | null
  source_id: string
  evidence_grade: EvidenceGrade
  as_of: string | null
  age: Age
  months: number | null
}

/** The latest of each property first: of two numbers of employees a reader wants the newer. */
export function capabilityLists(facts: readonly FactRow[], naming: Naming, today: string) {
  const all = facts.toSorted(latestFirst).map((fact) => {
    const details = parseDetails(fact.property, fact.details ?? '').details
    return { fact, details, stated: statedOf(fact, details, naming, today) }
  })
  const list = <T>(property: FactProperty, more: (details: FactDetails, fact: FactRow) => T): (Stated & T)[] =>
    all.flatMap(({ fact, details, stated }) => (fact.property === property ? [{ ...stated, ...more(details, fact) }] : []))
  return {
    processes: list('process', (details) => ({
      mode: text(details, 'mode') as 'core' | 'supplementary' | 'outsourced' | null,
      max_size: text(details, 'max_size'),
      remark: text(details, 'remark'),
      implied: false,
    })).toSorted((a, b) => modeRank(a.mode) - modeRank(b.mode)),
    equipment: list('equipment', (details) => ({
      maker: text(details, 'maker'),
      model: text(details, 'model'),
      quantity: number(details, 'quantity'),
      year: number(details, 'year'),
      tonnage_t: number(details, 'tonnage_t'),
      axes: number(details, 'axes'),
      size: text(details, 'size'),
    })),
    materials: list('material', (details) => ({
      form: text(details, 'form'),
      min_size_mm: number(details, 'min_size_mm'),
      max_size_mm: number(details, 'max_size_mm'),
      min_thickness_mm: number(details, 'min_thickness_mm'),
      max_thickness_mm: number(details, 'max_thickness_mm'),
    })),
    tolerances: list('tolerance', (details) => ({ feature: text(details, 'feature') })),
    capacities: list('capacity', (details) => ({
      per: text(details, 'per') as 'day' | 'week' | 'month' | 'year' | null,
      spare: text(details, 'spare') as 'none' | 'under_20' | '20_to_50' | 'over_50' | null,
      standing: text(details, 'standing') as 'installed' | 'registered' | 'output' | 'planned' | null,
    })),
    moqs: list('moq', () => ({})),
    lead_times: list('lead_time', (details) => ({ kind: text(details, 'kind') as 'repeat' | 'first' | 'sample' | null })),
    certificates: list('certificate', (details, fact) => ({
      scope: text(details, 'scope'),
      body: text(details, 'body'),
      number: text(details, 'number'),
      issued_on: text(details, 'issued_on'),
      expires_on: text(details, 'expires_on'),
      state: certificateState(details, fact.evidence_grade, today),
    })).toSorted((a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state)),
    quality: list('quality', (details) => ({
      measure: text(details, 'measure') as 'defects_ppm' | 'on_time_pct' | 'yield_pct' | 'returns_ppm' | null,
      period: text(details, 'period'),
    })),
    export_markets: list('export_market', (_details, fact) => codeNamed(fact.value, /^[A-Z]{3}$/, naming.country)),
    languages: list('language', (_details, fact) => codeNamed(fact.value, /^[a-z]{2}$/, naming.language)),
    institutions: list('institution', (details) => ({
      link: text(details, 'link') as 'research' | 'training' | 'testing' | 'supply' | null,
    })),
    buys: list('buys', (details) => ({
      origin: text(details, 'origin'),
      per: text(details, 'per') as 'day' | 'week' | 'month' | 'year' | null,
    })),
    facts: all.map(({ fact, stated }) => ({
      ...stated,
      property: fact.property,
      property_name: naming.property(fact.property),
      value: fact.value,
      // Of all facts the unit stays as it was printed.
      unit: fact.unit,
    })),
  }
}

function latestFirst(a: FactRow, b: FactRow): number {
  const [left, right] = [lastDay(a.as_of ?? undefined) ?? '', lastDay(b.as_of ?? undefined) ?? '']
  return left < right ? 1 : left > right ? -1 : 0
}

/** What is valid first, what is over last. */
const STATE_ORDER = ['valid', 'expiring', 'unverified', 'planned', 'expired', 'withdrawn'] as const

const MODES = ['core', 'supplementary', null, 'outsourced'] as const

function modeRank(mode: (typeof MODES)[number]): number {
  return MODES.indexOf(mode)
}

function statedOf(fact: FactRow, details: FactDetails, naming: Naming, today: string): Stated {
  const vocabulary = TERM_VOCABULARY[fact.property]
  const name = fact.term_id === null || vocabulary === undefined ? undefined : naming.term(vocabulary, fact.term_id)
  const programme = fact.property === 'programme' ? naming.term('programme', fact.value) : undefined
  const term =
    programme !== undefined
      ? { id: fact.value, name: programme }
      : fact.term_id === null || name === undefined
        ? null
        : { id: fact.term_id, name }
  return {
    id: fact.fact_id,
    text: fact.value,
    // A unit that was printed with its time ("m²/year") says more than its symbol.
    unit: vocabulary === 'unit' && !fact.unit?.includes('/') ? (name ?? fact.unit) : fact.unit,
    amount: factAmount(fact.value, details) ?? null,
    term,
    segment: fact.segment_id === null ? null : { id: fact.segment_id, name: naming.segment(fact.segment_id) },
    site_id: fact.site_id,
    note: fact.note,
    source_id: fact.source_id,
    evidence_grade: fact.evidence_grade,
    as_of: fact.as_of,
    age: ageOf(fact.as_of, today),
    months: monthsSince(fact.as_of, today),
  }
}

/** A code where the source gives one, and the name in the reader's language; else the words of the source. */
function codeNamed(value: string, code: RegExp, name: (code: string) => string): { code: string | null; name: string } {
  return code.test(value) ? { code: value, name: name(value) } : { code: null, name: value }
}

function text(details: FactDetails, key: string): string | null {
  const value = details[key]
  return typeof value === 'string' ? value : null
}

function number(details: FactDetails, key: string): number | null {
  const value = details[key]
  return typeof value === 'number' ? value : null
}

interface MadeRow {
  readonly segment_id: string
  readonly role: string
  readonly site_id: string | null
  readonly source_id: string
  readonly evidence_grade: EvidenceGrade
  readonly as_of: string | null
}

/** Roles in which a firm does the work itself. */
const WORKING: ReadonlySet<string> = new Set(['maker', 'processor', 'assembler'])

/**
 * Processes a firm must have because of what it makes: who makes bare boards has circuit board fabrication. They rest on the
 * evidence of the product, are marked as implied, and give way to what anybody said about the process itself.
 */
export function impliedProcesses(
  made: readonly MadeRow[],
  defines: readonly { readonly process_id: string; readonly segment_id: string }[],
  stated: readonly { readonly term: Reference | null }[],
  naming: Naming,
  today: string,
) {
  const seen = new Set(stated.flatMap(({ term }) => term?.id ?? []))
  return made.flatMap((row) =>
    defines.flatMap(({ process_id, segment_id }) => {
      const name = naming.term('process', process_id)
      if (segment_id !== row.segment_id || !WORKING.has(row.role) || seen.has(process_id) || name === undefined) return []
      seen.add(process_id)
      return [
        {
          id: `segment#${segment_id}/${row.role}`,
          text: name,
          unit: null,
          amount: null,
          term: { id: process_id, name },
          segment: { id: segment_id, name: naming.segment(segment_id) },
          site_id: row.site_id,
          note: null,
          source_id: row.source_id,
          evidence_grade: row.evidence_grade,
          as_of: row.as_of,
          age: ageOf(row.as_of, today),
          months: monthsSince(row.as_of, today),
          mode: null,
          max_size: null,
          remark: null,
          implied: true,
        },
      ]
    }),
  )
}
