import { hashOn, remembered } from '../remember.ts'
import { endsCountry } from './country.ts'
import { type Phrase, phrasesFrom, spelling } from './vocabulary.ts'

/** How a word is parted from the one before it. */
export type Join = 'break' | 'dash' | 'and' | 'space' | 'dot' | 'glue'

/** A word, number or code of an address, with what the reading asks of it again and again. */
export interface Token {
  /** Folded. */
  readonly text: string
  /** The word with its accents, in one spelling; null where it has none. */
  readonly accented: string | null
  readonly join: Join
  readonly has_digit: boolean
  /** Its spelling in the vocabulary, and the phrases there that begin with it. */
  readonly spelt: string
  readonly phrases: readonly Phrase[]
  /** So written only in Vietnamese. */
  readonly is_vietnamese: boolean
  readonly ends_country: boolean
  readonly hash: number
}

export function tokenOf(text: string, accented: string | null, join: Join): Token {
  const spelt = spelling(text)
  return {
    text,
    accented,
    join,
    has_digit: hasDigit(text),
    spelt,
    phrases: phrasesFrom(spelt),
    is_vietnamese: SURE_WORDS.has(text) || (accented !== null && isVietnameseWord(accented)),
    ends_country: endsCountry(text),
    hash: hashOn(0, text),
  }
}

export function joinedBy(token: Token, join: Join): Token {
  return token.join === join ? token : { ...token, join }
}

const SURE_WORDS = new Set('kcn kcx ccn tphcm hcmc vsip shtp vietnam'.split(' '))
const isVietnameseWord = remembered(
  (accented) => /[đăơư]|[aeiouyâêôăơư][\u0300\u0301\u0303\u0309\u0323]/.test(accented.normalize('NFD')) || /^(lô|thôn)$/.test(accented),
)

export function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) return true
  }
  return false
}
