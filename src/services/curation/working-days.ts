/** Days as YYYY-MM-DD. Monday to Friday; public holidays are not counted out, and the pages say so. */

/** The day it is where the staff sit: a correction filed at 23:00 in Hà Nội belongs to that day. */
export function dayOf(moment: Date, timeZone = 'Asia/Ho_Chi_Minh'): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment)
}

/** The day by which `count` whole working days have passed since `day`. */
export function addWorkingDays(day: string, count: number): string {
  let at = dayNumber(day)
  for (let left = count; left > 0;) {
    at += 1
    if (isWorking(at)) left -= 1
  }
  return new Date(at * DAY_MS).toISOString().slice(0, 10)
}

/** Working days after `from` up to and with `to`: from Friday to the next Monday it is one. Never negative. */
export function workingDaysBetween(from: string, to: string): number {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  if (last <= first) return 0
  const weeks = Math.floor((last - first) / 7)
  let count = weeks * 5
  for (let at = first + weeks * 7 + 1; at <= last; at++) if (isWorking(at)) count += 1
  return count
}

const DAY_MS = 86_400_000

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

/** 1 January 1970 was a Thursday. */
function isWorking(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday !== 0 && weekday !== 6
}
