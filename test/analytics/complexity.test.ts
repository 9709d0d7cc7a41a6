import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { complexityGain, complexityIndex, complexityOutlook, density, presence, proximity, rca } from '../../src/analytics/complexity.ts'

interface ToyRow {
  c: string
  p: string
  mcp: number
  eci: number
  pci: number
  density: number
  coi: number
  cog: number
  rca: number
}
interface Toy {
  X: number[][]
  rows: ToyRow[]
  proximity: { p1?: string; p2?: string }[]
}

describe('complexity against py-ecomplexity, 5 countries × 6 products', () => {
  const toy = JSON.parse(readFileSync(new URL('../golden/complexity/toy-5x6.json', import.meta.url), 'utf8')) as Toy
  const shape = { countries: 5, products: 6 }
  const r = rca(Float64Array.from(toy.X.flat()), shape)
  const m = presence(r)
  const { eci, pci, pciUncentred } = complexityIndex(m, shape)
  const phi = proximity(m, shape)
  const omega = density(m, phi, shape)
  const coi = complexityOutlook(m, omega, pciUncentred, shape)
  const cog = complexityGain(m, phi, pciUncentred, shape)

  it.each(toy.rows)('$c $p', (row) => {
    const c = Number(row.c.slice(1))
    const p = Number(row.p.slice(1))
    const i = c * shape.products + p
    expect(r[i]).toBeCloseTo(row.rca, 12)
    expect(m[i]).toBe(row.mcp)
    expect(Math.abs(eci[c]! - row.eci)).toBeLessThan(1e-9)
    expect(Math.abs(pci[p]! - row.pci)).toBeLessThan(1e-9)
    expect(Math.abs(omega[i]! - row.density)).toBeLessThan(1e-9)
    expect(Math.abs(coi[c]! - row.coi)).toBeLessThan(1e-9)
    expect(Math.abs(cog[i]! - row.cog)).toBeLessThan(1e-9)
  })
})

const reference = new URL('../../../shared/data/complexity/', import.meta.url)
describe.skipIf(!existsSync(reference))(
  'complexity against py-ecomplexity, 226 × 785 (reference data beside the project; skipped without it)',
  () => {
    it('gives ECI and PCI to 1e-9', () => {
      const read = (name: string) => {
        const bytes = readFileSync(new URL(name, reference))
        return parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true }) as Record<string, string>[]
      }
      const rows = read('world_trade_avg_1998_2000_sitc4.csv.gz')
      const countries = [...new Set(rows.map((row) => row.country!))].toSorted()
      const products = [...new Set(rows.map((row) => row.product!))].toSorted()
      const shape = { countries: countries.length, products: products.length }
      expect(shape).toEqual({ countries: 226, products: 785 })
      const country = new Map(countries.map((id, i) => [id, i]))
      const product = new Map(products.map((id, i) => [id, i]))
      const exports = new Float64Array(shape.countries * shape.products)
      for (const row of rows) exports[country.get(row.country!)! * shape.products + product.get(row.product!)!] = Number(row.value)
      const m = presence(rca(exports, shape))
      expect(m.reduce((a, b) => a + b, 0)).toBe(31_951)
      const { eci, pci } = complexityIndex(m, shape)
      for (const row of read('pyecomplexity_country.csv'))
        expect(Math.abs(eci[country.get(row.country!)!]! - Number(row.eci))).toBeLessThan(1e-9)
      for (const row of read('pyecomplexity_product.csv'))
        expect(Math.abs(pci[product.get(row.product!)!]! - Number(row.pci))).toBeLessThan(1e-9)
      const phi = proximity(m, shape)
      expect(phi.reduce((a, b) => a + b, 0)).toBeCloseTo(127_384.461_826_349, 6)
    }, 60_000)
  },
)
