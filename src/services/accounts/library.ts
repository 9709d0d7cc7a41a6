import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { findUser } from '../../db/queries/users.ts'
import type { Database } from '../../db/schema.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../../domain/password-length.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import { LANGUAGES, type Language } from '../../domain/vocabulary.ts'
import { deviceOf } from './device.ts'
import { hashedTokens } from './hashed-tokens.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

const DAY_S = 24 * 60 * 60
/** From signing in, whatever happens: nothing prolongs a session. */
const SESSION_S = 14 * DAY_S
const STAFF_SESSION_S = DAY_S / 2
export const VERIFY_LINK_S = 2 * DAY_S
const RESET_LINK_S = 60 * 60

/** In auth_credential and auth_session: the sign-in of an agency, which we do ourselves. */
export const AGENCY = 'agency'

/** A mail the library asks for. Where the link leads is for us to say. */
export interface AuthMail {
  readonly template: 'verify_email' | 'reset_password' | 'account_exists'
  readonly to: string
  readonly name: string
  readonly language: Language
  readonly token: string | null
}

interface AuthOptions {
  readonly db: Kysely<Database>
  /** Signs cookies and links, encrypts the secrets of one-time codes. */
  readonly secret: string
  /** Address under which people reach us. Never taken from a request: whoever sends it could lead others away. */
  readonly url: string
  readonly send: (mail: AuthMail) => Promise<void>
  /** Somebody has set a password with a link that only they had. */
  readonly onReset: (userId: string) => Promise<void>
  readonly onCreated: (userId: string) => Promise<void>
  /** How long a link for a new password works. */
  readonly resetLinkS?: number
}

/**
 * The library for passwords, sessions, links and one-time codes (decision 0021). None of its own routes is served: our services
 * call the functions they need, behind our own limits and policies.
 */
export function createAuth({ db, secret, url, send, onReset, onCreated, resetLinkS = RESET_LINK_S }: AuthOptions) {
  return betterAuth({
    appName: 'Matxich',
    baseURL: url,
    secret,
    database: hashedTokens(db),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        language: { type: 'string', required: true, input: true },
        staffRole: { type: 'string', required: false, input: false, fieldName: 'staff_role' },
        blockedAt: { type: 'date', required: false, input: false, fieldName: 'blocked_at' },
      },
    },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: { signedInBy: { type: 'string', required: false, input: false, fieldName: 'signed_in_by' } },
      expiresIn: SESSION_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'auth_credential',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      // Somebody who registers an address at a provider must not get the account that has it here.
      accountLinking: { enabled: false },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      autoSignIn: false,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: resetLinkS,
      onPasswordReset: ({ user }) => onReset(user.id),
      password: { hash: hashPassword, verify: verifyPassword },
      sendResetPassword: ({ user, token }) => send({ template: 'reset_password', ...addressee(user), token }),
      onExistingUserSignUp: ({ user }) => send({ template: 'account_exists', ...addressee(user), token: null }),
    },
    emailVerification: {
      expiresIn: VERIFY_LINK_S,
      sendOnSignUp: true,
      autoSignInAfterVerification: false,
      sendVerificationEmail: ({ user, token }) => send({ template: 'verify_email', ...addressee(user), token }),
    },
    plugins: [
      ownSessions,
      twoFactor({
        issuer: 'Matxich',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'auth_two_factor',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
    databaseHooks: {
      user: { create: { after: (user) => onCreated(user.id) } },
      session: {
        create: {
          // Network addresses are personal data: they are not kept. Staff sign in every day.
          before: async (session) => {
            const user = await findUser(db, session.userId)
            if (user?.blocked_at != null) throw new APIError('FORBIDDEN', { code: 'BLOCKED', message: 'blocked' })
            const staff = user?.staff_role != null
            return {
              data: {
                ...session,
                ipAddress: null,
                userAgent: deviceOf(session.userAgent ?? ''),
                ...(staff && { expiresAt: new Date(Date.now() + STAFF_SESSION_S * 1000) }),
              },
            }
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'matxich',
      useSecureCookies: url.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuidV7() },
      // Ours stands before every route.
      disableCSRFCheck: true,
    },
  })
}

/** A session for somebody who has proved elsewhere who they are. Called by our services only: no route of the library is served. */
const ownSessions = {
  id: 'matxich',
  endpoints: {
    beginSession: createAuthEndpoint(
      '/matxich/session',
      { method: 'POST', body: z.object({ userId: z.string(), signedInBy: z.literal(AGENCY) }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const { userId, signedInBy } = ctx.body
        const user = await ctx.context.internalAdapter.findUserById(userId)
        if (!user) throw new APIError('NOT_FOUND', { code: 'USER_NOT_FOUND', message: 'no such user' })
        const session = await ctx.context.internalAdapter.createSession(userId, false, { signedInBy })
        await setSessionCookie(ctx, { session, user })
        return { session_id: session.id }
      },
    ),
  },
} satisfies BetterAuthPlugin

export type Auth = ReturnType<typeof createAuth>

function addressee(user: { email: string; name: string; language?: unknown }): Pick<AuthMail, 'to' | 'name' | 'language'> {
  const language = LANGUAGES.find((each) => each === user.language) ?? 'en'
  return { to: user.email, name: user.name, language }
}
