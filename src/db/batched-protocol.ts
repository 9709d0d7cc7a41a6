import type { PGlite } from '@electric-sql/pglite'

const SYNC = 'S'.charCodeAt(0)
const FLUSH = 'H'.charCodeAt(0)
const SIMPLE_QUERY = 'Q'.charCodeAt(0)

/**
 * node-postgres sends parse, bind, describe, execute and sync as five messages and PGlite's face runs each as a call of its own
 * into WASM. PostgreSQL answers at a sync only, so they can go in together.
 */
export function batchProtocol(engine: PGlite): PGlite {
  let held: Uint8Array[] = []
  const execProtocolStream: PGlite['execProtocolStream'] = async (message, options) => {
    held.push(message)
    const kind = message[0]
    if (kind !== SYNC && kind !== FLUSH && kind !== SIMPLE_QUERY) return []
    const batch = Buffer.concat(held)
    held = []
    return engine.execProtocolStream(batch, options)
  }
  return new Proxy(engine, {
    get: (target, property) => (property === 'execProtocolStream' ? execProtocolStream : Reflect.get(target, property, target)),
  })
}
