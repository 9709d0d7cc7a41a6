import type { Highs, VariableType } from 'highs'

/** A linear programme, written column by column; always to be made as large as possible. */
export interface Programme {
  /** Its number. `upper` of a sum. */
  readonly row: (upper: number) => number
  /** Its number. */
  readonly column: (column: {
    cost: number
    upper: number
    integer?: boolean
    rows: readonly number[]
    values?: readonly number[]
  }) => number
  /** What each may be at most. */
  readonly rows: () => readonly number[]
  readonly size: () => { rows: number; columns: number }
  readonly solve: (highs: Highs, options: SolveOptions) => Solved
}

const PRIMAL_SIMPLEX = 4

interface SolveOptions {
  readonly time_limit_s: number
  /** Something to begin with; looked at, not believed. */
  readonly start?: Float64Array
  /** Every column a whole number, whatever it was written as. */
  readonly whole?: boolean
}

export interface Solved {
  readonly status: 'optimal' | 'time_limit' | 'failed'
  readonly value: number
  /** What the solver says no solution is above. */
  readonly bound: number
  readonly columns: Float64Array
  /** Prices of the rows; of a programme without whole numbers. */
  readonly prices: Float64Array
}

export function openProgramme(): Programme {
  const rowUpper: number[] = []
  const cost: number[] = []
  const upper: number[] = []
  const integrality: VariableType[] = []
  const starts: number[] = [0]
  const indices: number[] = []
  const values: number[] = []
  return {
    row: (bound) => rowUpper.push(bound) - 1,
    column: (column) => {
      cost.push(column.cost)
      upper.push(column.upper)
      integrality.push(column.integer === true ? 1 : 0)
      column.rows.forEach((row, at) => {
        indices.push(row)
        values.push(column.values?.[at] ?? 1)
      })
      starts.push(indices.length)
      return cost.length - 1
    },
    size: () => ({ rows: rowUpper.length, columns: cost.length }),
    rows: () => rowUpper,
    solve: (highs, { time_limit_s, start, whole: all = false }) => {
      const numCols = cost.length
      const numRows = rowUpper.length
      const whole = all || integrality.includes(1)
      const nothing = { value: 0, columns: new Float64Array(numCols), prices: new Float64Array(numRows) }
      if (numCols === 0) return { status: 'optimal', bound: 0, ...nothing }
      return highs.withModel((model): Solved => {
        model.options.set({ output_flag: false, time_limit: time_limit_s, random_seed: 1, mip_rel_gap: 0, mip_abs_gap: 0.5 })
        // Half the time of the dual one here: a timetable without meetings is a corner to begin from.
        if (!whole) model.options.set('simplex_strategy', PRIMAL_SIMPLEX)
        model.passModel({
          numCols,
          numRows,
          sense: highs.constants.objectiveSense.maximize,
          colCost: cost,
          colLower: new Float64Array(numCols),
          colUpper: upper,
          rowLower: new Float64Array(numRows).fill(-highs.infinity),
          rowUpper,
          matrix: { format: 'csc', numRows, numCols, starts, indices, values },
          ...(whole && { integrality: all ? integrality.map((): VariableType => 1) : integrality }),
        })
        if (start !== undefined && whole) model.setSolution({ colValue: start })
        model.run()
        const status = model.getModelStatus()
        const { optimal, timeLimit } = highs.constants.modelStatus
        const found = status === optimal ? 'optimal' : status === timeLimit ? 'time_limit' : 'failed'
        const { colValue, rowDual } = model.getSolution()
        if (found === 'failed' || colValue.length !== numCols) return { status: found, bound: Number.POSITIVE_INFINITY, ...nothing }
        const value = model.getObjectiveValue()
        const bound = whole ? Number(model.info.get('mip_dual_bound')) : found === 'optimal' ? value : Number.POSITIVE_INFINITY
        return { status: found, value, bound, columns: colValue, prices: rowDual }
      })
    },
  }
}
