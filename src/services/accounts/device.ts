const BROWSERS = [
  ['Edge', /Edg\//],
  ['Cốc Cốc', /coc_coc_browser/],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox\/|FxiOS/],
  ['Chrome', /Chrome\/|CriOS/],
  ['Safari', /Safari\//],
] as const

const SYSTEMS = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** Enough for a person to know their own browser again, too little to know a person by. */
export function deviceOf(userAgent: string): string | null {
  const found = [BROWSERS, SYSTEMS]
    .map((list) => list.find(([, pattern]) => pattern.test(userAgent))?.[0])
    .filter((name) => name !== undefined)
  return found.length === 0 ? null : found.join(', ')
}
