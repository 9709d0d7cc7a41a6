import { crc32 } from 'node:zlib'
import { type Entry, fromBuffer, open, type ZipFile } from 'yauzl'
import type { IntakeLimits } from '../limits.ts'
import { FileRefused } from '../file-refused.ts'

/** A zip archive of which only named parts are read, each counted while it unpacks. */
export interface Archive {
  has(name: string): boolean
  names(): readonly string[]
  /** The part in chunks; refuses when it unpacks to more than it said, or too much altogether. */
  read(name: string): AsyncGenerator<Buffer>
  close(): void
}

const ENCRYPTED_ENTRY = 1
const STORED = 0
const DEFLATED = 8
const CHUNK = 64 * 1024

export async function openArchive(source: string | Uint8Array, limits: IntakeLimits): Promise<Archive> {
  const zip = await openZip(source, limits)
  const entries = new Map<string, Entry>()
  try {
    await listEntries(zip, limits, entries)
  } catch (error) {
    zip.close()
    throw error
  }
  let unpacked = 0

  async function* read(name: string): AsyncGenerator<Buffer> {
    const entry = entries.get(name.toLowerCase())
    if (entry === undefined) throw new FileRefused('damaged', {}, `the workbook lacks its part ${name}`)
    checkEntry(entry, limits)
    const stream = await new Promise<NodeJS.ReadableStream & { destroy(): void }>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error === null ? resolve(opened) : reject(damaged(error, limits))))
    })
    let size = 0
    let checksum = 0
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length
        unpacked += chunk.length
        if (unpacked > limits.unpackedBytes || size > entry.uncompressedSize) throw tooLarge(limits, `${name} unpacks to more than it says`)
        checksum = crc32(chunk, checksum)
        // A stored part may come as one chunk; the reader counts by the chunk.
        for (let at = 0; at < chunk.length; at += CHUNK) yield chunk.subarray(at, at + CHUNK)
      }
    } catch (error) {
      throw error instanceof FileRefused ? error : damaged(error, limits)
    } finally {
      stream.destroy()
    }
    if (checksum !== entry.crc32) throw new FileRefused('damaged', {}, `${name} fails its checksum`)
  }

  return {
    has: (name) => entries.has(name.toLowerCase()),
    names: () => [...entries.values()].map((entry) => entry.fileName),
    read,
    close: () => zip.close(),
  }
}

async function openZip(source: string | Uint8Array, limits: IntakeLimits): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true } as const
  return await new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: ZipFile): void => (error === null ? resolve(zip) : reject(damaged(error, limits)))
    if (typeof source === 'string') open(source, options, done)
    else fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, done)
  })
}

async function listEntries(zip: ZipFile, limits: IntakeLimits, entries: Map<string, Entry>): Promise<void> {
  if (zip.entryCount > limits.zipEntries) throw new FileRefused('too_many_parts', { count: zip.entryCount, limit: limits.zipEntries })
  let declared = 0
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error: Error) =>
      reject(/path|fileName/.test(error.message) ? new FileRefused('unsafe_archive', {}, error.message) : damaged(error, limits)),
    )
    zip.on('end', resolve)
    zip.on('entry', (entry: Entry) => {
      const key = entry.fileName.toLowerCase()
      declared += entry.uncompressedSize
      if (entries.has(key)) reject(new FileRefused('unsafe_archive', {}, `two parts are named ${entry.fileName}`))
      else if (declared > limits.unpackedBytes) reject(tooLarge(limits, 'by its own account'))
      else {
        entries.set(key, entry)
        zip.readEntry()
      }
    })
    zip.readEntry()
  })
}

function checkEntry(entry: Entry, limits: IntakeLimits): void {
  if ((entry.generalPurposeBitFlag & ENCRYPTED_ENTRY) !== 0) throw new FileRefused('encrypted')
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw new FileRefused('damaged', {}, `${entry.fileName} is packed by method ${entry.compressionMethod}`)
  if (entry.uncompressedSize > limits.ratioFromBytes && entry.uncompressedSize > entry.compressedSize * limits.ratio)
    throw tooLarge(limits, `${entry.fileName} unpacks to ${Math.round(entry.uncompressedSize / entry.compressedSize)} times its size`)
}

function tooLarge(limits: IntakeLimits, detail: string): FileRefused {
  return new FileRefused('unpacks_too_large', { limit_mb: Math.round(limits.unpackedBytes / 1024 / 1024) }, detail)
}

function damaged(error: unknown, limits: IntakeLimits): FileRefused {
  const message = error instanceof Error ? error.message : String(error)
  // yauzl's words for a part that unpacks to another size than it says.
  return /too many bytes/.test(message) ? tooLarge(limits, message) : new FileRefused('damaged', {}, message)
}
