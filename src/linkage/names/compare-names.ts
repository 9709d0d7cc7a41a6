import { distance } from 'fastest-levenshtein'
import { alignNames } from './align-names.ts'
import type { Agreement, AlignedToken, Name, NameComparison, NameLevel, TokenStatistics } from './name.ts'
import { isSoftPlace } from './tokens.ts'

const FLOORS: readonly (readonly [NameLevel, number])[] = [
  ['exact', 0.995],
  ['same', 0.9],
  ['near', 0.75],
  ['similar', 0.55],
  ['weak', 0.35],
]

const NOTHING: NameComparison = {
  similarity: 0,
  exact_core: false,
  level: null,
  numbers: 'none',
  places: 'none',
  units: 'none',
  legal_form: 'none',
  sisters: false,
  renamed: false,
  left: null,
  right: null,
  aligned: [],
}

/** The best of all pairs of names. */
export function compareNames(a: readonly Name[], b: readonly Name[], tokens: TokenStatistics): NameComparison {
  if (a.length === 1 && b.length === 1) return describe(a[0]!, b[0]!, tokens)
  let best: readonly [Name, Name] | undefined
  let similarity = -1
  for (const left of a) {
    for (const right of b) {
      const score = scorePair(left, right, tokens, null)
      if (score > similarity) [similarity, best] = [score, [left, right]]
    }
  }
  return best ? describe(best[0], best[1], tokens) : NOTHING
}

function describe(left: Name, right: Name, tokens: TokenStatistics): NameComparison {
  const aligned: AlignedToken[] = []
  const similarity = scorePair(left, right, tokens, aligned)
  return {
    similarity,
    exact_core: sameCore(left, right),
    level: FLOORS.find(([, floor]) => similarity >= floor)?.[0] ?? 'different',
    numbers: agreement(left.numbers, right.numbers),
    places: agreement(left.places, right.places),
    units: unitAgreement(left.unit, right.unit),
    legal_form: unitAgreement(left.legal_form, right.legal_form),
    sisters: sisterDiffers(left, right),
    renamed: left.kind === 'renamed' || right.kind === 'renamed',
    left: left.text,
    right: right.text,
    aligned,
  }
}

/** 0 to 1: weight of the words that found their fellow, lowered by what tells firms apart. */
function scorePair(a: Name, b: Name, tokens: TokenStatistics, aligned: AlignedToken[] | null): number {
  const found = alignNames(a, b, tokens, aligned)
  let score = found.total === 0 ? 0 : found.matched / found.total
  const [left, right] = found.leftOver
  if (left > 0 && right > 0) score *= 0.85
  if (found.firstDiffers) score *= 0.75
  if (!found.distinctive && left + right > 0) score = Math.min(score, 0.8)
  if (score < 0.97) score = Math.max(score, spacing(a, b), initials(a, b))
  score = Math.min(score, ceiling(a, b))
  // Two brackets alike name a common brand or parent more often than one firm.
  if (a.kind === 'bracket' && b.kind === 'bracket') score = Math.min(score, 0.85)
  return score
}

/** The most two names can be alike that differ in a mark of their own. */
function ceiling(a: Name, b: Name): number {
  let most = 1
  const numbers = agreement(a.numbers, b.numbers)
  if (numbers === 'conflict') most = 0.6
  else if (numbers === 'one_sided') most = 0.88
  const places = agreement(a.places, b.places)
  if (places === 'conflict') most = Math.min(most, 0.6)
  else if (places === 'one_sided') most = Math.min(most, onlySoft(a, b) ? 0.97 : 0.86)
  if (sisterDiffers(a, b)) most = Math.min(most, 0.8)
  if (groupDiffers(a, b)) most = Math.min(most, 0.88)
  // Each alone is often left out of a registered name; both at once are more often a parent and its child.
  if (places === 'one_sided' && kindDiffers(a, b, 'group')) most = Math.min(most, 0.9)
  // A change of name suggests, an address or a tax code proves.
  if (a.kind === 'renamed' || b.kind === 'renamed') most = Math.min(most, 0.9)
  return most
}

function spacing(a: Name, b: Name): number {
  const [short, long] = a.compact.length <= b.compact.length ? [a.compact, b.compact] : [b.compact, a.compact]
  if (short.length < 6 || a.core.length === b.core.length) return 0
  if (short === long) return 0.98
  if (short.length < 10 || long.length - short.length > 2 || short[0] !== long[0]) return 0
  const steps = distance(short, long)
  return steps <= 2 ? 0.95 - 0.04 * steps : 0
}

/** TSMC and "Taiwan Semiconductor Manufacturing Co.": worth a look, never proof. */
function initials(a: Name, b: Name): number {
  return standsFor(a, b) || standsFor(b, a) ? 0.78 : 0
}

function standsFor(short: Name, long: Name): boolean {
  const word = short.core[0]!
  return (
    short.core.length === 1 &&
    word.length >= 3 &&
    word.length <= 6 &&
    long.core.length >= 3 &&
    short.kinds[0] === 'distinct' &&
    long.initials.startsWith(word)
  )
}

function sameCore(a: Name, b: Name): boolean {
  return a.core.length === b.core.length && a.core.every((token, i) => token === b.core[i])
}

function agreement(a: readonly string[], b: readonly string[]): Agreement {
  if (a.length === 0 && b.length === 0) return 'none'
  const more = a.some((item) => !b.includes(item))
  const fewer = b.some((item) => !a.includes(item))
  if (more && fewer) return 'conflict'
  return more || fewer ? 'one_sided' : 'agree'
}

function unitAgreement(a: string | null, b: string | null): Agreement {
  if (a === null && b === null) return 'none'
  if (a === null || b === null) return 'one_sided'
  return a === b ? 'agree' : 'conflict'
}

function onlySoft(a: Name, b: Name): boolean {
  return (
    a.places.every((place) => b.places.includes(place) || isSoftPlace(place)) &&
    b.places.every((place) => a.places.includes(place) || isSoftPlace(place))
  )
}

function sisterDiffers(a: Name, b: Name): boolean {
  return kindDiffers(a, b, 'sister')
}

/** One is "X Group", the other "X Holdings": two firms of one group. One word more or less is the same firm. */
function groupDiffers(a: Name, b: Name): boolean {
  return a.kinds.includes('group') && b.kinds.includes('group') && kindDiffers(a, b, 'group')
}

function kindDiffers(a: Name, b: Name, kind: 'sister' | 'group'): boolean {
  return (
    a.core.some((token, i) => a.kinds[i] === kind && !b.core.includes(token)) ||
    b.core.some((token, i) => b.kinds[i] === kind && !a.core.includes(token))
  )
}
