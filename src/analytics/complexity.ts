/**
 * Economic complexity from a country × product export matrix.
 *
 * Shapes: every matrix is row-major, `countries` rows × `products` columns, in a typed array of that length.
 * Units: exports in any one currency; everything computed is a pure number.
 * Sources: Balassa (1965); Hidalgo & Hausmann (2009, PNAS 106:10570), eigenvector form as in the Growth Lab's
 * py-ecomplexity; Hidalgo et al. (2007, Science 317:482) for proximity and density.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

export interface Shape {
  countries: number
  products: number
}

export interface Complexity {
  /** One per country; mean 0 and population standard deviation 1. NaN for a country that exports nothing with RCA ≥ 1. */
  eci: Float64Array
  /** One per product, on the scale of `eci`, so that ECI is the mean PCI of a country's products. */
  pci: Float64Array
  /** PCI before its mean was taken off, in units of the deviation of ECI: what outlook and gain are defined on. */
  pciUncentred: Float64Array
  /** λ₂ − λ₃ of the normalised matrix. Near zero the second eigenvector is not determined: do not publish. */
  eigengap: number
}

/** Revealed comparative advantage: (X_cp / X_c) / (X_p / X). 0 where a country or product has no exports. Balassa 1965. */
export function rca(exports: Float64Array, { countries, products }: Shape): Float64Array {
  assertLength(exports, countries * products, 'exports')
  const byCountry = new Float64Array(countries)
  const byProduct = new Float64Array(products)
  let total = 0
  for (let c = 0, i = 0; c < countries; c++) {
    for (let p = 0; p < products; p++, i++) {
      const value = exports[i]!
      if (!(value >= 0)) throw new RangeError(`exports[${c}, ${p}] is ${value}: must be a number ≥ 0`)
      byCountry[c]! += value
      byProduct[p]! += value
      total += value
    }
  }
  const out = new Float64Array(exports.length)
  for (let c = 0, i = 0; c < countries; c++) {
    for (let p = 0; p < products; p++, i++) {
      const expected = byCountry[c]! * byProduct[p]!
      if (expected > 0) out[i] = (exports[i]! * total) / expected
    }
  }
  return out
}

/** M_cp = 1 where RCA ≥ threshold (≥, not >), else 0. */
export function presence(rcaMatrix: Float64Array, threshold = 1): Uint8Array {
  return Uint8Array.from(rcaMatrix, (value) => (value >= threshold ? 1 : 0))
}

/**
 * ECI and PCI by the symmetric form of the eigenproblem: S = D_c^-½ M D_p⁻¹ Mᵀ D_c^-½, countries × countries,
 * whose second eigenvector gives the same numbers as the products × products problem at a thousandth of the work.
 * Normalised with mean and population standard deviation of ECI, both; sign so that ECI rises with diversity.
 */
export function complexityIndex(m: Uint8Array, { countries, products }: Shape): Complexity {
  assertLength(m, countries * products, 'presence')
  const { diversity, ubiquity } = degrees(m, { countries, products })
  const active = [...diversity.keys()].filter((c) => diversity[c]! > 0)
  if (active.length < 3) throw new RangeError(`complexity needs at least 3 countries with an advantage, got ${active.length}`)

  const s = Matrix.zeros(active.length, active.length)
  for (let i = 0; i < active.length; i++) {
    for (let j = i; j < active.length; j++) {
      const a = active[i]! * products
      const b = active[j]! * products
      let sum = 0
      for (let p = 0; p < products; p++) if (m[a + p] && m[b + p]) sum += 1 / ubiquity[p]!
      sum /= Math.sqrt(diversity[active[i]!]! * diversity[active[j]!]!)
      s.set(i, j, sum)
      s.set(j, i, sum)
    }
  }
  const decomposition = new EigenvalueDecomposition(s, { assumeSymmetric: true })
  const order = decomposition.realEigenvalues.map((value, index) => ({ value, index })).toSorted((a, b) => b.value - a.value)
  const second = decomposition.eigenvectorMatrix.getColumn(order[1]!.index)

  const k = new Float64Array(countries)
  active.forEach((c, i) => (k[c] = second[i]! / Math.sqrt(diversity[c]!)))
  const pci = new Float64Array(products).fill(Number.NaN)
  for (let p = 0; p < products; p++) {
    if (!ubiquity[p]) continue
    let sum = 0
    for (const c of active) if (m[c * products + p]) sum += k[c]!
    pci[p] = sum / ubiquity[p]!
  }
  const eci = new Float64Array(countries).fill(Number.NaN)
  for (const c of active) {
    let sum = 0
    for (let p = 0; p < products; p++) if (m[c * products + p]) sum += pci[p]!
    eci[c] = sum / diversity[c]!
  }

  const values = active.map((c) => eci[c]!)
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length)
  const meanDiversity = active.reduce((a, c) => a + diversity[c]!, 0) / active.length
  const sign = active.reduce((a, c) => a + (eci[c]! - mean) * (diversity[c]! - meanDiversity), 0) < 0 ? -1 : 1
  const scale = (value: number) => (sign * (value - mean)) / deviation
  const pciUncentred = pci.map((value) => (sign * value) / deviation)
  return { eci: eci.map(scale), pci: pci.map(scale), pciUncentred, eigengap: order[1]!.value - order[2]!.value }
}

/** φ_pq = Σ_c M_cp M_cq / max(k_p, k_q), products × products; the diagonal is 1. Products nobody exports have φ = 0. */
export function proximity(m: Uint8Array, { countries, products }: Shape): Float64Array {
  assertLength(m, countries * products, 'presence')
  const { ubiquity } = degrees(m, { countries, products })
  const together = new Float64Array(products * products)
  for (let c = 0; c < countries; c++) {
    const present: number[] = []
    for (let p = 0; p < products; p++) if (m[c * products + p]) present.push(p)
    for (const p of present) for (const q of present) together[p * products + q]! += 1
  }
  for (let p = 0; p < products; p++) {
    for (let q = 0; q < products; q++) {
      const most = Math.max(ubiquity[p]!, ubiquity[q]!)
      if (most > 0) together[p * products + q]! /= most
    }
    together[p * products + p] = 1
  }
  return together
}

/**
 * ω_cp = Σ_q M_cq φ_pq / Σ_q φ_pq, in [0, 1]: how much of what usually comes with p the country already makes.
 * With `self` (the default, as py-ecomplexity and the R package do) q = p counts; leave it out when the value is used
 * to predict p, or the answer leaks into the question.
 */
export function density(m: Uint8Array, phi: Float64Array, { countries, products }: Shape, { self = true } = {}): Float64Array {
  assertLength(phi, products * products, 'proximity')
  const out = new Float64Array(countries * products)
  const totals = new Float64Array(products)
  for (let p = 0; p < products; p++) {
    for (let q = 0; q < products; q++) totals[p]! += phi[p * products + q]!
    if (!self) totals[p]! -= phi[p * products + p]!
  }
  for (let c = 0; c < countries; c++) {
    const row = c * products
    for (let q = 0; q < products; q++) {
      if (!m[row + q]) continue
      for (let p = 0; p < products; p++) if (self || p !== q) out[row + p]! += phi[q * products + p]!
    }
    for (let p = 0; p < products; p++) if (totals[p]! > 0) out[row + p]! /= totals[p]!
  }
  return out
}

/** Complexity outlook: Σ_p ω_cp (1 − M_cp) PCI_p on the uncentred PCI, then z-scored over countries (population deviation). */
export function complexityOutlook(
  m: Uint8Array,
  omega: Float64Array,
  pciUncentred: Float64Array,
  { countries, products }: Shape,
): Float64Array {
  const raw = new Float64Array(countries)
  for (let c = 0, i = 0; c < countries; c++)
    for (let p = 0; p < products; p++, i++) if (!m[i] && !Number.isNaN(pciUncentred[p]!)) raw[c]! += omega[i]! * pciUncentred[p]!
  const mean = raw.reduce((a, b) => a + b, 0) / countries
  const deviation = Math.sqrt(raw.reduce((a, b) => a + (b - mean) ** 2, 0) / countries)
  return raw.map((value) => (value - mean) / deviation)
}

/**
 * Complexity gain of opening product p: (1 − M_cp) Σ_q (1 − M_cq) φ_qp PCI_q / Σ_r φ_qr on the uncentred PCI, as
 * py-ecomplexity computes it.
 * The printed Atlas formula also subtracts (1 − ω_cp) PCI_p; the packages do not, and neither do we.
 */
export function complexityGain(m: Uint8Array, phi: Float64Array, pciUncentred: Float64Array, { countries, products }: Shape): Float64Array {
  const out = new Float64Array(countries * products)
  const totals = new Float64Array(products)
  for (let q = 0; q < products; q++) for (let r = 0; r < products; r++) totals[q]! += phi[q * products + r]!
  for (let c = 0; c < countries; c++) {
    const row = c * products
    for (let q = 0; q < products; q++) {
      if (m[row + q] || Number.isNaN(pciUncentred[q]!)) continue
      for (let p = 0; p < products; p++) if (!m[row + p]) out[row + p]! += (phi[q * products + p]! * pciUncentred[q]!) / totals[q]!
    }
  }
  return out
}

function degrees(m: Uint8Array, { countries, products }: Shape) {
  const diversity = new Uint32Array(countries)
  const ubiquity = new Uint32Array(products)
  for (let c = 0, i = 0; c < countries; c++) {
    for (let p = 0; p < products; p++, i++) {
      diversity[c]! += m[i]!
      ubiquity[p]! += m[i]!
    }
  }
  return { diversity, ubiquity }
}

function assertLength(array: ArrayLike<number>, expected: number, name: string) {
  if (array.length !== expected) throw new RangeError(`${name} has ${array.length} cells, expected ${expected}`)
}
