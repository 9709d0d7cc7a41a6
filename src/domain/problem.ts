/** Errors people can act on. The API answers them as RFC 9457 problem details, the CLI as a line with an exit status. */
export type ProblemCode =
  | 'not_found'
  | 'invalid_cursor'
  | 'not_ready'
  /** It was there and is no more. */
  | 'gone'
  /** The request reads well, but asks for something that does not fit. */
  | 'invalid'
  /** The operator key is missing or wrong. */
  | 'unauthorized'
  /** Refused whoever asks. */
  | 'forbidden'
  /** Not in the present state of the thing. */
  | 'conflict'
  | 'too_large'
  | 'too_many'

/** Which field of a request is wrong, and what would be right. */
export interface FieldError {
  /** Dotted: `requirement.gates.0.certificate`. */
  readonly path: string
  readonly message: string
}

export class Problem extends Error {
  readonly code: ProblemCode
  readonly errors: readonly FieldError[]
  constructor(code: ProblemCode, message: string, errors: readonly FieldError[] = []) {
    super(message)
    this.name = 'Problem'
    this.code = code
    this.errors = errors
  }
}
