import { data, redirect } from 'react-router'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { hasCode, notFoundAsResponse } from '../api-errors.ts'
import { withReturn } from './return-path.ts'

export type AccountState = Awaited<ReturnType<ApiClient['account']['get']>>
export type Member = AccountState & { user: NonNullable<AccountState['user']> }

/** Who is signed in; visitors are sent to sign in and come back. `path` is without the language. */
export async function memberOnly(api: ApiClient, lang: Language, path: string): Promise<Member> {
  const state = await api.account.get({})
  if (state.user === null) throw signInFirst(lang, path)
  return { ...state, user: state.user }
}

export function signInFirst(lang: Language, path: string): Response {
  return redirect(`/${lang}${withReturn('/sign-in', path)}`)
}

/** Awaits what only members see: visitors sign in first and come back, others read that it is not for them. */
export async function membersOnly<T>(lang: Language, path: string, answer: Promise<T>): Promise<T> {
  try {
    return await notFoundAsResponse(answer)
  } catch (error) {
    if (hasCode(error, 'UNAUTHORIZED')) throw signInFirst(lang, path)
    if (hasCode(error, 'FORBIDDEN')) throw data(null, { status: 403 })
    throw error
  }
}
