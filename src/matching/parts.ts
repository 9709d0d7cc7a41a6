/** Parts of a score: each between 0 and 1, never lower with more or better evidence, 0 where nothing is known. */
import { fold } from '../domain/fold.ts'
import { ageOf } from '../domain/freshness.ts'
import type { Requirement } from '../domain/requirement.ts'
import type { EvidenceGrade } from '../domain/vocabulary.ts'
import { share } from './amounts.ts'
import type { MatchFrame } from './match-frame.ts'
import { judgeNeeded, ofProduct } from './quantity-gates.ts'
import type { Evidence, Made, MatchSubject, SubjectCertificate } from './subject.ts'
import type { BasePart } from './weights.ts'

export interface PartValue {
  readonly value: number
  /** What it would be if everything that is not known turned out well. */
  readonly if_known: number
  readonly evidence: readonly Evidence[]
}

const UNKNOWN: PartValue = { value: 0, if_known: 1, evidence: [] }

type ValueOf = (subject: MatchSubject, frame: MatchFrame, requirement: Requirement) => PartValue

/** The parts a requirement asks for; which they are does not depend on its gates. */
export function basePartsOf(requirement: Requirement, frame: MatchFrame): BasePart[] {
  const asksProduct = frame.segments.length > 0 || requirement.product !== undefined
  const knowsProcesses = frame.processes.defines.length + frame.processes.uses.length > 0
  return [
    ...(asksProduct ? ['product' as const] : []),
    ...(knowsProcesses ? ['process' as const] : []),
    ...(requirement.volume === undefined ? [] : ['scale' as const]),
    'certificates',
    'track_record',
    'evidence',
    'readiness',
    ...(requirement.boost_first_time_domestic === true ? ['first_time_domestic' as const] : []),
  ]
}

export const VALUES: Readonly<Record<BasePart, ValueOf>> = {
  product: productValue,
  process: processValue,
  scale: scaleValue,
  certificates: certificatesValue,
  track_record: trackRecordValue,
  evidence: evidenceValue,
  readiness: readinessValue,
  first_time_domestic: ({ ownership, first_time }) => ({
    value: ownership.value === 'domestic' && first_time ? 1 : 0,
    if_known: first_time && (ownership.value === 'domestic' || ownership.value === 'unknown') ? 1 : 0,
    evidence: [ownership],
  }),
}

/** A trader sells what others make; who services a product does not make it, but where the product is a service. */
function roleValue({ role, segment_id }: Made, { service_segments }: MatchFrame): number {
  if (role === 'trader') return 0.4
  return role === 'service' && !service_segments.includes(segment_id) ? 0.6 : 1
}

/** Of a product that is near to what is asked, at most so much. */
const RELATED = 0.6
/** What the words of a product add: a firm of the segment is not less because nobody described its products. */
const WORDS = 0.2

function productValue(subject: MatchSubject, frame: MatchFrame, { product }: Requirement): PartValue {
  const words = product === undefined ? [] : wordsOf(product)
  const texts = (rows: readonly (Evidence & { readonly product?: string | null })[]) => rows.map((row) => row.product ?? row.text ?? '')
  if (frame.segments.length === 0) {
    const value = wordShare(words, [...texts(subject.made), ...texts(subject.products)])
    return { value, if_known: 1, evidence: [...subject.made, ...subject.products].filter((row) => wordShare(words, texts([row])) > 0) }
  }
  let best: { value: number; row: Made } | undefined
  for (const row of subject.made) {
    const isAsked = frame.segments.includes(row.segment_id)
    const value = roleValue(row, frame) * (isAsked ? 1 : RELATED * (frame.related[row.segment_id] ?? 0))
    if (value > 0 && (best === undefined || value > best.value)) best = { value, row }
  }
  if (best === undefined) return UNKNOWN
  const evidence = [best.row]
  if (words.length === 0) return { value: best.value, if_known: best.value, evidence }
  const own = subject.made.filter((row) => frame.segments.includes(row.segment_id))
  const said = wordShare(words, [...texts(own), ...texts(subject.products)])
  return { value: best.value * (1 - WORDS + WORDS * said), if_known: best.value, evidence }
}

function wordsOf(text: string): string[] {
  return [...new Set(fold(text).split(' '))].filter((word) => word.length > 1)
}

function wordShare(words: readonly string[], texts: readonly string[]): number {
  if (words.length === 0) return 0
  const said = new Set(texts.flatMap(wordsOf))
  return words.filter((word) => said.has(word)).length / words.length
}

/** Three of the processes a product uses are enough: nobody has all that anybody uses for it. */
const ENOUGH_USES = 3

function processValue({ processes }: MatchSubject, { processes: { defines, uses } }: MatchFrame): PartValue {
  const worth = (id: string) =>
    Math.max(
      0,
      ...processes.flatMap((one) => {
        if (one.id !== id || one.mode === 'outsourced') return []
        return [one.mode === 'core' ? 1 : one.implied ? 0.6 : 0.8]
      }),
    )
  const defining = Math.max(0, ...defines.map(worth))
  const most = Math.min(ENOUGH_USES, uses.length)
  const using = most === 0 ? 0 : Math.min(1, uses.reduce((sum, id) => sum + worth(id), 0) / most)
  const value = defines.length === 0 ? using : most === 0 ? defining : 0.7 * defining + 0.3 * using
  const asked = new Set([...defines, ...uses])
  return { value, if_known: 1, evidence: processes.filter(({ id }) => asked.has(id)) }
}

function scaleValue(subject: MatchSubject, frame: MatchFrame, { volume }: Requirement): PartValue {
  if (volume === undefined) return UNKNOWN
  const { value, known, evidence, result } = judgeNeeded(
    { amount: volume.amount, unit: volume.unit ?? null, per: volume.per ?? 'year' },
    subject,
    frame,
  )
  return { value, if_known: known && result !== 'unknown' ? value : 1, evidence }
}

/** Of the kinds of management systems buyers ask about first. */
const KINDS: readonly (readonly [share: number, kinds: readonly string[]])[] = [
  [0.6, ['quality']],
  [0.2, ['environment', 'energy']],
  [0.2, ['safety', 'social', 'security']],
]

function certificatesValue({ certificates }: MatchSubject, { today }: MatchFrame): PartValue {
  const worths = certificates.map((paper) => ({ paper, worth: paperWorth(paper, today) })).filter(({ worth }) => worth > 0)
  const value = KINDS.reduce(
    (sum, [part, kinds]) =>
      sum + part * Math.max(0, ...worths.flatMap(({ paper, worth }) => (kinds.includes(paper.kind ?? '') ? [worth] : []))),
    0,
  )
  return { value, if_known: 1, evidence: worths.toSorted((a, b) => b.worth - a.worth).map(({ paper }) => paper) }
}

function paperWorth({ standing, expires_on, grade }: SubjectCertificate, today: string): number {
  if (standing !== 'held' || (expires_on !== null && expires_on < today)) return 0
  return expires_on === null || grade === 'self_declared' || grade === 'press' ? 0.5 : 1
}

function trackRecordValue({ customers, export_markets, supplier_lists }: MatchSubject): PartValue {
  const upTo = (list: readonly { readonly text: string | null }[]) =>
    Math.min(3, new Set(list.map(({ text }) => fold(text ?? ''))).size) / 3
  return {
    value: 0.5 * upTo(customers) + 0.3 * upTo(export_markets) + 0.2 * Math.min(1, supplier_lists.length),
    if_known: 1,
    evidence: [...supplier_lists, ...customers, ...export_markets],
  }
}

const GRADE_WORTH: Readonly<Record<EvidenceGrade, number>> = {
  self_declared: 0.2,
  press: 0.4,
  official_list: 0.6,
  document: 0.8,
  site_verified: 1,
}
const AGE_WORTH = { current: 1, over_12_months: 0.8, over_24_months: 0.6, undated: 0.5 } as const

/** How far it was checked, and how lately, that the firm makes what is asked; where it makes none of it, that there is such a firm. */
function evidenceValue(subject: MatchSubject, frame: MatchFrame): PartValue {
  const rows: Evidence[] = [...ofProduct(subject.made, frame), subject.ownership]
  let best: { value: number; row: Evidence } | undefined
  for (const row of rows) {
    // Of the firm only counts half: what it makes is another question.
    const value = GRADE_WORTH[row.grade] * AGE_WORTH[ageOf(row.as_of, frame.today)] * (row === subject.ownership ? 0.5 : 1)
    if (best === undefined || value > best.value) best = { value, row }
  }
  return best === undefined ? UNKNOWN : { value: best.value, if_known: 1, evidence: [best.row] }
}

const SPARE = { none: 0, under_20: 0.3, '20_to_50': 0.7, over_50: 1 } as const
/** A repeat order within a month is as ready as a buyer asks. */
const READY_DAYS = 30

/** Free capacity, and how soon a repeat order comes. */
function readinessValue(subject: MatchSubject, frame: MatchFrame): PartValue {
  const spares = ofProduct(subject.capacities, frame).filter(({ spare }) => spare !== null)
  const times = ofProduct(subject.lead_times, frame).filter(({ kind }) => kind !== 'sample')
  const spare = Math.max(0, ...spares.map((fact) => SPARE[fact.spare ?? 'none']))
  const time = Math.max(0, ...times.map(({ days }) => share(READY_DAYS, days)))
  return {
    value: 0.6 * spare + 0.4 * time,
    if_known: 0.6 * (spares.length === 0 ? 1 : spare) + 0.4 * (times.length === 0 ? 1 : time),
    evidence: [...spares, ...times],
  }
}
