import type { Language } from '../../domain/vocabulary.ts'
import { formatDate } from './number.ts'

const TIME_ZONE = 'Asia/Ho_Chi_Minh'
const parts = new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, dateStyle: 'short' })
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, timeStyle: 'short' })

/** A moment of the API as day and time in Viet Nam: "22 Nov 2026, 20:41". The same on the server as in the browser. */
export function formatMoment(moment: string, lang: Language): string {
  const date = new Date(moment)
  return `${formatDate(parts.format(date), lang)}, ${clock.format(date)}`
}
