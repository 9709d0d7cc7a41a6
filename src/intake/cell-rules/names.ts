import { parseTaxCode } from '../../linkage/tax-code.ts'
import type { CellInput } from './cell-input.ts'

const LONGEST = 300

/** A name of a firm. What cannot be one tells that the columns are shifted or the mapping is wrong: the row is rejected. */
export function readName(input: CellInput): string | undefined {
  const { text } = input
  if (text.includes('\ufffd')) input.doubt('replacement_character')
  if (!/\p{L}/u.test(text))
    return /\d{8,}/.test(text) && 'code' in parseTaxCode(text) ? input.reject('swapped_columns') : input.reject('name_is_number')
  if (/^\S+@\S+\.\S+$|^https?:\/\//i.test(text)) return input.reject('swapped_columns')
  if (text.length > LONGEST) return input.reject('name_too_long', { limit: LONGEST })
  return text
}

/** Letters tell in which language a native name is, where they can. */
export function languageOf(name: string): string | undefined {
  if (/[\uac00-\ud7a3]/.test(name)) return 'ko'
  if (/[\u3040-\u30ff]/.test(name)) return 'ja'
  return /[\u4e00-\u9fff]/.test(name) ? 'zh' : undefined
}
