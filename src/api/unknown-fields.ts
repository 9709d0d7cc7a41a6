import { ORPCError, ValidationError } from '@orpc/server'

/** Of those who read an answer in their language; where there are no words in it, it does no harm. */
const ALWAYS = new Set(['lang'])

/**
 * A field that a change does not know is a mistake of the sender, or somebody's try to set what is not theirs to set (their own
 * staff role with their name): it is refused, not passed over in silence.
 */
export function refuseUnknownFields(input: unknown, schema: unknown): void {
  const shape = (schema as { shape?: Record<string, unknown> } | undefined)?.shape
  if (shape === undefined || input === null || typeof input !== 'object' || Array.isArray(input)) return
  const unknown = Object.entries(input).flatMap(([name, value]) =>
    value === undefined || Object.hasOwn(shape, name) || ALWAYS.has(name) ? [] : [name.slice(0, 60)],
  )
  if (unknown.length === 0) return
  const issues = unknown.slice(0, 10).map((name) => ({ message: 'There is no such field', path: [name] }))
  const message = 'A field is not known here.'
  throw new ORPCError('BAD_REQUEST', { message, cause: new ValidationError({ message, issues, data: undefined }) })
}
