/** How well found clusters agree with true ones. */

export interface Quality {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

type Label = string | number

/** Over pairs: of the pairs put together, how many belong together, and the other way round. */
export function pairQuality(truth: readonly Label[], found: ArrayLike<Label>): Quality {
  const [both, true_, found_] = [new Map<string, number>(), new Map<Label, number>(), new Map<Label, number>()]
  truth.forEach((label, index) => {
    add(both, `${label}\u0000${found[index]}`)
    add(true_, label)
    add(found_, found[index]!)
  })
  return quality(pairs(both), pairs(found_), pairs(true_))
}

/** B-cubed (Bagga and Baldwin 1998): the same, averaged over the records instead of over the pairs. */
export function bCubed(truth: readonly Label[], found: ArrayLike<Label>): Quality {
  const [both, true_, found_] = [new Map<string, number>(), new Map<Label, number>(), new Map<Label, number>()]
  const key = (label: Label, index: number) => `${label}\u0000${found[index]}`
  truth.forEach((label, index) => {
    add(both, key(label, index))
    add(true_, label)
    add(found_, found[index]!)
  })
  let [precision, recall] = [0, 0]
  truth.forEach((label, index) => {
    const common = both.get(key(label, index))!
    precision += common / found_.get(found[index]!)! / truth.length
    recall += common / true_.get(label)! / truth.length
  })
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}

export function quality(right: number, found: number, wanted: number): Quality {
  const [precision, recall] = [found === 0 ? 1 : right / found, wanted === 0 ? 1 : right / wanted]
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

function add<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function pairs(counts: ReadonlyMap<unknown, number>): number {
  return counts.values().reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
}
