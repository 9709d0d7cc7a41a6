import { open } from 'node:fs/promises'

/** How the bytes of a text file become text. Old Vietnamese encodings are not seen here but in the columns: see encodings/. */
export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'euc-kr' | 'windows-1252'

export interface EncodedText {
  readonly encoding: FileEncoding
  readonly bomBytes: number
}

const SAMPLE = 256 * 1024
const CHUNK = 1024 * 1024

/** The bytes in chunks, from a file or from memory. */
export async function* byteChunks(source: string | Uint8Array, from = 0): AsyncGenerator<Uint8Array> {
  if (typeof source !== 'string') {
    for (let at = from; at < source.length; at += CHUNK) yield source.subarray(at, at + CHUNK)
    return
  }
  const file = await open(source, 'r')
  try {
    for (let at = from; ;) {
      const buffer = Buffer.allocUnsafe(CHUNK)
      const { bytesRead } = await file.read(buffer, 0, CHUNK, at)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}

/** Undefined when the bytes are no text at all. */
export async function detectEncoding(source: string | Uint8Array): Promise<EncodedText | undefined> {
  const head = await firstBytes(source, SAMPLE)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomBytes: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2 }
  const zeros = countZeros(head)
  if (zeros.even + zeros.odd > 0) {
    // Without a mark: the zero bytes of UTF-16 stand beside every ASCII letter, delimiter and line end.
    const pairs = head.length / 2
    if (zeros.odd > pairs * 0.2 && zeros.even < pairs * 0.01) return { encoding: 'utf-16le', bomBytes: 0 }
    if (zeros.even > pairs * 0.2 && zeros.odd < pairs * 0.01) return { encoding: 'utf-16be', bomBytes: 0 }
    return undefined
  }
  if (await decodesAs('utf-8', source)) return { encoding: 'utf-8', bomBytes: 0 }
  if (looksKorean(head) && (await decodesAs('euc-kr', source))) return { encoding: 'euc-kr', bomBytes: 0 }
  return { encoding: 'windows-1252', bomBytes: 0 }
}

export async function* decodedChunks(source: string | Uint8Array, text: EncodedText): AsyncGenerator<string> {
  const decoder = new TextDecoder(text.encoding, { ignoreBOM: true })
  for await (const bytes of byteChunks(source, text.bomBytes)) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}

async function firstBytes(source: string | Uint8Array, count: number): Promise<Uint8Array> {
  for await (const bytes of byteChunks(source)) return bytes.subarray(0, count)
  return new Uint8Array()
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  let [even, odd] = [0, 0]
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++
    else odd++
  }
  return { even, odd }
}

/** The whole file: one byte that does not fit, anywhere, and a reader would put a � there without a word. */
async function decodesAs(encoding: FileEncoding, source: string | Uint8Array): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const bytes of byteChunks(source)) decoder.decode(bytes, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function looksKorean(head: Uint8Array): boolean {
  const text = new TextDecoder('euc-kr').decode(head)
  const foreign = text.match(/[^\p{ASCII}]/gu)?.length ?? 0
  return foreign > 0 && (text.match(/[\uac00-\ud7a3]/g)?.length ?? 0) > foreign * 0.8
}
