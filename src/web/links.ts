import type { Language } from '../domain/vocabulary.ts'

export type Changes = Record<string, string | number | null | undefined>

/** The present search with some parameters changed; null removes one. A changed filter always starts again at the first page. */
export function changedSearch(search: URLSearchParams, changes: Changes): string {
  // A form sends its empty fields too; an address worth sharing leaves them out.
  const next = new URLSearchParams([...search].filter(([key, value]) => key !== 'cursor' && value !== ''))
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === '') next.delete(key)
    else next.set(key, String(value))
  }
  const text = next.toString()
  return text === '' ? '?' : `?${text}`
}

/** The parameters of a page, without the one that React Router adds to what a script fetches. */
export function searchOf(request: Request): URLSearchParams {
  return new URLSearchParams([...new URL(request.url).searchParams].filter(([name]) => name !== '_routes'))
}

/** The same page in another language. */
export function inLanguage(pathname: string, search: string, lang: Language): string {
  return `/${lang}${pathname.replace(/^\/[^/]*/, '')}${search}`
}

/** One filter out of the address, if it is a value we know; anything else is treated as not set. */
export function choice<const T extends readonly string[]>(search: URLSearchParams, key: string, values: T): T[number] | undefined {
  const value = search.get(key)
  return values.find((known) => known === value)
}

/** A text filter out of the address: trimmed, capped, undefined when empty. */
export function textParam(search: URLSearchParams, key: string, max = 200): string | undefined {
  const value = search.get(key)?.trim().slice(0, max)
  return value ? value : undefined
}

/** An id out of the address, if it can be one. */
export function slugParam(search: URLSearchParams, key: string): string | undefined {
  const value = search.get(key) ?? ''
  return /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(value) ? value : undefined
}
