/** Which pairs are looked at: those that agree on the key of at least one rule. Each pair belongs to the first rule that finds it. */

export interface BlockingRule<Row> {
  readonly name: string
  /** Columns the rule reads, by the names the comparisons use. */
  readonly columns: readonly string[]
  /** Rows with the same key are paired; rows without key with none. */
  readonly key: (row: Row) => string | null
  /** A condition no key can express. */
  readonly keep?: (left: Row, right: Row) => boolean
}

export interface Pairs {
  readonly left: Uint32Array
  readonly right: Uint32Array
  /** Pairs each rule adds to those before it. */
  readonly added: readonly number[]
}

/** All pairs of rows (left < right) that some rule finds. */
export function blockPairs<Row>(rows: readonly Row[], rules: readonly BlockingRule<Row>[]): Pairs {
  const keys = rules.map((rule) => rows.map((row) => rule.key(row)))
  const left: number[] = []
  const right: number[] = []
  const added = rules.map((rule, index) => {
    const before = left.length
    for (const block of blocksOf(keys[index] ?? [])) {
      for (let a = 0; a < block.length; a++) {
        for (let b = a + 1; b < block.length; b++) {
          const [l, r] = [block[a]!, block[b]!]
          if (rule.keep !== undefined && !rule.keep(rows[l]!, rows[r]!)) continue
          if (foundEarlier(rows, rules, keys, index, l, r)) continue
          left.push(l)
          right.push(r)
        }
      }
    }
    return left.length - before
  })
  return { left: Uint32Array.from(left), right: Uint32Array.from(right), added }
}

function foundEarlier<Row>(
  rows: readonly Row[],
  rules: readonly BlockingRule<Row>[],
  keys: readonly (readonly (string | null)[])[],
  before: number,
  left: number,
  right: number,
): boolean {
  for (let index = 0; index < before; index++) {
    const key = keys[index]![left]
    if (key === null || key !== keys[index]![right]) continue
    const { keep } = rules[index]!
    if (keep === undefined || keep(rows[left]!, rows[right]!)) return true
  }
  return false
}

function blocksOf(keys: readonly (string | null)[]): Iterable<readonly number[]> {
  const blocks = new Map<string, number[]>()
  keys.forEach((key, row) => {
    if (key === null) return
    const block = blocks.get(key)
    if (block === undefined) blocks.set(key, [row])
    else block.push(row)
  })
  return blocks.values()
}
