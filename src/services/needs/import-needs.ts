import { findPostedNeed, findSameNeed } from '../../db/queries/needs.ts'
import { inTransaction } from '../../db/transaction.ts'
import { cleanLines } from '../../domain/clean-lines.ts'
import { cleanName } from '../../domain/clean-name.ts'
import { NEED_KINDS, NEED_LIMITS, NEED_VISIBILITIES } from '../../domain/needs.ts'
import { Problem } from '../../domain/problem.ts'
import type { Condition, Want } from '../../domain/requirement.ts'
import { type Language, OWNERSHIPS } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { forgetPages } from '../forget-pages.ts'
import { checkRequirement } from '../matching/check-requirement.ts'
import { matchKnowledge, type MatchKnowledge } from '../matching/knowledge.ts'
import { segmentsOfCode } from '../matching/requested-segments.ts'
import { countDeed } from '../visitor-limit.ts'
import { type Wording, wording } from '../wording.ts'
import { type CellProblem, type CellReader, readCells } from './cell-reader.ts'
import { type NeedColumn, needColumnOf } from './columns.ts'
import { checkContent, hashOf, type NeedContent } from './need-content.ts'
import { publishWithin } from './move-need.ts'
import { readSheetLines } from './read-sheet.ts'
import { contentIn, insertNeed, mustBeMember } from './write-need.ts'

interface ImportInput {
  organisation_id: string
  file_base64: string
  publish: boolean
  dry_run: boolean
  lang: Language
}

type Cells = Readonly<Partial<Record<NeedColumn, string>>>

interface RowReport {
  row_no: number
  title: string
  state: 'made' | 'valid' | 'refused' | 'known'
  need_id: string | null
  problems: CellProblem<NeedColumn>[]
}

/** Row by row: a row is stored whole, or nothing of it is and the report says which cell and why. The same file twice changes nothing. */
export async function importNeeds(context: ServiceContext, input: ImportInput, asking: Asking, now = new Date()) {
  const { lang, organisation_id } = input
  const words = wording(lang)
  await mustBeMember(context.db, organisation_id, asking, lang)
  countDeed(context, 'import_needs', asking.address, lang, now)
  const { lines, unknown_columns } = await readSheetLines(input.file_base64, needColumnOf, NEED_LIMITS.import_rows, lang)
  const knowledge = await matchKnowledge(context)
  const seen = new Map<string, number>()
  const items: RowReport[] = []
  for (const { row_no, cells } of lines) items.push(await storeRow(context, input, { row_no, cells }, { knowledge, seen }, asking, now))
  const count = (state: RowReport['state']) => items.filter((item) => item.state === state).length
  const made = count('made') + count('valid')
  if (!input.dry_run && input.publish && made > 0) forgetPages(context)
  const sums = { rows: items.length, made, known: count('known'), refused: count('refused') }
  return {
    ...sums,
    unknown_columns: [...unknown_columns],
    items,
    message: words.text(input.dry_run ? 'need.import_dry' : 'need.import_done', sums),
  }
}

async function storeRow(
  context: ServiceContext,
  input: ImportInput,
  { row_no, cells }: { row_no: number; cells: Cells },
  { knowledge, seen }: { knowledge: MatchKnowledge; seen: Map<string, number> },
  asking: Asking,
  now: Date,
): Promise<RowReport> {
  const { lang, organisation_id } = input
  const words = wording(lang)
  const reader = readCells(cells, { atlas: context.atlas, knowledge, words })
  const content = contentOfCells(reader, context, lang, words)
  const report: RowReport = { row_no, title: cells.title ?? '', state: 'refused', need_id: null, problems: reader.problems }
  if (content === undefined || reader.problems.length > 0) return report
  try {
    checkContent(content, dayOf(now), lang)
    await checkRequirement(context, content.requirement, lang)
    const sha256 = hashOf(contentIn(content))
    const twin = seen.get(sha256)
    if (twin !== undefined) return refused(report, 'title', cells, words.text('need.cell.twin', { row: twin }))
    seen.set(sha256, row_no)
    const same = await findSameNeed(context.db, organisation_id, sha256)
    if (same !== undefined) return { ...report, state: 'known', need_id: same }
    if (input.dry_run) return { ...report, state: 'valid' }
    const need_id = await inTransaction(context.db, async (trx) => {
      await mustBeMember(trx, organisation_id, asking, lang)
      const id = await insertNeed(context, trx, { ...content, organisation_id, lang }, asking, now)
      const row = input.publish ? await findPostedNeed(trx, id) : undefined
      if (row !== undefined) await publishWithin(context, trx, row, lang, asking, now)
      return id
    })
    return { ...report, state: 'made', need_id }
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'forbidden' || error.code === 'too_many') throw error
    const [first] = error.errors
    const column: NeedColumn = first?.path === 'deadline' ? 'deadline' : 'title'
    return refused(report, column, cells, first?.message ?? error.message)
  }
}

function refused(report: RowReport, column: NeedColumn, cells: Cells, message: string): RowReport {
  return { ...report, state: 'refused', problems: [...report.problems, { column, value: cells[column] ?? '', message }] }
}

/** What a row says. Undefined where that is no need; what is wrong stands in the reader. */
function contentOfCells(
  reader: CellReader<NeedColumn>,
  { atlas }: Pick<ServiceContext, 'atlas'>,
  lang: Language,
  words: Wording,
): NeedContent | undefined {
  const title = cleanName(reader.words('title', NEED_LIMITS.title) ?? '')
  if (title.length < 3) reader.refuse('title', words.text('need.cell.title'))
  const segments = reader.segments('segment')
  const hs = (reader.words('hs', 200) ?? '')
    .split(/[|;,\s]+/)
    .map((code) => code.replaceAll('.', ''))
    .filter(Boolean)
  for (const code of hs)
    if (!/^\d{4}(\d{2}){0,3}$/.test(code) || segmentsOfCode(atlas, code).length === 0)
      reader.refuse('hs', words.text('need.cell.hs', { value: code }))
  if (segments.length + hs.length === 0 && reader.problems.length === 0) reader.refuse('segment', words.text('need.cell.segment'))
  const amount = reader.number('annual_volume', 0.000_001)
  const [unit] = reader.terms('unit', 'unit')
  const { gates, wants } = conditionsOf(reader, unit, words)
  const visibility = reader.choice('visibility', NEED_VISIBILITIES, (value) => [words.text(`need.visibility.${value}`)]) ?? 'public'
  const kind = reader.choice('kind', NEED_KINDS, (value) => [words.text(`need.kind.${value}`)]) ?? 'supply'
  const product = reader.words('product', 300)
  const description = reader.words('description', NEED_LIMITS.text)
  return {
    kind,
    titles: { [lang]: title },
    text: description === undefined ? undefined : cleanLines(description),
    requirement: {
      ...(segments.length > 0 && { segment: segments.length === 1 ? segments[0] : segments }),
      ...(hs.length > 0 && { hs }),
      ...(product !== undefined && { product: cleanName(product) }),
      ...(amount !== undefined && { volume: { amount, ...(unit !== undefined && { unit }), per: 'year' as const } }),
      gates,
      wants,
    },
    current_origin: reader.countries('current_origin').slice(0, NEED_LIMITS.origins),
    localisation_target_pct: reader.number('localisation_target_pct', 0, 100),
    deadline: reader.day('deadline'),
    visibility,
    parts: [],
  }
}

/** As the rows of an edition say them: required are gates, preferred are wants. */
function conditionsOf(reader: CellReader<NeedColumn>, unit: string | undefined, words: Wording): { gates: Condition[]; wants: Want[] } {
  const by = reader.day('certificates_by')
  const materials = reader.terms('materials', 'material')
  const capacity = reader.number('capacity_min', 0.000_001)
  const tolerance = reader.number('tolerance_mm', 0.000_001)
  const lead = reader.number('lead_time_days', 1, 3650)
  const ownership = reader.choice('ownership', OWNERSHIPS, (value) => [words.maybe(`value_name.ownership.${value}`) ?? value])
  const languages = reader.languages('languages')
  const province = reader.province('province')
  const place = reader.words('near', 140)
  const radius = reader.number('radius_km', 1, 500)
  const near = place ?? (province !== undefined && radius !== undefined ? `province:${province}` : undefined)
  if (place !== undefined && !/^(park|gateway|province):[a-z0-9_-]+$|^-?\d/.test(place)) reader.refuse('near', words.text('need.cell.near'))
  if (place !== undefined && radius === undefined) reader.refuse('radius_km', words.text('need.cell.radius'))
  return {
    gates: [
      ...reader.terms('processes', 'process').map((process) => ({ process })),
      ...(materials.length === 0 ? [] : [{ material: materials }]),
      ...reader.terms('certificates', 'scheme').map((certificate) => ({ certificate, ...(by !== undefined && { by }) })),
      ...(capacity === undefined ? [] : [{ capacity_min: capacity, ...(unit !== undefined && { unit }), per: 'year' as const }]),
      ...(tolerance === undefined ? [] : [{ tolerance_mm_max: tolerance }]),
      ...(lead === undefined ? [] : [{ lead_time_days_max: Math.ceil(lead) }]),
      ...(near === undefined || radius === undefined ? [] : [{ near, radius_km: radius }]),
    ],
    wants: [
      ...reader.terms('certificates_preferred', 'scheme').map((certificate) => ({ certificate })),
      ...(ownership === undefined ? [] : [{ ownership }]),
      ...(languages.length === 0 ? [] : [{ language: languages }]),
      ...(province === undefined || near !== undefined ? [] : [{ province }]),
    ],
  }
}
