/** Numbers that become many: a plain array of a million would be moved about by the garbage collector again and again. */
export interface GrowingFloats {
  readonly length: number
  push(value: number): void
  at(index: number): number
  /** A copy that threads read without being sent one. */
  shared<Column extends Columns>(type: ColumnType<Column>): Column
}

type Columns = Float64Array | Uint32Array | Uint8Array
interface ColumnType<Column> {
  new (buffer: SharedArrayBuffer): Column
  readonly BYTES_PER_ELEMENT: number
}

const GROWTH = 1.5

export function growingFloats(): GrowingFloats {
  let values = new Float64Array(1 << 10)
  let length = 0
  return {
    get length() {
      return length
    },
    push: (value) => {
      if (length === values.length) {
        const larger = new Float64Array(Math.ceil(length * GROWTH))
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    at: (index) => values[index]!,
    shared: (type) => {
      const column = new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))
      column.set(values.subarray(0, length))
      return column
    },
  }
}

export interface NumberSet {
  /** Whether it is new. 0 is never in it. */
  add(value: number): boolean
  has(value: number): boolean
}

const LEAST_SLOTS = 1 << 10

/** Hashes seen before, in a table of open addresses: a Set would keep an object for each. */
export function numberSet(): NumberSet {
  let slots = new Float64Array(LEAST_SLOTS)
  let size = 0
  const one = new Float64Array(1)
  const halves = new Uint32Array(one.buffer)
  const find = (value: number): number => {
    one[0] = value
    // A remainder of numbers so large would be slow.
    let slot = (Math.imul(halves[0]! ^ halves[1]!, 2654435769) >>> 8) & (slots.length - 1)
    while (slots[slot] !== 0 && slots[slot] !== value) slot = slot + 1 === slots.length ? 0 : slot + 1
    return slot
  }
  return {
    add: (value) => {
      const slot = find(value)
      if (slots[slot] === value) return false
      slots[slot] = value
      if (++size * 2 > slots.length) {
        const known = slots
        slots = new Float64Array(known.length * 2)
        for (const each of known) if (each !== 0) slots[find(each)] = each
      }
      return true
    },
    has: (value) => slots[find(value)] === value,
  }
}
