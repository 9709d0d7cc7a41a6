/** Where live statements about one subject disagree after trivial differences are taken away. */
import type { Standing } from './chronicle.ts'
import { fold } from './fold.ts'
import { type Candidate, candidatesOf, isPinned, recordsAbout, sitesByCompany } from './projection.ts'
import { type CompanyField, type SiteField, type SourceRecord, splitProperty } from './statement.ts'

export interface Conflict {
  readonly subject_id: string
  readonly property: string
  /** A curator has chosen. */
  readonly settled: boolean
  /** One candidate of each opinion, the shown one first. */
  readonly opinions: readonly Candidate[]
}

/** A company has many names, addresses are written in many ways: those are no conflicts. */
const COMPANY: readonly CompanyField[] = ['ownership', 'home_country', 'group_name', 'ticker', 'status', 'tax_code', 'lei', 'os_id']
const SITE: readonly SiteField[] = ['kind', 'province_id', 'former_province_id', 'park_id', 'status']
/** Facts of which there can be one, or one a year. */
const FACTS: ReadonlySet<string> = new Set(['founded', 'employees', 'revenue_usd'])

export function conflictsOf(standing: Standing, companyId: string): Conflict[] {
  const about = recordsAbout(standing, companyId)
  const sites = sitesByCompany(standing).get(companyId) ?? []
  return [
    ...disagreements(companyId, candidatesOf(about, COMPANY)),
    ...disagreements(companyId, factCandidates(about)),
    ...sites.flatMap((siteId) => disagreements(siteId, candidatesOf(recordsAbout(standing, siteId), SITE))),
  ]
}

function disagreements(subject_id: string, found: ReadonlyMap<string, readonly Candidate[]>): Conflict[] {
  return [...found].flatMap(([key, candidates]) => {
    const [shown] = candidates
    const said = candidates.filter(({ value }) => value !== null)
    const opinions = new Map<string, Candidate>()
    for (const candidate of said) if (!opinions.has(normal(candidate))) opinions.set(normal(candidate), candidate)
    if (shown === undefined || opinions.size < 2) return []
    return [{ subject_id, property: splitProperty(key).name, settled: isPinned(shown.record), opinions: [...opinions.values()] }]
  })
}

function normal({ property, value }: Candidate): string {
  const text = String(typeof value === 'object' && value !== null ? value.value : value)
  const { name } = splitProperty(property)
  if (name === 'founded') return text.slice(0, 4)
  if (name === 'employees' || name === 'revenue_usd') return String(Number(text))
  return name === 'group_name' ? fold(text) : text.toUpperCase().replaceAll(/\s/g, '')
}

/** By what must be one: the fact, and where it can change, its year, unit, site and remark. */
function factCandidates(records: readonly SourceRecord[]): Map<string, Candidate[]> {
  const all = records.flatMap((record) =>
    Object.entries(record.values).flatMap(([property, value]): (Candidate & { key: string })[] => {
      const { name } = splitProperty(property)
      if (!FACTS.has(name)) return []
      const { unit, site_id, note } = typeof value === 'object' && value !== null ? value : {}
      const scope = name === 'founded' ? '' : JSON.stringify([record.as_of?.slice(0, 4), unit, site_id, note])
      return [{ record, property, value, key: `${name}#${scope}` }]
    }),
  )
  return Map.groupBy(all, (candidate) => candidate.key)
}
