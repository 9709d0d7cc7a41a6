import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../../src/domain/fold.ts'
import { EVIDENCE_GRADES, OVERLAYS, OWNERSHIPS, ROLES, SECTORS, STAGES, STATUSES } from '../../src/domain/vocabulary.ts'
import { engines } from '../support/database.ts'
import { openRealEdition, type RealEdition } from '../support/real-edition.ts'

/** The number beside a choice is the number of results once it is chosen, whatever else is chosen already. */

interface Faceted {
  total: number
  facets: Record<string, { value: string; count: number }[]>
}
type Filters = Record<string, string | undefined>

describe.each(engines)('facets on $title', ({ engine, skip }) => {
  describe.skipIf(skip)('loaded', () => {
    let edition: RealEdition
    beforeAll(async () => {
      edition = await openRealEdition(engine)
    })
    afterAll(() => edition?.dispose())

    // The contract parses the filters, as for a request; the test only makes ones that pass.
    const lists: Record<'segments' | 'gaps' | 'companies', (filters: Filters) => Promise<Faceted>> = {
      segments: (filters) => edition.client.segment.list({ ...(filters as object), limit: 1 }),
      gaps: (filters) => edition.client.segment.gaps({ ...(filters as object), limit: 1 }),
      companies: (filters) => edition.client.company.list({ ...(filters as object), limit: 1 }),
    }

    async function expectHonest(
      list: (filters: Filters) => Promise<Faceted>,
      filters: Filters,
      choose: (values: Faceted['facets'][string]) => Faceted['facets'][string],
    ) {
      const { facets } = await list(filters)
      for (const [dimension, values] of Object.entries(facets)) {
        for (const { value, count } of choose(values)) {
          const { total } = await list({ ...filters, [dimension]: value })
          if (total !== count) throw new Error(`${JSON.stringify(filters)}: ${dimension}=${value} says ${count}, gives ${total}`)
        }
      }
    }

    test.each(['segments', 'gaps', 'companies'] as const)('%s: every choice, nothing else chosen', async (name) => {
      await expectHonest(lists[name], {}, (values) => values)
    })

    const maybe = <T extends string>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })
    const chain = {
      stage: maybe(STAGES),
      sector: maybe(SECTORS),
      serves: maybe(SECTORS),
      status: maybe(STATUSES),
      overlay: maybe(OVERLAYS),
    }
    const some = (index: number) => (values: Faceted['facets'][string]) => (values.length === 0 ? [] : [values[index % values.length]!])

    test('segments: under any other choices', async () => {
      const filters = fc.record({ ...chain, q: maybe(['dien', 'ban dan', '85', 'battery']) })
      await fc.assert(
        fc.asyncProperty(filters, fc.nat(20), (chosen, index) => expectHonest(lists.segments, chosen, some(index))),
        { numRuns: 60 },
      )
    })

    test('gaps: under any other choices', async () => {
      await fc.assert(
        fc.asyncProperty(fc.record(chain), fc.nat(20), (chosen, index) => expectHonest(lists.gaps, chosen, some(index))),
        { numRuns: 40 },
      )
    })

    test('companies: under any other choices', async () => {
      const filters = fc.record({
        q: maybe(['samsung', 'dien tu', 'bac ninh']),
        segment: maybe(['chip-assembly-test', 'mainboards', 'smartphones']),
        stage: maybe(STAGES),
        province: maybe(['bac-ninh', 'bac-giang', 'ho-chi-minh-city', 'ha-noi']),
        park: maybe(['saigon-hi-tech-park', 'vsip-bac-ninh', 'quang-chau']),
        ownership: maybe(OWNERSHIPS),
        home_country: maybe(['VNM', 'KOR', 'JPN']),
        role: maybe(ROLES),
        grade: maybe(EVIDENCE_GRADES),
      })
      await fc.assert(
        fc.asyncProperty(filters, fc.nat(20), (chosen, index) => expectHonest(lists.companies, chosen, some(index))),
        { numRuns: 60 },
      )
    })

    test('a segment of another stage is not among the companies of the stage', async () => {
      const { atlas } = edition.context
      const made = atlas.ordered.find((row) => row.stage_id === 'components' && atlas.firms.has(row.segment_id))
      const segment = made?.segment_id ?? ''
      expect((await edition.client.company.list({ segment, stage: 'components' })).total).toBeGreaterThan(0)
      expect((await edition.client.company.list({ segment, stage: 'final_products' })).total).toBe(0)
    })

    test('"dien tu" finds what "điện tử" finds, and something', async () => {
      for (const list of [edition.client.segment.list, edition.client.company.list, edition.client.place.programmes]) {
        const plain = await list({ q: 'dien tu', limit: 500 })
        const marked = await list({ q: 'Điện  Tử', limit: 500 })
        expect(plain.total).toBeGreaterThan(0)
        expect(marked.items).toEqual(plain.items)
      }
    })

    test('a company is found by each of its names, by what it makes and where', async () => {
      const { items } = await edition.client.company.list({ limit: 500 })
      const firms = items.filter((item) => item.name_vi !== null).slice(0, 20)
      for (const { id, name_en, name_vi, segments, provinces } of firms) {
        const words = [
          name_en,
          name_vi ?? '',
          ...segments.slice(0, 1).map((segment) => segment.name),
          ...provinces.slice(0, 1).map((province) => province.name),
        ]
        for (const q of words) {
          const found = await edition.client.company.list({ q, limit: 500 })
          expect(
            found.items.map((item) => item.id),
            q,
          ).toContain(id)
        }
      }
    })

    test('names are in the order of the alphabet, whatever their case, on every database', async () => {
      const { items } = await edition.client.company.list({ sort: 'name', limit: 500 })
      const initials = items.map((item) => fold(item.name_en)[0] ?? '')
      expect(initials).toEqual(initials.toSorted())
    })

    test('orders are total: two pages never share a company', async () => {
      for (const sort of ['relevance', 'name', 'evidence'] as const) {
        const first = await edition.client.company.list({ sort, limit: 200 })
        const rest = await edition.client.company.list({ sort, limit: 500, cursor: first.next_cursor ?? '' })
        expect(new Set([...first.items, ...rest.items].map((item) => item.id)).size).toBe(first.total)
      }
    })
  })
})
