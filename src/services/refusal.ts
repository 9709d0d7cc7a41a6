import { FileRefused } from '../intake/file-refused.ts'
import type { Language } from '../domain/vocabulary.ts'
import { wording } from './wording.ts'

/** Why a file is not read and what to do about it, in a sentence; undefined for any other error. */
export function refusalOf(error: unknown, lang: Language): string | undefined {
  return error instanceof FileRefused ? wording(lang).text(`intake.refused.${error.code}`, error.args) : undefined
}
