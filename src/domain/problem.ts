/** Errors people can act on. The API answers them as RFC 9457 problem details, the CLI as a line with an exit status. */
export type ProblemCode = 'not_found' | 'invalid_cursor' | 'not_ready'

export class Problem extends Error {
  readonly code: ProblemCode
  constructor(code: ProblemCode, message: string) {
    super(message)
    this.name = 'Problem'
    this.code = code
  }
}
