import { LANGUAGES, type Language } from '../domain/vocabulary.ts'

export function isLanguage(value: string | undefined): value is Language {
  return (LANGUAGES as readonly string[]).includes(value ?? '')
}

/** The first language of an Accept-Language header that we speak; English for everyone else. Never by IP address. */
export function preferredLanguage(header: string | null): Language {
  for (const part of (header ?? '').split(',')) {
    const code = part.trim().slice(0, 2).toLowerCase()
    if (isLanguage(code)) return code
  }
  return 'en'
}
