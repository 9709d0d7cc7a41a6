import { describe, expect, test } from 'vitest'
import { clusterLinks } from '../../../src/linkage/cluster.ts'
import { blockPairs } from '../../../src/linkage/fellegi-sunter/blocking.ts'
import { estimatePrior } from '../../../src/linkage/fellegi-sunter/estimate-prior.ts'
import { estimateU } from '../../../src/linkage/fellegi-sunter/estimate-u.ts'
import { startingParameters } from '../../../src/linkage/fellegi-sunter/model.ts'
import { predict } from '../../../src/linkage/fellegi-sunter/predict.ts'
import { countTermFrequencies } from '../../../src/linkage/fellegi-sunter/term-frequency.ts'
import { trainM } from '../../../src/linkage/fellegi-sunter/train.ts'
import { pairQuality } from '../../support/linkage-quality.ts'
import { readParquet } from '../../support/parquet.ts'
import {
  blockOn,
  columnComparison,
  dateComparison,
  fullNameComparison,
  type Person,
  postcodeComparison,
} from '../../support/person-model.ts'
import { hasLinkageData, LINKAGE_DATA } from '../../support/reference-data.ts'

/** The model of Splink's "deduplicate 50k" demo, and what Splink 5.0.0 (seed 1) makes of the same file. */
const SPLINK = {
  added: [310326, 16205, 27215, 6302, 12345, 14934, 5296, 42409, 7213, 8496],
  prior: 0.00013582694460587586,
  f1: 0.8279214487393801,
}

const COMPARISONS = [
  fullNameComparison('first_name', 'surname', 'first_name_surname'),
  dateComparison('dob'),
  postcodeComparison('postcode_fake'),
  columnComparison('birth_place', []),
  columnComparison('occupation', []),
]
const RULES = [
  blockOn(['first_name', 1, 3], ['surname', 1, 4]),
  blockOn('surname', 'dob'),
  blockOn('first_name', 'dob'),
  blockOn('postcode_fake', 'first_name'),
  blockOn('postcode_fake', 'surname'),
  blockOn('dob', 'birth_place'),
  blockOn(['postcode_fake', 1, 3], 'dob'),
  blockOn(['postcode_fake', 1, 3], 'first_name'),
  blockOn(['postcode_fake', 1, 3], 'surname'),
  blockOn(['first_name', 1, 2], ['surname', 1, 2], ['dob', 1, 4]),
]
const DETERMINISTIC = [
  blockOn('first_name', 'surname', 'dob'),
  blockOn(['first_name', 1, 2], 'surname', ['postcode_fake', 1, 2]),
  blockOn('dob', 'postcode_fake'),
]

describe.skipIf(!hasLinkageData)('50,000 historical persons (skipped: reference data are not beside the project)', () => {
  test('the same pairs and prior as Splink, and clusters as good', { timeout: 120_000 }, async () => {
    const rows = (await readParquet<Person>(`${LINKAGE_DATA}/historical_figures_with_errors_50k.parquet`)).map((row): Person => ({
      ...row,
      first_name_surname: row.first_name != null && row.surname != null ? `${row.first_name} ${row.surname}` : null,
    }))
    const pairs = blockPairs(rows, RULES)
    expect(pairs.added).toEqual(SPLINK.added)
    const prior = estimatePrior(rows, DETERMINISTIC, 0.6)
    expect(prior).toBeCloseTo(SPLINK.prior, 12)

    const u = estimateU(rows, COMPARISONS, startingParameters(COMPARISONS, prior), { max_pairs: 2e6, seed: 1 })
    const { parameters } = trainM(rows, COMPARISONS, [blockOn('first_name', 'surname'), blockOn('dob')], u)
    const frequencies = countTermFrequencies(rows, COMPARISONS)
    const links = Array.from(pairs.left, (left, pair) => {
      const right = pairs.right[pair]!
      const { bits, probability } = predict(COMPARISONS, parameters, frequencies, rows[left]!, rows[right]!)
      return { left, right, bits, probability }
    }).filter(({ probability }) => probability >= 0.95)
    const found = pairQuality(
      rows.map(({ cluster }) => cluster ?? ''),
      clusterLinks(rows.length, links).cluster_of,
    )
    expect(found.f1).toBeGreaterThanOrEqual(SPLINK.f1)
  })
})
