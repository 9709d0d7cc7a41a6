import type { EditionProblem } from './problem.ts'

export type EditionErrorCode = 'edition_not_found' | 'edition_unreadable' | 'edition_invalid'

/** `message` says what, where and how to fix it; `problems` lists everything that was found, not only the first. */
export class EditionError extends Error {
  override readonly name = 'EditionError'
  readonly code: EditionErrorCode
  readonly problems: readonly EditionProblem[]

  constructor(code: EditionErrorCode, message: string, problems: readonly EditionProblem[] = []) {
    super(message)
    this.code = code
    this.problems = problems
  }
}
