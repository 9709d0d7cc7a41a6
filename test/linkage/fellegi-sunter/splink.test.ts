import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { type BlockingRule, blockPairs } from '../../../src/linkage/fellegi-sunter/blocking.ts'
import { estimatePrior } from '../../../src/linkage/fellegi-sunter/estimate-prior.ts'
import { estimateU } from '../../../src/linkage/fellegi-sunter/estimate-u.ts'
import { type Parameters, startingParameters } from '../../../src/linkage/fellegi-sunter/model.ts'
import { predict, waterfall } from '../../../src/linkage/fellegi-sunter/predict.ts'
import { countTermFrequencies } from '../../../src/linkage/fellegi-sunter/term-frequency.ts'
import { trainM } from '../../../src/linkage/fellegi-sunter/train.ts'
import { blockOn, levenshteinWithin, type Person, TUTORIAL_COMPARISONS as COMPARISONS } from '../../support/person-model.ts'
import { hasLinkageData, LINKAGE_DATA } from '../../support/reference-data.ts'

/** Splink's tutorial model on fake_1000, run by Splink itself: version and settings are in the golden file. */

type LevelNumbers = readonly { readonly m: number; readonly u: number }[]

interface Golden {
  readonly start: Record<string, LevelNumbers>
  readonly after_u: Record<string, LevelNumbers>
  readonly trained: Record<string, LevelNumbers>
  readonly prior: number
  readonly pair_count: number
  readonly predictions: readonly (readonly [left: number, right: number, rule: number, weight: number])[]
  readonly sessions: readonly {
    readonly start_prior: number
    readonly prior: number
    readonly iterations: number
    readonly m: Record<string, readonly number[]>
  }[]
  readonly waterfalls: readonly Record<string, number>[]
}

const golden = JSON.parse(readFileSync(new URL('../../golden/linkage/splink-fake-1000.json', import.meta.url), 'utf8')) as {
  blocking: readonly { added: number }[]
  without_term_frequencies: Golden
  with_term_frequencies: Golden
}
const CLOSE = 9

const parametersOf = (numbers: Record<string, LevelNumbers>, prior: number): Parameters => ({
  prior,
  levels: Object.fromEntries(
    Object.entries(numbers).map(([name, levels]) => [name, { m: levels.map(({ m }) => m), u: levels.map(({ u }) => u) }]),
  ),
})

function expectSame(ours: Parameters, theirs: Parameters): void {
  expect(ours.prior).toBeCloseTo(theirs.prior, 12)
  for (const [name, { m, u }] of Object.entries(theirs.levels)) {
    m.forEach((value, level) => expect(ours.levels[name]?.m[level], `m of ${name} ${level}`).toBeCloseTo(value, CLOSE))
    u.forEach((value, level) => expect(ours.levels[name]?.u[level], `u of ${name} ${level}`).toBeCloseTo(value, CLOSE))
  }
}

const BLOCKING = [blockOn('first_name', 'city'), blockOn('surname'), blockOn('dob')]
const TRAINING = [blockOn('first_name', 'surname'), blockOn('dob')]
const sameFirstNameAndNearSurname: BlockingRule<Person> = {
  ...blockOn('first_name'),
  keep: (left, right) => left.surname != null && right.surname != null && levenshteinWithin(2)(left.surname, right.surname),
}
const DETERMINISTIC = [blockOn('first_name', 'dob'), sameFirstNameAndNearSurname, blockOn('email')]

test('starts where Splink starts', () => {
  expectSame(startingParameters(COMPARISONS, 0.5), parametersOf(golden.with_term_frequencies.start, 0.5))
})

describe.skipIf(!hasLinkageData)('fake_1000 gives the numbers of Splink (skipped: reference data are not beside the project)', () => {
  const rows = hasLinkageData
    ? (parse(readFileSync(`${LINKAGE_DATA}/fake_1000.csv`), { columns: true, cast: (value) => (value === '' ? null : value) }) as Person[])
    : []
  const frequencies = countTermFrequencies(rows, COMPARISONS)

  test('the same pairs, by the same rules', () => {
    const { left, right, added } = blockPairs(rows, BLOCKING)
    expect(added).toEqual(golden.blocking.map((rule) => rule.added))
    const rule = Array.from(left, (_, pair) => (pair < added[0]! ? 0 : pair < added[0]! + added[1]! ? 1 : 2))
    const ours = Array.from(left, (l, pair) => `${l}-${right[pair]}:${rule[pair]}`)
    expect(ours.toSorted()).toEqual(golden.with_term_frequencies.predictions.map(([l, r, by]) => `${l}-${r}:${by}`).toSorted())
  })

  test('the same prior, and the same u from all pairs', { timeout: 60_000 }, () => {
    const prior = estimatePrior(rows, DETERMINISTIC, 0.7)
    const ours = estimateU(rows, COMPARISONS, startingParameters(COMPARISONS, prior), { max_pairs: 1e6, seed: 1 })
    expectSame(ours, parametersOf(golden.with_term_frequencies.after_u, golden.with_term_frequencies.prior))
  })

  test.each(['without_term_frequencies', 'with_term_frequencies'] as const)('the same m from EM %s', (mode) => {
    const { after_u, prior, trained, sessions } = golden[mode]
    const ours = trainM(
      rows,
      COMPARISONS,
      TRAINING,
      parametersOf(after_u, prior),
      mode === 'with_term_frequencies' ? { term_frequencies: frequencies } : {},
    )
    expect(ours.sessions.map(({ learned }) => learned.iterations)).toEqual(sessions.map(({ iterations }) => iterations))
    ours.sessions.forEach(({ learned }, index) => expect(learned.prior).toBeCloseTo(sessions[index]!.prior, CLOSE))
    expectSame(ours.parameters, parametersOf(trained, prior))
  })

  test.each(['without_term_frequencies', 'with_term_frequencies'] as const)('the same match weights with the model trained %s', (mode) => {
    const { trained, prior, predictions } = golden[mode]
    const parameters = parametersOf(trained, prior)
    for (const [left, right, , weight] of predictions)
      expect(
        Math.abs(predict(COMPARISONS, parameters, frequencies, rows[left]!, rows[right]!).bits - weight),
        `${left}-${right}`,
      ).toBeLessThan(1e-6)
  })

  test('the same waterfall', () => {
    const { trained, prior, waterfalls } = golden.without_term_frequencies
    expect(waterfalls.length).toBeGreaterThan(5)
    for (const theirs of waterfalls) {
      const [left, right] = [rows[theirs.unique_id_l!]!, rows[theirs.unique_id_r!]!]
      const [first, ...steps] = waterfall(COMPARISONS, parametersOf(trained, prior), frequencies, left, right)
      expect(first?.bits).toBeCloseTo(Math.log2(prior / (1 - prior)), CLOSE)
      for (const { comparison, level, bits, term_frequency_bits } of steps) {
        expect(level === null).toBe(theirs[`gamma_${comparison}`] === -1)
        expect(bits - term_frequency_bits).toBeCloseTo(theirs[`mw_${comparison}`]!, CLOSE)
        expect(term_frequency_bits).toBeCloseTo(theirs[`mw_tf_adj_${comparison}`] ?? 0, CLOSE)
      }
    }
  })
})
