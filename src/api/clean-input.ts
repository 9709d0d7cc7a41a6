import { cleanText } from './clean-text.ts'

/** Secrets are what they are, sign by sign. */
const AS_IT_IS = new Set(['password', 'new_password', 'token', 'key', 'cursor'])
const DEEPEST = 12

/**
 * Every text that comes in, before it is checked: without the signs nobody sees, which turn the reading direction, hide words in
 * words, or carry a second text for machines. So nothing that is stored holds them. What is no plain text (files) stays.
 */
export function cleanInput(input: unknown, depth = 0): unknown {
  if (typeof input === 'string') return cleanText(withoutUnseen(input))
  if (depth >= DEEPEST && typeof input === 'object') return null
  if (Array.isArray(input)) return input.map((each) => cleanInput(each, depth + 1))
  if (!isPlain(input)) return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, AS_IT_IS.has(key) ? value : cleanInput(value, depth + 1)]))
}

/** All of Unicode's format characters: bidi controls, zero-width signs, soft hyphens, tags. */
function withoutUnseen(text: string): string {
  return text.replaceAll(/\p{Cf}/gu, '')
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object') return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
