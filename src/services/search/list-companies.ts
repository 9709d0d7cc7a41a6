import { readCompanies } from '../../db/queries/company-rows.ts'
import { companyLinks } from '../../db/queries/companies.ts'
import { findFirst, sitePositions } from '../../db/queries/search.ts'
import type { CompanySort } from '../../domain/company-filters.ts'
import { distanceKm, type Point } from '../../domain/geo.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { tsqueryText } from '../../search/lexemes.ts'
import { type Filters, rankTerms } from '../../search/question.ts'
import { rankFound } from '../../search/rank.ts'
import { wordsIn } from '../../search/lexemes.ts'
import { summarizeCompanies } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { wording } from '../wording.ts'
import { ask } from './ask.ts'
import { type Asking, askedOf } from './asked.ts'
import { countCompanies } from './counts.ts'
import { filtersToDrop } from './drop.ts'
import { matchedTexts } from './matched.ts'
import { nameFacets, presentSpans } from './names.ts'
import { refreshDocuments } from './refresh.ts'

export interface CompanyQuery extends PageInput, Filters {
  q?: string | undefined
  plain?: readonly string[] | undefined
  sort: CompanySort
  lang: Language
}

/** So many of the first are put in order here, where all of a name can be looked at; behind them the database's order stays. */
const RANKED = 200

/** Companies under words and filters, with counts of what the other choices would give. */
export async function listCompanies(context: ServiceContext, query: CompanyQuery) {
  const { q, plain, sort, limit, cursor, lang, ...filters } = query
  const offset = offsetOf(cursor)
  await refreshDocuments(context)
  const { asking, q: asked, didYouMean } = await ask(context, { q, plain, filters, lang })
  const from = originOf(asking)
  if (sort === 'distance' && from === null) throw new Problem('invalid', wording(lang).text('search.distance_from'))
  const counted = await countCompanies(context, asking)
  const ids = counted.total === 0 ? [] : await pageIds(context, asking, asked, { sort, from, offset, limit })
  return {
    items: await presentFound(context, asking, ids, from, lang),
    total: counted.total,
    facets: nameFacets(context, asking.words, counted.facets, lang),
    next_cursor: offset + limit < counted.total ? cursorAt(offset + limit) : null,
    understood: presentSpans(context, asking, lang),
    words: [...asking.question.understanding.words],
    did_you_mean: didYouMean,
    drop: counted.total === 0 ? await filtersToDrop(context, asking, lang) : [],
  }
}

function originOf({ question, points }: Asking): Point | null {
  return points.get(question.all.near ?? '') ?? null
}

interface Page {
  readonly sort: CompanySort
  readonly from: Point | null
  readonly offset: number
  readonly limit: number
}

async function pageIds({ db }: ServiceContext, asking: Asking, q: string, { sort, from, offset, limit }: Page): Promise<string[]> {
  const ranks = sort === 'relevance' ? rankTerms(asking.question, q).flatMap((terms) => tsqueryText(terms) ?? []) : []
  const end = offset + limit
  const isRanked = ranks.length > 0
  const { asked } = askedOf(asking, null)
  const rows = await findFirst(db, asked, { sort, ranks, from }, isRanked ? Math.max(RANKED, end) : end)
  const ordered = isRanked ? [...rankFound(rows.slice(0, RANKED), wordsIn(q).join(' ')), ...rows.slice(RANKED)] : rows
  return ordered.slice(offset, end).map((row) => row.company_id)
}

async function presentFound(context: ServiceContext, asking: Asking, ids: readonly string[], from: Point | null, lang: Language) {
  const rows = await readCompanies(context.db, ids)
  const links = await companyLinks(context.db, ids)
  const summaries = await summarizeCompanies(context, rows, lang, links)
  const matched = await matchedTexts(context, asking, rows, lang)
  const distances = from === null ? new Map<string, never>() : await distancesOf(context, asking, ids, from)
  return summaries.map((summary) => ({
    ...summary,
    distance_km: distances.get(summary.id)?.km ?? null,
    distance_basis: distances.get(summary.id)?.basis ?? null,
    matched: matched.get(summary.id) ?? [],
  }))
}

/** To the nearest site that passes the filters of places; a tenth of a kilometre is more than is known. */
async function distancesOf({ db }: ServiceContext, { question }: Asking, ids: readonly string[], from: Point) {
  const { province, park, certificate } = question.all
  const found = new Map<string, { km: number; basis: Awaited<ReturnType<typeof sitePositions>>[number]['basis'] }>()
  for (const site of await sitePositions(db, ids)) {
    const [today = '', former = '', in_park = '', certificates = ''] = site.place.split('/')
    const passes =
      (province?.some((one) => one === today || one === former) ?? true) &&
      (park?.includes(in_park) ?? true) &&
      (certificate?.some((one) => certificates.split(',').includes(one)) ?? true)
    const km = Math.round(distanceKm(from, site) * 10) / 10
    const best = found.get(site.company_id)
    if (passes && (best === undefined || km < best.km)) found.set(site.company_id, { km, basis: site.basis })
  }
  return found
}
