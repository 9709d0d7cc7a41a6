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
  // A session that the library makes out of another one brings what was found for that one.
  const before = userAgent.split(', ')
  const found = [BROWSERS, SYSTEMS]
    .map((list) => list.find(([name, pattern]) => before.includes(name) || pattern.test(userAgent))?.[0])
    .filter((name) => name !== undefined)
  return found.length === 0 ? null : found.join(', ')
}
