import { findCycles } from '../cycles.ts'
import { cell, rowsOf, type EditionRow } from '../edition.ts'
import type { Rule } from './rule.ts'

const BANDS = [
  { key: 'duration', beside: ['duration_unit', 'duration_basis_en', 'duration_source_id'] },
  { key: 'cost', beside: ['cost_currency', 'cost_per', 'cost_basis_en', 'cost_source_id'] },
] as const

/** A usual time or cost that nobody published is an invention: without its source it is left empty. */
const band: Rule = {
  id: 'band',
  check: (edition, report) => {
    for (const row of rowsOf(edition, 'qualification_step')) {
      for (const { key, beside } of BANDS) {
        const [least, most] = [`${key}_min`, `${key}_max`]
        const finding = { table: 'qualification_step', row }
        const filled = cell(row, most) !== ''
        for (const column of beside) {
          if (filled === (cell(row, column) !== '')) continue
          report({
            ...finding,
            column,
            message: filled ? `${most} is given, but not its ${column}` : `${column} is given, but there is no ${most}`,
            fix: filled
              ? `Say who published it, of whom and in which unit, or empty ${most} and say why in ${most}_missing.`
              : `Fill ${most}, or empty ${column}.`,
          })
        }
        const from = cell(row, least)
        if (from !== '' && (!filled || Number(from) > Number(cell(row, most))))
          report({ ...finding, column: least, message: `${least} is more than ${most}`, fix: 'Write the smaller number first.' })
      }
    }
  },
}

/** Steps that wait for each other are never begun. */
const stepCycle: Rule = {
  id: 'step_cycle',
  check: (edition, report) => {
    const rows = new Map<string, EditionRow>(rowsOf(edition, 'qualification_step').map((row) => [cell(row, 'step_id'), row]))
    const links = [...rows].flatMap(([id, row]) =>
      cell(row, 'after')
        .split('|')
        .filter((before) => rows.has(before))
        .map((before): [string, string] => [before, id]),
    )
    for (const cycle of findCycles(links)) {
      const row = rows.get(cycle[0] ?? '')
      report({
        table: 'qualification_step',
        ...(row !== undefined && { row }),
        column: 'after',
        message: `These steps wait for each other: ${[...cycle, cycle[0]].join(' → ')}`,
        fix: 'Take one of them out of "after".',
      })
    }
  },
}

export const qualificationRules: readonly Rule[] = [band, stepCycle]
