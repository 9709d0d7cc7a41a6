import { data } from 'react-router'
import type { Language } from '../domain/vocabulary.ts'
import { isLanguage } from './language.ts'

/** The language of the address; any other first part of a path is no page of ours. */
export function pageLanguage(lang: string | undefined): Language {
  if (!isLanguage(lang)) throw data(null, { status: 404 })
  return lang
}
