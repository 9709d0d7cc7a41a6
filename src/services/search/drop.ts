import { countFound } from '../../db/queries/search.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { askQuestion, type Filters, type Question } from '../../search/question.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { type Asking, askedOf } from './asked.ts'
import { valueName } from './names.ts'

interface Drop {
  param: string
  value: string | null
  name: string
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

/** When nothing is found: which filter or word to leave out, and how many come then. The most first. */
export async function filtersToDrop(context: ServiceContext, asking: Asking, lang: Language): Promise<Drop[]> {
  const { words } = asking
  const name = (param: string, value: string) => valueName(context, words, param, value, lang)
  const drops: Drop[] = []
  for (const [one, question] of [
    ...givenDrops(asking.question, name, lang),
    ...understoodDrops(asking.question, name),
    ...wordDrops(asking.question),
  ]) {
    const total = await countFound(context.db, askedOf({ ...asking, question }, null).asked)
    if (total > 0) drops.push({ ...one, total })
  }
  return drops.toSorted((a, b) => b.total - a.total)
}

type Candidate = readonly [Omit<Drop, 'total'>, Question]

function givenDrops(
  { q, given, understanding, beginnings }: Question,
  name: (param: string, value: string) => string,
  lang: Language,
): Candidate[] {
  const without = (filters: Filters) => askQuestion(q, filters, understanding, beginnings)
  const out: Candidate[] = []
  for (const param of ONE_OF) {
    const values = given[param]
    if (values === undefined) continue
    const one = values.length === 1 ? (values[0] ?? null) : null
    out.push([
      { param, value: one, name: values.map((value) => name(param, value)).join(' | ') },
      without({ ...given, [param]: undefined }),
    ])
  }
  for (const param of ALL_OF) {
    for (const value of given[param] ?? [])
      out.push([
        { param, value, name: name(param, value) },
        without({ ...given, [param]: given[param]?.filter((other) => other !== value) }),
      ])
  }
  if (given.freshness !== undefined)
    out.push([
      { param: 'freshness', value: given.freshness, name: name('freshness', given.freshness) },
      without({ ...given, freshness: undefined }),
    ])
  if (given.near !== undefined && given.radius_km !== undefined)
    out.push([
      {
        param: 'radius_km',
        value: String(given.radius_km),
        name: wording(lang).text('search.within', { name: name('near', given.near), km: wording(lang).number(given.radius_km) }),
      },
      without({ ...given, radius_km: undefined }),
    ])
  return out
}

function understoodDrops(question: Question, name: (param: string, value: string) => string): Candidate[] {
  const { q, given, understanding, overruled, beginnings } = question
  return understanding.spans.flatMap((span): Candidate[] => {
    const [value] = span.values
    if (overruled.has(span) || value === undefined) return []
    const rest = { ...understanding, spans: understanding.spans.filter((other) => other !== span) }
    return [[{ param: span.param, value, name: name(span.param, value) }, askQuestion(q, given, rest, beginnings)]]
  })
}

function wordDrops({ q, given, understanding, beginnings }: Question): Candidate[] {
  if (understanding.words.length + understanding.spans.length < 2)
    return understanding.words.map((word) => [
      { param: 'q', value: word, name: word },
      askQuestion('', given, { spans: [], words: [], all: [] }, beginnings),
    ])
  return understanding.words.map((word) => [
    { param: 'q', value: word, name: word },
    askQuestion(
      q,
      given,
      {
        ...understanding,
        words: understanding.words.filter((other) => other !== word),
        all: understanding.all.filter((other) => other !== word),
      },
      beginnings,
    ),
  ])
}
