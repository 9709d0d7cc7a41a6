/** What is found out about one condition and one company. */
import type { GateResult } from '../domain/requirement.ts'
import type { EvidenceGrade } from '../domain/vocabulary.ts'
import type { Evidence } from './subject.ts'

/** Why a condition is met, is not met, or cannot be told. */
export const REASONS = [
  'has',
  'implied',
  'ends_before',
  'unverified',
  'planned',
  'ended',
  'withdrawn',
  'outsourced',
  'not_core',
  'too_small',
  'size_unsaid',
  'not_among',
  'nothing_said',
  'enough',
  'not_enough',
  'depends',
  'not_comparable',
  'within',
  'farther',
  'roughly',
  'elsewhere',
  'other',
] as const
export type Reason = (typeof REASONS)[number]

export interface Verdict {
  readonly result: GateResult
  /** As a want, 0 … 1: never lower with more or better evidence; 0 where nothing is known. */
  readonly value: number
  /** Something is known that decides, or could decide, the condition. */
  readonly known: boolean
  readonly reason: Reason
  /** What the company has of it: ids, a number, a day; null where nothing is known. */
  readonly have: readonly string[] | string | number | null
  /** Of a number: entry of the vocabulary of units. */
  readonly unit: string | null
  readonly per: string | null
  readonly evidence: readonly Evidence[]
}

type Found = Partial<Pick<Verdict, 'have' | 'unit' | 'per' | 'evidence'>>

export function verdict(result: GateResult, value: number, reason: Reason, found: Found = {}): Verdict {
  return {
    result,
    value,
    known: reason !== 'nothing_said',
    reason,
    have: found.have ?? null,
    unit: found.unit ?? null,
    per: found.per ?? null,
    evidence: (found.evidence ?? []).slice(0, MOST_EVIDENCE).map(evidenceOf),
  }
}

/** A reader checks three sources, not forty. */
const MOST_EVIDENCE = 3

export function evidenceOf({ source_id, grade, as_of, text }: Evidence): Evidence {
  return { source_id, grade, as_of, text }
}

/** Who says it knows the whole list: the firm itself, a paper of it, a visit. The press names what a story needs. */
const WHOLE_LISTS: ReadonlySet<EvidenceGrade> = new Set(['self_declared', 'document', 'site_verified'])

/**
 * It is not among what is on record. Where the firm itself, or who looked at its papers, says what there is, that is a no; where
 * only the press or a list of somebody else says something, or nobody anything, it is not known.
 */
export function absent(list: readonly (Evidence & { readonly id: string })[]): Verdict {
  if (list.length === 0) return verdict('unknown', 0, 'nothing_said')
  const own = list.filter(({ grade }) => WHOLE_LISTS.has(grade))
  const have = [...new Set((own.length === 0 ? list : own).map(({ id }) => id))].toSorted()
  return own.length === 0
    ? { ...verdict('unknown', 0, 'nothing_said', { have, evidence: list }), known: false }
    : verdict('fail', 0, 'not_among', { have, evidence: own })
}

const ORDER = { fail: 0, unknown: 1, pass: 2 } as const

/** The most favourable: of two papers, sites or machines one that does is enough. Of equals the first. */
export function bestOf(verdicts: readonly Verdict[]): Verdict | undefined {
  let best: Verdict | undefined
  for (const one of verdicts)
    if (best === undefined || ORDER[one.result] > ORDER[best.result] || (one.result === best.result && one.value > best.value)) best = one
  // What is found may be worth more than what decides: a planned paper beside one that has ended.
  return best && { ...best, value: Math.max(...verdicts.map(({ value }) => value)) }
}
