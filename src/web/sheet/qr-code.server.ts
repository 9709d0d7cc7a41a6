/** QR codes as one path, drawn on the server: no reader downloads the encoder. */
import { encode } from 'uqr'

export interface QrCode {
  url: string
  /** Modules per side, with the quiet zone that scanners need around it. */
  size: number
  path: string
}

const QUIET = 4

export function qrCode(url: string): QrCode {
  const { data, size } = encode(url, { ecc: 'M', border: QUIET })
  return { url, size, path: data.map(rowPath).join('') }
}

/** Runs of dark modules as bars one module high. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    const width = x - start + 1
    path += `M${start} ${y}h${width}v1h-${width}z`
  }
  return path
}
