import { crc32, deflateRawSync } from 'node:zlib'

/** One part of an archive. The lies are for tests of what a reader believes. */
export interface ZipPart {
  readonly name: string
  readonly data: string | Uint8Array
  readonly stored?: boolean
  readonly declaredSize?: number
  readonly declaredCrc?: number
  /** Bit 0: encrypted. */
  readonly flags?: number
  readonly method?: number
  /** The packed bytes, when they are not made from `data`. */
  readonly packed?: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8 = 0x0800

/** A zip archive as APPNOTE.TXT describes it, as small as it can be: for tests that need to hold every byte of it in hand. */
export function writeZip(parts: readonly ZipPart[]): Buffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const data = Buffer.from(part.data as Uint8Array)
    const packed = Buffer.from(part.packed ?? (part.stored === true ? data : deflateRawSync(data, { level: 6 })))
    const name = Buffer.from(part.name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(UTF8 | (part.flags ?? 0), 2)
    fields.writeUInt16LE(part.method ?? (part.stored === true ? 0 : 8), 4)
    fields.writeUInt32LE(part.declaredCrc ?? crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(part.declaredSize ?? data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([uint32(LOCAL), fields, name, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([uint32(CENTRAL), Buffer.from([20, 0]), fields, rest, name]))
    chunks.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...chunks, central, uint32(END), end])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
