import { APIError } from 'better-auth/api'
import { Problem, type ProblemCode } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { wording } from '../wording.ts'

/** Codes of the library by what we say about them: account.refused.<key>. What is not listed is a failure of ours. */
const REFUSALS: Readonly<Record<string, readonly [key: string, code: ProblemCode]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['wrong_sign_in', 'unauthorized'],
  EMAIL_NOT_VERIFIED: ['not_verified', 'forbidden'],
  BLOCKED: ['blocked', 'forbidden'],
  INVALID_EMAIL: ['no_email', 'invalid'],
  INVALID_PASSWORD: ['wrong_password', 'forbidden'],
  PASSWORD_TOO_SHORT: ['weak.too_short', 'invalid'],
  PASSWORD_TOO_LONG: ['weak.too_long', 'invalid'],
  INVALID_TOKEN: ['link_over', 'invalid'],
  TOKEN_EXPIRED: ['link_over', 'invalid'],
  USER_NOT_FOUND: ['link_over', 'invalid'],
  INVALID_CODE: ['wrong_code', 'unauthorized'],
  INVALID_BACKUP_CODE: ['wrong_code', 'unauthorized'],
  INVALID_TWO_FACTOR_COOKIE: ['sign_in_again', 'unauthorized'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['sign_in_again', 'unauthorized'],
  ACCOUNT_TEMPORARILY_LOCKED: ['code_locked', 'too_many'],
  TOTP_NOT_ENABLED: ['no_second_factor', 'conflict'],
  BACKUP_CODES_NOT_ENABLED: ['no_second_factor', 'conflict'],
  TWO_FACTOR_NOT_ENABLED: ['no_second_factor', 'conflict'],
}

/** Calls the library and says in the reader's words why it refused. */
export async function refusing<T>(lang: Language, call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    const refusal = REFUSALS[codeOf(error) ?? '']
    if (refusal === undefined) throw error
    const [key, code] = refusal
    throw new Problem(code, wording(lang).text(`account.refused.${key}`))
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof APIError && typeof error.body?.code === 'string' ? error.body.code : undefined
}
