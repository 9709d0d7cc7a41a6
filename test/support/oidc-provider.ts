import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What is wrong with an answer of the provider. */
export interface Fault {
  nonce?: string
  issuer?: string
  audience?: string
  /** Signed with a key the provider does not publish. */
  otherKey?: boolean
  expired?: boolean
}

export interface OidcProvider {
  readonly issuer: string
  /** The person who signs in from now on. */
  claims: Record<string, unknown>
  fault: Fault
  /** Token requests so far, as they came. */
  readonly asked: URLSearchParams[]
  /** What the browser of that person does at the address we sent it to; answers where it is sent back to. */
  approve(url: string): string
  stop(): Promise<void>
}

const CLIENT = { id: 'matxich', secret: 'secret of the client' }

/** An OpenID provider on this machine: the code flow with PKCE, tokens signed with RS256, nothing remembered. */
export async function openOidcProvider(): Promise<OidcProvider> {
  const published = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, URLSearchParams>()
  const provider: OidcProvider = {
    issuer: '',
    claims: {},
    fault: {},
    asked: [],
    approve: (url) => {
      const params = new URL(url).searchParams
      const code = randomBytes(16).toString('base64url')
      codes.set(code, params)
      const back = new URL(params.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', params.get('state') ?? '')
      return back.href
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }

  const idToken = (params: URLSearchParams): string => {
    const { fault, issuer, claims } = provider
    const now = Math.floor(Date.now() / 1000)
    const payload = {
      iss: fault.issuer ?? issuer,
      aud: fault.audience ?? CLIENT.id,
      iat: now - (fault.expired ? 7200 : 0),
      exp: now + (fault.expired ? -3600 : 300),
      nonce: fault.nonce ?? params.get('nonce'),
      ...claims,
    }
    return jwt(payload, fault.otherKey ? other.privateKey : published.privateKey)
  }
  const token = async (request: IncomingMessage): Promise<[number, object]> => {
    const body = new URLSearchParams(await textOf(request))
    provider.asked.push(body)
    const basic = Buffer.from((request.headers.authorization ?? '').replace('Basic ', ''), 'base64').toString()
    const [id, secret] = basic.split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')))
    const params = codes.get(body.get('code') ?? '')
    codes.delete(body.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    if (id !== CLIENT.id || secret !== CLIENT.secret) return [401, { error: 'invalid_client' }]
    if (params === undefined || params.get('code_challenge_method') !== 'S256' || params.get('code_challenge') !== challenge)
      return [400, { error: 'invalid_grant' }]
    return [200, { access_token: 'not-used', token_type: 'Bearer', expires_in: 300, id_token: idToken(params) }]
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { issuer } = provider
    const send = (status: number, body: object) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/.well-known/openid-configuration')
      return send(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (request.url === '/keys')
      return send(200, { keys: [{ ...published.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] })
    if (request.url === '/token') return send(...(await token(request)))
    send(404, {})
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.')
  return Object.assign(provider, { issuer: `http://127.0.0.1:${address.port}` })
}

function jwt(payload: object, key: KeyObject): string {
  const head = [{ alg: 'RS256', kid: 'one', typ: 'JWT' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${head}.${sign('RSA-SHA256', Buffer.from(head), key).toString('base64url')}`
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += String(piece)
  return text
}
