import { setImmediate as nextTurn } from 'node:timers/promises'
import { crowdedKeys, pairsWorthComparing, profiledCompanies, profilesOf, type SubjectPair } from '../../../db/queries/duplicate-pairs.ts'
import { readTokenCounts } from '../../../db/queries/linkage.ts'
import { currentJudgements } from '../../../db/queries/review-judgements.ts'
import { companyWeights, countReviewTasks } from '../../../db/queries/review-tasks.ts'
import { readSubjectFaces } from '../../../db/queries/subject-faces.ts'
import { explainPair, type ScoreContext, scorePair } from '../../../linkage/compare.ts'
import { decide, type Level, type Scored } from '../../../linkage/decide.ts'
import { MOST_HOLDERS, STRONG_KEYS } from '../../../linkage/keys.ts'
import { statisticsOf, tokenStatistics } from '../../../linkage/names/token-statistics.ts'
import type { Party } from '../../../linkage/party.ts'
import type { ServiceContext } from '../../context.ts'
import { prepareProfiles } from '../../linkage/prepare-profiles.ts'
import { type NewReviewTask, openReviewTasks, refreshClusters } from './open-tasks.ts'

/** Companies of one look-up, and pairs between two turns of the event loop: some ten milliseconds of work. */
const COMPANIES = 200
const PAIRS = 200
/** Below this nobody is asked. */
const ASK_FROM = 0.1

interface Found {
  pair: SubjectPair
  scored: Scored
  company_ids: [string, string]
}

/**
 * Sets the whole directory against itself. What the linkage would join by itself in a list is a question here too: known
 * companies are never merged without a person. Pairs that somebody has judged are not asked again, unsure ones among them.
 */
export async function findDuplicates(context: ServiceContext, now = new Date()) {
  const { db } = context
  await prepareProfiles(db)
  const scores = await scoreContexts(context)
  const crowded = await crowdedKeys(db, STRONG_KEYS, MOST_HOLDERS)
  const done = { subjects: 0, pairs_compared: 0, tasks_opened: 0, already_judged: 0 }
  for (let after = ''; ;) {
    const companies = await profiledCompanies(db, after, COMPANIES)
    if (companies.length === 0) break
    after = companies.at(-1) ?? after
    const pairs = await pairsWorthComparing(db, companies, crowded)
    const { open, judged } = await withoutJudged(context, pairs)
    done.subjects += companies.length
    done.already_judged += judged
    done.pairs_compared += open.length
    done.tasks_opened += await openReviewTasks(db, await tasksOf(context, await scoreAll(context, open, scores)), now)
    if (companies.length < COMPANIES) break
  }
  await refreshClusters(db)
  return { ...done, open: await countReviewTasks(db, { state: 'open' }) }
}

async function scoreContexts({ db }: ServiceContext): Promise<Record<Level, ScoreContext>> {
  const { names, counts } = await readTokenCounts(db)
  const base = { names: statisticsOf(new Map(counts), names), addresses: tokenStatistics(), records: names }
  return { company: { ...base, level: 'company' }, site: { ...base, level: 'site' } }
}

async function withoutJudged({ db }: ServiceContext, pairs: readonly SubjectPair[]): Promise<{ open: SubjectPair[]; judged: number }> {
  const known = new Set(
    (await currentJudgements(db, [...new Set(pairs.flatMap((pair) => [pair.left, pair.right]))])).flatMap(
      ({ level, left_key: a, right_key: b }) => [`${level} ${a} ${b}`, `${level} ${b} ${a}`],
    ),
  )
  const open = pairs.filter(({ level, left, right }) => !known.has(`${level} ${left} ${right}`))
  return { open, judged: pairs.length - open.length }
}

async function scoreAll({ db }: ServiceContext, pairs: readonly SubjectPair[], contexts: Record<Level, ScoreContext>): Promise<Found[]> {
  const found: Found[] = []
  for (let at = 0; at < pairs.length; at += PAIRS) {
    const part = pairs.slice(at, at + PAIRS)
    const profiles = new Map(
      (await profilesOf(db, [...new Set(part.flatMap((pair) => [pair.left, pair.right]))])).map((row) => [row.subject_id, row]),
    )
    for (const pair of part) {
      const [left, right] = [profiles.get(pair.left), profiles.get(pair.right)]
      if (left === undefined || right === undefined) continue
      const [a, b] = [left.profile as Party, right.profile as Party]
      if (scorePair(a, b, contexts[pair.level]).probability < ASK_FROM) continue
      found.push({
        pair,
        scored: { ...explainPair(a, b, contexts[pair.level]), id: pair.right },
        company_ids: [left.company_id, right.company_id],
      })
    }
    await nextTurn()
  }
  return found
}

/** The side of which more is known stands on the right: it is the one that would stay. */
async function tasksOf({ db }: ServiceContext, found: readonly Found[]): Promise<NewReviewTask[]> {
  if (found.length === 0) return []
  const faces = await readSubjectFaces(
    db,
    found.flatMap(({ pair }) => [pair.left, pair.right]),
  )
  const weights = await companyWeights(
    db,
    found.flatMap((each) => each.company_ids),
  )
  return found.flatMap(({ pair, scored, company_ids: [leftCompany, rightCompany] }) => {
    const decision = decide(pair.level, [scored])
    if (decision.outcome === 'new') return []
    const turned = (weights.get(leftCompany) ?? 0) > (weights.get(rightCompany) ?? 0)
    const left = turned ? { id: pair.right, company_id: rightCompany } : { id: pair.left, company_id: leftCompany }
    const right = turned ? { id: pair.left, company_id: leftCompany } : { id: pair.right, company_id: rightCompany }
    const parts = turned ? scored.parts.map(turnedPart) : scored.parts
    const face = faces.get(left.id)
    return [
      {
        level: pair.level,
        reason: decision.outcome === 'link' ? 'known_both' : decision.reason,
        left: { kind: 'subject', subject_id: left.id, company_id: left.company_id, name: face?.label ?? left.id },
        values: {},
        candidates: [
          {
            subject_id: right.id,
            company_id: right.company_id,
            probability: scored.probability,
            bits: scored.bits,
            veto: scored.veto,
            accept: scored.accept,
            parts: parts.map(({ aligned, ...part }) => ({ ...part, ...(aligned && { aligned: [...aligned] }) })),
          },
        ],
        unlocks: 1,
      } satisfies NewReviewTask,
    ]
  })
}

function turnedPart(part: Scored['parts'][number]): Scored['parts'][number] {
  const { left, right, aligned, ...rest } = part
  return {
    ...rest,
    left: right,
    right: left,
    ...(aligned && { aligned: aligned.map((each) => ({ ...each, left: each.right, right: each.left })) }),
  }
}
