import { knownWords, occurringWords, readSearchStamp, similarWords } from '../../db/queries/search-words.ts'
import { countEach } from '../../db/queries/search.ts'
import type { Point } from '../../domain/geo.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { closeWords, slipsAllowed, splits } from '../../search/correct.ts'
import { tsqueryText, wordsIn } from '../../search/lexemes.ts'
import { askQuestion, type Filters, type Question, wordsTerms } from '../../search/question.ts'
import { tokensOf, understand, type Understanding } from '../../search/understand.ts'
import { isCorrectable } from '../../search/words.ts'
import { centreOf } from '../nearby/centre.ts'
import type { ServiceContext } from '../context.ts'
import type { Asking } from './asked.ts'
import { searchWords, type SearchWords } from './dictionary.ts'

export interface Correction {
  readonly q: string
  readonly corrected: { from: string; to: string }[]
}

export interface Request {
  readonly q?: string | undefined
  readonly plain?: readonly string[] | undefined
  readonly filters: Filters
  readonly lang: Language
  /** The last word may be a beginning, as while it is typed. */
  readonly typing?: boolean
}

/** Reads the words: what they mean, which are beginnings of words, and which nobody has and were taken for others. */
export async function ask(context: ServiceContext, request: Request): Promise<{ asking: Asking; didYouMean: Correction | null }> {
  const words = await searchWords(context)
  const today = new Date().toISOString().slice(0, 10)
  const typed = request.q ?? ''
  const read = (text: string) => understand(text, request.plain ?? [], words.dictionary)
  let q = typed
  let understanding = read(q)
  const state = await unknownWords(context, understanding, words, request.typing === true)
  const corrected: Correction['corrected'] = []
  // Whoever asks for a word as it stands gets it as it stands.
  const insisted = new Set((request.plain ?? []).flatMap((text) => wordsIn(text)))
  for (const word of state.unknown) {
    if (insisted.has(word)) continue
    const parts = await knownParts(context, word, understanding.all, words)
    const from = parts.joined?.from ?? word
    const to = parts.joined?.to ?? (await meantWord(context, word, parts.split, understanding, words))
    if (to === undefined || !understanding.all.join(' ').includes(from)) continue
    corrected.push({ from, to })
    q = replaceWords(q, from.split(' '), to)
  }
  if (corrected.length > 0) understanding = read(q)
  const beginnings = request.typing === true ? typedBeginnings(understanding, state.beginnings) : state.beginnings
  const question = askQuestion(q, request.filters, understanding, beginnings)
  return {
    asking: {
      question,
      words,
      points: pointsOf(question, words, request.lang),
      today,
      state: `${await readSearchStamp(context.db)} ${today}`,
    },
    didYouMean: corrected.length === 0 ? null : { q, corrected },
  }
}

function typedBeginnings({ words, all }: Understanding, known: ReadonlySet<string>): Set<string> {
  const last = all.at(-1)
  return new Set([...known, ...(last !== undefined && words.includes(last) ? [last] : [])])
}

/** Words that no company and no entry of the edition has. The beginning of a word that occurs is no mistake. */
async function unknownWords({ db }: ServiceContext, { words }: Understanding, { dictionary }: SearchWords, typing: boolean) {
  const asked = words.filter((word) => isCorrectable(word) && !dictionary.byWord.has(word))
  const { whole, beginnings } = await knownWords(db, asked)
  const singular = (word: string) => word.endsWith('s') && (whole.has(word.slice(0, -1)) || dictionary.byWord.has(word.slice(0, -1)))
  const missing = asked.filter((word) => !whole.has(word) && !singular(word))
  return {
    unknown: missing.filter((word) => !beginnings.has(word) || (!typing && word.length < SHORTEST_BEGINNING)),
    beginnings: new Set(missing.filter((word) => beginnings.has(word) && (typing || word.length >= SHORTEST_BEGINNING))),
  }
}

/** Shorter ones begin half the dictionary. */
const SHORTEST_BEGINNING = 4
const MOST_CANDIDATES = 8
const ENOUGH = 50

/** Of the words it may be, the nearest that occurs together with the others. */
async function meantWord(
  context: ServiceContext,
  word: string,
  split: readonly string[],
  understanding: Understanding,
  words: SearchWords,
): Promise<string | undefined> {
  const { db } = context
  const among = new Set([...(await similarWords(db, word)), ...nearLength(words, word)])
  const close = closeWords(word, among, MOST_CANDIDATES)
  const candidates = [...split.map((one) => ({ word: one, slips: 1 })), ...close]
  if (candidates.length === 0) return undefined
  const others = understanding.words.filter((other) => other !== word)
  const at = understanding.words.indexOf(word)
  const terms = (list: readonly string[]) => tsqueryText(wordsTerms(list, words.dictionary)) ?? ''
  // Two words in place of one stand side by side.
  const own = ({ word: one }: { word: string }) =>
    one.includes(' ') && !words.dictionary.phrases.has(one) ? [one.replace(' ', '_')] : one.split(' ')
  const counted = async (list: readonly string[]) =>
    countEach(
      db,
      candidates.map((one) => terms([...own(one), ...list])),
      ENOUGH,
    )
  const neighbours = [understanding.words[at - 1], understanding.words[at + 1]].filter((other) => other !== undefined)
  const looks = others.length === 0 ? [[]] : neighbours.length === others.length ? [others, []] : [others, neighbours, []]
  let [fits, counts] = [looks.length, candidates.map(() => 0)]
  // With the others; if none does, with its neighbours; if none does, at all.
  for (const [rank, look] of looks.entries()) {
    counts = await counted(look)
    if (counts.every((count) => count === 0)) continue
    fits = rank
    break
  }
  const rated = candidates.map((one, i) => ({ ...one, fits: (counts[i] ?? 0) > 0 ? fits : looks.length, count: counts[i] ?? 0 }))
  return rated.toSorted((a, b) => a.fits - b.fits || a.slips - b.slips || b.count - a.count)[0]?.word
}

function nearLength({ correctable }: SearchWords, word: string): string[] {
  const slips = slipsAllowed(word)
  return Array.from({ length: 2 * slips + 1 }, (_, i) => correctable.get(word.length - slips + i) ?? []).flat()
}

/** "sam sung" is one word that occurs; "bacninh" is two that both do. */
async function knownParts({ db }: ServiceContext, word: string, all: readonly string[], { dictionary }: SearchWords) {
  const at = all.indexOf(word)
  const pairs = [all.slice(at - 1, at + 1), all.slice(at, at + 2)].filter(
    (pair) => pair.length === 2 && pair.every((one) => /^\p{L}+$/u.test(one)),
  )
  const cuts = splits(word)
  const occurring = await occurringWords(db, [...new Set([...pairs.map((pair) => pair.join('')), ...cuts.flat()])])
  const isKnown = (one: string) => occurring.has(one) || dictionary.byWord.has(one)
  const pair = pairs.find((one) => isKnown(one.join('')))
  return {
    joined: pair === undefined ? undefined : { from: pair.join(' '), to: pair.join('') },
    split: cuts.flatMap(([a, b]) => (isKnown(a) && isKnown(b) ? [`${a} ${b}`] : [])),
  }
}

/** In the text as typed: the words that stand there one after the other. */
function replaceWords(q: string, from: readonly string[], to: string): string {
  const tokens = tokensOf(q)
  const at = tokens.findIndex((_, i) => from.every((word, j) => tokens[i + j]?.folded === word))
  const [first, last] = [tokens[at], tokens[at + from.length - 1]]
  return first === undefined || last === undefined ? q : q.slice(0, first.start) + to + q.slice(last.end)
}

function pointsOf({ given, all }: Question, { places }: SearchWords, lang: Language): Map<string, Point> {
  const asked = [given.near, all.near].filter((near) => near !== undefined)
  return new Map([...new Set(asked)].map((near) => [near, centreOf(places, near, lang)]))
}
