/** Sheets as PDF: one at a time, few waiting, the latest kept. */
import { createHash } from 'node:crypto'
import { renderToBuffer } from '@react-pdf/renderer'
import { FAMILIES, writable } from './fonts.server.ts'
import type { QrCode } from './qr-code.server.ts'
import { shortened } from './shortened.ts'
import type { SheetContent } from './sheet-content.ts'
import { type SheetCut, SheetDocument } from './sheet-document.tsx'

/** From what most firms need to what always fits. */
const CUTS: readonly SheetCut[] = [
  { lines: 14, sources: 16 },
  { lines: 7, sources: 12 },
  { lines: 4, sources: 8 },
  { lines: 2, sources: 5 },
  { lines: 1, sources: 3 },
]
const KEPT = 64
const MOST_WAITING = 8

const kept = new Map<string, Uint8Array>()
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

export interface Sheet {
  pdf: Uint8Array
  /** Of what stands on it. */
  tag: string
}

/** Undefined: too many are being made. */
export async function renderSheet(content: SheetContent, qr: QrCode): Promise<Sheet | undefined> {
  const tag = createHash('sha256')
    .update(JSON.stringify([content, qr.url]))
    .digest('base64url')
    .slice(0, 22)
  const known = kept.get(tag)
  if (known) return { pdf: known, tag }
  if (waiting >= MOST_WAITING) return undefined
  waiting++
  const turn = last.then(() => kept.get(tag) ?? fitted(content, qr))
  last = turn.catch(() => undefined)
  try {
    const pdf = await turn
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '')
    kept.set(tag, pdf)
    return { pdf, tag }
  } finally {
    waiting--
  }
}

async function fitted(content: SheetContent, qr: QrCode): Promise<Uint8Array> {
  const drawable = shortened(content, await writable())
  let pdf: Uint8Array | undefined
  for (const cut of CUTS) {
    pdf = await renderToBuffer(<SheetDocument content={drawable} qr={qr} families={FAMILIES} cut={cut} />)
    if (pagesOf(pdf) === 1) return pdf
  }
  if (!pdf) throw new Error('no sheet was made')
  return pdf
}

/** Page objects are not compressed. */
function pagesOf(pdf: Uint8Array): number {
  return new TextDecoder('latin1').decode(pdf).match(/\/Type \/Page\b/g)?.length ?? 0
}
