import { type BlockingRule, blockPairs } from './blocking.ts'
import { countPatterns, type Learned, type Limits, maximiseExpectation, type Pattern, SPLINK_LIMITS } from './expectation-maximisation.ts'
import { bitsOf, type Comparison, levelBits, type Parameters, probabilityOf } from './model.ts'
import { type TermFrequencies, termFrequencyBits } from './term-frequency.ts'

export interface Session {
  readonly rule: string
  readonly comparisons: readonly string[]
  readonly pairs: number
  readonly learned: Learned
}

export interface TrainOptions {
  readonly limits?: Limits
  /** With them each pair is weighed by the rarity of its values during EM too (Splink's default); without, only its levels count. */
  readonly term_frequencies?: TermFrequencies
}

/**
 * m by one EM session for each blocking rule. Inside a block the columns of its rule always agree, so a session skips the
 * comparisons that read them; what several sessions learn is combined by the median. One EM over all candidates at once
 * diverges: the union of blocks is no sample of any model (research note: F1 .125 against .979).
 */
export function trainM<Row>(
  rows: readonly Row[],
  comparisons: readonly Comparison<Row>[],
  rules: readonly BlockingRule<Row>[],
  start: Parameters,
  options: TrainOptions = {},
): { parameters: Parameters; sessions: Session[] } {
  const learned = new Map<string, number[][]>()
  const sessions: Session[] = []
  let parameters = start
  for (const rule of rules) {
    const free = comparisons.filter(({ columns }) => !columns.some((column) => rule.columns.includes(column)))
    const pairs = blockPairs(rows, [rule])
    if (pairs.left.length === 0) throw new RangeError(`No two records agree on ${rule.name}: nothing can be learned from it.`)
    const patterns =
      options.term_frequencies === undefined
        ? countPatterns(rows, pairs, free)
        : pairPatterns(rows, pairs, free, parameters, options.term_frequencies)
    const inBlock = { ...parameters, prior: priorInBlock(comparisons, rule, parameters) }
    const result = maximiseExpectation(patterns, free, inBlock, options.limits ?? SPLINK_LIMITS)
    sessions.push({ rule: rule.name, comparisons: free.map(({ name }) => name), pairs: pairs.left.length, learned: result })
    for (const { name } of free) {
      const values = learned.get(name) ?? []
      result.m[name]!.forEach((value, level) => value !== undefined && (values[level] ??= []).push(value))
      learned.set(name, values)
    }
    parameters = withLearned(parameters, learned)
  }
  return { parameters, sessions }
}

/** A match is likelier among pairs that already agree: by the weight of the levels the block makes certain. */
function priorInBlock<Row>(comparisons: readonly Comparison<Row>[], rule: BlockingRule<Row>, parameters: Parameters): number {
  const certain = new Set(rule.columns)
  const exact = comparisons
    .flatMap(({ name, exact: levels = [] }) => levels.map((each) => ({ name, ...each })))
    .toSorted((a, b) => b.columns.length - a.columns.length)
  let bits = bitsOf(parameters.prior)
  for (const { name, level, columns } of exact) {
    if (!columns.every((column) => certain.has(column))) continue
    for (const column of columns) certain.delete(column)
    bits += levelBits(parameters.levels[name]!, level)
  }
  return probabilityOf(bits)
}

function pairPatterns<Row>(
  rows: readonly Row[],
  { left, right }: { readonly left: Uint32Array; readonly right: Uint32Array },
  comparisons: readonly Comparison<Row>[],
  parameters: Parameters,
  frequencies: TermFrequencies,
): Pattern[] {
  return Array.from(left, (l, pair) => {
    const [a, b] = [rows[l]!, rows[right[pair]!]!]
    const levels = comparisons.map((comparison) => comparison.assess(a, b))
    const bits = comparisons.reduce(
      (sum, comparison, index) =>
        sum + termFrequencyBits(comparison, parameters.levels[comparison.name]!, frequencies, levels[index]!, a, b),
      0,
    )
    return { levels, count: 1, bits }
  })
}

function withLearned(parameters: Parameters, learned: ReadonlyMap<string, number[][]>): Parameters {
  const levels = { ...parameters.levels }
  for (const [name, values] of learned) {
    const before = levels[name]!
    levels[name] = { u: before.u, m: before.m.map((value, level) => median(values[level] ?? []) ?? value) }
  }
  return { ...parameters, levels }
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : sorted.length === 0
      ? undefined
      : (sorted[middle - 1]! + sorted[middle]!) / 2
}
