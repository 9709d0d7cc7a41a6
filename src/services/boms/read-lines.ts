import { cleanName } from '../../domain/clean-name.ts'
import { fold } from '../../domain/fold.ts'
import { type BomVia, NEED_LIMITS } from '../../domain/needs.ts'
import type { Condition } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { separated } from '../../intake/cell-rules/numbers.ts'
import { understand } from '../../search/understand.ts'
import { buildLexicon, entryOfRow, type Lexicon } from '../../vocabulary/lexicon.ts'
import { AUTO_ASSIGN, closestTerms, recogniseTerm } from '../../vocabulary/recognise.ts'
import type { Atlas } from '../atlas.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge } from '../matching/knowledge.ts'
import { segmentsOfCode } from '../matching/requested-segments.ts'
import { readCells, segmentsNamed } from '../needs/cell-reader.ts'
import { readSheetLines } from '../needs/read-sheet.ts'
import { searchWords } from '../search/dictionary.ts'
import { wording } from '../wording.ts'

const COLUMNS = {
  part: 'tên linh kiện|linh kiện|tên hàng|vật tư|part name|part number|item|name|component|품명|부품|부품명',
  description: 'mô tả|quy cách|thông số|spec|specification|사양|규격|설명',
  hs: 'mã hs|hs code|hscode|hs코드',
  quantity: 'số lượng|sl|qty|quantity per year|volume|수량',
  unit: 'đơn vị|đvt|uom|단위',
  origin: 'xuất xứ|nguồn|country of origin|current origin|원산지',
  segment: 'khâu|phân khúc|mắt xích|segment id|세그먼트',
  certificates: 'chứng nhận|chứng chỉ|certificate|인증',
  processes: 'quy trình|công nghệ|process|공정',
} as const
type BomColumn = keyof typeof COLUMNS

const BY_HEADING: ReadonlyMap<string, BomColumn> = new Map(
  (Object.keys(COLUMNS) as BomColumn[]).flatMap((column) =>
    [column, ...COLUMNS[column].split('|')].map((word) => [fold(word.normalize('NFKC')), column] as const),
  ),
)

function columnOf(heading: string): BomColumn | undefined {
  return BY_HEADING.get(fold(heading.replaceAll(/\([^)]*\)|\*/g, ' ').normalize('NFKC')).trim())
}

/** A line as it was given, and what it was read as. */
export interface ReadLine {
  readonly line_no: number
  readonly part: string
  readonly description: string | null
  readonly hs: string | null
  readonly quantity: number | null
  readonly unit: string | null
  readonly origin: string | null
  readonly segment_id: string | null
  readonly via: BomVia
  readonly confidence: number | null
  readonly alternatives: readonly string[]
  readonly gates: readonly Condition[]
  readonly note: string | null
}

export interface GivenLine {
  part: string
  description?: string | undefined
  hs?: string | undefined
  quantity?: number | undefined
  unit?: string | undefined
  segment_id?: string | undefined
  certificates?: readonly string[] | undefined
  processes?: readonly string[] | undefined
}

export async function readBomFile(
  context: ServiceContext,
  base64: string,
  lang: Language,
): Promise<{ lines: ReadLine[]; unknown_columns: readonly string[] }> {
  const words = wording(lang)
  const knowledge = await matchKnowledge(context)
  const { lines, unknown_columns } = await readSheetLines(base64, columnOf, NEED_LIMITS.bom_lines, lang)
  const find = await segmentFinder(context)
  return {
    unknown_columns,
    lines: lines.map(({ row_no, cells }) => {
      const reader = readCells<BomColumn>(cells, { atlas: context.atlas, knowledge, words })
      const part = cleanName(cells.part ?? cells.description ?? '').slice(0, 200)
      const hs = codeOf(cells.hs)
      if (cells.hs !== undefined && hs === null) reader.refuse('hs', words.text('need.cell.hs', { value: cells.hs }))
      const quantity = cells.quantity === undefined ? undefined : separated(cells.quantity, true)
      if (quantity !== undefined && typeof quantity !== 'number') reader.refuse('quantity', words.text('need.cell.number'))
      const [chosen] = reader.segments('segment')
      const gates = [
        ...reader.terms('certificates', 'scheme').map((certificate) => ({ certificate })),
        ...reader.terms('processes', 'process').map((process) => ({ process })),
      ]
      const note = reader.problems.map(({ value, message }) => `${value}: ${message}`).join(' · ')
      return {
        line_no: row_no,
        part: part === '' ? (hs ?? '—') : part,
        description: cells.description === undefined ? null : cleanName(cells.description).slice(0, 500),
        hs,
        quantity: typeof quantity === 'number' ? quantity : null,
        unit: cells.unit?.slice(0, 40) ?? null,
        origin: cells.origin?.slice(0, 80) ?? null,
        ...find({ chosen, hs, texts: [cells.part, cells.description] }),
        gates,
        note: note === '' ? null : note.slice(0, 500),
      }
    }),
  }
}

/** Lines of a program: ids are checked by the matching. */
export async function readGivenLines(context: ServiceContext, lines: readonly GivenLine[]): Promise<ReadLine[]> {
  const find = await segmentFinder(context)
  return lines.map((line, at) => ({
    line_no: at + 1,
    part: line.part,
    description: line.description ?? null,
    hs: line.hs ?? null,
    quantity: line.quantity ?? null,
    unit: line.unit ?? null,
    origin: null,
    ...find({ chosen: line.segment_id, hs: line.hs ?? null, texts: [line.part, line.description] }),
    gates: [
      ...(line.certificates ?? []).map((certificate) => ({ certificate })),
      ...(line.processes ?? []).map((process) => ({ process })),
    ],
    note: null,
  }))
}

function codeOf(text: string | undefined): string | null {
  const digits = text?.replaceAll(/[.\s]/g, '') ?? ''
  return /^\d{4}(\d{2}){0,3}$/.test(digits) ? digits : null
}

type FoundSegment = Pick<ReadLine, 'segment_id' | 'via' | 'confidence' | 'alternatives'>
interface Asked {
  chosen: string | undefined
  hs: string | null
  texts: readonly (string | undefined)[]
}

const MOST_ALTERNATIVES = 4
const NONE: FoundSegment = { segment_id: null, via: 'none', confidence: null, alternatives: [] }

/** What was said, then the code, then words: the whole name, a name within the words, a name that is near. */
async function segmentFinder(context: ServiceContext): Promise<(asked: Asked) => FoundSegment> {
  const { atlas } = context
  const { dictionary } = await searchWords(context)
  const lexicon = segmentLexicon(atlas)
  const byWords = (text: string): { ids: readonly string[]; confidence: number } => {
    const whole = segmentsNamed(atlas, text)
    if (whole.length > 0) return { ids: whole, confidence: 1 }
    const spans = understand(text, [], dictionary).spans.filter(({ param }) => param === 'segment')
    const longest = spans.toSorted((a, b) => b.text.length - a.text.length)[0]
    if (longest !== undefined) return { ids: longest.values, confidence: Math.max(0.5, longest.text.length / text.length) }
    const near = recogniseTerm(lexicon, text)
    return near !== undefined && near.confidence >= AUTO_ASSIGN
      ? { ids: [near.entry_id], confidence: near.confidence }
      : { ids: [], confidence: 0 }
  }
  return ({ chosen, hs, texts }) => {
    if (chosen !== undefined) return { ...NONE, segment_id: chosen, via: 'chosen' }
    const coded = hs === null ? [] : segmentsOfCode(atlas, hs)
    const said = texts
      .flatMap((text) => (text === undefined || text.trim() === '' ? [] : [byWords(text)]))
      .filter(({ ids }) => ids.length > 0)
    const both = said.flatMap(({ ids }) => ids).find((id) => coded.includes(id))
    const first = both ?? coded[0]
    if (first !== undefined) return { segment_id: first, via: 'hs', confidence: null, alternatives: others(coded, first) }
    const best = said.toSorted((a, b) => b.confidence - a.confidence)[0]
    const [id] = best?.ids ?? []
    if (id !== undefined && best !== undefined)
      return {
        segment_id: id,
        via: 'words',
        confidence: Math.round((best.confidence / best.ids.length) * 100) / 100,
        alternatives: others(
          said.flatMap(({ ids }) => ids),
          id,
        ),
      }
    const text = texts.find((each) => each !== undefined && each.trim() !== '')
    return {
      ...NONE,
      alternatives: text === undefined ? [] : closestTerms(lexicon, text, MOST_ALTERNATIVES).map(({ entry_id }) => entry_id),
    }
  }
}

function others(ids: readonly string[], but: string): string[] {
  return [...new Set(ids)].filter((id) => id !== but).slice(0, MOST_ALTERNATIVES)
}

const lexicons = new WeakMap<Atlas, Lexicon>()

function segmentLexicon(atlas: Atlas): Lexicon {
  const made = lexicons.get(atlas) ?? buildLexicon(atlas.ordered.map((row) => entryOfRow(row.segment_id, { ...row })))
  lexicons.set(atlas, made)
  return made
}
