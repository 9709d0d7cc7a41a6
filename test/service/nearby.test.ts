import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '../support/database.ts'
import { openRealEdition, type RealEdition } from '../support/real-edition.ts'

describe.each(engines)('places on $title', ({ engine, skip }) => {
  describe.skipIf(skip)('loaded', () => {
    let edition: RealEdition
    beforeAll(async () => {
      edition = await openRealEdition(engine)
    })
    afterAll(() => edition?.dispose())

    test('what is within a circle is listed nearest first, and a wider circle keeps it', async () => {
      const near = (radius_km: number) => edition.client.place.nearby({ near: 'gateway:cai-lan', radius_km, limit: 500, lang: 'en' })
      const [narrow, wide] = [await near(60), await near(120)]
      const distances = wide.items.map((item) => item.distance_km)
      expect(distances).toEqual(distances.toSorted((a, b) => a - b))
      expect(Math.max(...narrow.items.map((item) => item.distance_km))).toBeLessThanOrEqual(60)
      expect(wide.items.slice(0, narrow.total).map((item) => item.site.id)).toEqual(narrow.items.map((item) => item.site.id))
      expect(wide.total).toBeGreaterThan(narrow.total)
      // The port itself, at no distance.
      expect(narrow.gateways[0]).toMatchObject({ id: 'cai-lan', distance_km: 0 })
    })

    test('a segment narrows it to its makers', async () => {
      const all = await edition.client.place.nearby({ near: 'province:bac-ninh', radius_km: 100, limit: 500 })
      const some = await edition.client.place.nearby({ near: 'province:bac-ninh', radius_km: 100, segment: 'smartphones', limit: 500 })
      expect(some.total).toBeGreaterThan(0)
      expect(some.total).toBeLessThan(all.total)
      for (const { company } of some.items) expect(company.segments.map((made) => made.id)).toContain('smartphones')
    })

    test('a former province is a centre of its own', async () => {
      const { centre } = await edition.client.place.nearby({ near: 'province:bac-giang', radius_km: 1 })
      expect(centre).toMatchObject({ kind: 'province', id: 'bac-giang', basis: 'former_province' })
    })

    test.each(['park:no-such-park', 'gateway:atlantis', 'province:gotham', '95,106'])('%s is refused in words', async (near) => {
      await expect(edition.client.place.nearby({ near, radius_km: 50, lang: 'en' })).rejects.toThrow(`There is no place “${near}”`)
    })

    test.each([
      ['2024-06-01', 63, 'thua-thien-hue'],
      ['2025-03-01', 63, 'hue'],
      ['2025-07-01', 34, 'hue'],
    ])('on %s there are %i provinces and cities, among them %s', async (as_of, count, hue) => {
      const { items, total } = await edition.client.place.names({ as_of, limit: 500, lang: 'vi' })
      expect(total).toBe(count)
      expect(items.filter((item) => item.now.id === 'hue').map((item) => item.id)).toEqual([hue])
    })
  })
})
