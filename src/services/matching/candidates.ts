/** Which companies are looked at one by one: all that can fit where they are few, else those the index says fit best. */
import { anyCompanies, bestByTerms, byGrade, someByTerms } from '../../db/queries/match-candidates.ts'
import { countEach } from '../../db/queries/search.ts'
import { distanceKm, type Point } from '../../domain/geo.ts'
import { type Condition, idsOf, kindOf, type Requirement } from '../../domain/requirement.ts'
import type { MatchFrame } from '../../matching/match-frame.ts'
import { filterTerms } from '../../search/facets.ts'
import { lexeme, type Terms, tsqueryText, wordsIn } from '../../search/lexemes.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge } from './knowledge.ts'

/** A database of any size answers in time, and no buyer reads more. */
const MOST_CANDIDATES = 300

export interface Candidates {
  readonly ids: readonly string[]
  /** All that make what is asked, or something near to it, are among them. */
  readonly complete: boolean
}

export async function findCandidates(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  requirement: Requirement,
  frame: MatchFrame,
  most = MOST_CANDIDATES,
): Promise<Candidates> {
  const { db } = context
  const { provinces } = (await matchKnowledge(context)).places
  const terms: TermsOf = (condition) => indexTerms(condition, frame, provinces)
  if (frame.segments.length === 0) return withoutSegment(db, requirement, terms, most)
  const asked = termsOf(makers(frame.segments))
  const near = Object.keys(frame.related)
  const [count = 0] = await countEach(db, [asked], most + 1)
  if (count > most) return { ids: await bestFitting(db, asked, requirement, terms, most), complete: false }
  const exact = await bestByTerms(db, [asked], most)
  if (near.length === 0) return { ids: exact, complete: true }
  const others = await bestByTerms(
    db,
    near.map((id) => `(${termsOf(makers([id]))}) & !(${asked})`),
    most - exact.length + 1,
  )
  const ids = [...new Set([...exact, ...others])]
  return { ids: ids.slice(0, most), complete: ids.length <= most }
}

function makers(segments: readonly string[]): Terms {
  return filterTerms({ segment: segments }, new Map())
}

function termsOf(terms: Terms): string {
  const text = tsqueryText(terms)
  if (text === null) throw new Error('a condition of the index without a term')
  return text
}

/** Everybody, while that is few; else whoever the words, gates and wants find. */
async function withoutSegment(db: ServiceContext['db'], requirement: Requirement, termsFor: TermsOf, most: number): Promise<Candidates> {
  const all = await anyCompanies(db, most + 1)
  if (all.length <= most) return { ids: all, complete: true }
  const words = requirement.product === undefined ? [] : wordsIn(requirement.product).map((word) => lexeme(word))
  const asked = words.length === 0 ? undefined : termsOf({ any: words })
  return { ids: await bestFitting(db, asked, requirement, termsFor, most), complete: false }
}

/** First who meets every gate and want the index knows, then every gate, then all gates but one, then anybody of the kind. */
async function bestFitting(
  db: ServiceContext['db'],
  asked: string | undefined,
  requirement: Requirement,
  termsFor: TermsOf,
  most: number,
): Promise<string[]> {
  const gates = requirement.gates.flatMap(termsFor)
  const wants = requirement.wants.flatMap(termsFor)
  const butOne = gates.length < 2 ? [] : gates.map((_, left) => gates.filter((__, at) => at !== left))
  const tiers = [[...gates, ...wants], gates, ...butOne, []].map((terms) => [...(asked === undefined ? [] : [asked]), ...terms])
  const found = new Set<string>()
  const tried = new Set<string>()
  for (const tier of tiers) {
    const terms = tier.map((one) => `(${one})`).join(' & ')
    if (terms === '' || tried.has(terms) || found.size >= most) continue
    tried.add(terms)
    for (const id of await bestOfTier(db, terms, most)) if (found.size < most) found.add(id)
  }
  if (found.size < most && asked === undefined) for (const id of await anyCompanies(db, most)) found.add(id)
  return [...found].slice(0, most)
}

/** Where they are few, all of them; else the best documented. */
async function bestOfTier(db: ServiceContext['db'], terms: string, most: number): Promise<string[]> {
  const some = await someByTerms(db, terms, most + 1)
  return some.length <= most ? some : bestByTerms(db, byGrade(terms), most)
}

type TermsOf = (condition: Condition) => string[]
type ProvincePoint = Point & { readonly province_id: string }

/** A province reaches about so far from its centre: what is near is looked for in those that may hold it. */
const PROVINCE_KM = 50

/** A condition as terms of the index, where they can say it. */
function indexTerms(condition: Condition, { points }: MatchFrame, provinces: readonly ProvincePoint[]): string[] {
  if ('near' in condition) {
    const centre = points[condition.near]
    if (centre === undefined) return []
    const ids = provinces.filter((row) => distanceKm(row, centre) <= condition.radius_km + PROVINCE_KM).map((row) => row.province_id)
    return ids.length === 0 ? [] : [termsOf(filterTerms({ province: ids }, new Map()))]
  }
  const kind = kindOf(condition)
  const value: unknown = (condition as unknown as Record<string, unknown>)[kind]
  if (typeof value !== 'string' && !Array.isArray(value)) return []
  const ids = idsOf(value as string | string[])
  switch (kind) {
    case 'certificate':
    case 'process':
    case 'material':
    case 'province':
    case 'park':
    case 'ownership':
    case 'home_country':
    case 'role':
      return [termsOf(filterTerms({ [kind]: ids }, new Map()))]
    default:
      return []
  }
}
