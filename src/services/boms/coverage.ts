import type { BomBest, BomCoverage } from '../../domain/needs.ts'
import type { Condition } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { matchRequirement } from '../matching/match-requirement.ts'

export interface Coverage {
  readonly coverage: BomCoverage
  readonly qualified: number
  readonly unknown: number
  readonly near: number
  readonly domestic: number
  readonly best: readonly BomBest[]
}

const UNREAD: Coverage = { coverage: 'unread', qualified: 0, unknown: 0, near: 0, domestic: 0, best: [] }

/** For the lines of one bill: what two lines ask for alike is looked for once. */
export function coverageOf(
  context: ServiceContext,
  lang: Language,
  today: string,
): (segment: string | null, gates: readonly Condition[]) => Promise<Coverage> {
  const found = new Map<string, Promise<Coverage>>()
  return (segment, gates) => {
    if (segment === null) return Promise.resolve(UNREAD)
    const key = JSON.stringify([segment, gates])
    const known = found.get(key) ?? compute(context, segment, gates, lang, today)
    found.set(key, known)
    return known
  }
}

async function compute(
  context: ServiceContext,
  segment: string,
  gates: readonly Condition[],
  lang: Language,
  today: string,
): Promise<Coverage> {
  const run = await matchRequirement(context, { segment, gates, wants: [] }, { lang, today })
  const owners = new Map(run.subjects.map((subject) => [subject.company_id, subject.ownership.value]))
  const qualified = run.items.filter((item) => item.qualified)
  const unknown = run.items.length - qualified.length
  // Of equals in score the ranking keeps its order; who passes everything comes first here.
  const best = [...qualified, ...run.items.filter((item) => !item.qualified)].slice(0, 3)
  return {
    coverage: qualified.length > 0 ? 'covered' : unknown > 0 ? 'open' : run.near_misses.length > 0 ? 'near' : 'gap',
    qualified: qualified.length,
    unknown,
    near: run.near_misses.length,
    domestic: run.items.filter((item) => owners.get(item.company_id) === 'domestic').length,
    best: best.map(({ company_id, name, score, qualified: passes }) => ({ company_id, name, score, qualified: passes })),
  }
}
