/**
 * Who may meet whom, as numbers alone: what comes in and what goes out of the scheduler. Weights are whole numbers, so that a bound
 * and a value can be equal and not only nearly so.
 */

export interface Party {
  /** At most so many meetings. */
  readonly most: number
  /** So many, where wishes and times allow it at all. */
  readonly least: number
  /** Slots in which they cannot. */
  readonly away: readonly number[]
  /** Only in this room. */
  readonly room: number | null
}

export interface Pair {
  readonly buyer: number
  readonly supplier: number
  /** A whole number above zero. */
  readonly weight: number
  /** Kinds of interpreters that could help; null = they understand each other. */
  readonly interpreters: readonly number[] | null
}

export interface ScheduleProblem {
  readonly slots: number
  readonly buyers: readonly Party[]
  readonly suppliers: readonly Party[]
  /** Each buyer and supplier at most once. */
  readonly pairs: readonly Pair[]
  /** Of each slot. */
  readonly tables: readonly number[]
  /** Room → tables of each slot. */
  readonly rooms: readonly (readonly number[])[]
  /** Kind → how many of each slot. */
  readonly interpreters: readonly (readonly number[])[]
}

export interface Placed {
  /** Index of the pair. */
  readonly pair: number
  readonly slot: number
  /** Kind. */
  readonly interpreter: number | null
}

/** Prices of the linear programme: what one meeting more would be worth to each, and a table more. They make a waiting list. */
export interface Prices {
  readonly buyers: readonly number[]
  readonly suppliers: readonly number[]
  readonly table: number
}

export interface ScheduleResult {
  readonly meetings: readonly Placed[]
  readonly value: number
  /** No schedule that gives as many their least is worth more. */
  readonly bound: number
  readonly proved: boolean
  readonly method: 'edge_colouring' | 'time_indexed'
  readonly greedy: { readonly value: number; readonly meetings: number }
  readonly prices: Prices
  /** Pairs that cannot meet at any time. */
  readonly impossible: number
}

export interface ScheduleOptions {
  /** Seconds for the search; what was found by then is taken. */
  readonly time_limit_s: number
}

/** Both must be there. null = they never can. */
export function roomOf(problem: Pick<ScheduleProblem, 'buyers' | 'suppliers'>, { buyer, supplier }: Pair): number | null | undefined {
  const [mine, theirs] = [problem.buyers[buyer]?.room ?? null, problem.suppliers[supplier]?.room ?? null]
  if (mine !== null && theirs !== null && mine !== theirs) return undefined
  return mine ?? theirs
}

export function valueOf(problem: Pick<ScheduleProblem, 'pairs'>, meetings: readonly Pick<Placed, 'pair'>[]): number {
  return meetings.reduce((sum, { pair }) => sum + (problem.pairs[pair]?.weight ?? 0), 0)
}

export function meetingsOf(problem: ScheduleProblem, meetings: readonly Pick<Placed, 'pair'>[]): { buyers: number[]; suppliers: number[] } {
  const buyers = problem.buyers.map(() => 0)
  const suppliers = problem.suppliers.map(() => 0)
  for (const { pair } of meetings) {
    const { buyer = -1, supplier = -1 } = problem.pairs[pair] ?? {}
    buyers[buyer] = (buyers[buyer] ?? 0) + 1
    suppliers[supplier] = (suppliers[supplier] ?? 0) + 1
  }
  return { buyers, suppliers }
}
