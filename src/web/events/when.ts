import type { Language } from '../../domain/vocabulary.ts'
import { formatDate } from '../format/number.ts'

/** From the first day to the last; one day is written once. */
export function formatDays(first: string, last: string, lang: Language): string {
  return first === last ? formatDate(first, lang) : `${formatDate(first, lang)} – ${formatDate(last, lang)}`
}

/** "09:00" of a moment the API wrote with the offset of Viet Nam. */
export function clockOf(moment: string): string {
  return moment.slice(11, 16)
}

interface Timed {
  readonly day: string
}

/** By day, in the order given. */
export function byDay<T extends Timed>(slots: readonly T[]): { day: string; slots: T[] }[] {
  return Object.entries(Object.groupBy(slots, (slot) => slot.day)).map(([day, found]) => ({ day, slots: found ?? [] }))
}
