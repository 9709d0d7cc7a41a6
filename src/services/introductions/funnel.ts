import {
  agreedBand,
  type Mark,
  MARKS,
  markState,
  ORDER_BANDS,
  replay,
  type Step,
  VALUE_KINDS,
  type ValueKind,
} from '../../domain/introductions.ts'

/** A case, as far as figures need it. */
export interface FunnelCase {
  readonly buyer: string
  readonly supplier: string
  readonly steps: readonly (Step & { readonly at: Date })[]
}

/** Nothing is told of fewer cases than this, nor of fewer buyers or suppliers. */
export const LEAST = 5

export interface MarkCount {
  /** Both sides said so. */
  readonly confirmed: number | null
  /** One side said so, and the other nothing, or that it is not so. */
  readonly one_sided: number | null
}

export interface ValueSum {
  /** Cases of which both sides named the same band. */
  readonly cases: number | null
  readonly low_usd: number | null
  /** null also where one of them has no upper end. */
  readonly high_usd: number | null
}

export type FunnelFigures = Readonly<Record<Mark, MarkCount>> & Readonly<Record<ValueKind, ValueSum>>

interface Counted {
  readonly at: Date
  readonly buyer: string
  readonly supplier: string
  readonly low: number
  readonly high: number | null
}

type Batch = (counted: readonly Counted[]) => readonly Counted[]

/** For those who look after the cases. */
export const whole: Batch = (counted) => counted

/**
 * For everybody: figures grow by batches. A case counts when it is one of at least five, of at least five buyers and five suppliers,
 * that came since the batch before. So neither a figure nor the difference of two of them, from one day to another, is about fewer.
 */
export const inBatches: Batch = (counted) => {
  const told: Counted[] = []
  let batch: Counted[] = []
  for (const each of counted.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    batch.push(each)
    const enough = (of: (one: Counted) => string) => new Set(batch.map(of)).size >= LEAST
    if (batch.length < LEAST || !enough((one) => one.buyer) || !enough((one) => one.supplier)) continue
    told.push(...batch)
    batch = []
  }
  return told
}

export function funnelOf(cases: readonly FunnelCase[], batch: Batch): FunnelFigures {
  const standing = cases.map((each) => ({ ...each, standing: replay(each.steps) }))
  const lastAt = ({ steps }: FunnelCase, mark: Mark) => steps.findLast((step) => step.mark === mark)?.at ?? new Date(0)
  const count = (mark: Mark, states: readonly string[]) => {
    const found = standing.filter((each) => states.includes(markState(each.standing, mark)))
    return batch(found.map((each) => ({ at: lastAt(each, mark), buyer: each.buyer, supplier: each.supplier, low: 0, high: 0 }))).length
  }
  const marks = MARKS.map((mark) => [
    mark,
    { confirmed: told(count(mark, ['confirmed']), batch), one_sided: told(count(mark, ['one_sided', 'disputed']), batch) },
  ])
  const values = VALUE_KINDS.map((kind) => {
    const agreed = standing.flatMap((each) => {
      const band = agreedBand(each.standing, kind)
      if (band === null) return []
      const [low, high] = ORDER_BANDS[band]
      const at = each.steps.findLast((step) => step.value_kind === kind)?.at ?? new Date(0)
      return [{ at, buyer: each.buyer, supplier: each.supplier, low, high }]
    })
    return [kind, sumOf(batch(agreed), batch)]
  })
  return Object.fromEntries([...marks, ...values]) as FunnelFigures
}

/** Of few and of none the same is said: nothing. */
function told(count: number, batch: Batch): number | null {
  return batch === inBatches && count === 0 ? null : count
}

function sumOf(counted: readonly Counted[], batch: Batch): ValueSum {
  if (counted.length === 0) return { cases: told(0, batch), low_usd: told(0, batch), high_usd: told(0, batch) }
  const highs = counted.map((each) => each.high)
  return {
    cases: counted.length,
    low_usd: counted.reduce((sum, each) => sum + each.low, 0),
    high_usd: highs.includes(null) ? null : highs.reduce<number>((sum, high) => sum + (high ?? 0), 0),
  }
}

/**
 * The figures of all cases, brought up to what their parts add up to where they lag behind: each grows by batches of its own, and a
 * whole smaller than a part would be read as a mistake. It is made of figures that are told and so tells nothing more.
 */
export function notBelowParts(all: FunnelFigures, partings: readonly (readonly FunnelFigures[])[]): FunnelFigures {
  const most = (of: (figures: FunnelFigures) => number | null): number | null => {
    const told = [[all], ...partings].map((parts) => parts.map(of).filter((value) => value !== null))
    return told.every((values) => values.length === 0) ? null : Math.max(...told.map(sum))
  }
  const marks = MARKS.map((mark) => [
    mark,
    { confirmed: most((figures) => figures[mark].confirmed), one_sided: most((figures) => figures[mark].one_sided) },
  ])
  const values = VALUE_KINDS.map((kind) => {
    const endless = [all, ...partings.flat()].some((figures) => figures[kind].low_usd !== null && figures[kind].high_usd === null)
    return [
      kind,
      {
        cases: most((figures) => figures[kind].cases),
        low_usd: most((figures) => figures[kind].low_usd),
        high_usd: endless ? null : most((figures) => figures[kind].high_usd),
      },
    ]
  })
  return Object.fromEntries([...marks, ...values]) as FunnelFigures
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Whether a group may be named at all: by itself its name tells that there is something in it. */
export function mayBeNamed(cases: readonly FunnelCase[]): boolean {
  return (
    inBatches(cases.map(({ buyer, supplier, steps }) => ({ at: steps[0]?.at ?? new Date(0), buyer, supplier, low: 0, high: 0 }))).length > 0
  )
}
