import { type Language, LANGUAGES } from '../domain/vocabulary.ts'

/** Of a file: the language asked for, or English. */
export function languageOf(params: URLSearchParams): Language {
  return LANGUAGES.find((one) => one === params.get('lang')) ?? 'en'
}
