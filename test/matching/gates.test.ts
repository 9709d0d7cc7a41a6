import { describe, expect, test } from 'vitest'
import { judge } from '../../src/matching/judge.ts'
import { fitOf, rankMatches } from '../../src/matching/rank.ts'
import type { Condition } from '../../src/domain/requirement.ts'
import type { Evidence, MatchSubject } from '../../src/matching/subject.ts'
import { FRAME } from './match-arbitrary.ts'

/** Verdicts by hand. */

const said: Evidence = { source_id: 'visit', grade: 'site_verified', as_of: '2026-09', text: 'as printed' }
const claimed: Evidence = { ...said, source_id: 'website', grade: 'self_declared' }
const reported: Evidence = { ...said, source_id: 'newspaper', grade: 'press' }

const NOTHING: MatchSubject = {
  company_id: 'a',
  name: 'A',
  ownership: { ...said, value: 'unknown' },
  home_country: null,
  made: [],
  sites: [],
  processes: [],
  materials: [],
  equipment: [],
  certificates: [],
  capacities: [],
  tolerances: [],
  sizes: [],
  moqs: [],
  lead_times: [],
  employees: null,
  export_markets: [],
  languages: [],
  customers: [],
  supplier_lists: [],
  products: [],
  first_time: true,
}

const paper = (more: object) => ({
  ...said,
  id: 'iatf-16949',
  kind: 'quality',
  standing: 'held' as const,
  expires_on: '2027-12-31',
  ...more,
})
const capacity = (more: object) => ({
  ...said,
  segment_id: 'boards',
  site_id: null,
  amount: 3000,
  unit_id: 'm2',
  per: 'month' as const,
  spare: null,
  registered: false,
  ...more,
})
const site = (more: object) => ({
  ...said,
  site_id: 's',
  province_id: 'bac-ninh',
  former_province_id: 'bac-giang',
  park_id: null,
  lat: 21.18,
  lon: 106.07,
  coarse: false,
  ...more,
})

function resultOf(condition: Condition, subject: Partial<MatchSubject>): string {
  const { result, reason } = judge(condition, { ...NOTHING, ...subject }, FRAME)
  return `${result}: ${reason}`
}

describe('a certificate', () => {
  const asked: Condition = { certificate: 'iatf-16949' }
  test.each([
    ['nobody says anything', {}, 'unknown: nothing_said'],
    ['valid by a document', { certificates: [paper({})] }, 'pass: has'],
    ['ended', { certificates: [paper({ expires_on: '2026-11-22' })] }, 'fail: ended'],
    ['holds to its last day', { certificates: [paper({ expires_on: '2026-11-23' })] }, 'pass: has'],
    ['claimed by the firm', { certificates: [paper({ grade: 'self_declared' })] }, 'unknown: unverified'],
    ['withdrawn', { certificates: [paper({ standing: 'withdrawn' })] }, 'fail: withdrawn'],
    ['planned', { certificates: [paper({ standing: 'planned' })] }, 'fail: planned'],
    ['others by the firm itself', { certificates: [paper({ id: 'iso-9001', grade: 'self_declared' })] }, 'fail: not_among'],
    ['others by the press', { certificates: [paper({ id: 'iso-9001', grade: 'press' })] }, 'unknown: nothing_said'],
    ['one of two does', { certificates: [paper({ standing: 'planned' }), paper({})] }, 'pass: has'],
  ])('%s', (_case, subject, expected) => expect(resultOf(asked, subject)).toBe(expected))

  test.each([
    ['2027-06-30', paper({}), 'pass: has'],
    ['2028-06-30', paper({}), 'unknown: ends_before'],
    ['2027-06-30', paper({ standing: 'planned' }), 'unknown: planned'],
  ])('on %s', (by, one, expected) => expect(resultOf({ ...asked, by }, { certificates: [one] })).toBe(expected))
})

describe('a capacity', () => {
  test.each([
    ['3,000 m² a month are 36,000 a year', { capacity_min: 36_000, unit: 'm2' }, capacity({}), 'pass: enough'],
    ['not 36,001', { capacity_min: 36_001, unit: 'm2' }, capacity({}), 'fail: not_enough'],
    ['of another product', { capacity_min: 1, unit: 'm2' }, capacity({ segment_id: 'motors' }), 'unknown: nothing_said'],
    ['pieces are no area', { capacity_min: 1, unit: 'm2' }, capacity({ unit_id: 'pcs' }), 'unknown: not_comparable'],
    ['thousands of pieces are pieces', { capacity_min: 36_000_000, unit: 'pcs' }, capacity({ unit_id: 'thousand-pcs' }), 'pass: enough'],
    ['100 a day in 250 days', { capacity_min: 25_000, unit: 'm2' }, capacity({ amount: 100, per: 'day' }), 'pass: enough'],
    ['100 a day in 365 days, perhaps', { capacity_min: 30_000, unit: 'm2' }, capacity({ amount: 100, per: 'day' }), 'unknown: depends'],
    ['100 a day in no year', { capacity_min: 36_501, unit: 'm2' }, capacity({ amount: 100, per: 'day' }), 'fail: not_enough'],
    ['no time is said', { capacity_min: 1, unit: 'm2' }, capacity({ per: null }), 'unknown: not_comparable'],
    ['only registered', { capacity_min: 1, unit: 'm2' }, capacity({ registered: true }), 'unknown: depends'],
    ['the unit of the firm where none is asked', { capacity_min: 36_000 }, capacity({}), 'pass: enough'],
  ] as const)('%s', (_case, condition, fact, expected) => expect(resultOf(condition, { capacities: [fact] })).toBe(expected))

  test('two plants have it together', () => {
    const capacities = [capacity({ site_id: 'one' }), capacity({ site_id: 'two' })]
    expect(resultOf({ capacity_min: 72_000, unit: 'm2' }, { capacities })).toBe('pass: enough')
    // Two sources on one plant are not two plants.
    expect(
      resultOf({ capacity_min: 72_000, unit: 'm2' }, { capacities: [capacity({ site_id: 'one' }), capacity({ site_id: 'one' })] }),
    ).toBe('fail: not_enough')
  })
})

describe('other conditions', () => {
  const process = (more: object) => ({ ...claimed, id: 'etching', mode: null, implied: false, ...more })
  test.each([
    ['process stated', { process: 'etching' }, { processes: [process({})] }, 'pass: has'],
    ['process implied by the product', { process: 'etching' }, { processes: [process({ implied: true })] }, 'pass: implied'],
    ['process outsourced', { process: 'etching' }, { processes: [process({ mode: 'outsourced' })] }, 'fail: outsourced'],
    [
      'core work asked, side work stated',
      { process: 'etching', mode: 'core' },
      { processes: [process({ mode: 'supplementary' })] },
      'fail: not_core',
    ],
    ['any of two processes', { process: ['milling', 'etching'] }, { processes: [process({})] }, 'pass: has'],
    ['the press names another process', { process: 'milling' }, { processes: [process({ ...reported })] }, 'unknown: nothing_said'],
    [
      'machine too small',
      { equipment: 'press', tonnage_t_min: 200 },
      { equipment: [{ ...said, id: 'press', tonnage_t: 100, axes: null }] },
      'fail: too_small',
    ],
    [
      'machine of no size',
      { equipment: 'press', tonnage_t_min: 200 },
      { equipment: [{ ...said, id: 'press', tonnage_t: null, axes: null }] },
      'unknown: size_unsaid',
    ],
    ['tolerance', { tolerance_mm_max: 0.02 }, { tolerances: [{ ...said, segment_id: null, mm: 0.02 }] }, 'pass: enough'],
    ['coarser', { tolerance_mm_max: 0.02 }, { tolerances: [{ ...said, segment_id: null, mm: 0.05 }] }, 'fail: not_enough'],
    [
      'a first order of 30 days',
      { lead_time_days_max: 20 },
      { lead_times: [{ ...said, segment_id: null, days: 30, kind: 'first' as const }] },
      'unknown: depends',
    ],
    [
      'a sample says nothing',
      { lead_time_days_max: 20 },
      { lead_times: [{ ...said, segment_id: null, days: 3, kind: 'sample' as const }] },
      'unknown: nothing_said',
    ],
    ['the former province', { province: 'bac-giang' }, { sites: [site({})] }, 'pass: has'],
    ['another province', { province: 'hai-phong' }, { sites: [site({})] }, 'fail: elsewhere'],
    ['a park of the province', { park: 'que-vo' }, { sites: [site({})] }, 'unknown: nothing_said'],
    ['another park', { park: 'que-vo' }, { sites: [site({ park_id: 'vsip' })] }, 'fail: elsewhere'],
    ['near', { near: 'province:bac-ninh', radius_km: 20 }, { sites: [site({})] }, 'pass: within'],
    ['somewhere in the province', { near: 'province:bac-ninh', radius_km: 20 }, { sites: [site({ coarse: true })] }, 'unknown: roughly'],
    ['far', { near: 'province:bac-ninh', radius_km: 20 }, { sites: [site({ lat: 10.8, lon: 106.7 })] }, 'fail: farther'],
    ['owner not known', { ownership: 'domestic' }, {}, 'unknown: nothing_said'],
    ['another owner', { ownership: 'domestic' }, { ownership: { ...said, value: 'joint_venture' as const } }, 'fail: other'],
    ['role', { role: 'maker' }, { made: [{ ...said, segment_id: 'boards', role: 'trader' as const, product: null }] }, 'fail: other'],
  ] as const)('%s', (_case, condition, subject, expected) => expect(resultOf(condition, subject as Partial<MatchSubject>)).toBe(expected))
})

describe('a score by hand', () => {
  const maker: MatchSubject = {
    ...NOTHING,
    made: [{ ...said, segment_id: 'boards', role: 'maker', product: 'four-layer boards' }],
    certificates: [paper({ id: 'iso-9001' })],
    capacities: [capacity({ amount: 1000, per: 'year', spare: 'over_50' })],
  }
  const asked = { segment: 'boards', volume: { amount: 3000, unit: 'm2' }, gates: [], wants: [{ province: 'bac-ninh', weight: 2 }] }

  test('weights are those of the parts asked for, stretched to 100', () => {
    // product 30, process 20, scale 10, certificates 10, track record 10, evidence 5, readiness 5, want 2 × 10: 110 in all.
    const parts = fitOf(asked, maker, FRAME)?.parts ?? []
    expect(parts.map(({ name, weight }) => [name, Math.round(weight * 1.1)])).toEqual([
      ['product', 30],
      ['process', 20],
      ['scale', 10],
      ['certificates', 10],
      ['track_record', 10],
      ['evidence', 5],
      ['readiness', 5],
      ['want_0', 20],
    ])
    // A third of the volume is no scale; ISO 9001 by a document is all of the quality systems; half the firm's capacity is free.
    expect(parts.map(({ value }) => Math.round(value * 1000) / 1000)).toEqual([1, 0, 0, 0.6, 0, 1, 0.6, 0])
  })

  test('who makes something close to it is a near miss and says what it makes', () => {
    const near = { ...maker, made: [{ ...said, segment_id: 'laminates', role: 'maker' as const, product: null }] }
    const { items, near_misses } = rankMatches(asked, [near], FRAME)
    expect(items).toEqual([])
    expect(near_misses[0]?.would_qualify_if).toMatchObject([
      { gate: { segment: ['boards'] }, reason: 'makes_related', have: ['laminates'] },
    ])
    expect(near_misses[0]?.parts[0]?.value).toBeCloseTo(0.6 * 0.6, 12)
  })

  test('nobody waits for a firm to move or to be sold', () => {
    const fixed: Condition[] = [
      { province: 'hai-phong' },
      { near: 'province:bac-ninh', radius_km: 1 },
      { ownership: 'domestic' },
      { role: 'trader' },
    ]
    const firm = { ...maker, ownership: { ...said, value: 'joint_venture' as const }, sites: [site({ lat: 10, lon: 106 })] }
    for (const gate of fixed) expect(rankMatches({ ...asked, gates: [gate] }, [firm], FRAME)).toMatchObject({ items: [], near_misses: [] })
    expect(rankMatches({ ...asked, gates: [{ certificate: 'iatf-16949' }] }, [firm], FRAME).near_misses).toHaveLength(1)
  })
})
