import type { PrepareProgress } from '../services/edition-tools.ts'
import type { Output } from './output.ts'

const STEPS: Record<PrepareProgress['step'], string> = {
  read: 'Reading the edition',
  load: 'Loading',
  diagnose: 'Computing indicators and statuses',
  index: 'Indexing companies',
  serve: 'Preparing answers',
}

export function showProgress({ progress }: Output): (step: PrepareProgress) => void {
  return ({ step, detail, done, total }) => progress.update(STEPS[step], detail, done, total)
}
