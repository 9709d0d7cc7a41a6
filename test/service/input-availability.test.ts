import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { inputAvailability } from '../../src/analytics/chain.ts'
import { rca } from '../../src/analytics/complexity.ts'
import { exportMatrix, type ExportMatrix } from '../../src/edition/build/derive-headings.ts'
import { readRows, readWorldExports } from '../../src/edition/build/read-reference.ts'

/**
 * The published check of input availability: of 183 inputs of electronics, the share that Viet Nam exports with RCA ≥ 1 in
 * 2019 is 16 %. Our engine over the reference files must give the printed figures of all 145 economies in all five columns.
 * The files are no part of the product; without them the test skips.
 */
const REFERENCE = resolve(import.meta.dirname, '../../../shared/data')
const FILES = [
  'trade/world_exports_hs92_4d_2019_atlas.csv.gz',
  'trade/atlas_eci_rankings_1995_2023.csv',
  'io/aipnet_hs12_4d.csv.gz',
  'io/hs4_edges_aipnet_x_bea2017.csv.gz',
  'io/input_availability_index_2019.csv',
]
const absent = FILES.filter((file) => !existsSync(resolve(REFERENCE, file)))
const at = (index: number) => resolve(REFERENCE, FILES[index] ?? '')

/** Air conditioners, refrigerators, printers, washing machines, computers, vacuum cleaners, kitchen and heating appliances, phones, cameras, radios, monitors. */
const FINALS = new Set(['8415', '8418', '8443', '8450', '8471', '8508', '8509', '8516', '8517', '8525', '8527', '8528'])
/** Electricity, scrap, exposed film and capital goods: upstream in AIPNET, but nothing that goes into a product. */
const NO_INPUTS = new Set(['2716', '7404', '7602', '7902', '3706', '8419', '8421', '8442', '8466', '8477', '8479', '8514', '9031', '9032'])

describe.skipIf(absent.length > 0)(
  `input availability against the published check${absent.length > 0 ? ` (skipped: ${REFERENCE} lacks ${absent.join(', ')})` : ''}`,
  () => {
    let matrix: ExportMatrix
    let advantage: Float64Array
    let columns: Record<string, string[]>
    let published: Map<string, Record<string, string>>

    beforeAll(async () => {
      const ranked = new Set(
        (await readRows(at(1)))
          .filter((row) => row['year'] === '2019' && row['in_rankings'] === 'True')
          .map((row) => row['country_iso3_code']),
      )
      const world = (await readWorldExports(at(0))).filter((row) => ranked.has(row.country))
      // No size threshold here: the check was made over all headings of the ranked economies.
      matrix = exportMatrix(world, { minimumCountry: 0, minimumProduct: 0, dropped: ['9999', 'XXXX'] })
      advantage = rca(matrix.exports, matrix)

      const known = new Set(matrix.productIds)
      const isInput = (heading: string) => !FINALS.has(heading) && !NO_INPUTS.has(heading) && known.has(heading)
      const usedBy = new Map<string, Set<string>>()
      for (const row of await readRows(at(2))) {
        const [input = '', output = ''] = [row['hs2012_code_upstream'], row['hs2012_code_downstream']]
        if (FINALS.has(output) && isInput(input)) usedBy.set(input, (usedBy.get(input) ?? new Set()).add(output))
      }
      const strongest = new Map<string, number>()
      for (const row of await readRows(at(3))) {
        const { u = '', d = '', bea_coef = '' } = row
        if (FINALS.has(d) && bea_coef !== '') strongest.set(u, Math.max(strongest.get(u) ?? 0, Number(bea_coef)))
      }
      const all = [...usedBy.keys()].toSorted()
      columns = {
        'AIPNET all': all,
        'AIPNET & BEA>1e-3': all.filter((heading) => (strongest.get(heading) ?? 0) > 1e-3),
        'used by >=4 finals': all.filter((heading) => (usedBy.get(heading)?.size ?? 0) >= 4),
        'BEA>5e-3': all.filter((heading) => (strongest.get(heading) ?? 0) > 5e-3),
        'ch.85 only': all.filter((heading) => heading.startsWith('85')),
      }
      published = new Map((await readRows(at(4))).map((row) => [row[''] ?? '', row]))
    }, 120_000)

    function availability(country: string, headings: readonly string[]) {
      const row = matrix.countryIds.indexOf(country) * matrix.products
      const productAt = new Map(matrix.productIds.map((id, i) => [id, i]))
      return inputAvailability(
        headings.map((heading) => ({ rca: advantage[row + (productAt.get(heading) ?? Number.NaN)] ?? null, weight: 1 })),
      )
    }

    test('145 economies; 183 inputs, and 127, 69, 74 and 28 under the narrower definitions', () => {
      expect(matrix.countries).toBe(145)
      expect(published.size).toBe(145)
      expect(Object.values(columns).map((list) => list.length)).toEqual([183, 127, 69, 74, 28])
    })

    test('Viet Nam: 16 % (30 of 183), and 19, 25, 27 and 36 %', () => {
      const shares = Object.values(columns).map((headings) => availability('VNM', headings)?.share ?? 0)
      expect(shares.map((share) => Math.round(100 * share))).toEqual([16, 19, 25, 27, 36])
      expect(Math.round((shares[0] ?? 0) * 183)).toBe(30)
    })

    test('every economy in every column, to the printed digit', () => {
      const differing = [...published].flatMap(([country, printed]) =>
        Object.entries(columns).flatMap(([column, headings]) => {
          const ours = availability(country, headings)?.share ?? Number.NaN
          return Math.abs(ours - Number(printed[column])) < 5.1e-5 ? [] : [`${country} ${column}: ${ours} ≠ ${printed[column]}`]
        }),
      )
      expect(differing).toEqual([])
    })
  },
)
