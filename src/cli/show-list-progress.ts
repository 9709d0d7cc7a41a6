import type { ListProgress } from '../services/linkage/compare-list.ts'
import type { Output } from './output.ts'

const STEPS: Record<ListProgress['step'], string> = {
  prepare: 'Reading names and addresses',
  count: 'Counting words',
  pairs: 'Finding candidates',
  score: 'Comparing',
  explain: 'Explaining',
}

export function showListProgress({ progress }: Output): (progress: ListProgress) => void {
  return ({ step, done, total }) => progress.update(STEPS[step], done === 0 ? '' : `${done} of ${total}`, done, total)
}
