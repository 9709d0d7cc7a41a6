import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'

/** What went into a run is a few hundred companies with their facts: a tenth of it when packed. */
export function pack(value: unknown): { text: string; sha256: string } {
  const json = JSON.stringify(value)
  return { text: gzipSync(json).toString('base64'), sha256: createHash('sha256').update(json).digest('hex') }
}

export function unpack(text: string): { value: unknown; sha256: string } {
  const json = gunzipSync(Buffer.from(text, 'base64')).toString('utf8')
  return { value: JSON.parse(json), sha256: createHash('sha256').update(json).digest('hex') }
}
