/**
 * What a list of companies must hold, straight from the rows that profiles show and one company after the other: no index, no SQL
 * but reading. Slow and plain, to be compared with.
 */
import { certificateState, lastDay, parseDetails } from '../../src/domain/fact-details.ts'
import { fold } from '../../src/domain/fold.ts'
import { distanceKm, type PlacePoints, type Point, sitePosition } from '../../src/domain/geo.ts'
import type { ServiceContext } from '../../src/services/context.ts'

export interface OracleFilters {
  readonly word?: string | undefined
  readonly segment?: readonly string[] | undefined
  readonly stage?: readonly string[] | undefined
  readonly role?: readonly string[] | undefined
  readonly province?: readonly string[] | undefined
  readonly park?: readonly string[] | undefined
  readonly certificate?: readonly string[] | undefined
  readonly process?: readonly string[] | undefined
  readonly material?: readonly string[] | undefined
  readonly ownership?: readonly string[] | undefined
  readonly home_country?: readonly string[] | undefined
  readonly grade?: readonly string[] | undefined
  readonly size?: readonly string[] | undefined
  readonly freshness?: '12m' | '24m' | undefined
  readonly has?: readonly string[] | undefined
  readonly lacks?: readonly string[] | undefined
  readonly circle?: (Point & { readonly radius_km: number }) | undefined
}

type Values = Record<string, string[]>

interface Seen {
  readonly id: string
  readonly words: ReadonlySet<string>
  readonly made: readonly Values[]
  readonly places: readonly (Values & { point?: never })[]
  readonly points: readonly (Point | undefined)[]
  readonly traits: Values
}

export const DIMENSIONS = {
  made: ['segment', 'stage', 'role'],
  places: ['province', 'park', 'certificate'],
  traits: ['process', 'material', 'ownership', 'home_country', 'grade', 'size', 'freshness', 'has', 'lacks'],
} as const

const WANTED = [
  'website',
  'capacity',
  'certificate',
  'customer',
  'employees',
  'process',
  'equipment',
  'address',
  'tax_code',
  'name_vi',
  'export_market',
]
const TOLD = new Set(['product', 'technology', 'customer', 'process', 'equipment', 'material', 'certificate', 'supplier_list', 'programme'])

export async function readDirectory({ db, atlas }: ServiceContext, today: string): Promise<Seen[]> {
  const read = {
    company: await db.selectFrom('company').selectAll().execute(),
    site: await db.selectFrom('site').selectAll().execute(),
    made: await db.selectFrom('company_segment').selectAll().execute(),
    fact: await db.selectFrom('company_fact').selectAll().execute(),
    name: await db.selectFrom('company_name').selectAll().execute(),
    defines: await db.selectFrom('process_segment').selectAll().where('relation', '=', 'defines').execute(),
  }
  const points: PlacePoints = {
    parks: new Map((await db.selectFrom('park').selectAll().execute()).map((row) => [row.park_id, row])),
    formerProvinces: new Map((await db.selectFrom('former_province').selectAll().execute()).map((row) => [row.former_province_id, row])),
    provinces: new Map((await db.selectFrom('province').selectAll().execute()).map((row) => [row.province_id, row])),
  }
  return read.company.map((company): Seen => {
    const own = <T extends { company_id: string }>(rows: readonly T[]) => rows.filter((row) => row.company_id === company.company_id)
    const [sites, made, facts, names] = [own(read.site), own(read.made), own(read.fact), own(read.name)]
    const details = (fact: (typeof facts)[number]) => parseDetails(fact.property, fact.details ?? '').details
    const valid = facts.filter(
      (fact) =>
        fact.property === 'certificate' &&
        fact.term_id !== null &&
        ['valid', 'expiring'].includes(certificateState(details(fact), fact.evidence_grade, today)),
    )
    const at = (siteId: string | null) =>
      valid.filter((fact) => (fact.site_id ?? (sites.length === 1 ? sites[0]!.site_id : null)) === siteId).map((fact) => fact.term_id!)
    const said = (...values: (string | null)[]) => [...new Set(values.filter((value) => value !== null && value !== '') as string[])]
    const places = sites.map((site) => ({
      province: said(site.province_id, site.former_province_id),
      park: said(site.park_id),
      certificate: said(...at(site.site_id)),
    }))
    const outside = new Set(
      facts.filter((fact) => fact.property === 'process' && details(fact)['mode'] === 'outsourced').map((fact) => fact.term_id),
    )
    const stated = facts.filter((fact) => fact.property === 'process' && details(fact)['mode'] !== 'outsourced').map((fact) => fact.term_id)
    const implied = made
      .filter((row) => ['maker', 'processor', 'assembler'].includes(row.role))
      .flatMap((row) => read.defines.filter((one) => one.segment_id === row.segment_id).map((one) => one.process_id))
      .filter((process) => !outside.has(process))
    const counts = facts
      .filter((fact) => fact.property === 'employees' && /^\d{1,9}$/.test(fact.value) && (fact.site_id === null || sites.length < 2))
      .toSorted((a, b) => ((a.as_of ?? '') < (b.as_of ?? '') ? 1 : -1))
    const people = counts[0] === undefined ? null : Number(counts[0].value)
    const dates = [company, ...sites, ...made, ...facts].flatMap((row) => (row.as_of === null ? [] : [lastDay(row.as_of) ?? '']))
    const latest = dates.toSorted().at(-1) ?? ''
    const yearAgo = (n: number) => `${Number(today.slice(0, 4)) - n}${today.slice(4)}`
    const has = WANTED.filter((wanted) =>
      wanted === 'tax_code' || wanted === 'name_vi'
        ? company[wanted] !== null
        : wanted === 'address'
          ? sites.some((site) => site.address !== null || site.park_id !== null)
          : facts.some((fact) => fact.property === wanted),
    )
    const texts = [
      company.name_en,
      company.name_vi,
      company.name_native,
      company.short_name,
      company.group_name,
      company.ticker,
      ...names.map((row) => row.text),
      ...made.map((row) => row.product),
      ...sites.flatMap((row) => [row.name, row.address]),
      ...facts.filter((fact) => TOLD.has(fact.property)).map((fact) => fact.value),
    ]
    return {
      id: company.company_id,
      words: new Set(texts.flatMap((text) => fold(text ?? '').split(' '))),
      made: made.map((row) => ({
        segment: [row.segment_id],
        stage: said(atlas.segments.get(row.segment_id)?.stage_id ?? null),
        role: [row.role],
      })),
      places: at(null).length > 0 && sites.length !== 1 ? [...places, { province: [], park: [], certificate: at(null) }] : places,
      points: sites.map((site) => (site.status === 'closed' ? undefined : sitePosition(site, points))),
      traits: {
        process: said(...stated, ...implied),
        material: said(...facts.filter((fact) => fact.property === 'material').map((fact) => fact.term_id)),
        ownership: [company.ownership],
        home_country: said(company.home_country),
        grade: [company.evidence_grade],
        size: [people === null ? 'unknown' : people < 50 ? 'under_50' : people < 300 ? '50_299' : people < 1000 ? '300_999' : '1000_plus'],
        freshness: [...(latest >= yearAgo(1) ? ['12m'] : []), ...(latest >= yearAgo(2) ? ['24m'] : [])],
        has,
        lacks: WANTED.filter((wanted) => !has.includes(wanted)),
      },
    }
  })
}

/** Of one dimension: the values a company counts with under all filters but that one. Undefined: it does not pass the others. */
function valuesUnder(seen: Seen, filters: OracleFilters, dimension: string | null): string[] | undefined {
  const asked = (name: string) =>
    name === dimension ? undefined : ([filters[name as keyof OracleFilters]].flat().filter((one) => one !== undefined) as string[])
  const passes = (row: Values, names: readonly string[]) =>
    names.every((name) => {
      const wanted = asked(name) ?? []
      const all = name === 'has' || name === 'lacks'
      return wanted.length === 0 || (all ? wanted.every((one) => row[name]!.includes(one)) : wanted.some((one) => row[name]!.includes(one)))
    })
  if (filters.word !== undefined && !seen.words.has(filters.word)) return undefined
  if (!passes(seen.traits, DIMENSIONS.traits)) return undefined
  const near = (i: number) => {
    const point = seen.points[i]
    return filters.circle === undefined || (point !== undefined && distanceKm(filters.circle, point) <= filters.circle.radius_km)
  }
  const made = seen.made.filter((row) => passes(row, DIMENSIONS.made))
  const places = seen.places.filter((row, i) => near(i) && passes(row, DIMENSIONS.places))
  const isAsked = (names: readonly string[]) => names.some((name) => (asked(name) ?? []).length > 0)
  if (isAsked(DIMENSIONS.made) && made.length === 0) return undefined
  if ((isAsked(DIMENSIONS.places) || filters.circle !== undefined) && places.length === 0) return undefined
  if (dimension === null) return []
  if ((DIMENSIONS.made as readonly string[]).includes(dimension)) return [...new Set(made.flatMap((row) => row[dimension]!))]
  if ((DIMENSIONS.places as readonly string[]).includes(dimension)) return [...new Set(places.flatMap((row) => row[dimension]!))]
  return seen.traits[dimension]
}

export function oracleIds(directory: readonly Seen[], filters: OracleFilters): string[] {
  return directory.filter((seen) => valuesUnder(seen, filters, null) !== undefined).map((seen) => seen.id)
}

export function oracleCounts(directory: readonly Seen[], filters: OracleFilters, dimension: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const seen of directory) for (const value of valuesUnder(seen, filters, dimension) ?? []) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
