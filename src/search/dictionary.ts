/** Phrases of the edition that mean a filter: products, processes, places, certificates, countries, in all languages. */
import { fold } from '../domain/fold.ts'
import { accentKey } from '../linkage/names/repair.ts'
import { hasCjk } from '../linkage/names/words.ts'
import { wordsIn } from './lexemes.ts'
import { COUNTRY_PHRASES, GATEWAY_WORDS, OWNERSHIP_PHRASES, PARK_WORDS, ROLE_PHRASES } from './phrases.ts'

export const MEANT = [
  // Before the segment of those who certify, which goes by the names of the standards too.
  'certificate',
  'segment',
  'process',
  'material',
  'province',
  'park',
  'gateway',
  'home_country',
  'ownership',
  'role',
] as const
export type Meant = (typeof MEANT)[number]

export interface Meaning {
  readonly param: Meant
  readonly value: string
  /** As it is written, where it has accents: tụ điện is a capacitor, tủ điện a switchboard. */
  readonly accents: string | null
  /** So short that without its accents it can be anything: "tu". */
  readonly short: boolean
}

/** Letters of a word that is too short to be told without its accents. */
export const SHORT = 4

/** One entry of the edition and everything it is called. */
export interface DictionaryEntry {
  readonly param: Meant
  readonly id: string
  readonly texts: readonly string[]
}

export interface Dictionary {
  readonly phrases: ReadonlyMap<string, readonly Meaning[]>
  /** In words. */
  readonly longest: number
  /** Names in unspaced scripts, folded. */
  readonly unspaced: readonly { readonly text: string; readonly param: Meant; readonly id: string }[]
  /** Entries of which a name holds the word. */
  readonly byWord: ReadonlyMap<
    string,
    readonly { readonly param: Meant; readonly id: string; readonly texts: readonly (readonly string[])[] }[]
  >
  /** HS and other codes of segments: digits only. */
  readonly codes: readonly { readonly code: string; readonly segment: string }[]
}

export function buildDictionary(entries: readonly DictionaryEntry[], codes: Dictionary['codes']): Dictionary {
  const phrases = new Map<string, Meaning[]>()
  const byWord = new Map<string, { param: Meant; id: string; texts: readonly (readonly string[])[] }[]>()
  let longest = 1
  const add = (param: Meant, value: string, text: string) => {
    const words = wordsIn(text)
    const key = phraseKey(words)
    if (key === '' || (words.length === 1 && key.length < 2)) return
    const list = phrases.get(key) ?? []
    if (list.some((one) => one.param === param && one.value === value && one.accents === accentsOf(text))) return
    const accents = accentsOf(text)
    phrases.set(key, [...list, { param, value, accents, short: accents !== null && words.length === 1 && key.length <= SHORT }])
    longest = Math.max(longest, words.length)
  }
  for (const { param, id, texts } of entries) {
    for (const text of texts) for (const variant of variantsOf(param, text)) add(param, id, variant)
    const entry = { param, id, texts: texts.map(wordsIn) }
    for (const word of new Set(entry.texts.flat())) {
      const list = byWord.get(word)
      if (list === undefined) byWord.set(word, [entry])
      else list.push(entry)
    }
  }
  for (const [value, texts] of Object.entries(COUNTRY_PHRASES)) for (const text of texts) add('home_country', value, text)
  for (const [value, texts] of Object.entries(OWNERSHIP_PHRASES)) for (const text of texts) add('ownership', value, text)
  for (const [value, texts] of Object.entries(ROLE_PHRASES)) for (const text of texts) add('role', value, text)
  const unspaced = entries.flatMap(({ param, id, texts }) =>
    texts.filter(hasCjk).map((text) => ({ text: wordsIn(text).join(''), param, id })),
  )
  return { phrases, longest, byWord, unspaced, codes }
}

/** Plural and singular are one; words of unspaced scripts are joined however they are spaced. */
export function phraseKey(words: readonly string[]): string {
  let key = ''
  for (const [i, word] of words.entries()) {
    const glued = i > 0 && hasCjk(word) && hasCjk(words[i - 1] ?? '')
    key += (i === 0 || glued ? '' : ' ') + singular(word)
  }
  return key
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return word
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}

/** Words with their accents, tones in one place; null where there are none, or where it is not Latin. */
export function accentsOf(text: string): string | null {
  const written = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  if (hasCjk(text) || written.every((word) => fold(word) === word)) return null
  return written.map(accentKey).join(' ')
}

function variantsOf(param: Meant, text: string): string[] {
  const bare = text.replaceAll(/\([^)]*\)/g, ' ').trim()
  const inside = /\(([^)]*)\)/.exec(text)?.[1]
  const texts = [...new Set([text, bare])].filter((one) => one !== '')
  if (param === 'province' || param === 'certificate') return [...texts, ...texts.map(glued)]
  if (param === 'park') return texts.flatMap((one) => [one, ...withoutWords(one, PARK_WORDS)])
  if (param === 'gateway') return gatewayNames(texts, inside)
  return texts
}

/** Hanoi, Bacninh, ISO9001. */
function glued(text: string): string {
  return wordsIn(text).join('')
}

/** "KCN Yên Phong", "Yen Phong IP": the name of a park of two words or more stands alone too. */
function withoutWords(text: string, generic: readonly string[]): string[] {
  let bare = ` ${wordsIn(text).join(' ')} `
  for (const word of generic) bare = bare.replace(` ${word} `, ' ')
  bare = bare.trim()
  if (bare === '' || bare === wordsIn(text).join(' ')) return []
  const named = ['kcn', 'khu cong nghiep', 'cum cong nghiep', 'ccn', 'khu che xuat', 'kcx'].map((word) => `${word} ${bare}`)
  return [...named, `${bare} ip`, `${bare} industrial park`, `${bare} industrial zone`, ...(bare.includes(' ') ? [bare] : [])]
}

/** "Dinh Vu Port (Hai Phong)" is also the port of Hai Phong. */
function gatewayNames(texts: readonly string[], inside: string | undefined): string[] {
  const kinds = GATEWAY_WORDS.filter(({ of }) =>
    texts.some((text) => of.some((word) => ` ${wordsIn(text).join(' ')} `.includes(` ${word} `))),
  )
  const names = texts.flatMap((text) => kinds.flatMap(({ of }) => withoutGateway(text, of)))
  const places = [...new Set([...names, ...(inside === undefined ? [] : [wordsIn(inside).join(' ')])])]
  return [
    ...texts,
    ...kinds.flatMap(({ before, after }) =>
      places.flatMap((place) => [...before.map((word) => `${word} ${place}`), ...after.map((word) => `${place} ${word}`)]),
    ),
  ]
}

function withoutGateway(text: string, words: readonly string[]): string[] {
  let bare = ` ${wordsIn(text).join(' ')} `
  for (const word of words.toSorted((a, b) => b.length - a.length)) bare = bare.replace(` ${word} `, ' ')
  return bare.trim() === '' ? [] : [bare.trim()]
}
