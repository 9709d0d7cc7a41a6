import { fold } from '../../domain/fold.ts'
import { remembered } from '../remember.ts'

// Soft hyphens, zero-width letters, direction marks, byte order mark; and the signs of trade marks, which NFKC would turn into letters.
const INVISIBLE = /[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF®™©℠]/g
const ODD = /[ðÐ\u2018\u2019\u02BC\u00B4\u0060\u2010-\u2015\u2212〔【［〕】］]/
const PLAIN = /^[\u0020-\u007E]*$/

export function isPlain(text: string): boolean {
  return PLAIN.test(text)
}

/** The text in one Unicode form: full-width and circled signs opened (㈜ is (주)), invisible signs gone, quotes straight. */
export function repairText(text: string): string {
  if (isPlain(text)) return text
  const opened = text.replace(INVISIBLE, '').normalize('NFKC')
  if (!ODD.test(opened)) return opened
  return (
    opened
      // The Icelandic letter looks the same and stands where a font or a keyboard had no other.
      .replaceAll('ð', 'đ')
      .replaceAll('Ð', 'Đ')
      .replace(/[\u2018\u2019\u02BC\u00B4\u0060]/g, "'")
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[〔【［]/g, '(')
      .replace(/[〕】］]/g, ')')
  )
}

// Tone marks of Vietnamese: grave, acute, tilde, hook, dot below.
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g

/** One syllable with its accents, the tone at the end: hoà and hòa are one spelling, ha and hà are not. */
export const accentKey = remembered((word) => {
  const parts = word.normalize('NFD')
  const tone = parts.match(TONE)
  return tone === null ? word : parts.replace(TONE, '') + tone.join('')
})

/** Letters of one word, folded. */
export function foldWord(word: string): string {
  return isPlain(word) ? word : fold(word)
}
