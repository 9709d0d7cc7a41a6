import type { Gazetteer } from '../../../linkage/address/address.ts'
import { createPacker, type PackedParties, unpackParty } from '../../../linkage/pack.ts'
import { type Party, type PartyInput, prepareParty } from '../../../linkage/party.ts'

/**
 * Prepared rows of a large file as numbers, and what they were prepared from as text, outside of the heap: two hundred thousand as
 * objects would be half a gigabyte.
 */
export interface PartyStore {
  add(input: PartyInput): Party
  /** For comparing; without the texts as they were written. All must have been added. */
  get(index: number): Party
  /** With its texts, to be shown to a person. */
  whole(index: number): Party
}

const CHUNK_BYTES = 8 * 1024 * 1024
const KEPT = 4096

export function createPartyStore(gazetteer: Gazetteer): PartyStore {
  const packer = createPacker()
  let packed: PackedParties | undefined
  const chunks: Buffer[] = []
  const places: number[] = []
  let filled = CHUNK_BYTES
  const kept = new Map<number, Party>()
  return {
    add: (input) => {
      const party = prepareParty(input, gazetteer)
      packer.add(party)
      const text = JSON.stringify(input)
      const bytes = Buffer.byteLength(text)
      if (filled + bytes + 4 > CHUNK_BYTES) {
        chunks.push(Buffer.allocUnsafeSlow(CHUNK_BYTES))
        filled = 0
      }
      const chunk = chunks.at(-1) as Buffer
      places.push((chunks.length - 1) * CHUNK_BYTES + filled)
      chunk.writeUInt32LE(bytes, filled)
      chunk.write(text, filled + 4)
      filled += bytes + 4
      return party
    },
    get: (index) => {
      packed ??= packer.finish()
      let party = kept.get(index)
      if (party === undefined) {
        party = unpackParty(packed, index)
        if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? 0)
        kept.set(index, party)
      }
      return party
    },
    whole: (index) => {
      const place = places[index] ?? 0
      const chunk = chunks[Math.floor(place / CHUNK_BYTES)] as Buffer
      const at = place % CHUNK_BYTES
      return prepareParty(JSON.parse(chunk.toString('utf8', at + 4, at + 4 + chunk.readUInt32LE(at))) as PartyInput, gazetteer)
    },
  }
}
