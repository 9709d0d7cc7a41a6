import type { LegacyFont } from '../cell.ts'
import type { IntakeLimits } from '../limits.ts'
import { FileRefused } from '../file-refused.ts'
import { legacyFont } from './styles.ts'
import { xmlEvents } from './xml-events.ts'

export interface SharedStrings {
  readonly texts: readonly string[]
  /** Of the few strings whose letters have a font of their own. */
  readonly fonts: ReadonlyMap<number, LegacyFont>
}

export async function readSharedStrings(chunks: AsyncIterable<Buffer>, limits: IntakeLimits): Promise<SharedStrings> {
  const texts: string[] = []
  const fonts = new Map<number, LegacyFont>()
  let bytes = 0
  let current = ''
  let inText = false
  // Readings printed above Japanese and Chinese characters; not part of the text.
  let inReading = false

  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > limits.sharedStringBytes) throw tooMany(limits)
      yield chunk
    }
  }
  const events = xmlEvents(counted(), {
    open(name, attributes) {
      if (name === 'si') current = ''
      else if (name === 't') inText = !inReading
      else if (name === 'rPh') inReading = true
      else if (name === 'rFont') {
        const font = legacyFont(attributes.val ?? '')
        if (font !== undefined) fonts.set(texts.length, font)
      }
    },
    text(text) {
      if (!inText) return
      current += text
      if (current.length > limits.cellCharacters * 2) throw new FileRefused('cell_too_long', { limit: limits.cellCharacters })
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
      else if (name === 'si') {
        if (texts.length >= limits.sharedStrings) throw tooMany(limits)
        texts.push(unescapeText(current))
      }
    },
  })
  for await (const _ of events);
  return { texts, fonts }
}

/** `_x000D_` is how Excel writes a character that XML cannot hold. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

function tooMany(limits: IntakeLimits): FileRefused {
  return new FileRefused('too_many_strings', { limit_mb: Math.round(limits.sharedStringBytes / 1024 / 1024) })
}
