import { data, redirect } from 'react-router'
import type { Language } from '../../domain/vocabulary.ts'
import { hasCode, notFoundAsResponse } from '../api-errors.ts'

/** What only staff sees: others are sent to sign in, and come back from there; who has another role gets "not found". */
export async function staffOnly<T>(lang: Language, path: string, answer: Promise<T>): Promise<T> {
  try {
    return await notFoundAsResponse(answer)
  } catch (error) {
    if (hasCode(error, 'UNAUTHORIZED')) throw redirect(`/${lang}/sign-in?${new URLSearchParams({ to: path })}`)
    if (hasCode(error, 'FORBIDDEN')) throw data(null, { status: 404 })
    throw error
  }
}
