import {
  type CompanyDimension,
  type CompanyFilters,
  type CompanyRow,
  type CompanySort,
  companiesOfSegments,
  companyLinks,
  countCompaniesBy,
  findCompany,
  listCompanyIds,
  listCompanyRows,
} from '../db/queries/companies.ts'
import { placeNames } from '../db/queries/places.ts'
import { fold } from '../domain/fold.ts'
import type { EvidenceGrade, Language, Ownership, Role } from '../domain/vocabulary.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './not-found.ts'
import { cursorAt, offsetOf, type PageInput } from './paging.ts'
import { countryName } from './trade.ts'
import { localized, wording } from './wording.ts'

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

type Named = { [K in `name_${Language}`]: string }

function nameOf(row: Named | undefined, id: string, lang: Language): string {
  return row ? localized(row, 'name', lang) : id
}

async function summarizeCompanies({ db, atlas, edition }: ServiceContext, rows: readonly CompanyRow[], lang: Language) {
  const { made, sites } = await companyLinks(
    db,
    rows.map((row) => row.company_id),
  )
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

/** What buyers look for first; a profile says which of these no source gives. */
const WANTED_FACTS = ['website', 'capacity', 'certificate', 'customer', 'employees'] as const

/** One company: every fact with its source, grade and date, and what nobody says yet. */
export async function getCompany(context: ServiceContext, { id, lang }: { id: string; lang: Language }) {
  const { db, atlas } = context
  const found = (await findCompany(db, id)) ?? notFound('company', id, await listCompanyIds(db), lang)
  const { company, sites, made, facts } = found
  const places = await placeNames(db)
  const words = wording(lang)
  const [summary] = await summarizeCompanies(context, [company], lang)
  if (!summary) throw new Error(`company ${id} vanished between two reads`)
  const reference = (map: ReadonlyMap<string, Named>, key: string | null) =>
    key === null ? null : { id: key, name: nameOf(map.get(key), key, lang) }
  const missing = [
    ...WANTED_FACTS.filter((property) => !facts.some((fact) => fact.property === property)),
    ...(company.name_vi === null ? ['name_vi' as const] : []),
    ...(sites.some((site) => site.address !== null || site.park_id !== null) ? [] : ['site' as const]),
  ]
  const cited = new Set([company, ...sites, ...made, ...facts].map((row) => row.source_id))
  return {
    ...summary,
    short_name: company.short_name,
    ticker: company.ticker,
    note: company.note,
    website: facts.find((fact) => fact.property === 'website')?.value ?? null,
    site_list: sites.map((site) => ({
      id: site.site_id,
      kind: site.kind,
      name: site.name,
      province: reference(places.provinces, site.province_id),
      former_province: reference(places.formerProvinces, site.former_province_id),
      park: reference(places.parks, site.park_id),
      address: site.address,
      status: site.status,
      source_id: site.source_id,
      evidence_grade: site.evidence_grade,
      as_of: site.as_of,
    })),
    capabilities: made.map((link) => ({
      segment: {
        id: link.segment_id,
        name: nameOf(atlas.segments.get(link.segment_id), link.segment_id, lang),
        stage: atlas.segments.get(link.segment_id)?.stage_id ?? '',
        status: atlas.status.get(link.segment_id)?.status ?? 'data_poor',
      },
      role: link.role,
      product: link.product,
      site_id: link.site_id,
      source_id: link.source_id,
      evidence_grade: link.evidence_grade,
      as_of: link.as_of,
    })),
    facts: facts.map(({ fact_id, company_id: _company, ...fact }) => ({ id: fact_id, ...fact })),
    sources: [...cited].flatMap((sourceId) => {
      const source = atlas.sources.get(sourceId)
      return source
        ? [
            {
              id: sourceId,
              title: source.title,
              publisher: source.publisher,
              url: source.url,
              published_on: source.published_on,
              retrieved_on: source.retrieved_on,
              note: source.note,
            },
          ]
        : []
    }),
    missing: missing.map((key) => words.text(`missing_fact.${key}`)),
  }
}
