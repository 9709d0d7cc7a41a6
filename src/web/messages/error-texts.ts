/** The few sentences of the error pages, in all languages: an error can happen before any language is known. */
import type { Language } from '../../domain/vocabulary.ts'
import en from './en/error.json'
import ko from './ko/error.json'
import vi from './vi/error.json'

export const ERROR_TEXTS: Record<Language, typeof en> = { vi, en, ko }
