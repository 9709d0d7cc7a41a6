/** Filters and words of a request as terms of the index. */
import type { Dictionary } from './dictionary.ts'
import { type Chosen, type Counted, filterTerms, type StageOf } from './facets.ts'
import { idLexeme, maskOf, NAME_MARK, WHOLE_NAME_MARK, wholeNames } from './document.ts'
import { lexeme, pairOf, type Terms, wordLexemes } from './lexemes.ts'
import { repairText } from '../linkage/names/repair.ts'
import { tokensOf } from '../linkage/names/tokens.ts'
import { hasCjk, wordsOf } from '../linkage/names/words.ts'
import type { Freshness, WantedData } from '../domain/company-filters.ts'
import type { Span, Understanding } from './understand.ts'
import { ENTRY_MARKS, isShared } from './entries.ts'
import { FILLERS } from './phrases.ts'

export interface Filters extends Chosen {
  readonly near?: string | undefined
  readonly radius_km?: number | undefined
  readonly freshness?: Freshness | undefined
  readonly has?: readonly WantedData[] | undefined
  readonly lacks?: readonly WantedData[] | undefined
}

export interface Question {
  /** The words as typed, corrected where they were. */
  readonly q: string
  /** As given. */
  readonly given: Filters
  /** With what was understood of the words. */
  readonly all: Filters
  readonly understanding: Understanding
  /** Spans whose place a given filter takes. */
  readonly overruled: ReadonlySet<Span>
  /** Words of which only the beginning is typed. */
  readonly beginnings: ReadonlySet<string>
}

/** A filter that is given takes the place of what was understood of the same thing. */
export function askQuestion(q: string, given: Filters, understanding: Understanding, beginnings: ReadonlySet<string>): Question {
  const overruled = new Set(understanding.spans.filter(({ param }) => given[param] !== undefined))
  const understood: Record<string, unknown> = {}
  for (const span of understanding.spans) {
    if (overruled.has(span)) continue
    if (span.param === 'near') Object.assign(understood, { near: span.values[0], radius_km: given.radius_km ?? span.radius_km })
    else understood[span.param] = [...new Set([...((understood[span.param] as string[] | undefined) ?? []), ...span.values])]
  }
  return { q, given, all: { ...given, ...understood }, understanding, overruled, beginnings }
}

export function isFiltered(filters: Filters, dimension: Counted): boolean {
  const asked = filters[dimension]
  return asked !== undefined && asked.length > 0
}

export function without(filters: Filters, dimension: Counted | null): Filters {
  return dimension === null ? filters : { ...filters, [dimension]: undefined }
}

/** Terms of the filters and words, and those that find by name what the understood filters leave out. */
export function questionTerms(question: Question, left: Counted | null, dictionary: Dictionary, stageOf: StageOf) {
  const named = isNamed(question)
  return {
    asked: { all: [filterTerms(without(question.all, left), stageOf), looseTerms(question, dictionary)] } satisfies Terms,
    byName: named ? ({ all: [filterTerms(without(question.given, left), stageOf), nameTerms(question)] } satisfies Terms) : null,
  }
}

/** Where something was understood, the same words may be a name. */
export function isNamed({ understanding, overruled }: Question): boolean {
  return understanding.spans.some((span) => !overruled.has(span))
}

export function masks({ has, lacks }: Filters): { has: number; lacks: number } {
  return { has: maskOf(has ?? []), lacks: maskOf(lacks ?? []) }
}

/** The words, each wherever it stands; the name they are in Latin letters; or the whole as an id. */
function looseTerms(question: Question, dictionary: Dictionary): Terms {
  const { q, beginnings } = question
  const { words } = question.understanding
  if (words.length === 0) return NOTHING_ASKED
  const each: Terms = { all: words.map((word) => wordTerms(word, beginnings.has(word), dictionary)) }
  if (isNamed(question)) return each
  const read = words.length > 1 && words.some(hasCjk) ? latinNames(words) : []
  const isId = /[\d:-]/.test(q)
  return { any: [each, ...(read.length === 0 ? [] : [{ all: read.map(lexeme) }]), ...(isId ? [lexeme(idLexeme(q))] : [])] }
}

const NOTHING_ASKED: Terms = { all: [] }

/** Brands and words of activity as linkage reads them: LG이노텍 is LG Innotek. Empty where a part stays unread. */
function latinNames(words: readonly string[]): string[] {
  const { core } = tokensOf(wordsOf(repairText(words.join(' '))), false)
  return core.join(' ') === words.join(' ') || core.some(hasCjk) ? [] : core.flatMap((one) => one.split(' '))
}

/** All of the words, each wherever it stands. */
export function wordsTerms(words: readonly string[], dictionary: Dictionary): Terms {
  return { all: words.map((word) => wordTerms(word, false, dictionary)) }
}

/** The word itself, or something that is called by it. */
function wordTerms(word: string, begins: boolean, dictionary: Dictionary): Terms {
  const called = hasCjk(word)
    ? dictionary.unspaced.filter(({ text }) => word.length > 1 && text.includes(word))
    : rareEntries(word, dictionary)
  const marks = new Set(called.flatMap(({ param, id }) => (ENTRY_MARKS[param] === undefined ? [] : [`${ENTRY_MARKS[param]}${id}`])))
  const entries = [...marks].map(lexeme)
  const own: Terms[] = begins ? [{ lexeme: word, prefix: true }] : numbers(word).map(lexeme)
  return { any: [...(hasCjk(word) ? unspaced(word, '') : own), lexeme(idLexeme(word)), ...entries] }
}

/** What many entries are called by stands in the documents themselves. */
function rareEntries(word: string, { byWord }: Dictionary) {
  const entries = byWord.get(word) ?? []
  return isShared(entries.filter(({ param }) => ENTRY_MARKS[param] !== undefined).length) ? [] : entries
}

/** Singular and plural. */
function numbers(word: string): string[] {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return [word]
  return word.endsWith('s') ? [word, word.slice(0, -1)] : [word, `${word}s`]
}

/** All pairs of its signs; or the names in Latin letters that are known for it: 삼성 is Samsung. */
function unspaced(word: string, mark: string): Terms[] {
  const read = latinNames([word])
  return [
    { all: wordLexemes(word).map((one) => lexeme(`${mark}${one}`)) },
    ...(read.length === 0 ? [] : [{ all: read.map((one) => lexeme(`${mark}${one}`)) }]),
  ]
}

/** All words in names; words that say nothing may be missing. */
function nameTerms({ understanding: { all }, beginnings }: Question): Terms {
  const telling = all.filter((word) => !FILLERS.has(word))
  return allInNames(telling.length === 0 ? all : telling, beginnings)
}

function allInNames(words: readonly string[], beginnings: ReadonlySet<string>): Terms {
  return {
    all: words.map((word): Terms => {
      if (hasCjk(word)) return { any: unspaced(word, NAME_MARK) }
      return beginnings.has(word) ? { lexeme: `${NAME_MARK}${word}`, prefix: true } : lexeme(`${NAME_MARK}${word}`)
    }),
  }
}

/** What comes first: an id, a whole name, all words in names, the telling words in names, words side by side. */
export function rankTerms(question: Question, dictionary: Dictionary): Terms[] {
  const { q } = question
  const { all, words } = question.understanding
  if (all.length === 0) return []
  const telling = nameTerms(question)
  const every = allInNames(all, question.beginnings)
  const pairs = words.slice(1).flatMap((word, i) => (hasCjk(word) || hasCjk(words[i] ?? '') ? [] : [lexeme(pairOf(words[i] ?? '', word))]))
  return [
    { any: [lexeme(idLexeme(q)), ...wholeNames(q).map((name) => lexeme(`${WHOLE_NAME_MARK}${name}`))] },
    every,
    ...(JSON.stringify(every) === JSON.stringify(telling) ? [] : [telling]),
    ...(words.length < 2 ? [] : [{ any: calledBy(words, dictionary) }]),
    ...(pairs.length === 0 ? [] : [{ all: pairs }]),
  ]
}

/** Filters of the entries one name of which holds all the words: who makes what is asked before who bears the words. */
function calledBy(words: readonly string[], { byWord }: Dictionary): Terms[] {
  const [first = ''] = words
  return (byWord.get(first) ?? []).flatMap(({ param, id, texts }) => {
    const mark = ENTRY_MARKS[param]
    return mark !== undefined && texts.some((text) => words.every((word) => text.includes(word))) ? [lexeme(`${mark}${id}`)] : []
  })
}

/** An id of a company or site: public id, tax code, LEI, OS id. */
export function idTerms(q: string): Terms {
  return lexeme(idLexeme(q))
}
