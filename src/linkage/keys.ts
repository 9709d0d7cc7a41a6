import type { Party } from './party.ts'
import type { Name, TokenKind, TokenStatistics } from './names/name.ts'
import { remembered } from './remember.ts'

/**
 * Keys by which candidates are found: two parties are compared only when they share one. Each kind begins with its letter:
 * x everything · m tax code · p telephone · d domain · n name without spaces · i initials · 2 two rarest words · s their consonants · t rare word ·
 * a place with number · c name and place. The first five are strong: whoever shares one is worth a look, however many do.
 */
export const STRONG_KEYS = 'xmpdn'

export function isStrongKey(key: string): boolean {
  return STRONG_KEYS.includes(key.charAt(0))
}

/** What sharing keys must add up to for a pair to be compared. */
export const ENOUGH = 3
/** A key so few hold is worth one more. */
export const FEW_HOLDERS = 8
const PLACE_KEYS = 'ca'

/**
 * What sharing the key is worth. Two words in common, or a place, are not enough alone: of 60,000 made-up rows with addresses that
 * leaves 1.3 pairs a row instead of 17, for half a per cent of the true ones. Where there is no address the words must do.
 */
export function keyWeight(key: string, hasAddress: boolean): number {
  if (isStrongKey(key)) return ENOUGH
  return PLACE_KEYS.includes(key.charAt(0)) || !hasAddress ? 2 : 1
}

/** A weak key that more than this many hold tells too little for its cost, which grows with the square. */
export const MOST_HOLDERS = 80

const RARE_WORDS = 3

export function matchKeys(party: Party, tokens: TokenStatistics): string[] {
  const keys = new Set(ownKeys(party))
  for (const { core, kinds } of party.names)
    for (const key of rareWordKeys(rarestWords(core, kinds, (word) => tokens.idf(word)))) keys.add(key)
  return [...keys]
}

/** The keys that need no knowledge of other parties. */
export function ownKeys(party: Party): Set<string> {
  const keys = new Set<string>()
  if (party.tax_code !== null) keys.add(`m:${party.tax_code.base}`)
  for (const phone of party.phones) keys.add(`p:${phone}`)
  for (const domain of party.domains) keys.add(`d:${domain}`)
  for (const name of party.names) addNameKeys(keys, name)
  addAddressKeys(keys, party)
  keys.add(wholeKey(party))
  return keys
}

/** However often a row is repeated, its copies find each other. */
function wholeKey({ names, address, tax_code }: Party): string {
  const place = address === null ? '' : [...address.tokens, ...address.codes].join(' ')
  return `x:${names[0]?.compact ?? ''}|${place}|${tax_code?.code ?? ''}`
}

function addNameKeys(keys: Set<string>, { compact, core, initials }: Name): void {
  if (compact === '') return
  keys.add(`n:${compact}`)
  if (initials.length >= 3 && core.length >= 3) keys.add(`i:${initials}`)
  if (core.length <= 2 && compact.length >= 3 && compact.length <= 6) keys.add(`i:${compact}`)
}

/** The keys of the rarest words of a name. */
export function rareWordKeys(words: readonly string[]): string[] {
  const keys = words.map((word) => `t:${word}`)
  for (let a = 0; a < words.length; a++) for (let b = a + 1; b < words.length; b++) keys.push(`2:${inOrder(words[a]!, words[b]!)}`)
  const [first = '', second = ''] = words
  const [bones, others] = [skeleton(first), skeleton(second)]
  const both = bones === others ? bones : inOrder(bones, others)
  if (both.length >= 3) keys.push(`s:${both}`)
  return keys
}

/** The words that tell a firm from others: rarest first; words of activity and places only where little else is left. */
export function rarestWords(core: readonly string[], kinds: readonly TokenKind[], idf: (word: string, index: number) => number): string[] {
  let distinct = 0
  for (let i = 0; i < core.length; i++) if (kinds[i] === 'distinct' && core[i]!.length > 1) distinct++
  const found: Ranked[] = []
  for (let i = 0; i < core.length; i++) {
    const word = core[i]!
    const rank = kinds[i] === 'distinct' ? 0 : 1
    if ((word.length <= 1 && kinds[i] !== 'number') || (rank === 1 && distinct >= 2)) continue
    const each = { word, rank, idf: idf(word, i) }
    let at = found.length
    while (at > 0 && isRarer(each, found[at - 1]!)) at--
    found.splice(at, 0, each)
    if (found.length > RARE_WORDS) found.pop()
  }
  const words: string[] = []
  for (const { word } of found) if (!words.includes(word)) words.push(word)
  return words
}

interface Ranked {
  readonly word: string
  readonly rank: number
  readonly idf: number
}

function isRarer(a: Ranked, b: Ranked): boolean {
  return (a.rank - b.rank || b.idf - a.idf || (a.word < b.word ? -1 : 1)) < 0
}

const inOrder = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** A word by its consonants, doubled ones once: what most typing errors leave as it is. */
const skeleton = remembered((word) => {
  const bones = word.charAt(0) + word.slice(1).replaceAll(/[aeiouyhw]/g, '')
  return bones.replaceAll(/(.)\1+/g, '$1').replace(/s$/, '')
})

function addAddressKeys(keys: Set<string>, { address, names }: Party): void {
  if (address === null) return
  const { lot, zone, street_number, street, postcode, codes, tokens, province_id } = address
  if (lot !== null && zone !== null) keys.add(`a:${lot}|${zone}`)
  if (street_number !== null && street !== null) keys.add(`a:${street_number}|${street}`)
  if (street_number !== null && postcode !== null) keys.add(`a:${street_number}|${postcode}`)
  const first = tokens.find((token) => token.length > 3)
  if (first !== undefined && codes.length > 0) keys.add(`a:${codes[0]}|${first}`)
  const place = zone ?? postcode ?? street ?? first ?? province_id
  if (place != null) for (const { compact } of names) if (compact !== '') keys.add(`c:${compact}|${place}`)
}

/** A key as a number of 52 bits, the strong ones negative: what the join of long lists works on. Two keys of one number cost a comparison. */
export function hashKey(key: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  const hash = (low >>> 12) * 2 ** 32 + (high >>> 0) + 1
  return isStrongKey(key) ? -hash : hash
}
