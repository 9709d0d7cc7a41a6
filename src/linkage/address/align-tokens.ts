import { distance } from 'fastest-levenshtein'
import type { AlignedToken, TokenStatistics } from '../names/name.ts'
import type { Address } from './address.ts'
import { isCommonWord } from './short-words.ts'

export interface TokenAlignment {
  /** Weight of the words both have, against the weight of all: the mean over both sides and over the shorter one. */
  readonly similarity: number
  readonly aligned: readonly AlignedToken[]
}

const COMMON_WEIGHT = 0.25
const WEAK_WEIGHT = 0.5
const SLIP = 0.9
/** Syllables one letter apart are mostly two names: Thanh and Thang. */
const VIETNAMESE_SLIP = 0.5

interface Word {
  readonly text: string
  readonly weight: number
}

export function alignTokens(left: Address, right: Address, tokens: TokenStatistics): TokenAlignment {
  // Words are paired one after the other: in a fixed order the answer is the same from both sides.
  if (left.text <= right.text) return alignOrdered(left, right, tokens)
  const { similarity, aligned } = alignOrdered(right, left, tokens)
  return { similarity, aligned: aligned.map((pair) => ({ ...pair, left: pair.right, right: pair.left })) }
}

function alignOrdered(left: Address, right: Address, tokens: TokenStatistics): TokenAlignment {
  const lefts = weighed(left, tokens)
  const rights = weighed(right, tokens)
  const leftSum = sum(lefts)
  const rightSum = sum(rights)
  if (leftSum === 0 || rightSum === 0) return { similarity: 0, aligned: [] }
  const aligned: AlignedToken[] = []
  const restLeft: Word[] = []
  const restRight = [...rights]
  let matched = 0
  for (const word of lefts) {
    const at = restRight.findIndex((other) => other.text === word.text)
    if (at < 0) restLeft.push(word)
    else {
      const [other] = restRight.splice(at, 1)
      const idf = (word.weight + other!.weight) / 2
      matched += idf
      aligned.push({ left: word.text, right: other!.text, kind: 'exact', idf })
    }
  }
  matched += alignRest(restLeft, restRight, aligned, left.country === 'VN' || right.country === 'VN')
  const mean = (2 * matched) / (leftSum + rightSum)
  const ofShorter = Math.min(1, matched / Math.min(leftSum, rightSum))
  return { similarity: Math.min(1, 0.6 * mean + 0.4 * ofShorter), aligned }
}

function weighed(address: Address, tokens: TokenStatistics): Word[] {
  const firstWeak = address.tokens.length - address.weak_tokens
  return address.tokens.map((text, index) => {
    const factor = isCommonWord(text) ? COMMON_WEIGHT : index >= firstWeak ? WEAK_WEIGHT : 1
    return { text, weight: factor * tokens.idf(text) }
  })
}

function sum(words: readonly Word[]): number {
  return words.reduce((total, word) => total + word.weight, 0)
}

/** Slips of the keyboard, and words run together: "khan dangkorphnom" holds dangkor and phnom. */
function alignRest(lefts: Word[], rights: Word[], aligned: AlignedToken[], isVietnamese: boolean): number {
  let matched = 0
  for (const word of lefts.slice()) {
    const other = rights.find(
      (candidate) => isSlip(word.text, candidate.text) || (!isVietnamese && isOtherTranscription(word.text, candidate.text)),
    )
    if (!other) continue
    remove(lefts, word)
    remove(rights, other)
    const idf = ((isVietnamese ? VIETNAMESE_SLIP : SLIP) * (word.weight + other.weight)) / 2
    matched += idf
    aligned.push({ left: word.text, right: other.text, kind: 'fuzzy', idf })
  }
  matched += alignJoined(lefts, rights, aligned, false)
  matched += alignJoined(rights, lefts, aligned, true)
  for (const word of lefts) aligned.push({ left: word.text, right: null, kind: 'unmatched', idf: word.weight })
  for (const word of rights) aligned.push({ left: null, right: word.text, kind: 'unmatched', idf: word.weight })
  return matched
}

function alignJoined(longs: Word[], shorts: Word[], aligned: AlignedToken[], swapped: boolean): number {
  let matched = 0
  for (const long of longs.slice()) {
    if (long.text.length < 6) continue
    let rest = long.text
    const parts: Word[] = []
    for (const short of shorts) {
      if (short.text.length < 3 || !rest.includes(short.text)) continue
      rest = rest.replace(short.text, ' ')
      parts.push(short)
    }
    const covered = long.text.length - rest.replaceAll(' ', '').length
    if (parts.length === 0 || covered < 4 || covered < long.text.length * 0.4) continue
    const share = covered / long.text.length
    const idf = SLIP * ((long.weight * share + sum(parts)) / 2)
    matched += idf
    const joined = parts.map((part) => part.text).join(' ')
    aligned.push({ left: swapped ? joined : long.text, right: swapped ? long.text : joined, kind: 'joined', idf })
    remove(longs, long)
    for (const part of parts) remove(shorts, part)
  }
  return matched
}

function isSlip(left: string, right: string): boolean {
  const length = Math.max(left.length, right.length)
  if (length < 5 || Math.abs(left.length - right.length) > 2) return false
  return distance(left, right) <= (length >= 8 ? 2 : 1)
}

/** Scripts without a fixed Latin form: "Somroung" and "Samrong" have the same consonants. */
function isOtherTranscription(left: string, right: string): boolean {
  if (left.length < 5 || right.length < 5 || left[0] !== right[0]) return false
  const consonants = consonantsOf(left)
  return consonants.length >= 3 && consonants === consonantsOf(right)
}

function consonantsOf(word: string): string {
  return word.replaceAll(/[aeiouy]/g, '').replaceAll(/(.)\1/g, '$1')
}

function remove(words: Word[], word: Word): void {
  words.splice(words.indexOf(word), 1)
}
