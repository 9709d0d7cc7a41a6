import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose, type Diagnosis, type SegmentEvidence, THRESHOLDS } from '../../src/analytics/diagnosis.ts'

const nothing: SegmentEvidence = {
  rca: null,
  importExportRatio: null,
  yearlyRatios: [],
  firms: { total: 0, domestic: 0, unknown: 0 },
  coverage: null,
  exportGrowth: null,
  densityPercentile: null,
  reach: null,
  essential: false,
  originHhi: null,
  worldHhi: null,
}
const exactly = (ratio: number) => ({ low: ratio, high: ratio })
const firms = (total: number, domestic = total, unknown = 0) => ({ total, domestic, unknown })

/** Thirty segments made by hand from the rules in docs/methods/status.md: every rule, every overlay, every boundary. */
const golden: [
  name: string,
  evidence: Partial<SegmentEvidence>,
  status: Diagnosis['status'],
  rule: Diagnosis['rule'],
  overlays: Diagnosis['overlays'],
][] = [
  ['nothing known', {}, 'data_poor', 'data_poor_no_trade', []],
  ['firms but no trade figure', { firms: firms(12) }, 'data_poor', 'data_poor_no_trade', []],
  ['service with one firm', { firms: firms(1) }, 'data_poor', 'data_poor_no_trade', []],
  ['strong, domestic firms', { rca: 2.4, importExportRatio: exactly(0.2), firms: firms(5) }, 'strong', 'strong', []],
  ['strong at the boundary of RCA', { rca: 1, importExportRatio: exactly(0.49), firms: firms(3) }, 'strong', 'strong', []],
  ['strong by a bounded ratio', { rca: 1.2, importExportRatio: { low: 0, high: 0.4 }, firms: firms(3) }, 'strong', 'strong', []],
  ['strong but foreign: enclave', { rca: 7.9, importExportRatio: exactly(0.11), firms: firms(10, 1) }, 'strong', 'strong', ['enclave']],
  [
    'enclave share exactly 20 % is not an enclave',
    { rca: 7.9, importExportRatio: exactly(0.11), firms: firms(10, 2) },
    'strong',
    'strong',
    [],
  ],
  ['unknown owners do not count in the share', { rca: 2, importExportRatio: exactly(0.1), firms: firms(10, 2, 5) }, 'strong', 'strong', []],
  [
    'chips 2019: exported, imported more',
    { rca: 1.48, importExportRatio: exactly(2.28), firms: firms(6, 0) },
    'weak',
    'weak_import_dependent',
    ['enclave'],
  ],
  ['imports half of exports', { rca: 1.5, importExportRatio: exactly(0.5), firms: firms(6) }, 'weak', 'weak_import_dependent', []],
  [
    'exports say strong, two firms on record',
    { rca: 1.5, importExportRatio: exactly(0.1), firms: firms(2) },
    'data_poor',
    'data_poor_few_firms',
    [],
  ],
  ['exports say strong, imports unknown', { rca: 1.5, firms: firms(9) }, 'data_poor', 'data_poor_no_ratio', []],
  [
    'exports say strong, the range straddles 0.5',
    { rca: 1.5, importExportRatio: { low: 0.1, high: 3 }, firms: firms(9) },
    'data_poor',
    'data_poor_no_ratio',
    [],
  ],
  [
    'two firms, strong exports that grow',
    { rca: 1.5, importExportRatio: exactly(0.1), firms: firms(2), exportGrowth: 0.2, densityPercentile: 0.7 },
    'emerging',
    'emerging',
    [],
  ],
  [
    'emerging by RCA',
    { rca: 0.5, importExportRatio: exactly(3), firms: firms(6), exportGrowth: 0.1, densityPercentile: 0.5 },
    'emerging',
    'emerging',
    [],
  ],
  [
    'emerging by one firm',
    { rca: 0.12, importExportRatio: exactly(3), firms: firms(1), exportGrowth: 0.3, densityPercentile: 0.9 },
    'emerging',
    'emerging',
    [],
  ],
  [
    'growing but far from what is known',
    { rca: 0.5, importExportRatio: exactly(3), firms: firms(6), exportGrowth: 0.3, densityPercentile: 0.49 },
    'weak',
    'weak_low_advantage',
    [],
  ],
  [
    'close but not growing enough',
    { rca: 0.5, importExportRatio: exactly(3), firms: firms(6), exportGrowth: 0.09, densityPercentile: 0.9 },
    'weak',
    'weak_low_advantage',
    [],
  ],
  [
    'growth unknown is not growth',
    { rca: 0.5, importExportRatio: exactly(3), firms: firms(1), densityPercentile: 0.9 },
    'weak',
    'weak_low_advantage',
    [],
  ],
  ['missing', { rca: 0.05, importExportRatio: exactly(72) }, 'missing', 'missing', []],
  ['missing by a lower bound', { rca: 0.05, importExportRatio: { low: 12, high: Number.POSITIVE_INFINITY } }, 'missing', 'missing', []],
  ['ten times is not more than ten times', { rca: 0.05, importExportRatio: exactly(10) }, 'weak', 'weak_low_advantage', []],
  ['one firm on record: not missing', { rca: 0.05, importExportRatio: exactly(72), firms: firms(1) }, 'weak', 'weak_low_advantage', []],
  ['RCA 0.1: not missing', { rca: 0.1, importExportRatio: exactly(72) }, 'weak', 'weak_low_advantage', []],
  ['no exports, no firm, imports unknown: not missing', { rca: 0.01 }, 'data_poor', 'data_poor_no_imports', []],
  [
    'no exports, no firm, imports only bounded from above',
    { rca: 0.01, importExportRatio: { low: 0, high: 700 } },
    'data_poor',
    'data_poor_no_imports',
    [],
  ],
  [
    'missing and bottleneck, origins unknown',
    { rca: 0.05, importExportRatio: exactly(72), yearlyRatios: [60, 70, 80], reach: 0.9, essential: true, worldHhi: 0.19 },
    'missing',
    'missing',
    ['bottleneck'],
  ],
  [
    'bottleneck and single source',
    {
      rca: 0.3,
      importExportRatio: exactly(4),
      firms: firms(3),
      yearlyRatios: [0.5, 2, 3],
      reach: 0.1,
      essential: true,
      originHhi: 0.6,
      worldHhi: 0.5,
    },
    'weak',
    'weak_low_advantage',
    ['bottleneck', 'single_source'],
  ],
  [
    'dependent in one of three years only: no bottleneck',
    { rca: 0.3, importExportRatio: exactly(4), yearlyRatios: [0.5, 0.9, 3], reach: 0.9, essential: true, originHhi: 0.6, worldHhi: 0.3 },
    'weak',
    'weak_low_advantage',
    [],
  ],
  [
    'all overlays at once',
    {
      rca: 1.2,
      importExportRatio: exactly(2),
      firms: firms(4, 0),
      yearlyRatios: [2, 2, 2],
      reach: 0.5,
      essential: true,
      originHhi: 0.45,
      worldHhi: 0.41,
    },
    'weak',
    'weak_import_dependent',
    ['bottleneck', 'enclave', 'single_source'],
  ],
  [
    'not essential: no bottleneck',
    { rca: 0.3, importExportRatio: exactly(4), yearlyRatios: [4, 4, 4], reach: 0.9, originHhi: 0.6 },
    'weak',
    'weak_low_advantage',
    [],
  ],
]

describe('diagnosis v1', () => {
  it.each(golden)('%s', (_name, evidence, status, rule, overlays) => {
    expect(diagnose({ ...nothing, ...evidence })).toMatchObject({ status, rule, overlays })
  })

  it('reaches every rule and every overlay in the table', () => {
    expect(golden.length).toBeGreaterThanOrEqual(30)
    expect(new Set(golden.map(([, , , rule]) => rule)).size).toBe(8 + 1)
    expect(new Set(golden.flatMap(([, , , , overlays]) => overlays))).toEqual(new Set(['bottleneck', 'enclave', 'single_source']))
  })

  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }))
  const anything = fc.record({
    rca: fc.option(fc.double({ min: 0, max: 30, noNaN: true })),
    importExportRatio: fc.option(
      fc
        .tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
        .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
    ),
    yearlyRatios: fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 3 }),
    firms: fc.nat(20).chain((total) => fc.record({ total: fc.constant(total), domestic: fc.nat(total), unknown: fc.constant(0) })),
    coverage: share,
    exportGrowth: fc.option(fc.double({ min: -1, max: 3, noNaN: true })),
    densityPercentile: share,
    reach: share,
    essential: fc.boolean(),
    originHhi: share,
    worldHhi: share,
  })

  it('never says missing without a trade figure, with a firm on record, or above the threshold', () => {
    fc.assert(
      fc.property(anything, (evidence) => {
        if (diagnose(evidence).status !== 'missing') return
        expect(evidence.rca).not.toBeNull()
        expect(evidence.rca!).toBeLessThan(THRESHOLDS.missingRca)
        expect(evidence.firms.total).toBe(0)
        expect(evidence.importExportRatio!.low).toBeGreaterThan(THRESHOLDS.missingRatio)
      }),
      { numRuns: 2_000 },
    )
  })

  it('refuses impossible evidence', () => {
    expect(() => diagnose({ ...nothing, rca: -1 })).toThrow(/rca/)
    expect(() => diagnose({ ...nothing, importExportRatio: { low: 2, high: 1 } })).toThrow(/high is below low/)
  })
})
