import { createHash } from 'node:crypto'
import type { DigestEntry, SearchSnapshot } from '../../db/schema/lists.ts'

/** What a reader of a list sees of a company, in parts; a part the list does not know (yet) is left out. */
const PARTS = {
  names: ['name_en', 'name_vi', 'name_native'],
  ownership: ['ownership', 'home_country', 'group_name'],
  status: ['status'],
  makes: ['segments'],
  places: ['provinces', 'parks', 'sites'],
  evidence: ['evidence_grade'],
  certificates: ['certificates'],
  employees: ['employees'],
  capacity: ['short_capability'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Facts that say what a company is, of those a list shows: names of things in the language of the list are no facts of the company. */
const FACTS = ['id', 'role', 'scheme_id', 'state', 'expires_on', 'text', 'unit'] as const

interface Listed {
  readonly id: string
  readonly name_en: string
}

/** A short hash of each part: enough to tell that it differs, and small for a search of a thousand companies. */
export function snapshotOf(companies: readonly Listed[]): SearchSnapshot {
  return Object.fromEntries(companies.map((company) => [company.id, { name: company.name_en, hashes: hashesOf(company) }]))
}

function hashesOf(company: Listed): Record<string, string> {
  const values = company as unknown as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(PARTS).flatMap(([part, fields]) => {
      const known = fields.filter((field) => values[field] !== undefined)
      return known.length === fields.length || part === 'places' ? [[part, hashOf(known.map((field) => factsOf(values[field])))]] : []
    }),
  )
}

function factsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(factsOf(one))).toSorted()
  if (typeof value !== 'object' || value === null) return value
  const object = value as Readonly<Record<string, unknown>>
  return FACTS.map((fact) => object[fact])
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 8)
}

export interface SearchDifferences {
  added: DigestEntry[]
  changed: DigestEntry[]
  /** Without the reason: why a company went is not in the list. */
  gone: DigestEntry[]
}

/** What came, changed and went between two looks at a search; by name. Parts that only one look knew say nothing. */
export function differencesOf(before: SearchSnapshot, after: SearchSnapshot): SearchDifferences {
  const entry = (company_id: string, name: string): DigestEntry => ({ company_id, name })
  return {
    added: Object.entries(after)
      .flatMap(([id, { name }]) => (before[id] === undefined ? [entry(id, name)] : []))
      .toSorted(byName),
    changed: Object.entries(after)
      .flatMap(([id, { name, hashes }]) => {
        const known = before[id]?.hashes ?? {}
        const what = Object.keys(PARTS).filter(
          (part) => known[part] !== undefined && hashes[part] !== undefined && known[part] !== hashes[part],
        )
        return before[id] === undefined || what.length === 0 ? [] : [{ ...entry(id, name), what }]
      })
      .toSorted(byName),
    gone: Object.entries(before)
      .flatMap(([id, { name }]) => (after[id] === undefined ? [entry(id, name)] : []))
      .toSorted(byName),
  }
}

export function isNothing({ added, changed, gone }: SearchDifferences): boolean {
  return added.length + changed.length + gone.length === 0
}

function byName(a: DigestEntry, b: DigestEntry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.company_id < b.company_id ? -1 : 1
}
