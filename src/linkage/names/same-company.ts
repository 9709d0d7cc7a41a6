import type { NameComparison } from './name.ts'

/** Fixed on one half of a labelled list; the other half is for checking. */
export const SAME_COMPANY = 0.93

/** Whether two names alone, without address, tax code or telephone, are enough to say: one company. */
export function isSameCompanyByName(comparison: NameComparison): boolean {
  return (
    comparison.similarity >= SAME_COMPANY && comparison.numbers !== 'conflict' && comparison.places !== 'conflict' && !comparison.sisters
  )
}
