import {
  type CompanyDimension,
  type CompanyFilters,
  type CompanyRow,
  type CompanySort,
  companiesOfSegments,
  companyLinks,
  countCompaniesBy,
  listCompanyRows,
} from '../db/queries/companies.ts'
import { placeNames } from '../db/queries/places.ts'
import { fold } from '../domain/fold.ts'
import type { EvidenceGrade, Language, Ownership, Role } from '../domain/vocabulary.ts'
import type { ServiceContext } from './context.ts'
import { cursorAt, offsetOf, type PageInput } from './paging.ts'
import { countryName } from './trade.ts'
import { localized } from './wording.ts'

interface CompanyQuery extends PageInput {
  q?: string | undefined
  segment?: string | undefined
  stage?: string | undefined
  province?: string | undefined
  park?: string | undefined
  ownership?: Ownership | undefined
  home_country?: string | undefined
  role?: Role | undefined
  grade?: EvidenceGrade | undefined
  sort: CompanySort
  lang: Language
}

const FACETS: CompanyDimension[] = ['segment', 'stage', 'province', 'ownership', 'home_country', 'role', 'grade']

/** Companies under the filters, with counts of what the other choices would give. */
export async function listCompanies(context: ServiceContext, query: CompanyQuery) {
  const { db, atlas } = context
  const offset = offsetOf(query.cursor)
  const filters: CompanyFilters = {
    ...query,
    words: fold(query.q ?? '')
      .split(' ')
      .filter(Boolean),
    stageSegments: query.stage ? atlas.ordered.filter((row) => row.stage_id === query.stage).map((row) => row.segment_id) : undefined,
  }
  const { rows, total } = await listCompanyRows(db, filters, query.sort, query.limit, offset)
  const places = await placeNames(db)
  const name = (dimension: CompanyDimension, value: string): string => {
    if (dimension === 'segment') return nameOf(atlas.segments.get(value), value, query.lang)
    if (dimension === 'stage') return nameOf(atlas.stages.get(value), value, query.lang)
    if (dimension === 'province') return nameOf(places.provinces.get(value), value, query.lang)
    return dimension === 'home_country' ? countryName(value, query.lang) : value
  }
  const facets = await Promise.all(
    FACETS.map(
      async (dimension) =>
        [
          dimension,
          (await countCompaniesBy(db, dimension, filters)).map((facet) => ({ ...facet, name: name(dimension, facet.value) })),
        ] as const,
    ),
  )
  return {
    items: await summarizeCompanies(context, rows, query.lang),
    total,
    facets: Object.fromEntries(facets),
    next_cursor: offset + query.limit < total ? cursorAt(offset + query.limit) : null,
  }
}

export async function listCompaniesOfSegments(context: ServiceContext, segments: readonly string[], limit: number, lang: Language) {
  return summarizeCompanies(context, await companiesOfSegments(context.db, segments, limit), lang)
}

export type Named = { [K in `name_${Language}`]: string }

export function nameOf(row: Named | undefined, id: string, lang: Language): string {
  return row ? localized(row, 'name', lang) : id
}

type Links = Awaited<ReturnType<typeof companyLinks>>

export async function summarizeCompanies(
  { db, atlas, edition }: ServiceContext,
  rows: readonly CompanyRow[],
  lang: Language,
  links?: Pick<Links, 'made' | 'sites'>,
) {
  const ids = rows.map((row) => row.company_id)
  const { made, sites } = links ?? (await companyLinks(db, ids))
  const places = await placeNames(db)
  return rows.map((row) => {
    const own = sites.filter((site) => site.company_id === row.company_id)
    const provinces = [...new Set(own.flatMap((site) => site.province_id ?? []))]
    return {
      id: row.company_id,
      name: (lang === 'vi' ? row.name_vi : lang === 'ko' && row.native_lang === 'ko' ? row.name_native : null) ?? row.name_en,
      name_vi: row.name_vi,
      name_en: row.name_en,
      name_native: row.name_native,
      native_lang: row.native_lang,
      ownership: row.ownership,
      home_country: row.home_country,
      home_country_name: row.home_country && countryName(row.home_country, lang),
      group_name: row.group_name,
      status: row.status,
      fictional: edition.fictional,
      segments: made
        .filter((link) => link.company_id === row.company_id)
        .map((link) => ({
          id: link.segment_id,
          name: nameOf(atlas.segments.get(link.segment_id), link.segment_id, lang),
          role: link.role,
        })),
      provinces: provinces.map((id) => ({ id, name: nameOf(places.provinces.get(id), id, lang) })),
      sites: own.length,
      source_id: row.source_id,
      evidence_grade: row.evidence_grade,
      as_of: row.as_of,
    }
  })
}
