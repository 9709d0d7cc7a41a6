import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutbound, isPublic, OutboundRefused } from '../../src/services/outbound.ts'

/** Addresses by which others tried to look behind servers that fetch, in the spellings they used. */

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'public.example.com': ['93.184.216.34'],
  'six.example.com': ['2606:2800:220:1:248:1893:25c8:1946'],
  '127.0.0.1.nip.io': ['127.0.0.1'],
  'www.10.0.0.1.sslip.io': ['10.0.0.1'],
  'metadata.attacker.com': ['169.254.169.254'],
  'half.attacker.com': ['93.184.216.34', '127.0.0.1'],
  'mapped.attacker.com': ['::ffff:127.0.0.1'],
  'six.attacker.com': ['::1'],
  'zero.attacker.com': ['0.0.0.0'],
  'nothing.attacker.com': [],
}
const resolve = async (host: string) => {
  const found = NAMES[host.replace(/\.$/, '')]
  if (found === undefined) throw new Error('ENOTFOUND')
  return found
}
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'fetched',
    (error: unknown) => (error instanceof OutboundRefused ? error.code : String(error)),
  )

const REFUSED: readonly (readonly [address: string, why: string])[] = [
  // This machine, in every spelling the URL standard reads.
  ['http://127.0.0.1/', 'not_public'],
  ['http://127.1/', 'not_public'],
  ['http://127.0.1/', 'not_public'],
  ['http://127.127.127.127/', 'not_public'],
  ['http://2130706433/', 'not_public'],
  ['http://017700000001/', 'not_public'],
  ['http://0177.0.0.1/', 'not_public'],
  ['http://0177.1/', 'not_public'],
  ['http://0x7f.0.0.1/', 'not_public'],
  ['http://0x7f000001/', 'not_public'],
  ['http://0x7f.1/', 'not_public'],
  ['http://127.0.0.1./', 'not_public'],
  ['http://①②⑦.⓪.⓪.①/', 'not_public'],
  ['http://127。0。0。1/', 'not_public'],
  ['http://%31%32%37.0.0.1/', 'not_public'],
  ['http:127.0.0.1/', 'not_public'],
  ['http:\\\\127.0.0.1\\', 'not_public'],
  ['  http://127.0.0.1/', 'not_public'],
  ['ht\ttp://127.0.0.1/', 'not_public'],
  ['http://0/', 'not_public'],
  ['http://0.0.0.0/', 'not_public'],
  ['http://0x0/', 'not_public'],
  ['http://[::1]/', 'not_public'],
  ['http://[::]/', 'not_public'],
  ['http://[0:0:0:0:0:0:0:1]/', 'not_public'],
  ['http://[::ffff:127.0.0.1]/', 'not_public'],
  ['http://[::ffff:7f00:1]/', 'not_public'],
  ['http://[0:0:0:0:0:ffff:127.0.0.1]/', 'not_public'],
  ['http://[::127.0.0.1]/', 'not_public'],
  ['http://[::ffff:0:127.0.0.1]/', 'not_public'],
  ['http://[64:ff9b::7f00:1]/', 'not_public'],
  ['http://[64:ff9b:1::7f00:1]/', 'not_public'],
  ['http://[2002:7f00:1::]/', 'not_public'],
  ['http://[2001:0:7f00:1::]/', 'not_public'],
  // Networks behind it.
  ['http://10.0.0.1/', 'not_public'],
  ['http://172.16.0.1/', 'not_public'],
  ['http://172.31.255.255/', 'not_public'],
  ['http://192.168.0.1/', 'not_public'],
  ['http://3232235521/', 'not_public'],
  ['http://100.64.0.1/', 'not_public'],
  ['http://169.254.169.254/latest/meta-data/', 'not_public'],
  ['http://0xa9fea9fe/', 'not_public'],
  ['http://2852039166/', 'not_public'],
  ['http://[fd00:ec2::254]/', 'not_public'],
  ['http://[fe80::1]/', 'not_public'],
  ['http://[fc00::1]/', 'not_public'],
  ['http://[fec0::1]/', 'not_public'],
  ['http://[::ffff:169.254.169.254]/', 'not_public'],
  // Nobody's, and everybody's.
  ['http://192.0.0.192/', 'not_public'],
  ['http://192.0.2.1/', 'not_public'],
  ['http://198.18.0.1/', 'not_public'],
  ['http://198.51.100.1/', 'not_public'],
  ['http://203.0.113.1/', 'not_public'],
  ['http://224.0.0.1/', 'not_public'],
  ['http://240.0.0.1/', 'not_public'],
  ['http://255.255.255.255/', 'not_public'],
  ['http://[ff02::1]/', 'not_public'],
  ['http://[2001:db8::1]/', 'not_public'],
  ['http://[100::1]/', 'not_public'],
  // Names.
  ['http://localhost/', 'host'],
  ['http://LOCALHOST/', 'host'],
  ['http://localhost./', 'host'],
  ['http://app.localhost/', 'host'],
  ['http://metadata/', 'host'],
  ['http://metadata.google.internal/', 'host'],
  ['http://printer.local/', 'host'],
  ['http://router.home.arpa/', 'host'],
  ['http://ⓛocalhost/', 'host'],
  ['http://127.0.0.1.nip.io/', 'not_public'],
  ['http://www.10.0.0.1.sslip.io/', 'not_public'],
  ['http://metadata.attacker.com/', 'not_public'],
  ['http://half.attacker.com/', 'not_public'],
  ['http://mapped.attacker.com/', 'not_public'],
  ['http://six.attacker.com/', 'not_public'],
  ['http://zero.attacker.com/', 'not_public'],
  ['http://nothing.attacker.com/', 'unknown_host'],
  ['http://unheard.attacker.com/', 'unknown_host'],
  // Everything else an address can hold.
  ['http://user:secret@public.example.com/', 'credentials'],
  ['http://public.example.com@127.0.0.1/', 'credentials'],
  ['http://127.0.0.1#@public.example.com/', 'not_public'],
  ['http://127.0.0.1?@public.example.com/', 'not_public'],
  ['http://public.example.com:22/', 'port'],
  ['http://public.example.com:6379/', 'port'],
  ['https://public.example.com:8443/', 'port'],
  ['ftp://public.example.com/', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['gopher://127.0.0.1:6379/_INFO', 'scheme'],
  ['data:text/html,hello', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['blob:http://public.example.com/1', 'scheme'],
  ['ws://public.example.com/', 'scheme'],
  ['//127.0.0.1/', 'no_address'],
  ['public.example.com', 'no_address'],
  ['', 'no_address'],
  ['http://', 'no_address'],
  ['http://[::1', 'no_address'],
  ['http://256.256.256.256/', 'no_address'],
  [`http://public.example.com/${'a'.repeat(3000)}`, 'no_address'],
]

describe('what is refused before a connection is made', () => {
  const outbound = createOutbound({ enabled: true, resolve })
  test.each(REFUSED)('%j', async (address, why) => {
    expect(await codeOf(outbound(address))).toBe(why)
  })

  test('everything, unless it is switched on', async () => {
    expect(await codeOf(createOutbound({ enabled: false, resolve })('http://public.example.com/'))).toBe('off')
  })

  test('but not what is public', () => {
    for (const address of ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946', '1.1.1.1']) expect(isPublic(address), address).toBe(true)
  })
})

describe('what is asked', () => {
  let server: Server
  let port = 0
  const asked: string[] = []
  const answers: Record<string, (answer: ServerResponse) => void> = {
    '/page': (answer) => answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>matxich-proof</p>'),
    '/moved': (answer) => answer.writeHead(302, { location: 'http://127.0.0.1/' }).end(),
    '/large': (answer) => answer.writeHead(200).end('x'.repeat(65 * 1024)),
    '/slow': (answer) => void answer.writeHead(200).write('x'),
    '/cut': (answer) => {
      answer.writeHead(200, { 'content-length': '100' }).write('x')
      answer.destroy()
    },
  }
  beforeAll(async () => {
    server = createServer((request, answer) => {
      asked.push(`${request.headers.host} ${request.url}`)
      answers[request.url ?? '']?.(answer)
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    port = (server.address() as AddressInfo).port
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const open = (options: Partial<Parameters<typeof createOutbound>[0]> = {}) =>
    createOutbound({ enabled: true, resolve: async () => ['127.0.0.1'], mayReach: () => true, ports: [port], timeoutMs: 500, ...options })
  const at = (path: string) => `http://shop.example.com:${port}${path}`

  test('is read as text, with the name of the host', async () => {
    expect(await open()(at('/page'))).toEqual({ status: 200, contentType: 'text/html; charset=utf-8', text: '<p>matxich-proof</p>' })
    expect(asked.at(-1)).toBe(`shop.example.com:${port} /page`)
  })

  test('leads nowhere else', async () => {
    expect(await codeOf(open()(at('/moved')))).toBe('redirect')
  })

  test('is small and quick', async () => {
    expect(await codeOf(open()(at('/large')))).toBe('too_large')
    expect(await codeOf(open()(at('/slow')))).toBe('too_slow')
    expect(await codeOf(open()(at('/cut')))).toBe('failed')
    expect(await codeOf(open({ resolve: () => new Promise(() => {}) })(at('/page')))).toBe('too_slow')
  })

  test('is the address that was looked at: a name that leads elsewhere the second time is not asked a second time', async () => {
    let looks = 0
    const rebinding = async () => (++looks === 1 ? ['127.0.0.1'] : ['127.0.0.2'])
    const seen: string[] = []
    const answer = await open({
      resolve: rebinding,
      mayReach: (address) => {
        seen.push(address)
        return true
      },
    })(at('/page'))
    expect([answer.status, looks, seen]).toEqual([200, 1, ['127.0.0.1']])
  })
})
