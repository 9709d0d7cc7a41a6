import { type CompanyRow, companiesOfSegments, companyLinks, readTermNames } from '../db/queries/companies.ts'
import { placeNames } from '../db/queries/places.ts'
import { completeness } from '../domain/completeness.ts'
import { countOf, employeesOfCompany } from '../domain/employees.ts'
import { type CertificateState, certificateState, lastDay, parseDetails } from '../domain/fact-details.ts'
import type { Language } from '../domain/vocabulary.ts'
import type { ServiceContext } from './context.ts'
import { countryName } from './trade.ts'
import { unitText } from './unit-text.ts'
import { localized, wording } from './wording.ts'

export async function listCompaniesOfSegments(context: ServiceContext, segments: readonly string[], limit: number, lang: Language) {
  return summarizeCompanies(context, await companiesOfSegments(context.db, segments, limit), lang)
}

export type Named = { [K in `name_${Language}`]: string }

export function nameOf(row: Named | undefined, id: string, lang: Language): string {
  return row ? localized(row, 'name', lang) : id
}

/** In the reader's language when known, else in English. */
export function companyName(
  row: {
    readonly name_en: string
    readonly name_vi: string | null
    readonly name_native: string | null
    readonly native_lang: string | null
  },
  lang: Language,
): string {
  return (lang === 'vi' ? row.name_vi : lang === 'ko' && row.native_lang === 'ko' ? row.name_native : null) ?? row.name_en
}

type Links = Awaited<ReturnType<typeof companyLinks>>
type TermNames = Awaited<ReturnType<typeof readTermNames>>

export async function summarizeCompanies(
  { db, atlas, edition }: ServiceContext,
  rows: readonly CompanyRow[],
  lang: Language,
  links?: Links,
) {
  const { made, sites, facts } =
    links ??
    (await companyLinks(
      db,
      rows.map((row) => row.company_id),
    ))
  const places = await placeNames(db)
  const terms = await readTermNames(db)
  const today = new Date().toISOString().slice(0, 10)
  const by = <T extends { company_id: string }>(list: readonly T[]) => Map.groupBy(list, (row) => row.company_id)
  const [madeBy, sitesBy, factsBy] = [by(made), by(sites), by(facts)]
  return rows.map((row) => {
    const own = {
      made: madeBy.get(row.company_id) ?? [],
      sites: sitesBy.get(row.company_id) ?? [],
      facts: factsBy.get(row.company_id) ?? [],
    }
    const placesOf = (key: 'province_id' | 'park_id') => [...new Set(own.sites.flatMap((site) => site[key] ?? []))]
    return {
      id: row.company_id,
      name: companyName(row, lang),
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
      segments: own.made.map((link) => ({
        id: link.segment_id,
        name: nameOf(atlas.segments.get(link.segment_id), link.segment_id, lang),
        role: link.role,
      })),
      provinces: placesOf('province_id').map((id) => ({ id, name: nameOf(places.provinces.get(id), id, lang) })),
      parks: placesOf('park_id').map((id) => ({ id, name: nameOf(places.parks.get(id), id, lang) })),
      sites: own.sites.length,
      employees: employeesOfCompany(own.facts, own.sites.length, (fact) => countOf(fact.value))?.count ?? null,
      short_capability: shortCapability(own.facts, terms, lang),
      certificates: certificatesOf(own.facts, terms, lang, today),
      completeness_pct: completeness({ company: row, ...own }).pct,
      source_id: row.source_id,
      evidence_grade: row.evidence_grade,
      as_of: row.as_of,
    }
  })
}

const STANDINGS = ['installed', 'output', undefined, 'registered']

/** The capacity that says most: one that stands before one that is on paper, one about a product before one about the firm. */
function shortCapability(facts: Links['facts'], terms: TermNames, lang: Language) {
  const capacities = facts.flatMap((fact) => {
    if (fact.property !== 'capacity') return []
    const rank = STANDINGS.indexOf(parseDetails('capacity', fact.details ?? '').details['standing'] as string | undefined)
    return rank < 0 ? [] : [{ fact, rank: rank * 2 + (fact.segment_id === null ? 1 : 0) }]
  })
  const best = capacities.toSorted((a, b) => a.rank - b.rank)[0]?.fact
  if (best === undefined) return null
  const unit = terms.units.get(best.term_id ?? '')
  // A unit that was printed with its time ("m²/year") says more than its name.
  if (unit === undefined || best.unit?.includes('/')) return { text: best.value, unit: best.unit }
  const { per } = parseDetails('capacity', best.details ?? '').details
  const time = typeof per === 'string' ? `/${wording(lang).text(`compare.per.${per}`)}` : ''
  // Words of the source name their unit themselves: "3 million units a year".
  return { text: best.value, unit: /^[\d.]+$/.test(best.value) ? `${unitText(unit, lang)}${time}` : null }
}

const STATES: readonly CertificateState[] = ['valid', 'expiring', 'unverified', 'planned', 'expired', 'withdrawn']

/** One per scheme, the best of them: sites and renewals are in the profile. */
function certificatesOf(facts: Links['facts'], terms: TermNames, lang: Language, today: string) {
  const found = new Map<string, { scheme_id: string; name: string; state: CertificateState; expires_on: string | null }>()
  for (const fact of facts) {
    const scheme = fact.property === 'certificate' ? terms.schemes.get(fact.term_id ?? '') : undefined
    if (scheme === undefined) continue
    const { details } = parseDetails('certificate', fact.details ?? '')
    const expires = details['expires_on']
    const one = {
      scheme_id: scheme.scheme_id,
      name: localized(scheme, 'name', lang),
      state: certificateState(details, fact.evidence_grade, today),
      expires_on: typeof expires === 'string' ? expires : null,
    }
    const known = found.get(one.scheme_id)
    const better = known === undefined ? 1 : STATES.indexOf(known.state) - STATES.indexOf(one.state)
    if (
      known === undefined ||
      better > 0 ||
      (better === 0 && (lastDay(one.expires_on ?? '') ?? '') > (lastDay(known.expires_on ?? '') ?? ''))
    )
      found.set(one.scheme_id, one)
  }
  return [...found.values()].toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || (a.scheme_id < b.scheme_id ? -1 : 1))
}
