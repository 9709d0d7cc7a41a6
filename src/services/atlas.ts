import type { Kysely } from 'kysely'
import { type AtlasRows, readAtlasRows } from '../db/queries/atlas-rows.ts'
import type { Database } from '../db/schema.ts'
import { downstream } from '../analytics/chain.ts'
import { Problem } from '../domain/problem.ts'
import type { Ownership, Sector } from '../domain/vocabulary.ts'

type Row<K extends keyof AtlasRows> = NonNullable<AtlasRows[K]> extends (infer R)[] ? R : NonNullable<AtlasRows[K]>
export type SegmentRow = Row<'segments'>
export type LinkRow = Row<'links'>
export type IndicatorRow = Row<'indicators'>
export type StatusRow = Row<'statuses'>

export interface FirmCounts extends Record<Ownership, number> {
  total: number
}

/** The chain as a read model: rows of the edition with the indexes its questions need. Immutable. */
export interface Atlas {
  edition: Row<'edition'>
  rows: AtlasRows
  segments: ReadonlyMap<string, SegmentRow>
  /** In the order of the chain: stage, family, name. */
  ordered: readonly SegmentRow[]
  stages: ReadonlyMap<string, Row<'stages'>>
  sectors: ReadonlyMap<string, Row<'sectors'>>
  families: ReadonlyMap<string, Row<'families'>>
  sources: ReadonlyMap<string, Row<'sources'>>
  codeLabels: ReadonlyMap<string, Row<'codes'>>
  codes: ReadonlyMap<string, Row<'segmentCodes'>[]>
  inputs: ReadonlyMap<string, LinkRow[]>
  outputs: ReadonlyMap<string, LinkRow[]>
  status: ReadonlyMap<string, StatusRow>
  indicators: ReadonlyMap<string, ReadonlyMap<string, IndicatorRow>>
  gapRank: ReadonlyMap<string, number>
  firms: ReadonlyMap<string, FirmCounts>
  topFirms: ReadonlyMap<string, string[]>
  /** Sectors of the final products a segment reaches; a final product's own sector. */
  serves: ReadonlyMap<string, Sector[]>
  /** HS 1992 headings a segment is counted under, and the other segments under the same heading. */
  headings: ReadonlyMap<string, string[]>
  headingSegments: ReadonlyMap<string, string[]>
}

export async function loadAtlas(db: Kysely<Database>): Promise<Atlas> {
  const rows = await readAtlasRows(db)
  if (!rows.edition) throw new Problem('not_ready', 'No edition is loaded yet.')
  const stages = indexBy(rows.stages, (row) => row.stage_id)
  const families = indexBy(rows.families, (row) => row.family_id)
  const segments = indexBy(rows.segments, (row) => row.segment_id)
  const ordered = rows.segments.toSorted(
    (a, b) =>
      (stages.get(a.stage_id)?.position ?? 0) - (stages.get(b.stage_id)?.position ?? 0) ||
      (families.get(a.family_id)?.position ?? 0) - (families.get(b.family_id)?.position ?? 0) ||
      (a.name_en < b.name_en ? -1 : 1),
  )
  const headings = segmentHeadings(rows.segmentCodes)
  return {
    edition: rows.edition,
    rows,
    segments,
    ordered,
    stages,
    sectors: indexBy(rows.sectors, (row) => row.sector_id),
    families,
    sources: indexBy(rows.sources, (row) => row.source_id),
    codeLabels: indexBy(rows.codes, (row) => `${row.system}:${row.code}`),
    codes: Map.groupBy(rows.segmentCodes, (row) => row.segment_id),
    inputs: Map.groupBy(rows.links, (row) => row.output_segment_id),
    outputs: Map.groupBy(rows.links, (row) => row.input_segment_id),
    status: indexBy(rows.statuses, (row) => row.segment_id),
    indicators: new Map(
      [...Map.groupBy(rows.indicators, (row) => row.segment_id)].map(([id, list]) => [id, indexBy(list, (row) => row.indicator)]),
    ),
    gapRank: new Map(rows.gaps.map((row) => [row.segment_id, row.rank])),
    firms: firmCounts(rows.firmCounts),
    topFirms: topFirms(rows.firmNames),
    serves: servedSectors(rows.segments, rows.links),
    headings,
    headingSegments: invert(headings),
  }
}

/** HS 1992 headings of each segment, in order, each once. */
export function segmentHeadings(codes: readonly Row<'segmentCodes'>[]): Map<string, string[]> {
  const out = new Map<string, string[]>()
  for (const code of codes) {
    if (code.system !== 'hs2022' || !code.hs1992_heading) continue
    const list = out.get(code.segment_id) ?? []
    if (!list.includes(code.hs1992_heading)) out.set(code.segment_id, [...list, code.hs1992_heading].toSorted())
  }
  return out
}

export function invert(map: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const out = new Map<string, string[]>()
  for (const [key, values] of map) for (const value of values) out.set(value, [...(out.get(value) ?? []), key])
  return out
}

export function firmCounts(rows: AtlasRows['firmCounts']): Map<string, FirmCounts> {
  const out = new Map<string, FirmCounts>()
  for (const row of rows) {
    const counts = out.get(row.segment_id) ?? { total: 0, domestic: 0, foreign_invested: 0, joint_venture: 0, unknown: 0 }
    const companies = Number(row.companies)
    counts[row.ownership] += companies
    counts.total += companies
    out.set(row.segment_id, counts)
  }
  return out
}

export const NO_FIRMS: FirmCounts = { total: 0, domestic: 0, foreign_invested: 0, joint_venture: 0, unknown: 0 }

function topFirms(rows: AtlasRows['firmNames']): Map<string, string[]> {
  return new Map(
    [...Map.groupBy(rows, (row) => row.segment_id)].map(([id, list]) => [id, list.map((row) => row.short_name ?? row.name_en)]),
  )
}

function servedSectors(segments: readonly SegmentRow[], links: readonly LinkRow[]): Map<string, Sector[]> {
  const chainLinks = links.map((link) => ({ input: link.input_segment_id, output: link.output_segment_id, essential: link.essential }))
  const finals = new Map(segments.filter((row) => row.stage_id === 'final_products').map((row) => [row.segment_id, row.sector_id]))
  return new Map(
    segments.map((row) => {
      const own = row.sector_id
      const reached = [...downstream(row.segment_id, chainLinks)].flatMap((id) => finals.get(id) ?? [])
      return [row.segment_id, [...new Set(own === 'shared' ? reached : [own, ...reached])].toSorted()]
    }),
  )
}

export function indexBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T> {
  return new Map(rows.map((row) => [key(row), row]))
}
