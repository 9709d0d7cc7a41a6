import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { buildProvinceShapes, formerProvinceCentres } from '../../src/edition/build/province-shapes.ts'

const edition = fileURLToPath(new URL('../../editions/vietnam-electronics', import.meta.url))

interface Shape {
  type: string
  properties?: { id?: string; kind?: string; label?: string; province_id?: string }
}

describe('shapes of the provinces', () => {
  const built = JSON.stringify(buildProvinceShapes(edition))

  it('are what dissolving Natural Earth gives', () => {
    expect(`${built}\n` === readFileSync(`${edition}/provinces.topojson`, 'utf8'), 'run: node src/edition/build/province-shapes.ts').toBe(
      true,
    )
  })

  it('hold 34 provinces and both archipelagos, named and with their province', () => {
    const { geometries } = (JSON.parse(built) as { objects: { provinces: { geometries: Shape[] } } }).objects.provinces
    expect(geometries.filter((shape) => shape.properties?.kind === 'province')).toHaveLength(34)
    expect(geometries.filter((shape) => shape.properties?.kind === 'archipelago').map((shape) => shape.properties)).toEqual([
      { id: 'hoang-sa', kind: 'archipelago', province_id: 'da-nang', label: 'Quần đảo Hoàng Sa (thành phố Đà Nẵng)' },
      { id: 'truong-sa', kind: 'archipelago', province_id: 'khanh-hoa', label: 'Quần đảo Trường Sa (tỉnh Khánh Hòa)' },
    ])
  })
})

describe('centres of the former provinces', () => {
  it.each([edition, fileURLToPath(new URL('../../editions/demo', import.meta.url))])('stand in %s', (folder) => {
    const rows: { former_province_id: string; lat: string; lon: string }[] = parse(readFileSync(`${folder}/former_province.csv`), {
      columns: true,
    })
    const centres = formerProvinceCentres(folder)
    expect(rows.map((row) => [row.former_province_id, { lat: Number(row.lat), lon: Number(row.lon) }])).toEqual(
      rows.map((row) => [row.former_province_id, centres.get(row.former_province_id)]),
    )
  })
})
