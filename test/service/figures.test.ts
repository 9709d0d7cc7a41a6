import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listHeadlines } from '../../src/services/trade.ts'
import { engines } from '../support/database.ts'
import { openRealEdition, type RealEdition, wholeList } from '../support/real-edition.ts'

/**
 * The figures the platform must reproduce from its own edition. Expected values are those of shared/data/README.md
 * ("Figures the platform must be able to reproduce"), typed here, not read from the edition.
 */
const HEADLINES = [
  ['electronics-exports-2015', '2015', 'export', 'electronics', 46, null],
  ['electronics-exports-2024', '2024', 'export', 'electronics', 126.5, null],
  ['cep-exports-2024', '2024', 'export', 'cep', 72.6, 26.6],
  ['phone-exports-2024', '2024', 'export', 'phone', 53.9, null],
  ['cep-exports-2025', '2025', 'export', 'cep', 107.74, 48.4],
  ['electronics-exports-2025', '2025', 'export', 'electronics', 164.4, null],
  ['cep-imports-2025', '2025', 'import', 'cep', 150.7, 40.7],
  ['all-exports-2025', '2025', 'export', 'all_goods', 475, 17],
  ['electronics-exports-2025-jan-nov', '2025-01/2025-11', 'export', 'electronics', 150, null],
  ['cep-imports-2025-jan-nov', '2025-01/2025-11', 'import', 'cep', 136, 39.2],
  ['cep-balance-2025', '2025', 'balance', 'cep', -42.96, null],
  ['mixed-balance-2025', '2025', 'balance', 'electronics', 13.7, null],
] as const

describe.each(engines)('figures of the edition on $title', ({ engine, skip }) => {
  describe.skipIf(skip)('loaded', () => {
    let edition: RealEdition
    beforeAll(async () => {
      edition = await openRealEdition(engine)
    })
    afterAll(() => edition?.dispose())
    const headlines = async () => (await edition.client.trade.headlines({ limit: 500 })).items

    test.each(HEADLINES)('%s', async (id, period, flow, basket, value, change_pct) => {
      const found = (await headlines()).find((item) => item.id === id)
      expect(found).toMatchObject({ period, flow, basket, value, change_pct, unit: 'usd_bn' })
      expect(found?.definition.length).toBeGreaterThan(20)
      expect(edition.context.atlas.sources.get(found?.source_id ?? '')?.url).toMatch(/^https?:/)
      expect(found?.source_title).not.toBe(found?.source_id)
    })

    test('the parts of each sum and difference add up', async () => {
      const all = await headlines()
      const value = (id: string) => all.find((item) => item.id === id)?.value ?? Number.NaN
      expect(value('cep-exports-2024') + value('phone-exports-2024')).toBeCloseTo(value('electronics-exports-2024'), 5)
      expect(value('cep-exports-2025') + value('phone-exports-2025')).toBeCloseTo(value('electronics-exports-2025'), 1)
      expect(value('cep-exports-2025') - value('cep-imports-2025')).toBeCloseTo(value('cep-balance-2025'), 5)
      expect(value('electronics-exports-2025') - value('cep-imports-2025')).toBeCloseTo(value('mixed-balance-2025'), 5)
    })

    test('the share of the group in all exports is 22.7 % by division and 22.6 % in print; both say which', async () => {
      const shares = (await headlines()).filter((item) => item.unit === 'percent' && item.year === 2025)
      expect(shares.map((item) => `${item.value} ${item.exactness}`).toSorted()).toEqual(['22.6 rounded', '22.7 derived'])
      expect((100 * 107.74) / 475).toBeCloseTo(22.7, 1)
    })

    test('a derived figure shows its formula; the mixed balance says it mixes two definitions', async () => {
      for (const item of await headlines()) expect(item.formula === null, item.id).toBe(item.exactness !== 'derived')
      const mixed = (await headlines()).find((item) => item.id === 'mixed-balance-2025')
      expect(mixed?.definition).toMatch(/phone/i)
    })

    test.each(['vi', 'en', 'ko'] as const)('every headline has its name and definition in %s', (lang) => {
      const { items, total } = listHeadlines(edition.context, { limit: 500, lang })
      expect(items).toHaveLength(total)
      expect(items.filter((item) => item.name.trim() === '' || item.definition.trim() === '')).toEqual([])
    })

    test('RCA of heading 8542 in 2019 is about 1.48', async () => {
      const { items } = await edition.client.segment.list({ limit: 500 })
      const alone = items.filter((item) => edition.context.atlas.headings.get(item.id)?.join() === '8542')
      expect(alone.map((item) => item.id)).toContain('memory-ics')
      for (const item of alone) {
        expect(Math.abs((item.rca.value ?? 0) - 1.48)).toBeLessThanOrEqual(0.005)
        expect(item.rca.period).toBe('2019')
      }
    })

    test('chips imports of 2023 are US$40.680 bn', async () => {
      const { items } = await edition.client.trade.list({ heading: '8542', year: 2023, flow: 'import', vintage: 'atlas_v18' })
      expect(items.map((item) => item.value_usd)).toEqual([40_680_000_000])
    })

    test('chips of 2024 come first from China (15.91 bn), then Korea (15.83 bn)', async () => {
      const { items } = await edition.client.trade.partners({ basket: 'chips', flow: 'import', year: 2024 })
      expect(items.slice(0, 2).map((item) => [item.partner, Math.round(item.value_usd / 1e7) / 100])).toEqual([
        ['CHN', 15.91],
        ['KOR', 15.83],
      ])
      expect(items.reduce((sum, item) => sum + (item.share ?? 0), 0)).toBeCloseTo(1, 9)
    })

    test('ISIC 2610 in 2022: 1,517 establishments, 352,222 employees', async () => {
      const { items } = await edition.client.trade.industry({ isic4: '2610', year: 2022 })
      const value = (variable: string) => items.find((item) => item.variable === variable)?.value
      expect([value('establishments'), value('employees')]).toEqual([1517, 352_222])
      const coverage = (await edition.client.edition.coverage({})).items.find((item) => item.isic4 === '2610')
      expect(coverage).toMatchObject({ official_establishments: 1517, official_employees: 352_222, official_year: 2022 })
    })

    test('copper foil and the capacitors are among the first five gaps', async () => {
      const first = (await edition.client.segment.gaps({ limit: 5 })).items.map((gap) => gap.segment.id)
      expect(first).toContain('copper-foil')
      expect(first.some((id) => id === 'mlcc' || id === 'aluminium-film-capacitors')).toBe(true)
    })

    test('gaps are ranked by score, each with its parts, and none is a strong segment', async () => {
      const gaps = await wholeList((page) => edition.client.segment.gaps(page))
      expect(gaps.map((gap) => gap.rank)).toEqual(gaps.map((_, i) => i + 1))
      expect(gaps.map((gap) => gap.score)).toEqual(gaps.map((gap) => gap.score).toSorted((a, b) => b - a))
      expect(
        gaps.filter((gap) => gap.segment.gap_rank !== gap.rank || gap.why === '' || gap.parts.length !== 3).map((gap) => gap.segment.id),
      ).toEqual([])
      expect(
        gaps.filter((gap) => gap.segment.status === 'strong' && !gap.segment.overlays.includes('bottleneck')).map((gap) => gap.segment.id),
      ).toEqual([])
    })

    test('2024 rests on another basis: no ratio, growth or latest value uses it', () => {
      const late = edition.context.atlas.rows.indicators.filter((row) => (row.year ?? 0) > 2023)
      expect(late).toEqual([])
    })
  })
})
