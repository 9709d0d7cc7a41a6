/** What a company is found by, as a pure function of its projected rows and of the day: certificates end. */
import { completeness, type Recorded } from '../domain/completeness.ts'
import { sizeClass, WANTED_DATA, type WantedData } from '../domain/company-filters.ts'
import { countOf, employeesOfCompany } from '../domain/employees.ts'
import { certificateState, type FactDetails, lastDay, parseDetails } from '../domain/fact-details.ts'
import { fold } from '../domain/fold.ts'
import { latestDate } from '../domain/freshness.ts'
import { type PlacePoints, sitePosition } from '../domain/geo.ts'
import type { ProjectedRow } from '../domain/projection.ts'
import { EVIDENCE_GRADES } from '../domain/vocabulary.ts'
import { stripLegalForms } from '../linkage/names/legal-forms.ts'
import { repairText } from '../linkage/names/repair.ts'
import { wordsOf } from '../linkage/names/words.ts'
import { countedBytes, placeBytes } from './counted.ts'
import type { FacetCodes } from './facet-codes.ts'
import { madeLexemes, placeLexemes, type Place, TRAIT } from './facets.ts'
import { textLexemes, tsvectorText, wordLexemes, wordsIn } from './lexemes.ts'

/** What the edition knows that decides how a company is found. */
export interface SearchFrame {
  /** Processes that making a segment is, by definition. */
  readonly defining: ReadonlyMap<string, readonly string[]>
  readonly stageOf: ReadonlyMap<string, string>
  readonly points: PlacePoints
  /** Words that the names of many entries share, by the term of the entry. */
  readonly shared: ReadonlyMap<string, readonly string[]>
  readonly codes: FacetCodes
  /** YYYY-MM-DD. */
  readonly today: string
}

export interface CompanyRows {
  readonly company: ProjectedRow
  readonly made: readonly ProjectedRow[]
  readonly sites: readonly ProjectedRow[]
  readonly facts: readonly ProjectedRow[]
  readonly names: readonly ProjectedRow[]
}

export interface SearchRows {
  readonly company_search: ProjectedRow
  readonly site_search: readonly ProjectedRow[]
}

const NAMES = ['name_en', 'name_vi', 'name_native', 'short_name'] as const
const IDS = ['company_id', 'public_id', 'tax_code', 'lei', 'os_id', 'ticker'] as const

export function searchRows(rows: CompanyRows, frame: SearchFrame): SearchRows {
  const { company, made, sites, facts } = rows
  const id = text(company['company_id']) ?? ''
  const names = namesOf(rows)
  const certificates = certificatesOf(facts, sites, frame.today)
  const places = placesOf(sites, certificates.bySite)
  const processes = processesOf(made, facts, frame)
  const materials = termsOf(facts, 'material')
  const stageOf = (row: ProjectedRow) => frame.stageOf.get(str(row['segment_id'])) ?? ''
  const employees = employeesOfCompany(
    facts.map((fact) => ({
      property: str(fact['property']),
      value: str(fact['value']),
      as_of: text(fact['as_of']),
      site_id: text(fact['site_id']),
    })),
    sites.length,
    (fact) => countOf(fact.value),
  )
  const traits = {
    ownership: str(company['ownership']),
    home_country: str(company['home_country']),
    grade: str(company['evidence_grade']),
    size: sizeClass(employees?.count ?? null),
  }
  const lexemes = new Set<string>()
  for (const name of names) addName(lexemes, name)
  const told = [company['group_name'], ...made.map((row) => row['product']), ...sites.flatMap((row) => [row['name'], row['address']])]
  for (const part of new Set([...told, ...facts.flatMap(factTexts)])) addText(lexemes, text(part))
  for (const column of IDS) addId(lexemes, text(company[column]))
  addText(lexemes, text(company['ticker']))
  for (const row of sites) addId(lexemes, text(row['public_id']))
  for (const row of made) for (const lexeme of madeLexemes(str(row['segment_id']), str(row['role']))) lexemes.add(lexeme)
  for (const place of places) for (const lexeme of placeLexemes(place)) lexemes.add(lexeme)
  const alone = [
    ...processes.map((process) => `${TRAIT.process}${process}`),
    ...materials.map((material) => `${TRAIT.material}${material}`),
    ...Object.entries(traits).flatMap(([trait, value]) => (value === '' ? [] : [`${TRAIT[trait as keyof typeof traits]}${value}`])),
  ]
  for (const facet of alone) lexemes.add(facet)
  // Of everything an entry stands for, the words that many entries share.
  for (const term of [...lexemes].filter((lexeme) => frame.shared.has(lexeme)))
    for (const word of frame.shared.get(term) ?? []) for (const lexeme of wordLexemes(word)) lexemes.add(lexeme)
  const recorded = { company, sites, made, facts } as unknown as Recorded
  const latest = latestDate([company, ...made, ...sites, ...facts].map((row) => text(row['as_of'])))
  const lastly = latest === null ? '' : (lastDay(latest) ?? '')
  const has = hasMask(rows)
  const madeRows = made.map((row) => ({ segment: str(row['segment_id']), role: str(row['role']), stage: stageOf(row) }))
  const grade = EVIDENCE_GRADES.indexOf(traits.grade as (typeof EVIDENCE_GRADES)[number])
  return {
    company_search: {
      company_id: id,
      names: names.map((name) => wordsIn(name).join(' ')).join('|'),
      tsv: tsvectorText(lexemes),
      score: (grade + 1) * 1000 + completeness(recorded).pct,
      latest: lastly,
      has,
      counted: countedBytes({ has, latest: lastly, traits: alone, made: madeRows, places }, frame.codes),
      next_change_on: certificates.nextChange,
    },
    site_search: sites.flatMap((site) => {
      const where = {
        lat: num(site['lat']),
        lon: num(site['lon']),
        park_id: text(site['park_id']),
        former_province_id: text(site['former_province_id']),
        province_id: text(site['province_id']),
      }
      const position = site['status'] === 'closed' ? undefined : sitePosition(where, frame.points)
      if (position === undefined) return []
      const place = {
        province: where.province_id,
        former: where.former_province_id,
        park: where.park_id,
        certificates: certificates.bySite.get(str(site['site_id'])) ?? [],
      }
      return [
        {
          company_id: id,
          site_id: str(site['site_id']),
          lat: position.lat,
          lon: position.lon,
          basis: position.basis,
          place: placeText(place),
          counted: placeBytes(place, frame.codes),
        },
      ]
    }),
  }
}

/** The name it is listed by first; those that are not in its own columns have no order of their own. */
function namesOf({ company, names }: CompanyRows): string[] {
  const others = names.map((row) => str(row['text'])).toSorted()
  return [...new Set([...NAMES.map((column) => str(company[column])), ...others])].filter((name) => name !== '')
}

/** Words of a name are marked as such, so that a firm of that name comes before one that only makes it. */
export const NAME_MARK = 'n:'
/** A whole name, with and without its legal form. */
export const WHOLE_NAME_MARK = 'x:'
export const ID_MARK = 'i:'

function addName(lexemes: Set<string>, name: string): void {
  const { words, pairs } = textLexemes(name)
  for (const word of words) lexemes.add(word).add(`${NAME_MARK}${word}`)
  for (const pair of pairs) lexemes.add(pair)
  for (const whole of wholeNames(name)) lexemes.add(`${WHOLE_NAME_MARK}${whole}`)
}

/** The name as one term, with and without its legal form. */
export function wholeNames(name: string): string[] {
  const core = stripLegalForms(wordsOf(repairText(name))).words.map((word) => word.folded)
  return [...new Set([wordsIn(name).join(' '), core.join(' ')])].filter((whole) => whole !== '').map((whole) => whole.slice(0, 200))
}

function addText(lexemes: Set<string>, part: string | null): void {
  if (part === null) return
  const { words, pairs } = textLexemes(part)
  for (const lexeme of [...words, ...pairs]) lexemes.add(lexeme)
}

/** Facts whose words a buyer looks for. */
export const WORDED_FACTS: readonly string[] = [
  'product',
  'technology',
  'customer',
  'process',
  'equipment',
  'material',
  'certificate',
  'supplier_list',
  'programme',
]

function factTexts(fact: ProjectedRow): (string | null)[] {
  if (!WORDED_FACTS.includes(str(fact['property']))) return []
  const { maker, model } = fact['property'] === 'equipment' ? parseDetails('equipment', str(fact['details'])).details : {}
  return [text(fact['value']), text(maker ?? null), text(model ?? null)]
}

function addId(lexemes: Set<string>, id: string | null): void {
  if (id !== null) lexemes.add(idLexeme(id))
}

/** Ids are found whatever their case and however they are parted: 0100109106-001 and 0100109106 001. */
export function idLexeme(id: string): string {
  return `${ID_MARK}${fold(id).replaceAll(' ', '')}`
}

/** Certificates that hold today, by site. Where no site is named they are those of the only site, or of none in particular. */
function certificatesOf(facts: readonly ProjectedRow[], sites: readonly ProjectedRow[], today: string) {
  const bySite = new Map<string, string[]>()
  let nextChange: string | null = null
  for (const fact of facts) {
    const scheme = text(fact['term_id'])
    if (fact['property'] !== 'certificate' || scheme === null) continue
    const details: FactDetails = parseDetails('certificate', str(fact['details'])).details
    const state = certificateState(details, str(fact['evidence_grade']), today)
    if (state !== 'valid' && state !== 'expiring') continue
    const site = text(fact['site_id']) ?? (sites.length === 1 ? text(sites[0]?.['site_id']) : null) ?? ''
    bySite.set(site, [...(bySite.get(site) ?? []), scheme])
    const ends = dayAfter(lastDay(details['expires_on']) ?? '')
    if (nextChange === null || ends < nextChange) nextChange = ends
  }
  return { bySite, nextChange }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

function placesOf(sites: readonly ProjectedRow[], certificates: ReadonlyMap<string, readonly string[]>): Place[] {
  const places = sites.map((site) => ({
    province: text(site['province_id']),
    former: text(site['former_province_id']),
    park: text(site['park_id']),
    certificates: certificates.get(str(site['site_id'])) ?? [],
  }))
  const nowhere = certificates.get('')
  return nowhere === undefined ? places : [...places, { province: null, former: null, park: null, certificates: nowhere }]
}

function placeText({ province, former, park, certificates }: Place): string {
  return [province ?? '', former ?? '', park ?? '', [...new Set(certificates)].toSorted().join(',')].join('/')
}

/** Roles in which a firm does the work itself. */
const WORKING: ReadonlySet<string> = new Set(['maker', 'processor', 'assembler'])

/** What a firm says it does itself, and what its products are by definition unless it says that others do it. */
function processesOf(made: readonly ProjectedRow[], facts: readonly ProjectedRow[], { defining }: SearchFrame): string[] {
  const outside = new Set<string>()
  const own = new Set<string>()
  for (const fact of facts) {
    const term = text(fact['term_id'])
    if (fact['property'] !== 'process' || term === null) continue
    const isOutside = parseDetails('process', str(fact['details'])).details['mode'] === 'outsourced'
    ;(isOutside ? outside : own).add(term)
  }
  for (const row of made) {
    if (!WORKING.has(str(row['role']))) continue
    for (const process of defining.get(str(row['segment_id'])) ?? []) if (!outside.has(process)) own.add(process)
  }
  return [...own].toSorted()
}

function termsOf(facts: readonly ProjectedRow[], property: string): string[] {
  return [...new Set(facts.flatMap((fact) => (fact['property'] === property ? (text(fact['term_id']) ?? []) : [])))].toSorted()
}

/** One bit for each thing buyers ask for that some source says. */
function hasMask({ company, sites, facts }: CompanyRows): number {
  const said = new Set<unknown>(facts.map((fact) => fact['property']))
  const knows = (wanted: WantedData): boolean => {
    if (wanted === 'tax_code' || wanted === 'name_vi') return company[wanted] !== null
    if (wanted === 'address') return sites.some((site) => site['address'] !== null || site['park_id'] !== null)
    return said.has(wanted)
  }
  return maskOf(WANTED_DATA.filter(knows))
}

export function maskOf(wanted: readonly WantedData[]): number {
  return wanted.reduce((mask, one) => mask | (1 << WANTED_DATA.indexOf(one)), 0)
}

function text(value: string | number | null | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : String(value)
}

function str(value: string | number | null | undefined): string {
  return text(value) ?? ''
}

function num(value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? value : null
}
