import { knownDifferent, qualityStamp, streamQualityRows } from '../../../db/queries/quality.ts'
import { EVIDENCE_GRADES, type EvidenceGrade } from '../../../domain/vocabulary.ts'
import type { ServiceContext } from '../../context.ts'
import { dayOf } from '../working-days.ts'
import { type Conflict, findConflicts } from './conflicts.ts'
import { AGE_BANDS, type AgeBand, ageBandOf } from './as-of.ts'
import type { Finding, QualityRow, Severity } from './rule.ts'
import { qualityRules } from './rules.ts'

/** Findings kept for the list; all are counted. */
const MOST_LISTED = 5_000

/** What one walk over the directory tells. */
export interface Survey {
  companies: number
  sites: number
  /** Companies (or sites, where the name says so) that have it. */
  having: Record<Having, number>
  grades: Record<EvidenceGrade, { companies: number; sites: number }>
  ages: Record<AgeBand, number>
  segments: ReadonlyMap<string, { companies: number; with_tax_code: number; with_address: number; well_evidenced: number }>
  provinces: ReadonlyMap<string, { companies: number; sites: number; sites_with_address: number }>
  conflicts: { count: number; conflicts: readonly Conflict[] }
  rules: readonly { code: string; severity: Severity; checked: number; count: number; findings: readonly Finding[] }[]
}

const HAVING = ['tax_code', 'address', 'province', 'website', 'segment', 'site', 'name_vi', 'source_official', 'site_address'] as const
type Having = (typeof HAVING)[number]

interface Kept {
  stamp: string
  survey: Promise<Survey>
}
const kept = new WeakMap<ServiceContext['db'], Kept>()

/** The survey of the directory as it is now; walked again only after something has changed, or on another day. */
export async function surveyDirectory(context: ServiceContext, now: Date): Promise<Survey> {
  const today = dayOf(now)
  const stamp = `${today}|${await qualityStamp(context.db)}`
  const known = kept.get(context.db)
  if (known?.stamp === stamp) return known.survey
  const survey = walk(context, today)
  kept.set(context.db, { stamp, survey })
  // A walk that failed must not be the answer until something changes.
  survey.catch(() => kept.delete(context.db))
  return survey
}

async function walk({ db, edition }: ServiceContext, today: string): Promise<Survey> {
  const conflicts = await findConflicts({ db })
  const different = await knownDifferent(db)
  const rules = qualityRules((a, b) => different.has(`${a}|${b}`)).map((rule) => ({
    ...rule,
    run: rule.start({ country: edition.country, today }),
    checked: 0,
    count: 0,
    findings: [] as Finding[],
  }))
  const survey = {
    companies: 0,
    sites: 0,
    having: countersOf(HAVING),
    grades: Object.fromEntries(EVIDENCE_GRADES.map((grade) => [grade, { companies: 0, sites: 0 }])) as Survey['grades'],
    ages: countersOf(AGE_BANDS),
    segments: new Map<string, { companies: number; with_tax_code: number; with_address: number; well_evidenced: number }>(),
    provinces: new Map<string, { companies: number; sites: number; sites_with_address: number }>(),
  }
  const add = (rule: (typeof rules)[number], found: readonly Finding[]) => {
    rule.count += found.length
    rule.findings.push(...found.slice(0, Math.max(0, MOST_LISTED - rule.findings.length)))
  }
  for await (const page of streamQualityRows(db)) {
    for (const row of page) {
      count(survey, row, today)
      for (const rule of rules) {
        rule.checked += checkedIn(rule.over, row)
        add(rule, rule.run.look(row))
      }
    }
  }
  for (const rule of rules) add(rule, rule.run.finish?.() ?? [])
  return {
    ...survey,
    conflicts,
    rules: rules.map(({ code, severity, checked, count: found, findings }) => ({ code, severity, checked, count: found, findings })),
  }
}

function checkedIn(over: 'companies' | 'sites' | 'tax_codes' | 'websites', { company, sites, facts }: QualityRow): number {
  if (over === 'companies') return 1
  if (over === 'sites') return sites.length
  return over === 'tax_codes' ? Number(company.tax_code !== null) : Number(facts.some((fact) => fact.property === 'website'))
}

type Counting = Omit<Survey, 'segments' | 'provinces' | 'rules' | 'conflicts'> & {
  segments: Map<string, { companies: number; with_tax_code: number; with_address: number; well_evidenced: number }>
  provinces: Map<string, { companies: number; sites: number; sites_with_address: number }>
}

function count(survey: Counting, { company, sites, made, facts }: QualityRow, today: string): void {
  const placed = sites.filter((site) => site.address !== null || site.park_id !== null)
  const has: Record<Having, number> = {
    tax_code: Number(company.tax_code !== null),
    address: Number(placed.length > 0),
    province: Number(sites.some((site) => site.province_id !== null)),
    website: Number(facts.some((fact) => fact.property === 'website')),
    segment: Number(made.length > 0),
    site: Number(sites.length > 0),
    name_vi: Number(company.name_vi !== null),
    source_official: Number(isOfficial(company.evidence_grade)),
    site_address: placed.length,
  }
  survey.companies += 1
  survey.sites += sites.length
  for (const key of HAVING) survey.having[key] += has[key]
  survey.grades[company.evidence_grade].companies += 1
  for (const site of sites) survey.grades[site.evidence_grade].sites += 1
  survey.ages[ageBandOf(company.as_of, today)] += 1
  for (const [segment, links] of Map.groupBy(made, (link) => link.segment_id)) {
    const row = entry(survey.segments, segment, () => ({ companies: 0, with_tax_code: 0, with_address: 0, well_evidenced: 0 }))
    row.companies += 1
    row.with_tax_code += has.tax_code
    row.with_address += has.address
    row.well_evidenced += Number(links.some((link) => isOfficial(link.evidence_grade)))
  }
  for (const [province, there] of Map.groupBy(sites, (site) => site.province_id)) {
    if (province === null) continue
    const row = entry(survey.provinces, province, () => ({ companies: 0, sites: 0, sites_with_address: 0 }))
    row.companies += 1
    row.sites += there.length
    row.sites_with_address += there.filter((site) => placed.includes(site)).length
  }
}

function isOfficial(grade: EvidenceGrade): boolean {
  return EVIDENCE_GRADES.indexOf(grade) >= EVIDENCE_GRADES.indexOf('official_list')
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

function countersOf<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
}
