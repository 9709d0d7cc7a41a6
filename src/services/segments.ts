import { fold, matchesAllWords } from '../domain/fold.ts'
import {
  type Language,
  OVERLAYS,
  type Overlay,
  OWNERSHIPS,
  type Sector,
  SECTORS,
  type Stage,
  STAGES,
  type Status,
  STATUSES,
} from '../domain/vocabulary.ts'
import { listCompaniesOfSegments } from './companies.ts'
import { type Atlas, NO_FIRMS, type SegmentRow } from './atlas.ts'
import type { ServiceContext } from './context.ts'
import { explainStatus } from './explain-status.ts'
import { notFound } from './not-found.ts'
import { type PageInput, pageOf } from './paging.ts'
import { nearestCapable, segmentMakers, segmentParks } from './segment-makers.ts'
import { segmentIndicators, segmentFigure } from './segment-indicators.ts'
import { listNeeds } from './needs/list-needs.ts'
import { segmentCodes, segmentLinks } from './segment-parts.ts'
import { listInstitutions, listProgrammes } from './support.ts'
import { segmentIndustry, segmentPartners, segmentTradeSeries } from './trade.ts'
import { localized, wording } from './wording.ts'

export interface SegmentFilters {
  q?: string | undefined
  stage?: Stage | undefined
  sector?: Sector | undefined
  serves?: Sector | undefined
  status?: Status | undefined
  overlay?: Overlay | undefined
  family?: string | undefined
}

type Dimension = 'stage' | 'sector' | 'serves' | 'status' | 'overlay'

/** Does the segment pass every filter but one? Facets count under the *other* filters, so that a choice can be changed. */
export function passesFilters(atlas: Atlas, row: SegmentRow, filters: SegmentFilters, except?: Dimension): boolean {
  const status = atlas.status.get(row.segment_id)
  const is = (dimension: Dimension, wanted: string | undefined, actual: readonly string[]) =>
    wanted === undefined || dimension === except || actual.includes(wanted)
  return (
    is('stage', filters.stage, [row.stage_id]) &&
    is('sector', filters.sector, [row.sector_id]) &&
    is('serves', filters.serves, atlas.serves.get(row.segment_id) ?? []) &&
    is('status', filters.status, status ? [status.status] : []) &&
    is('overlay', filters.overlay, status?.overlays ?? []) &&
    (filters.family === undefined || row.family_id === filters.family) &&
    (!filters.q || matchesAllWords(searchText(atlas, row), fold(filters.q)))
  )
}

const texts = new WeakMap<SegmentRow, string>()

/** Names, synonyms and codes, folded: what a segment is found by. */
function searchText(atlas: Atlas, row: SegmentRow): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const codes = (atlas.codes.get(row.segment_id) ?? []).flatMap((code) => [code.code, code.hs1992_heading ?? ''])
  const text = fold(
    [
      row.name_vi,
      row.name_en,
      row.name_ko,
      row.short_name_vi,
      row.short_name_en,
      row.synonyms_vi ?? '',
      row.synonyms_en ?? '',
      row.synonyms_ko ?? '',
      row.segment_id,
      ...codes,
    ].join(' | '),
  )
  texts.set(row, text)
  return text
}

export function segmentFacets(atlas: Atlas, filters: SegmentFilters, lang: Language, among: readonly SegmentRow[] = atlas.ordered) {
  const words = wording(lang)
  const count = (
    dimension: Dimension,
    values: readonly string[],
    of: (row: SegmentRow) => readonly string[],
    name: (value: string) => string,
  ) => {
    const rows = among.filter((row) => passesFilters(atlas, row, filters, dimension))
    return values
      .map((value) => ({ value, name: name(value), count: rows.filter((row) => of(row).includes(value)).length }))
      .filter((facet) => facet.count > 0)
  }
  const named =
    <T extends { [K in `name_${Language}`]: string }>(map: ReadonlyMap<string, T>) =>
    (id: string) => {
      const row = map.get(id)
      return row ? localized(row, 'name', lang) : id
    }
  return {
    stage: count('stage', STAGES, (row) => [row.stage_id], named(atlas.stages)),
    sector: count('sector', SECTORS, (row) => [row.sector_id], named(atlas.sectors)),
    serves: count(
      'serves',
      SECTORS.filter((sector) => sector !== 'shared'),
      (row) => atlas.serves.get(row.segment_id) ?? [],
      named(atlas.sectors),
    ),
    status: count(
      'status',
      STATUSES,
      (row) => [atlas.status.get(row.segment_id)?.status ?? ''],
      (id) => words.text(`status.${id}.name`),
    ),
    overlay: count(
      'overlay',
      OVERLAYS,
      (row) => atlas.status.get(row.segment_id)?.overlays ?? [],
      (id) => words.text(`overlay.${id}.name`),
    ),
  }
}

export function summarizeSegment(atlas: Atlas, row: SegmentRow, lang: Language) {
  const id = row.segment_id
  const stage = atlas.stages.get(row.stage_id)
  const sector = atlas.sectors.get(row.sector_id)
  const family = atlas.families.get(row.family_id)
  const status = atlas.status.get(id)
  const firms = atlas.firms.get(id) ?? NO_FIRMS
  return {
    id,
    name: localized(row, 'name', lang),
    short_name: localized(row, 'short_name', lang),
    names: { vi: row.name_vi, en: row.name_en, ko: row.name_ko },
    description: localized(row, 'description', lang),
    stage: row.stage_id,
    stage_name: stage ? localized(stage, 'name', lang) : row.stage_id,
    sector: row.sector_id,
    sector_name: sector ? localized(sector, 'name', lang) : row.sector_id,
    family: row.family_id,
    family_name: family ? localized(family, 'name', lang) : row.family_id,
    serves: atlas.serves.get(id) ?? [],
    status: status?.status ?? ('data_poor' as const),
    status_name: wording(lang).text(`status.${status?.status ?? 'data_poor'}.name`),
    overlays: status?.overlays ?? [],
    status_sentence: explainStatus(atlas, id, lang).sentence,
    companies: { total: firms.total, ...Object.fromEntries(OWNERSHIPS.map((key) => [key, firms[key]])) } as typeof firms,
    export_usd: segmentFigure(atlas, id, 'export_usd', lang),
    import_usd: segmentFigure(atlas, id, 'import_usd', lang),
    rca: segmentFigure(atlas, id, 'rca', lang),
    gap_rank: atlas.gapRank.get(id) ?? null,
  }
}

type Sort = 'chain' | 'name' | 'companies' | 'imports' | 'gap'

export function listSegments({ atlas }: ServiceContext, query: SegmentFilters & PageInput & { sort: Sort; lang: Language }) {
  const rows = atlas.ordered.filter((row) => passesFilters(atlas, row, query)).toSorted(order(atlas, query.sort, query.lang))
  return { ...pageOf(rows, query, (row) => summarizeSegment(atlas, row, query.lang)), facets: segmentFacets(atlas, query, query.lang) }
}

function order(atlas: Atlas, sort: Sort, lang: Language): (a: SegmentRow, b: SegmentRow) => number {
  const descending = (value: (row: SegmentRow) => number) => (a: SegmentRow, b: SegmentRow) => value(b) - value(a)
  if (sort === 'name') {
    const collator = new Intl.Collator(lang)
    return (a, b) => collator.compare(localized(a, 'name', lang), localized(b, 'name', lang))
  }
  if (sort === 'companies') return descending((row) => atlas.firms.get(row.segment_id)?.total ?? 0)
  if (sort === 'imports') return descending((row) => atlas.indicators.get(row.segment_id)?.get('import_usd')?.value ?? -1)
  if (sort === 'gap') return (a, b) => (atlas.gapRank.get(a.segment_id) ?? Infinity) - (atlas.gapRank.get(b.segment_id) ?? Infinity) || 0
  return () => 0
}

/** Everything about one segment: why this status, inputs, outputs, firms, trade, support. */
export async function getSegment(context: ServiceContext, { id, lang }: { id: string; lang: Language }) {
  const { atlas } = context
  const row = atlas.segments.get(id) ?? notFound('segment', id, atlas.segments.keys(), lang)
  const company_list = await listCompaniesOfSegments(context, [id], 100, lang)
  const isMade = (atlas.firms.get(id)?.total ?? 0) > 0
  const all = { limit: 500, segment: id, lang }
  return {
    ...summarizeSegment(atlas, row, lang),
    synonyms: (row[`synonyms_${lang}`] ?? '').split('|').filter(Boolean),
    codes: segmentCodes(atlas, id, lang),
    indicators: segmentIndicators(atlas, id, lang),
    diagnosis: explainStatus(atlas, id, lang),
    inputs: segmentLinks(atlas, id, 'inputs', lang),
    outputs: segmentLinks(atlas, id, 'outputs', lang),
    company_list,
    trade: segmentTradeSeries(atlas, id),
    partners: segmentPartners(atlas, id, lang),
    industry: segmentIndustry(atlas, id, lang),
    programmes: (await listProgrammes(context, all)).items,
    institutions: (await listInstitutions(context, all)).items,
    needs: (await listNeeds(context, { segment: id, sort: 'newest', limit: 50, lang })).items,
    makers: await segmentMakers(context, id),
    parks: await segmentParks(context, id, isMade, lang),
    nearest: isMade ? [] : await nearestCapable(context, id, lang),
  }
}
