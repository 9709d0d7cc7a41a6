import { createServer, type Socket } from 'node:net'

export interface ReceivedMail {
  readonly from: string
  readonly to: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

/** What the server answers instead of taking the mail. */
export type Behaviour = 'take' | 'drop_after_taking' | { readonly rcpt?: string; readonly data?: string }

export interface SmtpServer {
  readonly url: string
  readonly received: ReceivedMail[]
  /** Of the mails from now on. */
  behave(behaviour: Behaviour): void
  stop(): Promise<void>
}

/** As much of RFC 5321 as one client needs: no encryption, no sign-in, one mail after the other. */
export async function openSmtpServer(): Promise<SmtpServer> {
  const received: ReceivedMail[] = []
  let behaviour: Behaviour = 'take'
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    serve(socket, received, () => behaviour)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    behave: (next) => {
      behaviour = next
    },
    stop: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}

function serve(socket: Socket, received: ReceivedMail[], behaviour: () => Behaviour): void {
  let [buffer, from, to] = ['', '', '']
  let inData = false
  const say = (line: string) => void socket.write(`${line}\r\n`)
  const refusal = (at: 'rcpt' | 'data') => {
    const now = behaviour()
    return typeof now === 'object' ? now[at] : undefined
  }
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'MAIL') from = /<(.*?)>/.exec(line)?.[1] ?? ''
    if (verb === 'RCPT') to = /<(.*?)>/.exec(line)?.[1] ?? ''
    if (verb === 'RCPT' && refusal('rcpt') !== undefined) return say(refusal('rcpt') ?? '')
    if (verb === 'DATA') {
      inData = true
      return say('354 go on')
    }
    if (verb === 'QUIT') return void socket.end('221 bye\r\n')
    say('250 ok')
  }
  const take = (text: string): void => {
    inData = false
    const refused = refusal('data')
    if (refused !== undefined) return say(refused)
    received.push({ from, to, ...parse(text) })
    // The client never learns that it was taken.
    if (behaviour() === 'drop_after_taking') return void socket.destroy()
    say('250 taken')
  }
  say('220 mail.example')
  socket.setEncoding('utf8').on('data', (text: string) => {
    buffer += text
    for (;;) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end === -1) return
      const piece = buffer.slice(0, end)
      buffer = buffer.slice(end + (inData ? 5 : 2))
      if (inData) take(piece)
      else command(piece)
    }
  })
}

function parse(text: string): Pick<ReceivedMail, 'headers' | 'body'> {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  const raw = rest.join('\r\n\r\n')
  const encoding = headers.get('content-transfer-encoding')
  if (encoding === 'base64') return { headers, body: Buffer.from(raw, 'base64').toString('utf8') }
  if (encoding !== 'quoted-printable') return { headers, body: raw }
  const bytes = raw.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { headers, body: Buffer.from(bytes, 'latin1').toString('utf8') }
}
