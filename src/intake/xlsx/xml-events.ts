import { SaxesParser } from 'saxes'
import { FileRefused } from '../file-refused.ts'
import { DEFAULT_LIMITS } from '../limits.ts'

export interface XmlHandler {
  /** Names come without prefix: some programs write `x:row`. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void
  close?(name: string): void
  text?(text: string): void
}

/** Without one event in this many bytes the parser would be holding one huge text, comment or tag. */
const BYTES_WITHOUT_EVENT = 1024 * 1024
const DEPTH = 64

/**
 * Feeds a part of a workbook to the handler and yields after every chunk, so that the reader takes out what is there
 * and memory stays small. Document types are refused: entities are the classic XML bomb, and no workbook has them.
 */
export async function* xmlEvents(chunks: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let waiting = 0
  let depth = 0
  parser.on('doctype', () => {
    throw new FileRefused('document_type')
  })
  parser.on('error', (error) => {
    throw new FileRefused('damaged', {}, error.message)
  })
  parser.on('opentag', (tag) => {
    waiting = 0
    if (++depth > DEPTH) throw new FileRefused('damaged', {}, 'elements are nested too deep')
    handler.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    waiting = 0
    depth--
    handler.close?.(localName(tag.name))
  })
  const text = handler.text?.bind(handler)
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) {
    waiting += chunk.length
    parser.write(decode(decoder, chunk))
    if (waiting > BYTES_WITHOUT_EVENT)
      throw new FileRefused('cell_too_long', { limit: DEFAULT_LIMITS.cellCharacters }, 'one text or tag is longer than 1 MiB')
    yield
  }
  parser.write(decode(decoder))
  parser.close()
  yield
}

/** For small parts that are read as a whole. */
export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of xmlEvents(chunks, handler));
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch {
    throw new FileRefused('damaged', {}, 'a part is not UTF-8')
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
