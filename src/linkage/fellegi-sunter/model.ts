/**
 * The model of Fellegi and Sunter (1969) in the form Splink gives it: each comparison is a list of levels, strongest first;
 * a level weighs log2(m / u) bits, where m is its share among pairs that match and u its share among pairs that do not.
 */

/** Either side says nothing: the comparison weighs nothing. */
export const NULL_LEVEL = -1

export interface Level<Row> {
  readonly label: string
  /** Agreement on a rare value says more than on a common one. */
  readonly term_frequency?: TermFrequencyAdjustment<Row>
}

export interface TermFrequencyAdjustment<Row> {
  /** Name of the table of frequencies; several levels may share one. */
  readonly column: string
  readonly value: (row: Row) => string | null
  /** 1 takes the whole adjustment, 0 none (1). */
  readonly weight?: number
  /** Values rarer than this count as this frequent (0). */
  readonly minimum?: number
  /** Level whose u is the frequency of an average value: that of exact agreement (this level). */
  readonly exact_level?: number
}

export interface Comparison<Row> {
  readonly name: string
  /** What it reads. A training session that blocks on one of them cannot learn this comparison. */
  readonly columns: readonly string[]
  readonly levels: readonly Level<Row>[]
  /** Levels that are agreement on these columns and nothing else: they tell how much likelier a match is inside a block. */
  readonly exact?: readonly { readonly level: number; readonly columns: readonly string[] }[]
  /** Index of the level the pair reaches, or NULL_LEVEL. The last level is "anything else". */
  readonly assess: (left: Row, right: Row) => number
}

export interface LevelParameters {
  readonly m: readonly number[]
  readonly u: readonly number[]
}

/** The numbers of a model: everything that training finds. */
export interface Parameters {
  /** Probability that two random records match. */
  readonly prior: number
  readonly levels: Readonly<Record<string, LevelParameters>>
}

const SMALLEST = 1e-300

export function levelBits({ m, u }: LevelParameters, level: number): number {
  if (level === NULL_LEVEL) return 0
  return Math.log2(Math.max(m[level] ?? Number.NaN, SMALLEST) / Math.max(u[level] ?? Number.NaN, SMALLEST))
}

export function bitsOf(probability: number): number {
  return Math.log2(probability / (1 - probability))
}

/** Written so that neither large nor small weights overflow. */
export function probabilityOf(bits: number): number {
  return bits >= 0 ? 1 / (1 + 2 ** -bits) : 2 ** bits / (1 + 2 ** bits)
}

/** Parameters before training, those of Splink: 95 % of the matches agree exactly; the levels weigh from -5 over +3 to +10 bits. */
export function startingParameters<Row>(comparisons: readonly Comparison<Row>[], prior = 1e-4): Parameters {
  return { prior, levels: Object.fromEntries(comparisons.map(({ name, levels }) => [name, startingLevels(levels.length)])) }
}

function startingLevels(count: number): LevelParameters {
  const rest = (1 - 0.95) / (count - 1)
  const m = Array.from({ length: count }, (_, level) => (level === 0 ? 0.95 : rest))
  const u = m.map((value, level) => {
    if (level === 0) return value / 2 ** 10
    const fromWeakest = count - 1 - level
    return value / 2 ** (count === 2 ? -5 : -5 + (fromWeakest * 8) / (count - 2))
  })
  return { m, u }
}
