import type { ReviewTask } from '../../api/contract/review.ts'

/** In the order of the buttons, each with the key that presses it. */
export const DECISIONS = [
  { decision: 'same', key: 's' },
  { decision: 'other_site', key: 'o' },
  { decision: 'different', key: 'd' },
  { decision: 'new_company', key: 'n' },
  { decision: 'unsure', key: 'u' },
] as const

/** A pair of the directory is one or two; only a row can be something new, or another site of a company we know. */
export function decisionsFor(task: Pick<ReviewTask, 'left' | 'level' | 'candidates'>): readonly (typeof DECISIONS)[number][] {
  const isRow = task.left.kind === 'row'
  return DECISIONS.filter(({ decision }) => {
    if (decision === 'new_company') return isRow
    if (decision === 'other_site') return isRow && task.candidates.length > 0
    return decision === 'unsure' || task.candidates.length > 0
  })
}
