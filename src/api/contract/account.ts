import * as z from 'zod'
import { cleanName } from '../../domain/clean-name.ts'
import { KEY_SCOPES, MEMBER_ROLES, ORGANISATION_KINDS, STAFF_ROLES } from '../../domain/policy/actor.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { forPersons, forThemselves } from './access.ts'
import { lang } from './common.ts'

const tags = ['Account']

/** Why a sign-in with the agency came to nothing. */
export const OIDC_REFUSALS = ['failed', 'over', 'domain', 'not_verified', 'known', 'blocked'] as const

const email = z.email().trim().max(254).describe('Address of e-mail')
const password = z.string().min(1).max(256)
const newPassword = z.string().min(1).max(256).describe('At least 12 signs; length decides, there are no rules about signs')
const name = z.string().overwrite(cleanName).min(1).max(100).describe('As others of the same organisation and staff see it')
const code = z.string().trim().min(6).max(20)
const message = z.object({ message: z.string().describe('What happened, and what to do next') })
/** Programs fill in every field; people do not see this one. */
const website = z.string().max(200).optional().describe('Leave it empty')

const membership = z.object({
  organisation_id: z.string(),
  name: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  role: z.enum(MEMBER_ROLES),
  verified: z.boolean().describe('Staff vouches for it'),
  company_ids: z.array(z.string()).describe('Companies it speaks for'),
})

export const accountState = z.object({
  signed_in: z.boolean(),
  user: z
    .object({
      user_id: z.string(),
      name: z.string(),
      email: z.string(),
      language: z.enum(LANGUAGES),
      staff_role: z.enum(STAFF_ROLES).nullable().describe('As it was given; it counts only with a second factor'),
      second_factor: z.boolean().describe('A one-time code is asked for at every sign-in'),
      signs_in_by: z.array(z.enum(['password', 'agency'])).describe('Without a password there are no one-time codes here'),
    })
    .nullable(),
  staff: z.enum(STAFF_ROLES).nullable().describe('The role that counts in this session'),
  operator: z.boolean().describe('The operator key came with the request'),
  expires_at: z.string().nullable().describe('When the session ends'),
  organisations: z.array(membership),
  scopes: z.array(z.enum(KEY_SCOPES)).nullable().describe('Of a key; null in a session, which has them all'),
})

export const accountContract = {
  get: forThemselves.route({ method: 'GET', path: '/account', tags, summary: 'Who I am, and what I may do' }).output(accountState),
  signUp: forThemselves
    .route({ method: 'POST', path: '/account/sign-up', tags, summary: 'Make an account; a link to verify the address goes out by mail' })
    .input(z.object({ lang, name, email, password: newPassword, website }))
    .output(message),
  verifyEmail: forThemselves
    .route({ method: 'POST', path: '/account/verify-email', tags, summary: 'Verify the address with the link that came by mail' })
    .input(z.object({ lang, token: z.string().min(10).max(2000) }))
    .output(message),
  resendVerification: forThemselves
    .route({ method: 'POST', path: '/account/verify-email/resend', tags, summary: 'Send the link again' })
    .input(z.object({ lang, email }))
    .output(message),
  signIn: forThemselves
    .route({ method: 'POST', path: '/account/sign-in', tags, summary: 'Begin a session; answers whether a one-time code is needed' })
    .input(z.object({ lang, email, password }))
    .output(z.object({ status: z.enum(['signed_in', 'code_needed']) })),
  enterCode: forThemselves
    .route({ method: 'POST', path: '/account/sign-in/code', tags, summary: 'Enter the one-time code' })
    .input(z.object({ lang, code, kind: z.enum(['app', 'backup']).default('app') }))
    .output(z.object({ status: z.enum(['signed_in', 'code_needed']) })),
  oidc: forThemselves
    .route({ method: 'GET', path: '/account/oidc', tags, summary: 'Whether people of an agency sign in with the sign-in of that agency' })
    .input(
      z.object({
        lang,
        refused: z.enum(OIDC_REFUSALS).optional().describe('As the address of the page of signing in has it after a refusal'),
      }),
    )
    .output(
      z.object({
        available: z.boolean(),
        name: z.string().nullable().describe('Of the agency, for the button'),
        message: z.string().nullable().describe('Why the sign-in was refused'),
      }),
    ),
  beginOidc: forThemselves
    .route({ method: 'POST', path: '/account/oidc/begin', tags, summary: 'Begin to sign in with the agency; send the browser to `url`' })
    .input(
      z.object({
        lang,
        return_to: z
          .string()
          .regex(/^\/(?:vi|en|ko)(?:\/[\w-][\w.-]*)*\/?$/, 'a path of this site, with its language')
          .max(200)
          .optional()
          .describe('Page to come back to'),
      }),
    )
    .output(z.object({ url: z.string() })),
  signOut: forThemselves
    .route({ method: 'POST', path: '/account/sign-out', tags, summary: 'End this session' })
    .output(z.object({ signed_in: z.literal(false) })),
  requestReset: forThemselves
    .route({ method: 'POST', path: '/account/reset', tags, summary: 'Send a link for a new password' })
    .input(z.object({ lang, email }))
    .output(message),
  resetPassword: forThemselves
    .route({ method: 'POST', path: '/account/reset/password', tags, summary: 'Set a new password with the link; every session ends' })
    .input(z.object({ lang, token: z.string().min(10).max(2000), password: newPassword }))
    .output(message),
  createFirstAdmin: forThemselves
    .route({
      method: 'POST',
      path: '/account/first-admin',
      tags,
      summary: 'Make the first administrator, with the link in the terminal of the server',
    })
    .input(z.object({ lang, token: z.string().min(10).max(200), name, email, password: newPassword }))
    .output(message),
  update: forPersons
    .route({ method: 'PATCH', path: '/account', tags, summary: 'Change my name or my language' })
    .input(z.object({ name: name.optional(), language: z.enum(LANGUAGES).optional() }))
    .output(accountState),
  changePassword: forPersons
    .route({ method: 'POST', path: '/account/password', tags, summary: 'Change my password; every other session ends' })
    .input(z.object({ lang, password, new_password: newPassword }))
    .output(message),
  sessions: forPersons.route({ method: 'GET', path: '/account/sessions', tags, summary: 'Browsers that are signed in' }).output(
    z.object({
      items: z.array(
        z.object({
          session_id: z.string(),
          device: z.string().nullable().describe('Kind of browser and of system; null when it did not say'),
          since: z.string(),
          expires_at: z.string(),
          current: z.boolean(),
        }),
      ),
      total: z.int(),
    }),
  ),
  endSessions: forPersons
    .route({ method: 'POST', path: '/account/sessions/end', tags, summary: 'End one session, or all others' })
    .input(z.object({ lang, session_id: z.string().max(60).optional().describe('Without it: all but this one') }))
    .output(z.object({ ended: z.int() })),
  beginSecondFactor: forPersons
    .route({ method: 'POST', path: '/account/second-factor', tags, summary: 'Secret for the app of one-time codes, and backup codes' })
    .input(z.object({ lang, password }))
    .output(z.object({ otpauth_uri: z.string(), backup_codes: z.array(z.string()).describe('Shown once; each works once') })),
  confirmSecondFactor: forPersons
    .route({ method: 'POST', path: '/account/second-factor/confirm', tags, summary: 'Enter a first code; from then on it is asked for' })
    .input(z.object({ lang, code }))
    .output(z.object({ second_factor: z.literal(true) })),
  endSecondFactor: forPersons
    .route({ method: 'POST', path: '/account/second-factor/end', tags, summary: 'Ask for no code any more; a staff role no longer counts' })
    .input(z.object({ lang, password }))
    .output(z.object({ second_factor: z.literal(false) })),
}
