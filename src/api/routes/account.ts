import { describeAccount } from '../../services/accounts/describe.ts'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '../../services/accounts/second-factor.ts'
import {
  changePassword,
  changeProfile,
  endSessions,
  enterCode,
  listSessions,
  requestReset,
  resetPassword,
  signIn,
  signOut,
} from '../../services/accounts/sign-in.ts'
import { beginOidc, describeOidc } from '../../services/accounts/oidc-sign-in.ts'
import { createFirstAdmin, resendVerification, signUp, verifyEmail } from '../../services/accounts/sign-up.ts'
import { Problem } from '../../domain/problem.ts'
import { api, type ApiContext } from './implementation.ts'

/** The library reads cookies and the kind of browser from here, and nothing else. */
function askedBy({ request, caller }: ApiContext): { headers: Headers; address: string } {
  return { headers: request?.headers ?? new Headers(), address: caller.address }
}

/** The policy `person` let the caller in, so there is one. */
export function personOf({ caller }: Pick<ApiContext, 'caller'>): NonNullable<ApiContext['caller']['user']> {
  if (caller.user === null) throw new Problem('unauthorized', 'Sign in first.')
  return caller.user
}

function giveCookies({ responseHeaders }: ApiContext, cookies: readonly string[]): void {
  for (const cookie of cookies) responseHeaders.append('set-cookie', cookie)
}

export const accountRoutes = {
  get: api.account.get.handler(({ context }) => describeAccount(context.services(), context.caller)),
  signUp: api.account.signUp.handler(({ context, input }) => signUp(context.services(), input, context.caller.address)),
  verifyEmail: api.account.verifyEmail.handler(({ context, input }) => verifyEmail(context.services(), input)),
  resendVerification: api.account.resendVerification.handler(({ context, input }) =>
    resendVerification(context.services(), input, context.caller.address),
  ),
  signIn: api.account.signIn.handler(async ({ context, input }) => {
    const { answer, cookies } = await signIn(context.services(), input, askedBy(context))
    giveCookies(context, cookies)
    return answer
  }),
  enterCode: api.account.enterCode.handler(async ({ context, input }) => {
    const { answer, cookies } = await enterCode(context.services(), input, askedBy(context))
    giveCookies(context, cookies)
    return answer
  }),
  oidc: api.account.oidc.handler(({ context, input }) => describeOidc(context.services(), input)),
  beginOidc: api.account.beginOidc.handler(async ({ context, input }) => {
    const { url, cookies } = await beginOidc(context.services(), input, context.caller.address)
    giveCookies(context, cookies)
    return { url }
  }),
  signOut: api.account.signOut.handler(async ({ context }) => {
    giveCookies(context, await signOut(context.services(), askedBy(context).headers))
    return { signed_in: false as const }
  }),
  requestReset: api.account.requestReset.handler(({ context, input }) => requestReset(context.services(), input, context.caller.address)),
  resetPassword: api.account.resetPassword.handler(({ context, input }) => resetPassword(context.services(), input)),
  createFirstAdmin: api.account.createFirstAdmin.handler(({ context, input }) =>
    createFirstAdmin(context.services(), input, context.caller.address),
  ),
  update: api.account.update.handler(async ({ context, input }) => {
    await changeProfile(context.services(), personOf(context), input)
    return describeAccount(context.services(), context.caller)
  }),
  changePassword: api.account.changePassword.handler(async ({ context, input }) => {
    const { answer, cookies } = await changePassword(context.services(), personOf(context), input, askedBy(context))
    giveCookies(context, cookies)
    return answer
  }),
  sessions: api.account.sessions.handler(({ context }) => listSessions(context.services(), personOf(context), context.caller.session?.id)),
  endSessions: api.account.endSessions.handler(({ context, input }) =>
    endSessions(context.services(), personOf(context), { ...input, currentId: context.caller.session?.id }),
  ),
  beginSecondFactor: api.account.beginSecondFactor.handler(({ context, input }) =>
    beginSecondFactor(context.services(), input, askedBy(context)),
  ),
  confirmSecondFactor: api.account.confirmSecondFactor.handler(async ({ context, input }) => {
    const { cookies } = await confirmSecondFactor(context.services(), personOf(context), input, askedBy(context))
    giveCookies(context, cookies)
    return { second_factor: true as const }
  }),
  endSecondFactor: api.account.endSecondFactor.handler(async ({ context, input }) => {
    const { cookies } = await endSecondFactor(context.services(), personOf(context), input, askedBy(context))
    giveCookies(context, cookies)
    return { second_factor: false as const }
  }),
}
