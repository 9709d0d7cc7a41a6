import type { LegacyFont } from '../cell.ts'
import { builtInKind, formatKind, type NumberKind } from './number-format.ts'
import { type XmlHandler, readXml } from './xml-events.ts'

export interface CellStyle {
  readonly number: NumberKind
  readonly font: LegacyFont | undefined
}

/** Excel itself allows no more. */
const STYLES = 65_500

/** One style per index a cell may name. */
export async function readStyles(chunks: AsyncIterable<Buffer>): Promise<readonly CellStyle[]> {
  const formats = new Map<number, NumberKind>()
  const fonts: (LegacyFont | undefined)[] = []
  const styles: CellStyle[] = []
  let section = ''
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'numFmts' || name === 'fonts' || name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs') section = name
      else if (name === 'numFmt' && section === 'numFmts') formats.set(Number(attributes.numFmtId), formatKind(attributes.formatCode ?? ''))
      else if (name === 'font' && section === 'fonts' && fonts.length < STYLES) fonts.push(undefined)
      else if (name === 'name' && section === 'fonts' && fonts.length > 0) fonts[fonts.length - 1] = legacyFont(attributes.val ?? '')
      else if (name === 'xf' && section === 'cellXfs' && styles.length < STYLES) {
        const format = Number(attributes.numFmtId ?? 0)
        styles.push({ number: formats.get(format) ?? builtInKind(format), font: fonts[Number(attributes.fontId ?? 0)] })
      }
    },
    close(name) {
      if (name === section) section = ''
    },
  }
  await readXml(chunks, handler)
  return styles
}

/** Fonts of the time before Unicode: .VnTime, .VnArialH (its capitals), VNI-Times. */
export function legacyFont(name: string): LegacyFont | undefined {
  if (/^\.vn/i.test(name)) return /h$/i.test(name) && !/english$/i.test(name) ? 'tcvn3_upper' : 'tcvn3'
  return /^vni[- ]/i.test(name) ? 'vni' : undefined
}
