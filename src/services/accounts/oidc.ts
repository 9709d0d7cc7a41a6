import * as client from 'openid-client'

/** The sign-in of an agency (OpenID Connect). */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  /** Without one the client is public, and PKCE alone protects the code. */
  readonly clientSecret: string | undefined
  /** Of the agency, for the button. */
  readonly name: string
  /** Whose addresses may come in: agency.gov.vn */
  readonly domains: readonly string[]
  /** The agency asks for a second factor itself, and vouches for it. */
  readonly secondFactor: boolean
}

/** What one sign-in must come back with. */
export interface OidcChecks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface OidcPerson {
  /** Of this issuer alone. */
  readonly subject: string
  readonly email: string
  readonly emailVerified: boolean
  readonly name: string | undefined
}

export interface Oidc {
  readonly settings: OidcSettings
  begin(redirectUri: string, lang: string): Promise<{ url: string; checks: OidcChecks }>
  /** Rejects when anything does not fit: state, nonce, issuer, audience, signature, times. */
  finish(answer: URL, checks: OidcChecks): Promise<OidcPerson>
}

const PATIENCE_S = 10

/**
 * The provider is asked when somebody signs in with it, not before: while it is down, everybody else still signs in. (The plugin of
 * the accounts library asks at start, without a limit of time, and tells of a refusal by redirecting to pages of its own.)
 */
export function createOidc(settings: OidcSettings): Oidc {
  let known: Promise<client.Configuration> | undefined
  const discover = (): Promise<client.Configuration> => {
    known ??= discoverProvider(settings).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    settings,
    begin: async (redirectUri, lang) => {
      const config = await discover()
      const checks = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        ui_locales: lang,
      })
      return { url: url.href, checks }
    },
    finish: async (answer, { state, nonce, verifier }) => {
      const config = await discover()
      const tokens = await client.authorizationCodeGrant(config, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('The provider sent no ID token.')
      const told = typeof claims['email'] === 'string' ? claims : await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      return {
        subject: claims.sub,
        email: typeof told['email'] === 'string' ? told['email'].trim().toLowerCase() : '',
        emailVerified: told['email_verified'] === true,
        name: typeof told['name'] === 'string' ? told['name'] : undefined,
      }
    },
  }
}

async function discoverProvider({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
  // The settings take http:// for a provider on this machine only.
  const config = await client.discovery(new URL(issuer), clientId, undefined, authentication, {
    timeout: PATIENCE_S,
    execute: issuer.startsWith('http:') ? [client.allowInsecureRequests] : [],
  })
  // Also the signature of the ID token, though it comes over TLS from the provider itself.
  client.enableNonRepudiationChecks(config)
  return config
}
