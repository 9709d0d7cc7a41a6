import type { KeyHolders } from './candidates.ts'

/** Who holds which key, of all shares of a list, as columns: for a million rows twelve million entries. */
export interface KeyGroups {
  /** One more than the last row. */
  readonly records: number
  /** Entries in the order of rows: of each its row, its group and its weight. */
  readonly rows: Uint32Array
  readonly groups: Uint32Array
  readonly weights: Uint8Array
  /** Where the entries of each group stand among the members; one more for the end. Within a group they are in the order of rows. */
  readonly starts: Uint32Array
  readonly strong: Uint8Array
  readonly member_rows: Uint32Array
  readonly member_weights: Uint8Array
}

export function groupByKey(holders: readonly KeyHolders[]): KeyGroups {
  const { keys, rows, weights } = withoutLone(inOrderOfRows(holders))
  const size = keys.length
  const { groups, count, strong } = numberKeys(keys)
  const starts = new Uint32Array(count + 1)
  for (let entry = 0; entry < size; entry++) starts[groups[entry]! + 1]!++
  for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!
  const next = starts.slice()
  const [member_rows, member_weights] = [new Uint32Array(size), new Uint8Array(size)]
  for (let entry = 0; entry < size; entry++) {
    const place = next[groups[entry]!]!++
    member_rows[place] = rows[entry]!
    member_weights[place] = weights[entry]!
  }
  return { records: size === 0 ? 0 : rows[size - 1]! + 1, rows, groups, weights, starts, strong, member_rows, member_weights }
}

/** Keys as numbers from 0 on, in a table of open addresses: a map of so many would need four times the memory and time. */
function numberKeys(keys: Float64Array): { groups: Uint32Array; count: number; strong: Uint8Array } {
  const slots = slotsFor(keys.length)
  const slotOf = slotsOf(keys, slots)
  const held = new Float64Array(slots)
  const numbers = new Uint32Array(slots)
  const groups = new Uint32Array(keys.length)
  const strong = new Uint8Array(keys.length)
  let count = 0
  for (let entry = 0; entry < keys.length; entry++) {
    const key = keys[entry]!
    let slot = slotOf(entry)
    while (held[slot] !== 0 && held[slot] !== key) slot = slot + 1 === slots ? 0 : slot + 1
    if (held[slot] === 0) {
      held[slot] = key
      numbers[slot] = count
      strong[count++] = key < 0 ? 1 : 0
    }
    groups[entry] = numbers[slot]!
  }
  return { groups, count, strong: strong.slice(0, count) }
}

/** Without the keys that one row alone holds: they are most of them, and to see that of nearly all a table of single bytes will do. */
function withoutLone({ keys, rows, weights }: KeyHolders): KeyHolders {
  const holdersAt = new Uint8Array(slotsFor(keys.length))
  const slotOf = slotsOf(keys, holdersAt.length)
  for (let entry = 0; entry < keys.length; entry++) {
    const slot = slotOf(entry)
    if (holdersAt[slot]! < 2) holdersAt[slot]!++
  }
  let size = 0
  for (let entry = 0; entry < keys.length; entry++) if (holdersAt[slotOf(entry)]! > 1) size++
  const kept = { keys: new Float64Array(size), rows: new Uint32Array(size), weights: new Uint8Array(size) }
  let filled = 0
  for (let entry = 0; entry < keys.length; entry++) {
    if (holdersAt[slotOf(entry)]! < 2) continue
    kept.keys[filled] = keys[entry]!
    kept.rows[filled] = rows[entry]!
    kept.weights[filled++] = weights[entry]!
  }
  return kept
}

/** A power of two, with room for as many again. */
function slotsFor(entries: number): number {
  let slots = 16
  while (slots < entries * 1.5) slots *= 2
  return slots
}

/** Where each key belongs in a table. Keys are hashes already, and never 0; a remainder of numbers so large would be slow. */
function slotsOf(keys: Float64Array, slots: number): (entry: number) => number {
  const halves = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2)
  const shift = 32 - Math.log2(slots)
  return (entry) => Math.imul(halves[2 * entry]! ^ halves[2 * entry + 1]!, 2654435769) >>> shift
}

/** Each share is in the order of its rows; no row is in two. */
function inOrderOfRows(holders: readonly KeyHolders[]): KeyHolders {
  if (holders.length === 1) return holders[0]!
  const size = holders.reduce((sum, { keys }) => sum + keys.length, 0)
  const merged = { keys: new Float64Array(size), rows: new Uint32Array(size), weights: new Uint8Array(size) }
  const at = holders.map(() => 0)
  for (let filled = 0; filled < size; filled++) {
    let from = -1
    for (let share = 0; share < holders.length; share++) {
      const row = holders[share]!.rows[at[share]!]
      if (row !== undefined && (from < 0 || row < holders[from]!.rows[at[from]!]!)) from = share
    }
    const { keys, rows, weights } = holders[from]!
    const place = at[from]!++
    merged.keys[filled] = keys[place]!
    merged.rows[filled] = rows[place]!
    merged.weights[filled] = weights[place]!
  }
  return merged
}
