/** Who fits a requirement: candidates from the index, their facts, and the pure ranking. */
import { can } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import type { Requirement } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { MatchFrame } from '../../matching/match-frame.ts'
import { type Ranking, rankMatches } from '../../matching/rank.ts'
import type { MatchSubject } from '../../matching/subject.ts'
import { MATCH_VERSION } from '../../matching/weights.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { findCandidates } from './candidates.ts'
import { checkRequirement } from './check-requirement.ts'
import { frameOf } from './frame.ts'
import { matchWords } from './match-words.ts'
import { presentItem, presentNearMiss } from './present.ts'
import { readSubjects } from './subjects.ts'

interface MatchOptions {
  readonly lang: Language
  /** The day certificates are judged by; today where nothing is said. */
  readonly today?: string | undefined
  /** Companies to look at in place of those the index finds. */
  readonly company_ids?: readonly string[] | undefined
}

/** A ranking and all it was made from: kept, `rankMatches` makes the same of it again. */
interface MatchRun extends Ranking {
  readonly version: string
  readonly requirement: Requirement
  readonly frame: MatchFrame
  readonly subjects: readonly MatchSubject[]
  /** All that can fit were looked at. */
  readonly complete: boolean
}

/** Throws, field by field, what the edition does not know of what is asked. */
export async function matchRequirement(
  context: Pick<ServiceContext, 'db' | 'atlas'>,
  requirement: Requirement,
  { lang, today = new Date().toISOString().slice(0, 10), company_ids }: MatchOptions,
): Promise<MatchRun> {
  await checkRequirement(context, requirement, lang)
  const frame = await frameOf(context, requirement, lang, today)
  const candidates = company_ids === undefined ? await findCandidates(context, requirement, frame) : { ids: company_ids, complete: true }
  const subjects = await readSubjects(context, candidates.ids, lang)
  return {
    version: MATCH_VERSION,
    requirement,
    frame,
    subjects,
    complete: candidates.complete,
    ...rankMatches(requirement, subjects, frame),
  }
}

interface MatchQuery extends PageInput {
  requirement: Requirement
  lang: Language
}

/** For anybody; nothing is stored. */
export async function answerMatch(context: ServiceContext, query: MatchQuery, { actor, address }: Asking, now = new Date()) {
  const { requirement, limit, cursor, lang } = query
  const offset = offsetOf(cursor)
  if (requirement.boost_first_time_domestic === true && !can(actor, 'match', 'lift_first_time', {}))
    throw new Problem('forbidden', wording(lang).text('match.no_lift'))
  countDeed(context, 'match', address, lang, now)
  const run = await matchRequirement(context, requirement, { lang, today: now.toISOString().slice(0, 10) })
  const words = await matchWords(context, lang)
  const end = offset + limit
  return {
    items: run.items.slice(offset, end).map((item) => presentItem(item, words)),
    total: run.items.length,
    next_cursor: end < run.items.length ? cursorAt(end) : null,
    near_misses: run.near_misses.slice(0, limit).map((miss) => presentNearMiss(miss, words)),
    near_miss_total: run.near_misses.length,
    considered: run.considered,
    complete: run.complete,
    gate_effects: run.gate_effects.map((effect) => ({ ...effect, gate: { ...effect.gate }, label: words.condition(effect.gate) })),
    version: run.version,
    today: run.frame.today,
  }
}
