import type { Party } from '../../../linkage/party.ts'

/** Prepared rows of a large file, outside of the heap: two hundred thousand as objects would be half a gigabyte. */
export interface PartyStore {
  readonly length: number
  add(party: Party): void
  get(index: number): Party
}

const CHUNK_BYTES = 16 * 1024 * 1024
const KEPT = 4096

export function createPartyStore(): PartyStore {
  const chunks: Buffer[] = []
  let filled = CHUNK_BYTES
  let places = new Float64Array(4096)
  let length = 0
  const kept = new Map<number, Party>()
  return {
    get length() {
      return length
    },
    add: (party) => {
      const text = JSON.stringify(party)
      const bytes = Buffer.byteLength(text)
      if (filled + bytes + 4 > CHUNK_BYTES) {
        chunks.push(Buffer.allocUnsafe(CHUNK_BYTES))
        filled = 0
      }
      const chunk = chunks.at(-1) as Buffer
      if (length === places.length) {
        const wider = new Float64Array(places.length * 2)
        wider.set(places)
        places = wider
      }
      places[length++] = (chunks.length - 1) * CHUNK_BYTES + filled
      chunk.writeUInt32LE(bytes, filled)
      chunk.write(text, filled + 4)
      filled += bytes + 4
    },
    get: (index) => {
      let party = kept.get(index)
      if (party === undefined) {
        const place = places[index] ?? 0
        const chunk = chunks[Math.floor(place / CHUNK_BYTES)] as Buffer
        const at = place % CHUNK_BYTES
        party = JSON.parse(chunk.toString('utf8', at + 4, at + 4 + chunk.readUInt32LE(at))) as Party
        if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? 0)
      } else kept.delete(index)
      kept.set(index, party)
      return party
    },
  }
}
