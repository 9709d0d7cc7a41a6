import { importTotals, openReviewAges, topImportProblems } from '../../../db/queries/quality.ts'
import { placeNames } from '../../../db/queries/places.ts'
import { readSubjectFaces } from '../../../db/queries/subject-faces.ts'
import { EVIDENCE_GRADES, type Language } from '../../../domain/vocabulary.ts'
import type { ServiceContext } from '../../context.ts'
import { getCoverage } from '../../edition.ts'
import { localized, type Wording, wording } from '../../wording.ts'
import { getCorrectionFigures } from '../correction-figures.ts'
import { dayOf } from '../working-days.ts'
import { AGE_BANDS } from './as-of.ts'
import { makeFigures } from './figures.ts'
import { type Survey, surveyDirectory } from './survey.ts'

const EXAMPLES = 5
const TOP_PROBLEMS = 15

/** Everything the dashboard shows. */
export async function getQuality(context: ServiceContext, { lang }: { lang: Language }, now = new Date()) {
  const { db, edition } = context
  const words = wording(lang)
  const survey = await surveyDirectory(context, now)
  const coverage = await getCoverage(context, { lang })
  const reviews = await openReviewAges(db)
  const corrections = await getCorrectionFigures(context, { lang }, now)
  const imports = await importTotals(db)
  return {
    generated_at: dayOf(now),
    edition: { id: edition.edition_id, version: edition.version, fictional: edition.fictional },
    figures: makeFigures(
      { survey, reviews, corrections, imports, segments: context.atlas.ordered.length, coverage: coverage.items, now },
      words,
    ),
    segments: segmentRows(context, survey, lang),
    provinces: await provinceRows(context, survey, words),
    classes: coverage.items.map((row) => classRow(row, words)),
    coverage_note: words.text('quality.coverage_note'),
    grades: EVIDENCE_GRADES.map((grade) => ({ grade, name: words.text(`evidence_grade.${grade}`), ...survey.grades[grade] })),
    freshness: AGE_BANDS.map((band) => ({ band, name: words.text(`age_band.${band}`), count: survey.ages[band] })),
    conflicts: { count: survey.conflicts.count, examples: await conflictExamples(context, survey) },
    rules: survey.rules.map(({ findings, ...rule }) => ({
      ...rule,
      name: words.text(`quality_rule.${rule.code}.name`),
      definition: words.text(`quality_rule.${rule.code}.definition`),
      examples: findings.slice(0, EXAMPLES),
    })),
    import_problems: (await topImportProblems(db, TOP_PROBLEMS)).map(({ code, count, args }) => ({
      code,
      name: words.text(`intake.problem.${code}`, args),
      count,
    })),
    review_age: reviewAges(reviews, now, words),
    corrections,
  }
}

function segmentRows({ atlas }: ServiceContext, survey: Survey, lang: Language) {
  return atlas.ordered.map((segment) => {
    const known = survey.segments.get(segment.segment_id)
    return {
      segment_id: segment.segment_id,
      name: localized(segment, 'name', lang),
      companies: known?.companies ?? 0,
      with_tax_code: known?.with_tax_code ?? 0,
      with_address: known?.with_address ?? 0,
      official_grade_or_better: known?.well_evidenced ?? 0,
    }
  })
}

async function provinceRows({ db }: ServiceContext, survey: Survey, words: Wording) {
  const { provinces } = await placeNames(db)
  return [...provinces.values()]
    .map((province) => {
      const known = survey.provinces.get(province.province_id)
      return {
        province_id: province.province_id,
        name: localized(province, 'name', words.lang),
        companies: known?.companies ?? 0,
        sites: known?.sites ?? 0,
        sites_with_address: known?.sites_with_address ?? 0,
        official_establishments: null,
        missing_reason: words.text('quality.no_provincial_count'),
      }
    })
    .toSorted((a, b) => b.companies - a.companies || (a.province_id < b.province_id ? -1 : 1))
}

/** An establishment is one place where a firm works; we count firms, and a firm in every class of what it makes. Said beside the number. */
function classRow(row: Awaited<ReturnType<typeof getCoverage>>['items'][number], words: Wording) {
  const { isic4, name, official_establishments, official_year, our_companies, coverage_pct, source_ids } = row
  const comparable = official_establishments !== null && our_companies <= official_establishments
  return {
    isic4,
    name,
    companies: our_companies,
    official_establishments,
    official_year,
    coverage_pct: comparable ? coverage_pct : null,
    comparable,
    note:
      official_establishments === null
        ? words.text('quality.class_not_counted')
        : comparable
          ? words.text('quality.class_comparable', { year: String(official_year) })
          : words.text('quality.class_more_than_official'),
    source_ids,
  }
}

async function conflictExamples({ db }: ServiceContext, { conflicts }: Survey) {
  const examples = conflicts.conflicts.slice(0, EXAMPLES * 4)
  const faces = await readSubjectFaces(db, [...new Set(examples.map((each) => each.company_id))])
  return examples.map((each) => ({ ...each, name: faces.get(each.company_id)?.name ?? each.company_id }))
}

const DAY_MS = 86_400_000
export const REVIEW_BANDS = ['today', 'week', 'month', 'older'] as const

function reviewAges(tasks: readonly { created_at: Date }[], now: Date, words: Wording) {
  const bandOf = (created: Date): (typeof REVIEW_BANDS)[number] => {
    const days = (now.getTime() - created.getTime()) / DAY_MS
    return days < 1 ? 'today' : days < 7 ? 'week' : days < 30 ? 'month' : 'older'
  }
  return REVIEW_BANDS.map((band) => ({
    band,
    name: words.text(`review_age.${band}`),
    count: tasks.filter((task) => bandOf(task.created_at) === band).length,
  }))
}
