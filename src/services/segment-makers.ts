import { companiesNearest, makersByGrade, parksOfSegments, sharedProcesses } from '../db/queries/segment-makers.ts'
import { companiesById } from '../db/queries/nearby.ts'
import { placeNames } from '../db/queries/places.ts'
import { EVIDENCE_GRADES, type Language, OWNERSHIPS } from '../domain/vocabulary.ts'
import { nameOf, summarizeCompanies } from './companies.ts'
import type { ServiceContext } from './context.ts'
import { localized } from './wording.ts'

const NEAREST_SHOWN = 12
const PARKS_SHOWN = 10

/**
 * How close a firm stands to a segment nobody makes. The same process is closest: the machines are there. Then products of the same
 * family, then what goes into it, then what it goes into. Only the order counts; the page says why, not how many points.
 */
const POINTS = { stated_process: 6, defining_process: 5, process: 4, family: 3, input: 2, common_process: 1.5, output: 1 } as const
/** A process that more products than this are made by says little about any of them. */
const COMMON = 12

type Why = { kind: 'process' | 'family' | 'input' | 'output'; id: string; name: string }

/** Makers by strongest evidence and ownership, strongest first. */
export async function segmentMakers({ db }: ServiceContext, segmentId: string) {
  const counted = await makersByGrade(db, segmentId)
  return EVIDENCE_GRADES.toReversed().flatMap((evidence_grade) => {
    const of = (ownership: string) =>
      counted.find((row) => row.ownership === ownership && row.evidence_grade === evidence_grade)?.companies ?? 0
    const [domestic, foreign_invested, joint_venture, unknown] = OWNERSHIPS.map(of) as [number, number, number, number]
    const total = domestic + foreign_invested + joint_venture + unknown
    return total === 0 ? [] : [{ evidence_grade, domestic, foreign_invested, joint_venture, unknown, total }]
  })
}

/** Where nobody makes it: who has the processes, makes its sisters, its inputs or what it goes into, each with why. */
export async function nearestCapable(context: ServiceContext, segmentId: string, lang: Language) {
  const { db } = context
  const ways = await waysTo(context, segmentId, lang)
  const best = (kind: 'segment' | 'process') => {
    const points = new Map<string, number>()
    for (const way of ways) if (way.from === kind) points.set(way.id, Math.max(points.get(way.id) ?? 0, way.points))
    return points
  }
  const found = await companiesNearest(db, { segments: best('segment'), processes: best('process'), limit: NEAREST_SHOWN })
  const rows = new Map(
    (
      await companiesById(
        db,
        found.map((row) => row.company_id),
      )
    ).map((row) => [row.company_id, row]),
  )
  const companies = await summarizeCompanies(
    context,
    found.flatMap(({ company_id }) => rows.get(company_id) ?? []),
    lang,
  )
  const reasons = new Map(found.map((row) => [row.company_id, row.ids]))
  return companies.map((company) => ({ ...company, why: whyOf(reasons.get(company.id) ?? [], ways) }))
}

interface Way {
  readonly from: 'segment' | 'process'
  /** Segment or process a firm has. */
  readonly id: string
  readonly points: number
  readonly why: Why
}

async function waysTo({ db, atlas }: ServiceContext, segmentId: string, lang: Language): Promise<Way[]> {
  const shared = await sharedProcesses(db, segmentId)
  const bySegment = (id: string, points: number, kind: Why['kind']): Way => ({
    from: 'segment',
    id,
    points,
    why: { kind, id, name: nameOf(atlas.segments.get(id), id, lang) },
  })
  const family = atlas.segments.get(segmentId)?.family_id
  const uses = Map.groupBy(shared, (row) => row.process_id)
  const byProcess = [...uses].flatMap(([id, rows]): Way[] => {
    const [first] = rows
    if (first === undefined) return []
    const why = { kind: 'process' as const, id, name: localized(first, 'name', lang) }
    const isCommon = rows.length > COMMON
    const others = rows.flatMap(({ segment_id, other_relation }): Way[] =>
      segment_id === null
        ? []
        : [
            {
              from: 'segment',
              id: segment_id,
              points: isCommon ? POINTS.common_process : other_relation === 'defines' ? POINTS.defining_process : POINTS.process,
              why,
            },
          ],
    )
    return [{ from: 'process', id, points: isCommon ? POINTS.common_process : POINTS.stated_process, why }, ...others]
  })
  return [
    ...byProcess,
    ...atlas.ordered
      .filter((row) => row.family_id === family && row.segment_id !== segmentId)
      .map((row) => bySegment(row.segment_id, POINTS.family, 'family')),
    ...(atlas.inputs.get(segmentId) ?? []).map((link) => bySegment(link.input_segment_id, POINTS.input, 'input')),
    ...(atlas.outputs.get(segmentId) ?? []).map((link) => bySegment(link.output_segment_id, POINTS.output, 'output')),
  ]
}

const REASONS_SHOWN = 3

function whyOf(ids: readonly string[], ways: readonly Way[]): Why[] {
  const mine = ways.filter((way) => ids.includes(`${way.from}:${way.id}`)).toSorted((a, b) => b.points - a.points)
  const seen = new Map(mine.map((way) => [`${way.why.kind} ${way.why.id}`, way.why]))
  return [...seen.values()].slice(0, REASONS_SHOWN)
}

/** Where its makers stand; where nobody makes it, where those of its family, its inputs and outputs do. */
export async function segmentParks({ db, atlas }: ServiceContext, segmentId: string, made: boolean, lang: Language) {
  const family = atlas.segments.get(segmentId)?.family_id
  const near = [
    ...atlas.ordered.filter((row) => row.family_id === family).map((row) => row.segment_id),
    ...(atlas.inputs.get(segmentId) ?? []).map((link) => link.input_segment_id),
    ...(atlas.outputs.get(segmentId) ?? []).map((link) => link.output_segment_id),
  ]
  const rows = await parksOfSegments(db, made ? [segmentId] : [...new Set(near)], PARKS_SHOWN)
  const { provinces } = await placeNames(db)
  return rows.map((row) => ({
    id: row.park_id,
    name: localized(row, 'name', lang),
    province: { id: row.province_id, name: nameOf(provinces.get(row.province_id), row.province_id, lang) },
    companies: row.companies,
    source_id: row.source_id,
  }))
}
