import type { QualityCompany, QualitySite } from '../../../db/queries/quality.ts'
import type { EvidenceGrade } from '../../../domain/vocabulary.ts'

export type Severity = 'error' | 'warning' | 'note'

/** One company with all that hangs on it. */
export interface QualityRow {
  company: QualityCompany
  sites: readonly QualitySite[]
  made: readonly { segment_id: string; evidence_grade: EvidenceGrade }[]
  facts: readonly { property: string; value: string }[]
}

export interface Finding {
  subject_id: string
  company_id: string
  name: string
  /** What the rule saw: values, never a sentence. */
  detail: string
}

export interface RuleSettings {
  /** ISO 3166-1 alpha-3 of the country the edition is about. */
  country: string
  /** Today, YYYY-MM-DD. */
  today: string
}

/**
 * A rule over the records as they are shown. `code` is its name in the messages (`quality_rule.<code>`), in the API and in files:
 * it never changes its meaning. `look` sees every company once; `finish` knows what only all of them together tell.
 */
export interface QualityRule {
  code: string
  severity: Severity
  /** Rows it looks at: the whole of which its findings are a part. */
  over: 'companies' | 'sites' | 'tax_codes' | 'websites'
  start: (settings: RuleSettings) => RuleRun
}

export interface RuleRun {
  look: (row: QualityRow) => readonly Finding[]
  finish?: () => readonly Finding[]
}

/** A rule that needs no more than one company. */
export function eachCompany(test: (row: QualityRow, settings: RuleSettings) => string | undefined): QualityRule['start'] {
  return (settings) => ({
    look: (row) => {
      const detail = test(row, settings)
      return detail === undefined ? [] : [{ ...faceOf(row), detail }]
    },
  })
}

export function eachSite(test: (site: QualitySite, row: QualityRow) => string | undefined): QualityRule['start'] {
  return () => ({
    look: (row) =>
      row.sites.flatMap((site) => {
        const detail = test(site, row)
        return detail === undefined ? [] : [{ ...faceOf(row), subject_id: site.site_id, detail }]
      }),
  })
}

/** Named in a finding, of all that share the same. */
const MOST_NAMED = 5

/** A rule about companies that share something: each of a group is a finding, and names the others. */
export function shared(keyOf: (row: QualityRow) => string | undefined, areTwo: (a: string, b: string) => boolean): QualityRule['start'] {
  return () => {
    const groups = new Map<string, Omit<Finding, 'detail'>[]>()
    return {
      look: (row) => {
        const key = keyOf(row)
        if (key === undefined) return []
        const group = groups.get(key)
        if (group === undefined) groups.set(key, [faceOf(row)])
        else group.push(faceOf(row))
        return []
      },
      finish: () =>
        [...groups].flatMap(([key, group]) =>
          group.flatMap((face) => {
            const others: string[] = []
            for (const other of group) {
              if (others.length === MOST_NAMED) break
              if (other !== face && !areTwo(face.company_id, other.company_id)) others.push(`${other.name} (${other.company_id})`)
            }
            return others.length === 0 ? [] : [{ ...face, detail: `${key}: ${others.join(' · ')}` }]
          }),
        ),
    }
  }
}

export function faceOf({ company }: QualityRow): Omit<Finding, 'detail'> {
  return { subject_id: company.company_id, company_id: company.company_id, name: company.name_en }
}
