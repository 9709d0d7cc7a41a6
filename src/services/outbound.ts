import { lookup as dnsLookup } from 'node:dns/promises'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

export type OutboundRefusal =
  /** MATXICH_OUTBOUND is not set. */
  | 'off'
  | 'no_address'
  | 'scheme'
  | 'port'
  | 'credentials'
  | 'host'
  /** The name leads to no address, or not only to public ones. */
  | 'unknown_host'
  | 'not_public'
  | 'redirect'
  | 'too_large'
  | 'too_slow'
  | 'failed'

export class OutboundRefused extends Error {
  override readonly name = 'OutboundRefused'
  readonly code: OutboundRefusal
  constructor(code: OutboundRefusal) {
    super(`Not fetched: ${code}`)
    this.code = code
  }
}

export interface OutboundAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
}

export type Outbound = (address: string) => Promise<OutboundAnswer>

interface OutboundOptions {
  readonly enabled: boolean
  /** All addresses of a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** Tests speak to a server of their own. */
  readonly mayReach?: (address: string) => boolean
  readonly ports?: readonly number[]
  readonly timeoutMs?: number
}

const LONGEST_ADDRESS = 2000
const MOST_BYTES = 64 * 1024
const TIMEOUT_MS = 5000
/** Names that never leave a machine or its network. */
const INNER_NAMES = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|invalid|onion|home\.arpa)$/

/**
 * The one way out of this server to an address somebody else wrote. It must not become a way in: whoever names an address would
 * see with our eyes. http and https on their own ports, a name all of whose addresses are public, connected to the very addresses
 * that were looked at (a second look-up could answer otherwise), no redirect, five seconds, 64 KB. Off unless switched on.
 */
export function createOutbound({
  enabled,
  resolve = resolveAll,
  mayReach = isPublic,
  ports = [80, 443],
  timeoutMs = TIMEOUT_MS,
}: OutboundOptions): Outbound {
  return async (text) => {
    if (!enabled) throw new OutboundRefused('off')
    const url = readAddress(text, ports)
    const signal = AbortSignal.timeout(timeoutMs)
    const addresses = await within(signal, addressesOf(url, resolve))
    if (addresses.length === 0) throw new OutboundRefused('unknown_host')
    if (!addresses.every((each) => mayReach(each))) throw new OutboundRefused('not_public')
    return ask(url, addresses, signal)
  }
}

/** An address of the public internet, in whatever spelling: neither ours, nor of a network behind us, nor of many at once. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  // Of IPv6 only 2000::/3 is public; the rest, among it IPv4 addresses in old wrappings, is not called anything by the library.
  return address.kind() === 'ipv4' || ((address.toByteArray()[0] ?? 0) & 0xe0) === 0x20
}

function readAddress(text: string, ports: readonly number[]): URL {
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) throw new OutboundRefused('no_address')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new OutboundRefused('scheme')
  if (url.username !== '' || url.password !== '') throw new OutboundRefused('credentials')
  if (!ports.includes(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port))) throw new OutboundRefused('port')
  const name = bareHost(url).replace(/\.$/, '')
  const isNumber = ipaddr.isValid(name)
  if (name === '' || (!isNumber && (!name.includes('.') || INNER_NAMES.test(name)))) throw new OutboundRefused('host')
  return url
}

/** The URL standard has already made one of 0x7f.1, 2130706433 and 127.0.0.1. */
function bareHost({ hostname }: URL): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname
}

async function addressesOf(url: URL, resolve: (host: string) => Promise<readonly string[]>): Promise<readonly string[]> {
  const host = bareHost(url)
  if (ipaddr.isValid(host)) return [host]
  try {
    return await resolve(host)
  } catch {
    throw new OutboundRefused('unknown_host')
  }
}

async function resolveAll(host: string): Promise<string[]> {
  return (await dnsLookup(host, { all: true })).map((each) => each.address)
}

function ask(url: URL, addresses: readonly string[], signal: AbortSignal): Promise<OutboundAnswer> {
  const pinned: LookupFunction = (_host, options, found) => {
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    const [first = { address: '', family: 4 }] = all
    if (options.all) found(null, all)
    else found(null, first.address, first.family)
  }
  return new Promise((done, failed) => {
    const fail = () => failed(new OutboundRefused(signal.aborted ? 'too_slow' : 'failed'))
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(
      url,
      {
        lookup: pinned,
        agent: false,
        signal,
        headers: { 'user-agent': 'Matxich', accept: 'text/html, text/plain', 'accept-encoding': 'identity' },
      },
      (response) => {
        const status = response.statusCode ?? 0
        if (status >= 300 && status < 400) {
          response.destroy()
          failed(new OutboundRefused('redirect'))
          return
        }
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > MOST_BYTES) {
            failed(new OutboundRefused('too_large'))
            response.destroy()
          } else chunks.push(chunk)
        })
        response.on('end', () =>
          done({ status, contentType: response.headers['content-type'] ?? '', text: Buffer.concat(chunks).toString('utf8') }),
        )
        response.on('error', fail)
      },
    )
    request.on('error', fail)
    request.end()
  })
}

function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const over = new Promise<never>((_, failed) => {
    signal.addEventListener('abort', () => failed(new OutboundRefused('too_slow')), { once: true })
  })
  return Promise.race([work, over])
}
