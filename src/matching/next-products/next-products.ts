/**
 * What a firm could make next: segments close to what it makes, whose inputs are at hand, and that somebody lacks. Each with what it
 * is made of, what is missing and what to do first. The score is 100 · reach · (¼ + ¼ inputs + ½ demand): nothing far away is
 * recommended because it is wanted.
 */
import type { Status } from '../../domain/vocabulary.ts'
import { relatednessOfFirm } from '../relatedness/relatedness.ts'

export interface FirmNow {
  /** Segments it makes. */
  readonly made: readonly string[]
  /** Processes it has, said or implied by what it makes. */
  readonly processes: ReadonlySet<string>
}

export interface Target {
  readonly segment_id: string
  readonly status: Status
  /** Place among the ranked gaps, from 1; null where it is none. */
  readonly gap_rank: number | null
  /** Open needs that anybody may see. */
  readonly needs: number
  readonly processes: readonly { readonly process_id: string; readonly relation: 'defines' | 'uses' }[]
  readonly inputs: readonly { readonly segment_id: string; readonly essential: boolean; readonly status: Status }[]
}

export interface NextProductsFrame {
  readonly targets: readonly Target[]
  /** How many gaps are ranked. */
  readonly gaps: number
  readonly related: (a: string, b: string) => number
}

export type FirstStep = 'process' | 'input' | 'need' | 'sample'

export interface NextProduct {
  readonly segment_id: string
  readonly score: number
  /** They add up to the score. */
  readonly parts: readonly { readonly name: 'reach' | 'inputs' | 'demand'; readonly value: number | null; readonly contribution: number }[]
  /** The product it makes that is closest, and how close. */
  readonly closest: { readonly segment_id: string; readonly relatedness: number }
  readonly shared_processes: readonly string[]
  readonly missing_processes: readonly string[]
  readonly missing_inputs: readonly string[]
  readonly needs: number
  readonly gap_rank: number | null
  readonly status: Status
  readonly first_step: FirstStep
}

/**
 * More than being of the same family, which alone makes 0.1. Two in a hundred pairs of segments of the edition are closer; why not
 * 0.2 or 0.12 is in docs/methods/next-products.md.
 */
export const LEAST_REACH = 0.15

const [BASE, INPUTS, DEMAND] = [25, 25, 50]

/** How far an input is at hand in the country; of one without enough data nothing is known. */
const AT_HAND: Readonly<Record<Status, number | null>> = { strong: 1, emerging: 1, weak: 0.5, missing: 0, data_poor: null }

export function nextProducts(firm: FirmNow, frame: NextProductsFrame, limit = 3): NextProduct[] {
  const made = new Set(firm.made)
  if (made.size === 0) return []
  return frame.targets
    .filter(({ segment_id }) => !made.has(segment_id))
    .flatMap((target) => assess(firm, target, frame, made) ?? [])
    .toSorted((a, b) => b.score - a.score || (a.segment_id < b.segment_id ? -1 : 1))
    .slice(0, limit)
}

function assess(firm: FirmNow, target: Target, frame: NextProductsFrame, made: ReadonlySet<string>): NextProduct | undefined {
  const reach = relatednessOfFirm(frame.related, made, target.segment_id)
  if (reach < LEAST_REACH) return undefined
  const inputs = inputReadiness(target, made)
  const demand = demandOf(target, frame.gaps)
  // What nobody lacks is no advice.
  if (demand === 0) return undefined
  const parts = [
    { name: 'reach' as const, value: reach, contribution: reach * BASE },
    // Unknown counts as half: neither a reason for nor against.
    { name: 'inputs' as const, value: inputs, contribution: reach * INPUTS * (inputs ?? 0.5) },
    { name: 'demand' as const, value: demand, contribution: reach * DEMAND * demand },
  ]
  const missingProcesses = target.processes.filter(({ process_id }) => !firm.processes.has(process_id))
  const missingInputs = target.inputs
    .filter((input) => input.essential && !made.has(input.segment_id) && AT_HAND[input.status] === 0)
    .map((input) => input.segment_id)
  const closest = [...made]
    .map((segment_id) => ({ segment_id, relatedness: frame.related(segment_id, target.segment_id) }))
    .toSorted((a, b) => b.relatedness - a.relatedness || (a.segment_id < b.segment_id ? -1 : 1))[0]
  return {
    segment_id: target.segment_id,
    score: parts.reduce((sum, { contribution }) => sum + contribution, 0),
    parts,
    closest: closest ?? { segment_id: '', relatedness: 0 },
    shared_processes: target.processes.map(({ process_id }) => process_id).filter((id) => firm.processes.has(id)),
    missing_processes: missingProcesses.map(({ process_id }) => process_id),
    missing_inputs: missingInputs,
    needs: target.needs,
    gap_rank: target.gap_rank,
    status: target.status,
    first_step: firstStep(
      missingProcesses.some(({ relation }) => relation === 'defines'),
      missingInputs.length > 0,
      target.needs > 0,
    ),
  }
}

function firstStep(lacksProcess: boolean, lacksInput: boolean, isWanted: boolean): FirstStep {
  if (lacksProcess) return 'process'
  if (lacksInput) return 'input'
  return isWanted ? 'need' : 'sample'
}

/** Share of the inputs at hand in the country or made by the firm itself; essential ones count three times. null: none is known. */
function inputReadiness({ inputs }: Target, made: ReadonlySet<string>): number | null {
  let [sum, weights] = [0, 0]
  for (const { segment_id, essential, status } of inputs) {
    const value = made.has(segment_id) ? 1 : AT_HAND[status]
    if (value === null) continue
    const weight = essential ? 3 : 1
    sum += weight * value
    weights += weight
  }
  return weights === 0 ? null : sum / weights
}

/** Either a gap of the chain or somebody's need is demand, both are more: 1 − (1 − gap)(1 − needs). */
function demandOf({ gap_rank, needs }: Target, gaps: number): number {
  const gap = gap_rank === null || gaps === 0 ? 0 : 1 - (gap_rank - 1) / gaps
  const wanted = 1 - 1 / (1 + needs)
  return 1 - (1 - gap) * (1 - wanted)
}
