import { findCompany, listCompanyIds, type ShownCompany } from '../db/queries/companies.ts'
import { placeNames } from '../db/queries/places.ts'
import { currentCompanies } from '../db/queries/subjects.ts'
import { Problem } from '../domain/problem.ts'
import type { Language } from '../domain/vocabulary.ts'
import { type Named, nameOf, summarizeCompanies } from './companies.ts'
import type { ServiceContext } from './context.ts'
import { notFound } from './not-found.ts'
import { findSubject } from './statements/change.ts'
import { companyAsOf, endOfDay, listEventsOf } from './statements/history.ts'
import { wording } from './wording.ts'

interface CompanyInput {
  /** Slug, public id, or an id that was merged into another. */
  id: string
  /** As it was shown at the end of that day. */
  as_of?: string | undefined
  lang: Language
}

type Found = ShownCompany & { merged_from: string | null }

/** The company that stands for an id. Throws: there never was one; or there is none any more. */
async function findShown(context: ServiceContext, { id, as_of, lang }: CompanyInput): Promise<Found> {
  const { db } = context
  const known = as_of === undefined ? await findCompany(db, id) : undefined
  if (known !== undefined) return { ...known, merged_from: null }
  const subject = await findSubject(context, id)
  if (subject?.kind !== 'company') return notFound('company', id, await listCompanyIds(db), lang)
  if (as_of !== undefined) {
    const past = await companyAsOf(context, subject, endOfDay(as_of))
    if (past === undefined) throw new Problem('not_found', wording(lang).text('statement.not_then', { id, date: as_of }))
    return { ...past, merged_from: mergedFrom(subject.subject_id, past.company.company_id) }
  }
  const current = (await currentCompanies(db, [subject.subject_id])).get(subject.subject_id) ?? subject.subject_id
  const found = await findCompany(db, current)
  if (found === undefined) throw new Problem('gone', wording(lang).text('statement.gone', { id }))
  return { ...found, merged_from: mergedFrom(subject.subject_id, current) }
}

function mergedFrom(asked: string, found: string): string | null {
  return asked === found ? null : asked
}

/** What was done to a company and its sites, the latest first; also when it is no longer shown. */
export async function listCompanyHistory(context: ServiceContext, { id, lang }: CompanyInput) {
  const subject = await findSubject(context, id)
  if (subject?.kind !== 'company') return notFound('company', id, await listCompanyIds(context.db), lang)
  const words = wording(lang)
  const current = (await currentCompanies(context.db, [subject.subject_id])).get(subject.subject_id) ?? subject.subject_id
  const items = (await listEventsOf(context, current)).map((event) => ({ ...event, kind_name: words.text(`event_kind.${event.kind}`) }))
  return { items, total: items.length, next_cursor: null }
}

/** What buyers look for first; a profile says which of these no source gives. */
const WANTED_FACTS = ['website', 'capacity', 'certificate', 'customer', 'employees'] as const

/** One company: every fact with its source, grade and date, and what nobody says yet. */
export async function getCompany(context: ServiceContext, { id, as_of, lang }: CompanyInput) {
  const found = await findShown(context, { id, as_of, lang })
  const { company, sites, made, facts } = found
  const { db, atlas } = context
  const places = await placeNames(db)
  const words = wording(lang)
  const [summary] = await summarizeCompanies(context, [company], lang, found)
  if (!summary) throw new Error(`there is no summary of ${id}`)
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
    public_id: company.public_id,
    tax_code: company.tax_code,
    merged_from: found.merged_from,
    other_names: found.names.map(({ text, kind, lang: of }) => ({ text, kind, lang: of })),
    short_name: company.short_name,
    ticker: company.ticker,
    note: company.note,
    website: facts.find((fact) => fact.property === 'website')?.value ?? null,
    site_list: sites.map((site) => ({
      id: site.site_id,
      public_id: site.public_id,
      kind: site.kind,
      name: site.name,
      province: reference(places.provinces, site.province_id),
      former_province: reference(places.formerProvinces, site.former_province_id),
      park: reference(places.parks, site.park_id),
      address: site.address,
      lat: site.lat,
      lon: site.lon,
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
