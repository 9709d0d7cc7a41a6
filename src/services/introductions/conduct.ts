import { type Mark, markState, otherSide, type Party, replay, type Side, type Step } from '../../domain/introductions.ts'

/** How a side answers and carries on: definitions are in docs/methods/outcomes.md. */

export interface ConductCase {
  /** The other side. */
  readonly counterpart: string
  readonly steps: readonly (Step & { readonly at: Date })[]
  readonly messages: readonly { readonly party: Party; readonly created_at: Date }[]
}

export interface Share {
  readonly share: number
  /** Wilson score interval, 95 %. */
  readonly low: number
  readonly high: number
  readonly cases: number
  readonly counterparts: number
}

export interface Conduct {
  /** What was asked of them was answered in time. */
  readonly answers: Share | null
  /** What was begun was carried on, or ended with a reason. */
  readonly carries_on: Share | null
  readonly as_of: string
}

const DAY_MS = 86_400_000
const ANSWER_DAYS = 10
const CARRY_DAYS = 90
const HALF_LIFE_DAYS = 365
export const LEAST_CASES = 5
const LEAST_COUNTERPARTS = 3
/** Of cases weighted by their age: old ones alone say nothing of today. */
const LEAST_WEIGHT = 3
const Z = 1.959964

interface Deed {
  readonly at: Date
  readonly good: boolean
  readonly counterpart: string
}

export function conductOf(side: Side, cases: readonly ConductCase[], now: Date): Conduct {
  return {
    answers: shareOf(
      cases.flatMap((each) => answersOf(side, each, now)),
      now,
    ),
    carries_on: shareOf(
      cases.flatMap((each) => carriedOn(side, each, now)),
      now,
    ),
    as_of: now.toISOString().slice(0, 10),
  }
}

/** Each question put to this side, once it is answered or the time for it is over. */
function answersOf(side: Side, { steps, messages, counterpart }: ConductCase, now: Date): Deed[] {
  const deeds: Deed[] = []
  const judge = (asked: Date, answered: Date | undefined) => {
    const spent = (answered ?? now).getTime() - asked.getTime()
    const late = spent > ANSWER_DAYS * DAY_MS
    if (answered !== undefined || late) deeds.push({ at: asked, good: !late, counterpart })
  }
  steps.forEach((step, at) => {
    if (step.mark === null || step.step !== 'said' || (step.party !== otherSide(side) && step.party !== 'facilitator')) return
    if (replay(steps.slice(0, at)).marks[step.mark][side] !== null) return
    const after = steps.slice(at + 1)
    const end = after.find(
      (each) => (each.party === side && (each.mark === step.mark || each.mark === 'declined')) || takesBack(each, step.mark, step.party),
    )
    // Taken back before it was answered: nothing was asked.
    if (end === undefined || end.party === side) judge(step.at, end?.at)
  })
  let asked: Date | undefined
  for (const { party, created_at } of messages) {
    if (party === side && asked !== undefined) {
      judge(asked, created_at)
      asked = undefined
    } else if (party !== side && asked === undefined) {
      const moved = steps.find((step) => step.party === side && step.at > created_at)
      const written = messages.find((each) => each.party === side && each.created_at > created_at)
      if (moved !== undefined && (written === undefined || moved.at < written.created_at)) judge(created_at, moved.at)
      else asked = created_at
    }
  }
  if (asked !== undefined) judge(asked, undefined)
  return deeds
}

function takesBack({ step, mark, party }: Step, asked: Mark | null, by: Step['party']): boolean {
  return step === 'withdrew' && mark === asked && party === by
}

/** A case that was begun, once it came to something, was ended by this side, or the time for it is over. */
function carriedOn(side: Side, { steps, counterpart }: ConductCase, now: Date): Deed[] {
  const standing = replay(steps)
  const begun: Mark = side === 'buyer' ? 'introduction' : 'rfq'
  const next: readonly Mark[] = side === 'buyer' ? ['rfq', 'sample', 'audit', 'order'] : ['sample', 'audit', 'order']
  if (markState(standing, begun) !== 'confirmed') return []
  const at = steps.findLast((step) => step.mark === begun && step.step === 'said')?.at ?? now
  if (next.some((mark) => markState(standing, mark) === 'confirmed')) return [{ at, good: true, counterpart }]
  // What the sides do not agree on is held against nobody.
  if (next.some((mark) => markState(standing, mark) === 'disputed') || markState(standing, 'declined') === 'disputed') return []
  if (standing.marks.declined[side] === 'said') return [{ at, good: true, counterpart }]
  if (standing.marks.declined[otherSide(side)] === 'said') return []
  return now.getTime() - at.getTime() > CARRY_DAYS * DAY_MS ? [{ at, good: false, counterpart }] : []
}

/** Wilson (1927) on weights that halve every year; the number of cases is that of Kish: (Σw)² ⁄ Σw². */
export function shareOf(deeds: readonly Deed[], now: Date): Share | null {
  const counterparts = new Set(deeds.map((deed) => deed.counterpart)).size
  if (deeds.length < LEAST_CASES || counterparts < LEAST_COUNTERPARTS) return null
  const weights = deeds.map((deed) => 0.5 ** (Math.max(0, now.getTime() - deed.at.getTime()) / (HALF_LIFE_DAYS * DAY_MS)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total < LEAST_WEIGHT) return null
  const share = deeds.reduce((sum, deed, i) => sum + (deed.good ? (weights[i] ?? 0) : 0), 0) / total
  const n = total ** 2 / weights.reduce((sum, weight) => sum + weight ** 2, 0)
  return { share, ...wilson(share, n), cases: deeds.length, counterparts }
}

export function wilson(share: number, n: number): { low: number; high: number } {
  const centre = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n)
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) }
}
