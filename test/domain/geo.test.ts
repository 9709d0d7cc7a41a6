import { describe, expect, test } from 'vitest'
import { boundsAround, distanceKm, type PlacePoints, sitePosition } from '../../src/domain/geo.ts'

describe('distance', () => {
  test('Nashville to Los Angeles, as Rosetta Code gives it for a radius of 6372.8 km', () => {
    const km = distanceKm({ lat: 36.12, lon: -86.67 }, { lat: 33.94, lon: -118.4 })
    expect(km).toBeCloseTo((2887.2599506071106 * 6371.0088) / 6372.8, 6)
  })

  test('a quarter of the equator is a quarter of the circumference; a place is nowhere from itself', () => {
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 90 })).toBeCloseTo((Math.PI / 2) * 6371.0088, 6)
    expect(distanceKm({ lat: 20.86, lon: 106.68 }, { lat: 20.86, lon: 106.68 })).toBe(0)
  })

  test('the box holds the whole circle and no more north and south than its radius', () => {
    const centre = { lat: 20.86, lon: 106.68 }
    const box = boundsAround(centre, 50)
    expect(distanceKm(centre, { lat: box.north, lon: centre.lon })).toBeCloseTo(50, 6)
    expect(distanceKm(centre, { lat: box.south, lon: centre.lon })).toBeCloseTo(50, 6)
    // Due east on the same latitude the edge of the box is a little outside the circle, never inside.
    expect(distanceKm(centre, { lat: centre.lat, lon: box.east })).toBeGreaterThanOrEqual(50)
  })
})

describe('position of a site', () => {
  const places: PlacePoints = {
    parks: new Map([
      ['known', { lat: 21, lon: 106, position_basis: 'published' }],
      ['vague', { lat: 22, lon: 105, position_basis: 'approximate_province' }],
    ]),
    formerProvinces: new Map([['bac-giang', { lat: 21.36, lon: 106.5 }]]),
    provinces: new Map([['bac-ninh', { lat: 21.32, lon: 106.43 }]]),
  }
  const site = { lat: null, lon: null, park_id: null, former_province_id: null, province_id: 'bac-ninh' }

  test.each([
    [
      { ...site, lat: 21.1, lon: 106.1, park_id: 'known' },
      { lat: 21.1, lon: 106.1, basis: 'published' },
    ],
    [
      { ...site, park_id: 'known', former_province_id: 'bac-giang' },
      { lat: 21, lon: 106, basis: 'park' },
    ],
    // The centre of a province is no position of a park.
    [
      { ...site, park_id: 'vague', former_province_id: 'bac-giang' },
      { lat: 21.36, lon: 106.5, basis: 'former_province' },
    ],
    [site, { lat: 21.32, lon: 106.43, basis: 'province' }],
    [{ ...site, province_id: null }, undefined],
  ])('%j', (given, expected) => {
    const found = sitePosition(given, places)
    expect(found && { lat: found.lat, lon: found.lon, basis: found.basis }).toEqual(expected)
  })
})
