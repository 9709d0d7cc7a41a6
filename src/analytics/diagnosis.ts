/**
 * Diagnosis v1: which links of a chain are strong, emerging, weak, missing, or not known well enough to say.
 *
 * Two axes, because RCA alone misleads: capability (RCA, firms) and dependency (imports against exports), with overlays
 * for bottleneck, enclave and single source. First matching rule wins. Thresholds: RCA 1 Balassa, 0.25 and 0.1 the
 * usual bands; HHI 0.4 and M/X > 1 European Commission SWD(2021)352 and CEPII GeoDep; 2 of 3 years CEPII; three firms
 * = dual sourcing plus one; 20 % and 10 % are ours. docs/methods/status.md says why, decision 0003 what was changed.
 */

export interface Range {
  low: number
  high: number
}

/** What is known about one segment. null = not known; never 0 in its place. */
export interface SegmentEvidence {
  /** Balassa index, pure number. */
  rca: number | null
  /** Imports divided by exports. low = high when both are known; a range when one is only bounded by a cut-off. */
  importExportRatio: Range | null
  /** The same ratio in each of the last three years in which both values are known. */
  yearlyRatios: readonly number[]
  /** Firms on record, by ownership. */
  firms: { total: number; domestic: number; unknown: number }
  /** Share of all firms of this segment that are on record, 0–1. */
  coverage: number | null
  /** Growth of exports per year, 0.1 = +10 %. */
  exportGrowth: number | null
  /** Percentile of relatedness density among products, 0–1. */
  densityPercentile: number | null
  /** Share of final-product exports whose chain needs this segment, 0–1. */
  reach: number | null
  /** At least one output cannot be made without it. */
  essential: boolean
  /** Herfindahl index of the countries imports come from, 0–1. */
  originHhi: number | null
  /** Herfindahl index of world exports, 0–1. */
  worldHhi: number | null
}

export const THRESHOLDS = {
  strongRca: 1,
  strongFirms: 3,
  strongRatio: 0.5,
  emergingRca: 0.25,
  emergingGrowth: 0.1,
  emergingDensity: 0.5,
  missingRca: 0.1,
  missingRatio: 10,
  bottleneckReach: 0.1,
  dependentRatio: 1,
  dependentYears: 2,
  concentrated: 0.4,
  /** World exports are never as concentrated as one country's imports; 0.18 is "highly concentrated" in the US merger guidelines of 2023. */
  worldConcentrated: 0.18,
  enclaveDomesticShare: 0.2,
}
export type Thresholds = typeof THRESHOLDS

export type StatusRule =
  | 'strong'
  | 'missing'
  | 'emerging'
  | 'weak_low_advantage'
  | 'weak_import_dependent'
  | 'data_poor_no_trade'
  | 'data_poor_no_ratio'
  | 'data_poor_no_imports'
  | 'data_poor_few_firms'

export interface Diagnosis {
  status: 'strong' | 'emerging' | 'weak' | 'missing' | 'data_poor'
  rule: StatusRule
  overlays: ('bottleneck' | 'enclave' | 'single_source')[]
  /** Which condition, if it turned, would change the status. */
  wouldChange: ('more_firms' | 'higher_rca' | 'fewer_imports' | 'first_firm' | 'growth' | 'trade_data' | 'lost_advantage')[]
}

/** Base status and overlays of one segment. Pure; throws RangeError on a negative or non-finite input. */
export function diagnose(evidence: SegmentEvidence, thresholds: Thresholds = THRESHOLDS): Diagnosis {
  assertEvidence(evidence)
  return { ...baseStatus(evidence, thresholds), overlays: overlays(evidence, thresholds) }
}

function baseStatus(e: SegmentEvidence, t: Thresholds): Omit<Diagnosis, 'overlays'> {
  if (e.rca === null) return { status: 'data_poor', rule: 'data_poor_no_trade', wouldChange: ['trade_data'] }
  const ratio = e.importExportRatio

  // Nobody on record is only "missing" when the trade figures themselves say that practically nothing is made for sale:
  // no advantage at all and imports more than ten times exports. An empty directory alone is never evidence.
  if (e.rca < t.missingRca && e.firms.total === 0 && ratio !== null && ratio.low > t.missingRatio) {
    return { status: 'missing', rule: 'missing', wouldChange: ['first_firm', 'higher_rca'] }
  }
  // Hardly any exports and nobody on record, but imports unknown: neither "some capacity" nor "missing" would be true.
  if (e.rca < t.missingRca && e.firms.total === 0 && (ratio === null || ratio.low === 0)) {
    return { status: 'data_poor', rule: 'data_poor_no_imports', wouldChange: ['trade_data', 'first_firm'] }
  }
  const growing = e.exportGrowth !== null && e.exportGrowth >= t.emergingGrowth
  const close = e.densityPercentile !== null && e.densityPercentile >= t.emergingDensity
  const small = (e.rca >= t.emergingRca && e.rca < t.strongRca) || (e.firms.total >= 1 && e.firms.total <= 2)

  if (e.rca >= t.strongRca) {
    if (ratio === null || (ratio.low < t.strongRatio && ratio.high >= t.strongRatio)) {
      return { status: 'data_poor', rule: 'data_poor_no_ratio', wouldChange: ['trade_data'] }
    }
    if (ratio.high < t.strongRatio && e.firms.total >= t.strongFirms)
      return { status: 'strong', rule: 'strong', wouldChange: ['lost_advantage'] }
    if (small && growing && close) return { status: 'emerging', rule: 'emerging', wouldChange: ['more_firms'] }
    if (ratio.high < t.strongRatio) return { status: 'data_poor', rule: 'data_poor_few_firms', wouldChange: ['more_firms'] }
    return { status: 'weak', rule: 'weak_import_dependent', wouldChange: ['fewer_imports'] }
  }
  if (small && growing && close) return { status: 'emerging', rule: 'emerging', wouldChange: ['higher_rca', 'more_firms'] }
  return { status: 'weak', rule: 'weak_low_advantage', wouldChange: growing ? ['higher_rca'] : ['growth', 'higher_rca'] }
}

function overlays(e: SegmentEvidence, t: Thresholds): Diagnosis['overlays'] {
  const found: Diagnosis['overlays'] = []
  const dependentYears = e.yearlyRatios.filter((ratio) => ratio >= t.dependentRatio).length
  const dependent = dependentYears >= t.dependentYears
  // Origins of imports are known for few products; the concentration of world exports is the stated stand-in.
  const concentrated = e.originHhi === null ? e.worldHhi !== null && e.worldHhi > t.worldConcentrated : e.originHhi > t.concentrated
  if (e.essential && e.reach !== null && e.reach >= t.bottleneckReach && dependent && concentrated) {
    found.push('bottleneck')
  }
  const known = e.firms.total - e.firms.unknown
  const fewLocalHands = known > 0 && e.firms.domestic / known < t.enclaveDomesticShare
  const importsExceed = e.importExportRatio !== null && e.importExportRatio.low >= 1
  if (e.rca !== null && e.rca >= t.strongRca && (importsExceed || fewLocalHands)) found.push('enclave')
  if (e.originHhi !== null && e.originHhi > t.concentrated && e.worldHhi !== null && e.worldHhi > t.concentrated)
    found.push('single_source')
  return found
}

function assertEvidence(e: SegmentEvidence) {
  const numbers = {
    rca: e.rca,
    coverage: e.coverage,
    densityPercentile: e.densityPercentile,
    reach: e.reach,
    originHhi: e.originHhi,
    worldHhi: e.worldHhi,
    firms: e.firms.total,
    low: e.importExportRatio?.low ?? null,
  }
  for (const [name, value] of Object.entries(numbers)) {
    if (value !== null && !(value >= 0)) throw new RangeError(`${name} is ${value}: must be a number ≥ 0 or null`)
  }
  if (e.importExportRatio && e.importExportRatio.high < e.importExportRatio.low)
    throw new RangeError('importExportRatio: high is below low')
}
