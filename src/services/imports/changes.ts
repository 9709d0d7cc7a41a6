import type { KnownValues } from '../../db/queries/known-values.ts'
import { fold } from '../../domain/fold.ts'
import { EVIDENCE_GRADES, type EvidenceGrade } from '../../domain/vocabulary.ts'
import type { RowStatements } from './row-values.ts'

export interface ValueChange {
  readonly level: 'company' | 'site'
  readonly property: string
  readonly known: string | null
  readonly imported: string
  readonly shown: 'known' | 'imported'
}

export interface ImportEvidence {
  readonly evidence_grade: EvidenceGrade
  readonly as_of: string | null
}

const NAMES = new Set(['name_en', 'name_vi', 'name_native', 'short_name'])

/** What is known of companies and sites, as rows are compared with it. */
export function knownBook({ companies, sites, names, facts, segments }: KnownValues) {
  const company = new Map(companies.map((row) => [row.company_id, row]))
  const site = new Map(sites.map((row) => [row.site_id, row]))
  const said = new Set([
    ...names.map((row) => `${row.company_id} name ${fold(row.text)}`),
    ...facts.map((row) => `${row.company_id} ${row.property} ${fold(row.value)}`),
    ...segments.map((row) => `${row.company_id} segment ${row.segment_id}/${row.role}`),
  ])
  for (const row of companies)
    for (const name of [row.name_en, row.name_vi, row.name_native, row.short_name])
      if (name !== null) said.add(`${row.company_id} name ${fold(name)}`)

  /** What the row says otherwise than we show, and what it says that nobody has said. */
  return {
    changes(companyId: string, siteId: string | null, statements: RowStatements, evidence: ImportEvidence): ValueChange[] {
      const out: ValueChange[] = []
      const compare = (level: ValueChange['level'], shown: Readonly<Record<string, unknown>> | undefined) => {
        if (shown === undefined) return
        for (const [property, value] of Object.entries(statements[level])) {
          const imported = textOf(value)
          if (imported === null || property === 'native_lang') continue
          const name = property.split('#')[0] ?? ''
          if (property in shown) {
            const known = shownText(shown[property])
            if (known !== null && fold(known) === fold(imported)) continue
            if (NAMES.has(property) && said.has(`${companyId} name ${fold(imported)}`)) continue
            out.push({ level, property, known, imported, shown: known === null || isStronger(evidence, shown) ? 'imported' : 'known' })
          } else if (!said.has(name === 'segment' ? `${companyId} ${name} ${property.slice(8)}` : `${companyId} ${name} ${fold(imported)}`))
            out.push({ level, property: name, known: null, imported, shown: 'imported' })
        }
      }
      compare('company', company.get(companyId))
      if (siteId !== null) compare('site', site.get(siteId))
      return out
    },
    /** The same again, but later or better documented: worth to be kept. */
    confirms(companyId: string, evidence: ImportEvidence): boolean {
      const row = company.get(companyId)
      return row !== undefined && isStronger(evidence, row)
    },
    knows: (companyId: string): boolean => company.has(companyId),
  }
}

/** As the projection chooses: grade, then date. What we learn now wins where both are alike. */
function isStronger(evidence: ImportEvidence, shown: Readonly<Record<string, unknown>>): boolean {
  const rank = (grade: unknown): number => EVIDENCE_GRADES.indexOf(grade as EvidenceGrade)
  const [mine, theirs] = [rank(evidence.evidence_grade), rank(shown['evidence_grade'])]
  if (mine !== theirs) return mine > theirs
  return (evidence.as_of ?? '') > (shownText(shown['as_of']) ?? '')
}

/** "Unknown" says nothing. */
function shownText(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== 'unknown' ? value : null
}

function textOf(value: RowStatements['company'][string]): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return String(value)
  return value.value ?? value.product ?? ''
}
