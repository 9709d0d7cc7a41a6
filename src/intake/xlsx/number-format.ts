/** What a number format makes of a number, as far as an import must know. */
export type NumberKind = { readonly kind: 'general' | 'date' | 'time' | 'percent' } | { readonly kind: 'digits'; readonly width: number }

const GENERAL: NumberKind = { kind: 'general' }

/** ECMA-376 18.8.30, with the date formats that Chinese, Japanese and Korean Excel put at 27–36 and 50–58. */
export function builtInKind(id: number): NumberKind {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return { kind: 'date' }
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56) return { kind: 'time' }
  if (id === 9 || id === 10) return { kind: 'percent' }
  return GENERAL
}

export function formatKind(code: string): NumberKind {
  // Only the part for positive numbers; texts, escaped letters, colours and conditions are no format letters.
  const bare = (code.split(';')[0] ?? '')
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replaceAll(/general/gi, '')
  if (/^0{2,20}$/.test(bare)) return { kind: 'digits', width: bare.length }
  if (bare.includes('%')) return { kind: 'percent' }
  if (/[ydg年月日]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare))) return { kind: 'date' }
  return /[hs]/i.test(bare) ? { kind: 'time' } : GENERAL
}

const DAY_MS = 86_400_000
const LAST_SERIAL = 2_958_465

/** A spreadsheet's day number as ISO text; undefined when it is none. */
export function serialToIso(serial: number, from1904: boolean): string | undefined {
  const days = from1904 ? serial + 1462 : serial
  if (!(days >= 1) || days > LAST_SERIAL + 1) return undefined
  // Excel counts a 29 February 1900 that never was.
  const epoch = Date.UTC(1899, 11, days < 61 ? 31 : 30)
  const date = new Date(epoch + Math.round(days * 86_400) * 1000)
  const iso = date.toISOString()
  return date.getTime() % DAY_MS === 0 ? iso.slice(0, 10) : iso.slice(0, 16)
}

export function fractionToTime(fraction: number): string {
  const minutes = Math.round(fraction * 1440)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
