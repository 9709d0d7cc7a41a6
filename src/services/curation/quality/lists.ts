import { fold, matchesAllWords } from '../../../domain/fold.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import type { ServiceContext } from '../../context.ts'
import { type PageInput, pageOf } from '../../paging.ts'
import { wording } from '../../wording.ts'
import { getQuality } from './dashboard.ts'
import type { Severity } from './rule.ts'
import { surveyDirectory } from './survey.ts'

export async function listQualityFigures(context: ServiceContext, query: PageInput & { lang: Language }, now = new Date()) {
  const { figures } = await getQuality(context, query, now)
  return pageOf(figures, query, (figure) => figure)
}

export async function listSegmentCoverage(context: ServiceContext, query: PageInput & { lang: Language }, now = new Date()) {
  const { segments } = await getQuality(context, query, now)
  return pageOf(segments, query, (segment) => segment)
}

export async function listProvinceCoverage(context: ServiceContext, query: PageInput & { lang: Language }, now = new Date()) {
  const { provinces } = await getQuality(context, query, now)
  return pageOf(provinces, query, (province) => province)
}

interface FindingQuery extends PageInput {
  q?: string | undefined
  rule?: string | undefined
  severity?: Severity | undefined
  lang: Language
}

/** What each rule points at, gravest first; at most 5,000 of each rule, while the counts of the dashboard are of all. */
export async function listQualityFindings(context: ServiceContext, query: FindingQuery, now = new Date()) {
  const words = wording(query.lang)
  const { rules } = await surveyDirectory(context, now)
  const asked = fold(query.q ?? '')
  const found = rules.flatMap(({ code, severity, findings }) =>
    findings
      .filter((finding) => !asked || matchesAllWords(fold(`${finding.name} ${finding.detail} ${finding.subject_id}`), asked))
      .map((finding) => ({ rule: code, severity, rule_name: words.text(`quality_rule.${code}.name`), ...finding })),
  )
  const under = (dimension: 'rule' | 'severity' | undefined) =>
    found.filter(
      (row) =>
        (dimension === 'rule' || !query.rule || row.rule === query.rule) &&
        (dimension === 'severity' || !query.severity || row.severity === query.severity),
    )
  const facet = (dimension: 'rule' | 'severity', name: (value: string) => string) =>
    [...Map.groupBy(under(dimension), (row) => row[dimension])]
      .map(([value, rows]) => ({ value, name: name(value), count: rows.length }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return {
    ...pageOf(under(undefined), query, (row) => row),
    facets: {
      rule: facet('rule', (code) => words.text(`quality_rule.${code}.name`)),
      severity: facet('severity', (severity) => words.text(`severity.${severity}`)),
    },
  }
}
