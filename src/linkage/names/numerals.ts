/** Numbers in names: digits, words, ordinals and Roman numerals become one spelling. */

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

const WORDS = new Map<string, number>([
  ...UNITS.map((word, i) => [word, i + 1] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
  ...ORDINALS.map((word, i) => [word, i + 1] as const),
  ['fourty', 40],
  ['hundred', 100],
])

const ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/
const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 }

const BEGINNINGS = new Set([...'0123456789ivx', ...WORDS.keys().map((word) => word.charAt(0))])

/** What begins otherwise writes none. */
export function mayBeNumber(word: string): boolean {
  return word === '' || BEGINNINGS.has(word.charAt(0))
}

/** The number a word writes, or undefined. `lone`: single letters I, V and X count too, as they do at the end of a name. */
export function numberOf(word: string, lone: boolean): string | undefined {
  const first = word.charCodeAt(0)
  if (first >= 48 && first <= 57) return digitsOf(word)
  const value = WORDS.get(word)
  if (value !== undefined) return String(value)
  if (first !== 105 && first !== 118 && first !== 120 && word !== '') return undefined
  if ((word.length >= 2 || lone) && ROMAN.test(word)) return String(romanValue(word))
  return undefined
}

function digitsOf(word: string): string | undefined {
  const match = /^0*(\d+)(st|nd|rd|th|[a-z])?$/.exec(word)
  if (!match) return undefined
  return (match[1] ?? '') + (match[2]?.length === 1 ? match[2] : '')
}

function romanValue(word: string): number {
  let value = 0
  for (let i = 0; i < word.length; i++) {
    const here = DIGITS[word[i] ?? ''] ?? 0
    value += here < (DIGITS[word[i + 1] ?? ''] ?? 0) ? -here : here
  }
  return value
}

/** "Forty" and "four" side by side are 44. */
export function joinsNumber(tens: string, units: string): boolean {
  return /^[2-9]0$/.test(tens) && /^[1-9]$/.test(units)
}
