import type { importTotals } from '../../../db/queries/quality.ts'
import type { Wording } from '../../wording.ts'
import type { getCorrectionFigures } from '../correction-figures.ts'
import type { Survey } from './survey.ts'

interface FigureInput {
  survey: Survey
  reviews: readonly { origin: string; created_at: Date }[]
  corrections: Awaited<ReturnType<typeof getCorrectionFigures>>
  imports: Awaited<ReturnType<typeof importTotals>>
  /** Segments of the edition. */
  segments: number
  coverage: readonly { official_establishments: number | null }[]
  now: Date
}

type Group = 'completeness' | 'coverage' | 'evidence' | 'freshness' | 'conflict' | 'import' | 'review' | 'correction'

const DAY_MS = 86_400_000

/** Every number of the dashboard, each with its definition. A share is a value of a whole, never a percentage alone. */
export function makeFigures({ survey, reviews, corrections, imports, segments, coverage, now }: FigureInput, words: Wording) {
  const { companies, sites, having, ages, grades } = survey
  const figure = (group: Group, id: string, value: number | null, of: number | null = null, unit = 'companies') => ({
    id,
    group,
    name: words.text(`quality_figure.${id}.name`),
    definition: words.text(`quality_figure.${id}.definition`),
    value,
    of,
    pct: value === null || of === null || of === 0 ? null : (100 * value) / of,
    unit,
    missing_reason: value === null ? words.text('quality.nothing_yet') : null,
  })
  const oldest = Math.min(...reviews.map((task) => task.created_at.getTime()))
  const counted = (severity: string) => survey.rules.filter((rule) => rule.severity === severity).reduce((sum, rule) => sum + rule.count, 0)
  return [
    figure('completeness', 'companies', companies),
    figure('completeness', 'sites', sites, null, 'sites'),
    figure('completeness', 'with_tax_code', having.tax_code, companies),
    figure('completeness', 'with_name_vi', having.name_vi, companies),
    figure('completeness', 'with_site', having.site, companies),
    figure('completeness', 'with_province', having.province, companies),
    figure('completeness', 'with_address', having.address, companies),
    figure('completeness', 'with_website', having.website, companies),
    figure('completeness', 'with_segment', having.segment, companies),
    figure('completeness', 'sites_with_address', having.site_address, sites, 'sites'),
    figure('coverage', 'segments_with_company', survey.segments.size, segments, 'segments'),
    figure(
      'coverage',
      'classes_counted',
      coverage.filter((row) => row.official_establishments !== null).length,
      coverage.length,
      'classes',
    ),
    figure('evidence', 'official_or_better', having.source_official, companies),
    figure('evidence', 'self_declared', grades.self_declared.companies, companies),
    figure('freshness', 'fresh', ages.under_1 + ages.from_1_to_3, companies),
    figure('freshness', 'undated', ages.undated, companies),
    figure('conflict', 'conflicts', survey.conflicts.count, null, 'values'),
    figure('conflict', 'rule_errors', counted('error'), null, 'findings'),
    figure('conflict', 'rule_warnings', counted('warning'), null, 'findings'),
    figure('import', 'imports', imports.imports, null, 'imports'),
    figure('import', 'rows_imported', imports.rows, null, 'rows'),
    figure('import', 'rows_rejected', imports.rejected, imports.imports === 0 ? null : imports.rows, 'rows'),
    figure('review', 'open_reviews', reviews.length, null, 'tasks'),
    figure('review', 'possible_duplicates', reviews.filter((task) => task.origin === 'directory').length, null, 'tasks'),
    figure('review', 'oldest_review_days', reviews.length === 0 ? null : Math.floor((now.getTime() - oldest) / DAY_MS), null, 'days'),
    figure('correction', 'corrections_open', corrections.open + corrections.need_more, null, 'corrections'),
    figure('correction', 'corrections_overdue', corrections.overdue, corrections.open, 'corrections'),
    figure('correction', 'correction_median_days', corrections.median_days, null, 'working_days'),
    figure('correction', 'correction_p90_days', corrections.p90_days, null, 'working_days'),
  ]
}
