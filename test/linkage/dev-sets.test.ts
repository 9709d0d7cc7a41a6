import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { scorePair } from '../../src/linkage/compare.ts'
import type { Level } from '../../src/linkage/decide.ts'
import { dedupe } from '../../src/linkage/dedupe.ts'
import { type PartyInput, prepareParty } from '../../src/linkage/party.ts'
import { readEditionGazetteer } from '../../src/services/linkage/edition-gazetteer.ts'
import { bCubed, pairQuality, quality } from '../support/linkage-quality.ts'
import { LINKAGE_DATA } from '../support/reference-data.ts'

/** Labelled sets beside the project. Only these halves were ever looked at; other halves and other sets are kept for checking. */

const has = (file: string) => existsSync(`${LINKAGE_DATA}/${file}`)
const csv = (file: string) => parse(readFileSync(`${LINKAGE_DATA}/${file}`), { columns: true }) as Record<string, string>[]
const gazetteer = readEditionGazetteer('vietnam-electronics')

function cluster(inputs: readonly Omit<PartyInput, 'id'>[], level: Level): Int32Array {
  const parties = inputs.map((input, index) => prepareParty({ id: String(index), ...input }, gazetteer))
  return dedupe(parties, level).cluster_of
}

const NAMES = 'apple_supplier_names_gold_dev.csv'
const SITES = 'apple_vn_facilities_gold_dev.csv'
const PAIRS = 'oshub_training_pairs.json'

describe.skipIf(!has(NAMES))('names of suppliers (skipped: reference data are not beside the project)', () => {
  test('are put together with precision .999 and F1 .985', { timeout: 60_000 }, () => {
    const rows = csv(NAMES)
    const found = cluster(
      rows.map((row) => ({ names: [row.supplier_name ?? ''] })),
      'company',
    )
    const { precision, f1 } = pairQuality(
      rows.map((row) => row.cluster_strict ?? ''),
      found,
    )
    expect(precision).toBeGreaterThanOrEqual(0.999)
    expect(f1).toBeGreaterThanOrEqual(0.985)
  })
})

describe.skipIf(!has(SITES))('sites in Vietnam (skipped: reference data are not beside the project)', () => {
  test('are put together with F1 .98 and B-cubed .975', { timeout: 60_000 }, () => {
    const rows = csv(SITES)
    const truth = rows.map((row) => row.facility_cluster ?? '')
    const found = cluster(
      rows.map((row) => ({ names: [row.supplier_name ?? ''], address: row.address ?? '' })),
      'site',
    )
    expect(pairQuality(truth, found).f1).toBeGreaterThanOrEqual(0.98)
    expect(bCubed(truth, found).f1).toBeGreaterThanOrEqual(0.975)
  })
})

interface Facility {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly country: string
}

describe.skipIf(!has(PAIRS))('pairs of Open Supply Hub (skipped: reference data are not beside the project)', () => {
  test('are told with F1 .90', { timeout: 60_000 }, () => {
    const labelled = JSON.parse(readFileSync(`${LINKAGE_DATA}/${PAIRS}`, 'utf8')) as Record<
      'match' | 'distinct',
      { __value__: readonly [Facility, Facility] }[]
    >
    const party = ({ id, name, address, country }: Facility) => prepareParty({ id, names: [name], address, country }, gazetteer)
    const pairs = (['match', 'distinct'] as const).flatMap((label) =>
      labelled[label].map(({ __value__: [left, right] }) => ({ match: label === 'match', left: party(left), right: party(right) })),
    )
    const { context } = dedupe(
      pairs.flatMap(({ left, right }) => [left, right]),
      'site',
    )
    const said = pairs.map(({ left, right }) => {
      const { veto, accept, probability } = scorePair(left, right, context)
      return veto === null && (accept !== null || probability >= 0.5)
    })
    const right = pairs.filter(({ match }, index) => match && said[index]).length
    const { f1 } = quality(right, said.filter(Boolean).length, pairs.filter(({ match }) => match).length)
    expect(f1).toBeGreaterThanOrEqual(0.9)
  })
})
