/** Exit statuses: 0 done, 1 something is wrong, 2 the command was not understood. */
export const EXIT = { ok: 0, failure: 1, usage: 2 } as const

/** The command line itself is wrong. The message says what, and what was meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A refusal of ours with its own explanation; anything else is a defect and shows where it happened. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Errors whose message was written for the person who reads it: what happened, where, how to fix it. */
const EXPLAINED = new Set(['UsageError', 'CommandError', 'ConfigError', 'DatabaseError', 'EditionError', 'Problem', 'PortInUse'])

export function exitStatusOf(error: unknown): number {
  return error instanceof Error && (error.name === 'UsageError' || error.name === 'ConfigError') ? EXIT.usage : EXIT.failure
}

export function describeError(error: unknown, verbose: boolean): string {
  if (!(error instanceof Error)) return `Unexpected: ${String(error)}`
  if (EXPLAINED.has(error.name)) return verbose && error.stack !== undefined ? `${error.message}\n${error.stack}` : error.message
  if (verbose) return `Unexpected: ${error.stack ?? error.message}`
  return `Unexpected: ${error.message}\nThis is a defect of Matxich or of its surroundings. Run the same command with --verbose to see where, and "matxich doctor" to check the installation.`
}
