import { data, redirect } from 'react-router'
import type { Language } from '../domain/vocabulary.ts'
import { hasCode, notFoundAsResponse } from './api-errors.ts'

/** What only operators see: visitors are sent to the page where the key is entered, and come back from there. */
export async function operatorOnly<T>(lang: Language, path: string, answer: Promise<T>): Promise<T> {
  try {
    return await notFoundAsResponse(answer)
  } catch (error) {
    if (hasCode(error, 'UNAUTHORIZED')) throw signIn(lang, path)
    if (hasCode(error, 'FORBIDDEN')) throw data(null, { status: 403 })
    throw error
  }
}

/** To the operator page; `path` (without the language) is where one goes from there. */
export function signIn(lang: Language, path: string): Response {
  return redirect(`/${lang}/operator?${new URLSearchParams({ to: path })}`)
}

/** Where to go after signing in: a page of ours, never another site. */
export function returnPath(to: string | null): string {
  return to !== null && /^\/(?![/\\])[\w/?=&.%#-]*$/.test(to) ? to : '/imports'
}
