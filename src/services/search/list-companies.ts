import { readCompanies } from '../../db/queries/company-rows.ts'
import { companyLinks } from '../../db/queries/companies.ts'
import { countDue } from '../../db/queries/search-due.ts'
import { sitePositions } from '../../db/queries/search.ts'
import type { CompanySort } from '../../domain/company-filters.ts'
import { distanceKm, type Point } from '../../domain/geo.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Filters } from '../../search/question.ts'
import { summarizeCompanies } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { wording } from '../wording.ts'
import { ask, type Request } from './ask.ts'
import type { Asking } from './asked.ts'
import { filtersToDrop } from './drop.ts'
import { matchedTexts } from './matched.ts'
import { nameFacets, presentSpans } from './names.ts'
import { findCompanies, originOf } from './find-companies.ts'
import { refreshDocuments } from './refresh.ts'

export interface CompanyQuery extends PageInput, Filters {
  q?: string | undefined
  plain?: readonly string[] | undefined
  sort: CompanySort
  lang: Language
}

/** Companies under words and filters, with counts of what the other choices would give. */
export async function listCompanies(context: ServiceContext, query: CompanyQuery) {
  const { q, plain, sort, limit, cursor, lang, ...filters } = query
  const offset = offsetOf(cursor)
  await refreshDocuments(context)
  const { asking, didYouMean, found } = await askAndFind(context, { q, plain, filters, lang }, { sort, offset, limit })
  return {
    items: await presentFound(context, asking, found.ids, lang),
    total: found.total,
    not_yet_found: await countDue(context.db),
    facets: nameFacets(context, asking.words, found.facets, lang),
    next_cursor: offset + limit < found.total ? cursorAt(offset + limit) : null,
    understood: presentSpans(context, asking, lang),
    words: [...asking.question.understanding.words],
    did_you_mean: didYouMean,
    drop: found.total === 0 ? await filtersToDrop(context, asking, lang) : [],
  }
}

/** Of few companies anybody says how they work: rather than nothing, these are then looked for as words. The answer says so. */
const SELDOM_KNOWN: ReadonlySet<string> = new Set(['process', 'material', 'certificate', 'role'])

async function askAndFind(context: ServiceContext, request: Request, page: { sort: CompanySort; offset: number; limit: number }) {
  const asked = await ask(context, request)
  const { question } = asked.asking
  if (page.sort === 'distance' && originOf(asked.asking) === null)
    throw new Problem('invalid', wording(request.lang).text('search.distance_from'))
  const found = await findCompanies(context, asked.asking, page)
  const doubtful = question.understanding.spans.filter((span) => SELDOM_KNOWN.has(span.param) && !question.overruled.has(span))
  if (found.total > 0 || doubtful.length === 0) return { ...asked, found }
  const again = await ask(context, { ...request, q: question.q, plain: [...(request.plain ?? []), ...doubtful.map(({ text }) => text)] })
  const other = await findCompanies(context, again.asking, page)
  if (other.total === 0) return { ...asked, found }
  const read = again.asking.question
  const understanding = { ...read.understanding, spans: [...read.understanding.spans, ...doubtful] }
  const overruled = new Set([...read.overruled, ...doubtful])
  return { didYouMean: asked.didYouMean, found: other, asking: { ...again.asking, question: { ...read, understanding, overruled } } }
}

async function presentFound(context: ServiceContext, asking: Asking, ids: readonly string[], lang: Language) {
  const from = originOf(asking)
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
