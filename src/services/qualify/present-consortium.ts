import type { ConsortiumResult } from '../../matching/consortium/consortium.ts'
import type { ConsortiumProblem } from '../../matching/consortium/problem.ts'
import type { MatchSubject } from '../../matching/subject.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge } from '../matching/knowledge.ts'
import { matchWords } from '../matching/match-words.ts'
import { nameOf } from '../companies.ts'
import { wording } from '../wording.ts'
import { type ConsortiumInput, MOST_PER_STEP } from './consortium-input.ts'

interface Found {
  readonly input: ConsortiumInput
  readonly result: ConsortiumResult
  readonly problem: ConsortiumProblem
  /** In the order of the candidates. */
  readonly subjects: readonly MatchSubject[]
  readonly considered: number
  readonly complete: boolean
}

export async function presentConsortium(context: Pick<ServiceContext, 'db' | 'atlas'>, found: Found) {
  const { input, result, problem, subjects, considered, complete } = found
  const { lang } = input
  const words = wording(lang)
  const conditions = await matchWords(context, lang)
  const { places } = await matchKnowledge(context)
  const provinces = new Map(places.provinces.map((row) => [row.province_id, row]))
  const both = new Intl.ListFormat(lang, { type: 'conjunction' })
  const steps = input.steps.map(({ segment, gates }, at) => ({
    step: at + 1,
    name: both.format([
      ...(segment === undefined ? [] : [conditions.condition({ segment: [segment].flat() })]),
      ...gates.map((gate) => conditions.condition(gate)),
    ]),
  }))
  const companyOf = (index: number) => ({ id: subjects[index]?.company_id ?? '', name: subjects[index]?.name ?? '' })
  const placeOf = (index: number) => {
    const id = subjects[index]?.sites.find(({ province_id }) => province_id !== null)?.province_id
    return id === undefined || id === null ? null : { id, name: nameOf(provinces.get(id), id, lang) }
  }
  const coverage = result.coverage.map(({ step, firms, unknown, share }) => ({
    ...(steps[step] ?? { step: step + 1, name: '' }),
    firms,
    unknown_capacity: unknown,
    share,
    enough: share >= 1,
    text: words.text(`consortium.coverage.${coverageOf(problem, { firms, unknown, share })}`, {
      firms,
      unknown,
      share: words.percent(share),
    }),
  }))
  return {
    status: result.status,
    text: words.text(`consortium.status.${result.status}`, { firms: result.members.length, most: input.most_firms }),
    steps: coverage,
    members: result.members.map(({ candidate, lead, work }) => ({
      company: companyOf(candidate),
      province: placeOf(candidate),
      lead,
      work: work.map(({ step, share }) => ({
        ...(steps[step] ?? { step: step + 1, name: '' }),
        share,
        capacity_known: !problem.has_volume || capacityOf(problem, candidate, step) !== null,
      })),
      evidence: (subjects[candidate]?.made ?? [])
        .slice(0, 3)
        .map(({ source_id, grade, as_of }) => ({ source_id, evidence_grade: grade, as_of })),
    })),
    hand_overs: result.hand_overs.map(({ from, to, after_step, share, distance_km }) => ({
      from: companyOf(from),
      to: companyOf(to),
      after_step: after_step + 1,
      share,
      distance_km,
    })),
    considered,
    able: subjects.length,
    complete,
    complete_text: complete ? null : words.text('consortium.incomplete', { most: MOST_PER_STEP }),
    proven: result.status !== 'time_limit',
  }
}

function capacityOf({ candidates }: ConsortiumProblem, candidate: number, step: number): number | null {
  return candidates[candidate]?.covers.find((cover) => cover.step === step)?.share ?? null
}

function coverageOf(
  { has_volume }: ConsortiumProblem,
  { firms, unknown, share }: { firms: number; unknown: number; share: number },
): string {
  if (firms === 0) return 'nobody'
  if (!has_volume) return 'some'
  if (share >= 1) return 'enough'
  return unknown > 0 ? 'unknown' : 'short'
}
