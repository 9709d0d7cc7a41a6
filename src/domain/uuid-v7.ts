let last = 0n

/** RFC 9562 version 7: ids made later sort later, also within one millisecond of one process. */
export function uuidV7(at: Date = new Date()): string {
  // 48 bits of time, then 12 bits that count within the millisecond.
  const first = BigInt(at.getTime()) << 12n
  last = first > last ? first : last + 1n
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2))
  const time = (last >> 12n).toString(16).padStart(12, '0')
  const count = (last & 0xfffn).toString(16).padStart(3, '0')
  const variant = ((a >>> 2) | 0x8000_0000) >>> 0
  const tail = variant.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
