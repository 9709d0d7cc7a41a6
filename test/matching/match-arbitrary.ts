import fc from 'fast-check'
import type { Condition, Requirement, Want } from '../../src/domain/requirement.ts'
import type { MatchFrame } from '../../src/matching/match-frame.ts'
import type { Evidence, MatchSubject } from '../../src/matching/subject.ts'
import { EVIDENCE_GRADES, OWNERSHIPS, ROLES } from '../../src/domain/vocabulary.ts'

/** Requirements and companies over a small world, so that they meet often. */

const SEGMENTS = ['boards', 'laminates', 'moulds', 'motors'] as const
const SCHEMES = ['iso-9001', 'iso-14001', 'iatf-16949'] as const
const PROCESSES = ['etching', 'lamination', 'milling'] as const
const PROVINCES = ['bac-ninh', 'hai-phong'] as const
const UNITS = ['m2', 'pcs', 'thousand-pcs', 't'] as const
export const TODAY = '2026-11-23'

export const FRAME: MatchFrame = {
  today: TODAY,
  segments: ['boards'],
  related: { laminates: 0.6, moulds: 0.25 },
  service_segments: [],
  processes: { defines: ['etching'], uses: ['lamination', 'milling'] },
  units: {
    m2: { dimension: 'area', factor: 1 },
    pcs: { dimension: 'count', factor: 1 },
    'thousand-pcs': { dimension: 'count', factor: 1000 },
    t: { dimension: 'mass', factor: 1000 },
  },
  points: { 'province:bac-ninh': { lat: 21.18, lon: 106.07 } },
  park_provinces: { 'que-vo': 'bac-ninh' },
}

const one = <T>(list: readonly T[]) => fc.constantFrom(...list)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 })
const day = one(['2025-12-31', '2026-06-30', '2027-03-31', '2028-12-31'])
const period = one(['day', 'week', 'month', 'year'] as const)

const evidence: fc.Arbitrary<Evidence> = fc.record({
  source_id: one(['source-a', 'source-b']),
  grade: one(EVIDENCE_GRADES),
  as_of: maybe(one(['2019', '2024-05', '2025-11-30', '2026-09'])),
  text: fc.constant('as printed'),
})

/** A fact with its evidence. */
function stated<T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T & Evidence> {
  return fc.tuple(evidence, fc.record(shape)).map(([own, more]) => ({ ...own, ...more }) as T & Evidence)
}

const segment = one(SEGMENTS)
const product = maybe(segment)
const amount = one([1, 10, 100, 1000, 5000, 30_000])

/** One more fact of each kind, for what is added. */
export const FACTS = {
  made: stated({ segment_id: segment, role: one(ROLES), product: maybe(one(['four-layer boards', 'laminates'])) }),
  sites: stated({
    site_id: fc.string({ minLength: 1, maxLength: 3 }),
    province_id: maybe(one(PROVINCES)),
    former_province_id: maybe(one(['bac-giang'])),
    park_id: maybe(one(['que-vo', 'vsip'])),
    lat: maybe(one([20.8, 21.18])),
    lon: maybe(one([106.07, 106.7])),
    coarse: fc.boolean(),
  }),
  processes: stated({ id: one(PROCESSES), mode: maybe(one(['core', 'supplementary', 'outsourced'] as const)), implied: fc.boolean() }),
  materials: stated({ id: one(['fr-4', 'copper']) }),
  equipment: stated({ id: one(['press', 'mill']), tonnage_t: maybe(one([100, 400])), axes: maybe(one([3, 5])) }),
  certificates: stated({
    id: one(SCHEMES),
    kind: one(['quality', 'environment', 'social']),
    standing: one(['held', 'held', 'planned', 'withdrawn'] as const),
    expires_on: maybe(day),
  }),
  capacities: stated({
    segment_id: product,
    site_id: maybe(one(['site-1', 'site-2'])),
    amount,
    unit_id: maybe(one(UNITS)),
    per: maybe(period),
    spare: maybe(one(['none', 'under_20', '20_to_50', 'over_50'] as const)),
    registered: fc.boolean(),
  }),
  tolerances: stated({ segment_id: product, mm: one([0.01, 0.05, 0.2]) }),
  sizes: stated({ segment_id: product, mm: one([50, 600]) }),
  moqs: stated({ segment_id: product, amount, unit_id: maybe(one(UNITS)) }),
  lead_times: stated({ segment_id: product, days: one([7, 30, 90]), kind: maybe(one(['repeat', 'first', 'sample'] as const)) }),
  export_markets: stated({ id: one(['JPN', 'KOR', 'USA']) }),
  languages: stated({ id: one(['en', 'ja']) }),
  customers: evidence.chain((own) => one(['A', 'B', 'C', 'D']).map((text) => ({ ...own, text }))),
  supplier_lists: evidence,
  products: evidence,
} as const
export type FactList = keyof typeof FACTS

const lists = Object.fromEntries(
  Object.entries(FACTS).map(([name, fact]) => [name, fc.array(fact as fc.Arbitrary<unknown>, { maxLength: 3 })]),
) as unknown as { [K in FactList]: fc.Arbitrary<MatchSubject[K]> }

export const subject: fc.Arbitrary<MatchSubject> = fc.record({
  company_id: fc.constant(''),
  name: fc.constant('Company'),
  ownership: stated({ value: one(OWNERSHIPS) }),
  home_country: maybe(one(['VNM', 'KOR'])),
  ...lists,
  employees: maybe(stated({ count: one([20, 300, 5000]) })),
  first_time: fc.boolean(),
})

/** Each with an id of its own. */
export const subjects = fc
  .array(subject, { maxLength: 12 })
  .map((list) => list.map((each, at) => ({ ...each, company_id: `company-${at}` })))

export const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ certificate: one(SCHEMES), by: fc.option(day, { nil: undefined }) }),
  fc.record({
    process: fc.oneof(one(PROCESSES), fc.constant(['etching', 'milling'])),
    mode: fc.option(fc.constant('core' as const), { nil: undefined }),
  }),
  fc.record({ material: one(['fr-4', 'copper']) }),
  fc.record({ equipment: one(['press', 'mill']), tonnage_t_min: fc.option(one([200]), { nil: undefined }) }),
  fc.record({ capacity_min: amount, unit: fc.option(one(UNITS), { nil: undefined }), per: fc.option(period, { nil: undefined }) }),
  fc.record({ tolerance_mm_max: one([0.02, 0.1]) }),
  fc.record({ size_mm_min: one([100, 1000]) }),
  fc.record({ moq_max: amount, unit: fc.option(one(UNITS), { nil: undefined }) }),
  fc.record({ lead_time_days_max: one([14, 60]) }),
  fc.record({ employees_min: one([100, 1000]) }),
  fc.record({ evidence_min: one(EVIDENCE_GRADES) }),
  fc.record({ language: one(['en', 'ja', 'ko']) }),
  fc.record({ export_market: one(['JPN', 'DEU']) }),
  fc.record({ role: one(ROLES) }),
  fc.record({ province: one(PROVINCES) }),
  fc.record({ park: fc.constant('que-vo') }),
  fc.record({ near: fc.constant('province:bac-ninh'), radius_km: one([20, 60]) }),
  fc.record({ ownership: one(OWNERSHIPS) }),
  fc.record({ home_country: one(['VNM', 'KOR']) }),
)

const want: fc.Arbitrary<Want> = fc
  .tuple(condition, fc.option(one([0.5, 1, 3]), { nil: undefined }))
  .map(([given, weight]) => ({ ...given, weight }))

export const requirement: fc.Arbitrary<Requirement> = fc.record({
  segment: fc.constant('boards'),
  product: fc.option(fc.constant('four-layer boards'), { nil: undefined }),
  volume: fc.option(fc.record({ amount, unit: fc.option(one(UNITS), { nil: undefined }) }), { nil: undefined }),
  gates: fc.array(condition, { maxLength: 5 }),
  wants: fc.array(want, { maxLength: 4 }),
  boost_first_time_domestic: fc.option(fc.boolean(), { nil: undefined }),
})
