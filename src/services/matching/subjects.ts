/** Companies as the engine sees them, from the rows the profile shows. */
import { companiesWithOrder } from '../../db/queries/introduction-figures.ts'
import { type MatchRows, readMatchRows } from '../../db/queries/match-subjects.ts'
import { countOf, employeesOfCompany } from '../../domain/employees.ts'
import { factAmount, type FactDetails, lastDay, parseDetails } from '../../domain/fact-details.ts'
import { sitePosition } from '../../domain/geo.ts'
import type { Period } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Evidence, MatchSubject, SubjectCapacity, SubjectLeadTime, SubjectProcess } from '../../matching/subject.ts'
import { companyName } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge, type MatchKnowledge } from './knowledge.ts'

/** In the order of the ids; without those that are closed, planned, or not there. */
export async function readSubjects(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  ids: readonly string[],
  lang: Language,
): Promise<MatchSubject[]> {
  if (ids.length === 0) return []
  const knowledge = await matchKnowledge(context)
  const [rows, ordered] = await Promise.all([readMatchRows(context.db, ids), companiesWithOrder(context.db, ids)])
  const by = <T extends { company_id: string }>(list: readonly T[]) => Map.groupBy(list, (row) => row.company_id)
  const [made, sites, facts] = [by(rows.made), by(rows.sites), by(rows.facts)]
  const companies = new Map(rows.companies.map((row) => [row.company_id, row]))
  return ids.flatMap((id) => {
    const company = companies.get(id)
    if (company === undefined) return []
    const own = { made: made.get(id) ?? [], sites: sites.get(id) ?? [], facts: facts.get(id) ?? [] }
    return [subjectOf({ company, ...own, ordered: ordered.has(id) }, knowledge, lang)]
  })
}

type FactRow = MatchRows['facts'][number]

interface SubjectRows {
  readonly company: MatchRows['companies'][number]
  readonly made: MatchRows['made']
  readonly sites: MatchRows['sites']
  readonly facts: MatchRows['facts']
  /** An order through this platform, confirmed by both sides. */
  readonly ordered: boolean
}

function subjectOf({ company, made, sites, facts, ordered }: SubjectRows, knowledge: MatchKnowledge, lang: Language): MatchSubject {
  const read = new Map(facts.map((fact) => [fact, parseDetails(fact.property, fact.details ?? '').details]))
  const list = <T>(property: FactRow['property'], make: (fact: FactRow, details: FactDetails) => T | undefined): T[] =>
    facts.flatMap((fact) => (fact.property === property ? (make(fact, read.get(fact) ?? {}) ?? []) : [])) as T[]
  const terms = (property: FactRow['property']) =>
    list(property, (fact) => (fact.term_id === null ? undefined : { ...statedBy(fact), id: fact.term_id }))
  const codes = (property: FactRow['property'], form: RegExp) =>
    list(property, (fact) => (form.test(fact.value) ? { ...statedBy(fact), id: fact.value } : undefined))
  const said = (property: FactRow['property']) => list(property, statedBy)
  const processes = list('process', (fact, details): SubjectProcess | undefined =>
    fact.term_id === null
      ? undefined
      : { ...statedBy(fact), id: fact.term_id, mode: choice(details, 'mode') as SubjectProcess['mode'], implied: false },
  )
  const employees = employeesOfCompany(facts, sites.length, (fact) => countOf(fact.value))
  return {
    company_id: company.company_id,
    name: companyName(company, lang),
    ownership: { ...recordedBy(company, null), value: company.ownership },
    home_country: company.home_country,
    made: made.map((row) => ({ ...recordedBy(row, row.product), segment_id: row.segment_id, role: row.role, product: row.product })),
    sites: sites.map((row) => siteOf(row, knowledge)),
    processes: [...processes, ...impliedOf(made, processes, knowledge)],
    materials: terms('material'),
    equipment: list('equipment', (fact, details) =>
      fact.term_id === null
        ? undefined
        : { ...statedBy(fact), id: fact.term_id, tonnage_t: number(details, 'tonnage_t'), axes: number(details, 'axes') },
    ),
    certificates: list('certificate', (fact, details) =>
      fact.term_id === null
        ? undefined
        : {
            ...statedBy(fact),
            id: fact.term_id,
            kind: String(knowledge.vocabularies.scheme.byId.get(fact.term_id)?.['kind'] ?? '') || null,
            standing: (choice(details, 'standing') ?? 'held') as 'held' | 'planned' | 'withdrawn',
            expires_on: lastDay(details['expires_on']) ?? null,
          },
    ),
    capacities: list('capacity', capacityOf),
    tolerances: list('tolerance', (fact, details) => {
      const mm = millimetres(fact, factAmount(fact.value, details) ?? firstNumber(fact.value), knowledge)
      return mm === undefined ? undefined : { ...statedBy(fact), segment_id: fact.segment_id, mm }
    }),
    sizes: [
      ...list('process', (fact, details) => sizeOf(fact, details['max_size'])),
      ...list('material', (fact, details) => sizeOf(fact, details['max_size_mm'])),
    ],
    moqs: list('moq', (fact, details) => {
      const amount = factAmount(fact.value, details)
      return amount === undefined ? undefined : { ...statedBy(fact), segment_id: fact.segment_id, amount, unit_id: fact.term_id }
    }),
    lead_times: list('lead_time', (fact, details): SubjectLeadTime | undefined => {
      const days = factAmount(fact.value, details)
      return days === undefined
        ? undefined
        : { ...statedBy(fact), segment_id: fact.segment_id, days, kind: choice(details, 'kind') as SubjectLeadTime['kind'] }
    }),
    employees: employees === undefined ? null : { ...statedBy(employees.fact), count: employees.count },
    export_markets: codes('export_market', /^[A-Z]{3}$/),
    languages: codes('language', /^[a-z]{2}$/),
    customers: said('customer'),
    supplier_lists: said('supplier_list'),
    products: [...said('product'), ...said('technology')],
    first_time: !ordered,
  }
}

type Recorded = Pick<FactRow, 'source_id' | 'evidence_grade' | 'as_of'>

function recordedBy({ source_id, evidence_grade, as_of }: Recorded, text: string | null): Evidence {
  return { source_id, grade: evidence_grade, as_of, text }
}

function statedBy(fact: FactRow): Evidence {
  return recordedBy(fact, fact.unit === null ? fact.value : `${fact.value} ${fact.unit}`)
}

function siteOf(row: MatchRows['sites'][number], { points }: MatchKnowledge): MatchSubject['sites'][number] {
  const { site_id, province_id, former_province_id, park_id } = row
  const position = sitePosition(row, points)
  return {
    ...recordedBy(row, row.address),
    site_id,
    province_id,
    former_province_id,
    park_id,
    lat: position?.lat ?? null,
    lon: position?.lon ?? null,
    coarse: position?.basis === 'province' || position?.basis === 'former_province',
  }
}

/** Roles in which a firm does the work itself. */
const WORKING: ReadonlySet<string> = new Set(['maker', 'processor', 'assembler'])

/** As the profile shows them: they give way to what anybody said about the process itself. */
function impliedOf(made: MatchRows['made'], stated: readonly SubjectProcess[], { defines }: MatchKnowledge): SubjectProcess[] {
  const seen = new Set(stated.map(({ id }) => id))
  return made.flatMap((row) =>
    (WORKING.has(row.role) ? (defines.get(row.segment_id) ?? []) : []).flatMap((id): SubjectProcess[] => {
      if (seen.has(id)) return []
      seen.add(id)
      return [{ ...recordedBy(row, row.product), id, mode: null, implied: true }]
    }),
  )
}

/** What is only planned cannot be ordered from. */
function capacityOf(fact: FactRow, details: FactDetails): SubjectCapacity | undefined {
  const amount = factAmount(fact.value, details)
  if (amount === undefined || details['standing'] === 'planned') return undefined
  return {
    ...statedBy(fact),
    segment_id: fact.segment_id,
    site_id: fact.site_id,
    amount,
    unit_id: fact.term_id,
    per: choice(details, 'per') as Period | null,
    spare: choice(details, 'spare') as SubjectCapacity['spare'],
    registered: details['standing'] === 'registered',
  }
}

/** "520 x 610 mm": a part as long as the longer side fits. */
function sizeOf(fact: FactRow, size: string | number | undefined) {
  if (size === undefined) return undefined
  const mm = typeof size === 'number' ? size : /\bmm\b/.test(size) ? Math.max(0, ...(size.match(/\d+(\.\d+)?/g) ?? []).map(Number)) : 0
  return mm === 0 ? undefined : { ...recordedBy(fact, String(size)), segment_id: fact.segment_id, mm }
}

function millimetres(fact: FactRow, amount: number | undefined, { vocabularies }: MatchKnowledge): number | undefined {
  const unit = vocabularies.unit.byId.get(fact.term_id ?? '')
  const mm = vocabularies.unit.byId.get('mm')
  if (amount === undefined || unit === undefined || mm === undefined || unit['dimension'] !== mm['dimension']) return undefined
  return fact.term_id === 'mm' ? amount : (amount * Number(unit['factor'])) / Number(mm['factor'])
}

function firstNumber(text: string): number | undefined {
  const found = /\d+(\.\d+)?/.exec(text)?.[0]
  return found === undefined ? undefined : Number(found)
}

function choice(details: FactDetails, key: string): string | null {
  const value = details[key]
  return typeof value === 'string' ? value : null
}

function number(details: FactDetails, key: string): number | null {
  const value = details[key]
  return typeof value === 'number' ? value : null
}
