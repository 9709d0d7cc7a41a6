import { isIP } from 'node:net'
import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'

/** A request without a socket: a call of our own, or a test. */
export const IN_PROCESS = 'in process'

/**
 * Whom limits count: an IPv4 address, or the /64 of an IPv6 one, all of which one subscriber has. X-Forwarded-For is what anybody
 * can write; of it only the entries our own proxies added count, and how many those are is for the operator to say.
 */
export function addressOf(c: Context, proxies = 0): string {
  const socket = socketAddress(c)
  if (socket === undefined) return IN_PROCESS
  const written = proxies > 0 ? (c.req.header('x-forwarded-for') ?? '').split(',').map(bare).filter(Boolean) : []
  // From the right: ours stand last. One too few, and somebody came past a proxy: then the outermost that is there.
  const seen = [...written, socket]
  const client = seen[Math.max(0, seen.length - 1 - proxies)] ?? socket
  return networkOf(isIP(client) === 0 ? socket : client)
}

/** From this very machine and for nobody else: its owner's own programs and tests. What a proxy passes on says so. */
export function isFromHere(c: Context): boolean {
  const socket = socketAddress(c)
  if (socket === undefined) return true
  if (['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined)) return false
  return ipaddr.isValid(socket) && ipaddr.process(socket).range() === 'loopback'
}

export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const [a = 0, b = 0, c = 0, d = 0] = (parsed as ipaddr.IPv6).parts
  return `${[a, b, c, d].map((part) => part.toString(16)).join(':')}::/64`
}

function socketAddress(c: Context): string | undefined {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress
}

/** Some proxies write the port as well. */
function bare(entry: string): string {
  const text = entry.trim()
  return /^\[([^\]]+)\]/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text
}
