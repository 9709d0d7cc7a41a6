import { readChronicle } from '../../db/queries/chronicle.ts'
import { companiesOfGroup, pointsOfSites } from '../../db/queries/profile.ts'
import { standingAt } from '../../domain/chronicle.ts'
import { completeness, type Wanted } from '../../domain/completeness.ts'
import { ageOf, latestDate, monthsSince } from '../../domain/freshness.ts'
import { sitePosition } from '../../domain/geo.ts'
import { recordsAbout } from '../../domain/projection.ts'
import { EVIDENCE_GRADES, type Language } from '../../domain/vocabulary.ts'
import { claimStanding } from '../claims/claim-standing.ts'
import { companyName, type Named, nameOf, summarizeCompanies } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { valueNames } from '../curation/value-names.ts'
import { endOfDay } from '../statements/history.ts'
import { wording } from '../wording.ts'
import { capabilityLists, impliedProcesses } from './capability-lists.ts'
import { type CompanyInput, findShown, type Found } from './find-company.ts'
import { identityOf, spokenOf } from './identity.ts'
import { companiesNamed } from './named-companies.ts'
import { readNaming } from './naming.ts'

/** One company: what it is and what it can do, each fact with its source, grade and date; and what nobody says yet. */
export async function getCompany(context: ServiceContext, { id, as_of, lang }: CompanyInput, now = new Date()) {
  const found = await findShown(context, { id, as_of, lang })
  const { company, sites, made, facts } = found
  const present = now.toISOString().slice(0, 10)
  // On a past day, facts were as old and certificates as valid as they were then.
  const today = as_of !== undefined && as_of < present ? as_of : present
  const { atlas } = context
  const [summary] = await summarizeCompanies(context, [company], lang, found)
  if (!summary) throw new Error(`there is no summary of ${id}`)
  const { naming, defines, scheme, places } = await readNaming(
    context,
    facts,
    made.map((row) => row.segment_id),
    lang,
  )
  const lists = capabilityLists(facts, naming, today)
  const rows = [company, ...sites, ...made, ...facts]
  const latest = latestDate(rows.map((row) => row.as_of))
  const age = ageOf(latest, today)
  return {
    ...summary,
    public_id: company.public_id,
    tax_code: company.tax_code,
    lei: company.lei,
    os_id: company.os_id,
    merged_from: found.merged_from,
    other_names: found.names.map(({ text, kind, lang: of }) => ({ text, kind, lang: of })),
    short_name: company.short_name,
    ticker: company.ticker,
    note: company.note,
    website: strongestFact(facts, 'website')?.value ?? null,
    claim: await claimStanding(context.db, company.company_id),
    ...(await whoItIs(context, found, as_of, lang, today)),
    group: await groupOf(context, found, lang),
    site_list: await presentSites(context, found, lists.certificates, places, lang, today),
    capabilities: made.map((link) => ({
      segment: {
        id: link.segment_id,
        name: naming.segment(link.segment_id),
        stage: atlas.segments.get(link.segment_id)?.stage_id ?? '',
        status: atlas.status.get(link.segment_id)?.status ?? 'data_poor',
      },
      role: link.role,
      product: link.product,
      site_id: link.site_id,
      source_id: link.source_id,
      evidence_grade: link.evidence_grade,
      as_of: link.as_of,
      age: ageOf(link.as_of, today),
      months: monthsSince(link.as_of, today),
    })),
    ...lists,
    facts: await withCustomers(context, company.company_id, lists.facts, lang),
    processes: [...lists.processes, ...impliedProcesses(made, defines, lists.processes, naming, today)],
    certificates: lists.certificates.map((certificate) => ({ ...certificate, ...scheme(certificate.term?.id) })),
    completeness: presentCompleteness(found, lang),
    freshness: { as_of: latest, age, text: wording(lang).text(`freshness.${age}`) },
    verification: strongest(context, rows),
    sources: citedSources(
      context,
      rows.map((row) => row.source_id),
    ),
  }
}

async function whoItIs(context: ServiceContext, { company }: Found, asOf: string | undefined, lang: Language, today: string) {
  const chronicle = await readChronicle(context.db, [company.company_id], asOf === undefined ? 'now' : 'ever')
  const records = recordsAbout(standingAt(chronicle, asOf === undefined ? undefined : endOfDay(asOf)), company.company_id)
  const words = wording(lang)
  const names = {
    property: (field: string) => words.text(`property.${field}`),
    value: await valueNames(context, lang),
  }
  return { identity: identityOf(records, names, today), spoken_of: spokenOf(records) }
}

/** A customer that is in the directory leads to its profile. */
async function withCustomers<Fact extends { property: string; text: string }>(
  context: ServiceContext,
  ownId: string,
  facts: readonly Fact[],
  lang: Language,
) {
  const customers = facts.filter((fact) => fact.property === 'customer')
  const known = await companiesNamed(
    context,
    customers.map((fact) => fact.text),
    lang,
  )
  return facts.map((fact) => {
    const company = fact.property === 'customer' ? known.get(fact.text) : undefined
    return { ...fact, company: company === undefined || company.id === ownId ? null : company }
  })
}

async function groupOf({ db }: ServiceContext, { company }: Found, lang: Language) {
  if (company.group_name === null) return null
  const others = await companiesOfGroup(db, company.group_name, company.company_id)
  return {
    name: company.group_name,
    companies: others.map((row) => ({ id: row.company_id, name: companyName(row, lang) })),
  }
}

type Places = Awaited<ReturnType<typeof readNaming>>['places']

async function presentSites(
  { db }: ServiceContext,
  { sites }: Found,
  certificates: readonly { id: string; site_id: string | null }[],
  places: Places,
  lang: Language,
  today: string,
) {
  const points = await pointsOfSites(db, sites)
  const reference = (map: ReadonlyMap<string, Named>, key: string | null) =>
    key === null ? null : { id: key, name: nameOf(map.get(key), key, lang) }
  return sites.map((site) => ({
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
    position: sitePosition(site, points) ?? null,
    certificates: certificates.filter((certificate) => certificate.site_id === site.site_id).map((certificate) => certificate.id),
    status: site.status,
    source_id: site.source_id,
    evidence_grade: site.evidence_grade,
    as_of: site.as_of,
    age: ageOf(site.as_of, today),
    months: monthsSince(site.as_of, today),
  }))
}

/** Of what there is one of: the strongest, then the latest. */
function strongestFact<Fact extends Evidence & { property: string }>(facts: readonly Fact[], property: string): Fact | undefined {
  const rank = ({ evidence_grade }: Fact) => EVIDENCE_GRADES.indexOf(evidence_grade)
  return facts
    .filter((fact) => fact.property === property)
    .toSorted((a, b) => rank(b) - rank(a) || (latestDate([a.as_of, b.as_of]) === a.as_of ? -1 : 1))[0]
}

function presentCompleteness(found: Found, lang: Language) {
  const { pct, have, lack, nextBest } = completeness(found)
  const words = wording(lang)
  const named = ({ property, weight }: Wanted) => ({ property, weight, name: words.text(`wanted.${property}.name`) })
  const missing = (wanted: Wanted) => ({
    ...named(wanted),
    why: `${words.text(`wanted.${wanted.property}.why`)} ${words.text('wanted_missing')}`,
  })
  return { pct, have: have.map(named), lack: lack.map(missing), next_best: nextBest === undefined ? null : missing(nextBest) }
}

type Evidence = Pick<Found['company'], 'source_id' | 'evidence_grade' | 'as_of'>

function strongest({ atlas }: ServiceContext, rows: readonly Evidence[]) {
  const rank = ({ evidence_grade }: Evidence) => EVIDENCE_GRADES.indexOf(evidence_grade)
  const best = Math.max(...rows.map(rank))
  const alike = rows.filter((row) => rank(row) === best)
  const latest = latestDate(alike.map((row) => row.as_of))
  const row = alike.find(({ as_of }) => as_of === latest) ?? alike[0]
  if (row === undefined) throw new Error('a company rests on no source')
  const source = atlas.sources.get(row.source_id)
  const { source_id, evidence_grade, as_of } = row
  return { source_id, evidence_grade, as_of, source_title: source?.title ?? source_id, publisher: source?.publisher ?? null }
}

function citedSources({ atlas }: ServiceContext, ids: readonly string[]) {
  return [...new Set(ids)].flatMap((id) => {
    const source = atlas.sources.get(id)
    return source === undefined
      ? []
      : [
          {
            id,
            title: source.title,
            publisher: source.publisher,
            url: source.url,
            published_on: source.published_on,
            retrieved_on: source.retrieved_on,
            note: source.note,
          },
        ]
  })
}
