import { distance } from 'fastest-levenshtein'
import type { Address } from './address.ts'

/** `unsure`: one gives the number of the park and the other does not. `part`: one name is part of the other. */
export type ZoneAgreement = 'same' | 'part' | 'unsure' | 'different'

export function compareZones(left: Pick<Address, 'zone' | 'park_id'>, right: Pick<Address, 'zone' | 'park_id'>): ZoneAgreement {
  if (left.zone === right.zone) return 'same'
  if (left.park_id !== null && right.park_id !== null) return 'different'
  const a = partsOf(left.zone ?? '')
  const b = partsOf(right.zone ?? '')
  if (!isSameName(a.words, b.words)) return isPartOf(a.words, b.words) || isPartOf(b.words, a.words) ? 'part' : 'different'
  if (a.number === b.number) return 'same'
  // The first park of a family is often written without its number.
  if ((a.number ?? '1') === (b.number ?? '1')) return 'same'
  return a.number === null || b.number === null ? 'unsure' : 'different'
}

function partsOf(zone: string): { readonly words: readonly string[]; readonly number: string | null } {
  const words = zone.split('-')
  const number = /^\d+[a-c]?$|^[a-c]\d$/.test(words.at(-1) ?? '') ? words.pop()! : null
  return { words, number }
}

function isSameName(left: readonly string[], right: readonly string[]): boolean {
  const a = left.join('')
  const b = right.join('')
  return a === b || (Math.min(a.length, b.length) >= 8 && Math.abs(a.length - b.length) <= 1 && distance(a, b) <= 1)
}

function isPartOf(short: readonly string[], long: readonly string[]): boolean {
  return short.every((word) => long.includes(word))
}
