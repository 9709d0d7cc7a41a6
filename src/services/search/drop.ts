import { countFound } from '../../db/queries/search.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { askQuestion, type Filters, type Question } from '../../search/question.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { type Asking, askedOf } from './asked.ts'
import { valueName } from './names.ts'

interface Left {
  param: string
  value: string | null
  name: string
}

interface Drop extends Left {
  and: Left[]
  total: number
}

const ONE_OF = [
  'segment',
  'stage',
  'process',
  'material',
  'province',
  'park',
  'ownership',
  'home_country',
  'role',
  'grade',
  'certificate',
  'size',
] as const
const ALL_OF = ['has', 'lacks'] as const

/** A filter or word that can go, and the question without it. */
interface Candidate {
  readonly left: Left
  readonly without: (question: Question) => Question
}

/** Two of so many are tried together: 28 counts. */
const MOST_PAIRED = 8
const MOST_TOGETHER = 3

/**
 * When nothing is found: which filter or word to leave out, and how many come then, the most first. Where no one alone brings any
 * back, which two do; where no two do, what each one has that is left alone.
 */
export async function filtersToDrop(context: ServiceContext, asking: Asking, lang: Language): Promise<Drop[]> {
  const { question } = asking
  const name = (param: string, value: string) => valueName(context, asking.words, param, value, lang)
  const filters = [...givenCandidates(question, name, lang), ...understoodCandidates(question, name)]
  const count = (sets: readonly (readonly Candidate[])[]) => counted(context, asking, sets)
  const alone = await count([...filters, ...wordCandidates(question)].map((one) => [one]))
  if (alone.length > 0) return alone
  const conditions = [...filters, ...allWords(question)]
  const paired = conditions.slice(0, MOST_PAIRED)
  const pairs = await count(paired.flatMap((one, i) => paired.slice(i + 1).map((other) => [one, other])))
  if (pairs.length > 0 || conditions.length < 4) return pairs.slice(0, MOST_TOGETHER)
  const kept = await count(conditions.map((one) => conditions.filter((other) => other !== one)))
  return kept.slice(0, MOST_TOGETHER)
}

async function counted({ db }: ServiceContext, asking: Asking, sets: readonly (readonly Candidate[])[]): Promise<Drop[]> {
  const drops: Drop[] = []
  for (const set of sets) {
    const [first, ...more] = set
    if (first === undefined) continue
    const question = set.reduce((rest, one) => one.without(rest), asking.question)
    const total = await countFound(db, askedOf({ ...asking, question }, null).asked)
    if (total > 0) drops.push({ ...first.left, and: more.map(({ left }) => left), total })
  }
  return drops.toSorted((a, b) => b.total - a.total)
}

function givenCandidates({ given }: Question, name: (param: string, value: string) => string, lang: Language): Candidate[] {
  const out: Candidate[] = []
  const add = (left: Left, change: (filters: Filters) => Filters) =>
    out.push({
      left,
      without: (question) => askQuestion(question.q, change(question.given), question.understanding, question.beginnings),
    })
  for (const param of ONE_OF) {
    const values = given[param]
    if (values === undefined) continue
    const one = values.length === 1 ? (values[0] ?? null) : null
    add({ param, value: one, name: values.map((value) => name(param, value)).join(' | ') }, (rest) => ({ ...rest, [param]: undefined }))
  }
  for (const param of ALL_OF) {
    for (const value of given[param] ?? [])
      add({ param, value, name: name(param, value) }, (rest) => ({
        ...rest,
        [param]: rest[param]?.filter((other) => other !== value),
      }))
  }
  if (given.freshness !== undefined)
    add({ param: 'freshness', value: given.freshness, name: name('freshness', given.freshness) }, (rest) => ({
      ...rest,
      freshness: undefined,
    }))
  if (given.near !== undefined && given.radius_km !== undefined) {
    const words = { name: name('near', given.near), km: wording(lang).number(given.radius_km) }
    add({ param: 'radius_km', value: String(given.radius_km), name: wording(lang).text('search.within', words) }, (rest) => ({
      ...rest,
      radius_km: undefined,
    }))
  }
  return out
}

function understoodCandidates({ understanding, overruled }: Question, name: (param: string, value: string) => string): Candidate[] {
  return understanding.spans.flatMap((span): Candidate[] => {
    const [value] = span.values
    if (overruled.has(span) || value === undefined) return []
    const without = (question: Question) => reread(question, { spans: question.understanding.spans.filter((other) => other !== span) })
    return [{ left: { param: span.param, value, name: name(span.param, value) }, without }]
  })
}

function wordCandidates({ understanding: { words } }: Question): Candidate[] {
  return words.map((word) => ({ left: { param: 'q', value: word, name: word }, without: (question) => withoutWords(question, [word]) }))
}

/** The words that are looked for as they stand, as one. */
function allWords({ understanding: { words } }: Question): Candidate[] {
  if (words.length === 0) return []
  return [
    {
      left: { param: 'q', value: words.length === 1 ? (words[0] ?? null) : null, name: words.join(' ') },
      without: (question) => withoutWords(question, words),
    },
  ]
}

function withoutWords(question: Question, gone: readonly string[]): Question {
  const { words, all } = question.understanding
  const stays = (word: string) => !gone.includes(word)
  return reread(question, { words: words.filter(stays), all: all.filter(stays) })
}

function reread({ q, given, understanding, beginnings }: Question, change: Partial<Question['understanding']>): Question {
  const rest = { ...understanding, ...change }
  const nothing = rest.words.length + rest.spans.length === 0
  return askQuestion(nothing ? '' : q, given, nothing ? { spans: [], words: [], all: [] } : rest, beginnings)
}
