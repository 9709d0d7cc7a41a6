/** One thing wrong with an edition, with all a person needs to find and fix it. An error keeps the edition from being loaded. */
export interface EditionProblem {
  readonly severity: 'error' | 'warning'
  /** Which rule found it, so that a test and a person can name it. */
  readonly rule: string
  readonly table: string
  readonly file: string
  /** Line of the file, as an editor counts; the header is line 1. */
  readonly row?: number
  readonly column?: string
  readonly value?: string
  readonly message: string
  readonly fix: string
}

export function formatProblem(problem: EditionProblem): string {
  const place = [problem.file, problem.row, problem.column].filter((part) => part !== undefined).join(':')
  const value = problem.value === undefined ? '' : ` (found "${problem.value}")`
  return `${problem.severity} ${place} ${problem.message}${value}. ${problem.fix}`
}
